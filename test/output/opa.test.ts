import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { TerraformVariable } from 'cdktf';
import {
  DockerPlatform,
  Flavor,
  RedisService,
  type RedisServiceProps,
  RedisVersion,
  Replica,
  TlsCertificate,
  TlsTerminator,
} from 'cdktf-redis';
import type { Construct } from 'constructs';
import { run, runOk } from '../e2e/support/process';
import { synth } from '../e2e/support/synth';
import { EXAMPLES, synthExample } from '../support/examples';

jest.setTimeout(60_000);

const POLICY = resolve(__dirname, '../../examples/policies/rego');
const PARAMETERS = join(POLICY, 'parameters.json');

/** The violations in each example. Examples show what is possible, with a version that every machine has. */
const EXAMPLES_DENIED: Readonly<Record<string, readonly string[]>> = {
  'docker-drill': [
    'durable Memory',
    'loss Memory',
    'support Aof',
    'support Memory',
    'support Rdb',
    'support Replica',
  ],
  'docker-memory-only-cache': ['durable Cache', 'loss Cache', 'support Cache'],
  'docker-own-certificate': ['certificate Tls', 'support Redis'],
  'docker-plaintext-and-tls': ['loss Redis', 'support Redis'],
  'docker-policy': ['support Redis'],
  'docker-replica-over-tls': ['support Primary', 'support Replica'],
  'docker-users': ['support Redis'],
  'kubernetes-quickstart': [],
  'kubernetes-replicas': [],
  quickstart: [],
};

interface Violation {
  readonly rule: string;
  readonly path: string;
  readonly msg: string;
}

/** The violations of a review, in the output of `opa eval`. */
async function violations(review: string, parameters = PARAMETERS): Promise<readonly Violation[]> {
  const data = ['--data', join(POLICY, 'redis.rego'), '--data', parameters];
  const out = await runOk('opa', ['eval', '--format', 'raw', ...data, '--input', review, 'data.redis.deny']);
  return JSON.parse(out);
}

/** The violations of a review, as `rule construct`. */
async function denied(review: string, parameters?: string): Promise<string[]> {
  const found = await violations(review, parameters);
  return found.map(({ rule, path }) => `${rule} ${path.replace(/^[^/]+\//, '')}`).sort();
}

describe('the example policy for review.json in Open Policy Agent', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cdktf-redis-opa-'));
  const folders = [folder];

  afterAll(() => {
    for (const each of folders) rmSync(each, { recursive: true });
  });

  /** The review of a stack named `stack`. */
  function reviewOf(build: (stack: Construct) => void): string {
    const stack = synth('stack', build);
    folders.push(dirname(dirname(stack)));
    return join(stack, 'review.json');
  }

  function file(name: string, content: object): string {
    writeFileSync(join(folder, name), JSON.stringify(content));
    return join(folder, name);
  }

  function parametersWith(changes: object): string {
    const { parameters } = JSON.parse(readFileSync(PARAMETERS, 'utf8'));
    return file('parameters.json', { parameters: { ...parameters, ...changes } });
  }

  test('passes `opa check --strict` and `opa fmt`', async () => {
    await runOk('opa', ['check', '--strict', POLICY]);
    expect(await runOk('opa', ['fmt', '--list', POLICY])).toBe('');
  });

  test.each(EXAMPLES)('reports the violations in the example %s', async (example) => {
    const stacks = synthExample(example);
    folders.push(dirname(stacks));
    for (const stack of readdirSync(stacks)) {
      const found = await denied(join(stacks, stack, 'review.json'));
      expect(found).toEqual(EXAMPLES_DENIED[example]);
    }
  });

  test('ends with exit code 1 if it denies something, and with 0 if not', async () => {
    const evaluated = async (review: string) => {
      const args = ['eval', '--fail-defined', '--data', POLICY, '--input', review, 'data.redis.deny[_]'];
      return (await run('opa', args)).code;
    };
    expect(await evaluated(reviewOf((stack) => new RedisService(stack, 'Redis')))).toBe(0);
    const cache = reviewOf((stack) => new RedisService(stack, 'Cache', { flavor: Flavor.MEMORY_ONLY }));
    expect(await evaluated(cache)).toBe(1);
  });

  test('denies plaintext outside of this host, and allows it on this host', async () => {
    const plaintext = (props: RedisServiceProps) =>
      reviewOf((stack) => new RedisService(stack, 'Redis', { plaintext: true, ...props }));
    const everywhere = { plaintextAddress: '0.0.0.0', plaintextHostName: 'redis.example.com' };
    expect(await denied(plaintext({}))).toEqual([]);
    expect(await denied(plaintext(everywhere))).toEqual(['plaintext Redis']);
    expect(await denied(plaintext({ plaintextAddress: '192.0.2.1' }))).toEqual(['plaintext Redis']);
    const platform = new DockerPlatform({ clientNetwork: 'apps' });
    expect(await denied(plaintext({ platform }))).toEqual(['plaintext Redis']);
  });

  test('denies memory-only services', async () => {
    const review = reviewOf((stack) => new RedisService(stack, 'Cache', { flavor: Flavor.MEMORY_ONLY }));
    expect(await denied(review)).toEqual(['durable Cache', 'loss Cache']);
  });

  test('denies versions past their end of life, patch releases with known bugs, and unknown versions', async () => {
    const review = reviewOf((stack) => {
      for (const version of ['6.0', '7.2.1', '99.0', '8.4'])
        new RedisService(stack, `V${version.replaceAll('.', '-')}`, { version: RedisVersion.of(version) });
    });
    const found = await violations(review);
    expect(found.map(({ msg }) => msg).sort()).toEqual([
      'stack/V6-0 runs Redis 6.0: past its end of life',
      'stack/V7-2-1 runs Redis 7.2.1: a patch release with known bugs',
      'stack/V99-0 runs Redis 99.0: a version that the catalog does not know',
    ]);
  });

  test('denies a loss window above the maximum for primaries, but not for replicas', async () => {
    const review = reviewOf((stack) => {
      const primary = new RedisService(stack, 'Redis', { flavor: Flavor.RDB_ONLY });
      new Replica(stack, 'Replica', { primary, flavor: Flavor.AOF_AND_RDB });
    });
    expect(await denied(review)).toEqual(['loss Redis']);
    expect(await denied(review, parametersWith({ max_loss_seconds: 899 }))).toEqual(['loss Redis']);
    expect(await denied(review, parametersWith({ max_loss_seconds: 900 }))).toEqual([]);
  });

  test('denies certificates that are valid too long, and those whose validity is not known yet', async () => {
    const review = reviewOf((stack) => {
      const service = new RedisService(stack, 'Redis');
      const certificates = {
        Short: TlsCertificate.issued({ validityDays: 90, renewalDays: 30 }),
        Long: TlsCertificate.issued({ validityDays: 825 }),
        Given: given(stack),
      };
      for (const [index, [id, certificate]] of Object.entries(certificates).entries())
        new TlsTerminator(stack, id, { service, certificate, port: 7000 + index });
    });
    expect(await denied(review)).toEqual(['certificate Given', 'certificate Long']);
    expect(await denied(review, parametersWith({ max_certificate_days: 89 }))).toEqual([
      'certificate Given',
      'certificate Long',
      'certificate Short',
    ]);
  });

  test('allows an exception with a reason, for its rule and its construct only', async () => {
    const review = reviewOf((stack) => {
      new RedisService(stack, 'Cache', { flavor: Flavor.MEMORY_ONLY });
      new RedisService(stack, 'Other', { flavor: Flavor.MEMORY_ONLY });
    });
    const excepted = { rule: 'durable', path: 'stack/Cache', reason: 'it is filled from the database' };
    expect(await denied(review, parametersWith({ exceptions: [excepted] }))).toEqual([
      'durable Other',
      'loss Cache',
      'loss Other',
    ]);
    expect(await denied(review, parametersWith({ exceptions: [{ ...excepted, reason: '' }] }))).toHaveLength(
      4,
    );
  });

  test('denies a review of another format, and rules without parameters', async () => {
    const review = reviewOf((stack) => new RedisService(stack, 'Redis'));
    const later = { ...JSON.parse(readFileSync(review, 'utf8')), formatVersion: 2 };
    expect(await denied(file('later.json', later))).toEqual(['format stack']);
    expect(await denied(file('other.json', { services: [] }))).toEqual(['format ']);
    expect(await denied(review, file('nothing.json', {}))).toEqual(
      expect.arrayContaining(
        ['max_certificate_days', 'max_loss_seconds', 'plaintext_audiences', 'support'].map(
          (name) => `parameters ${name}`,
        ),
      ),
    );
  });
});

/** A certificate that is known only at apply. */
function given(stack: Construct): TlsCertificate {
  const value = (name: string) =>
    new TerraformVariable(stack, name, { type: 'string', sensitive: true }).stringValue;
  return TlsCertificate.fromPem({ certificateChain: value('certificate'), privateKey: value('key') });
}
