import { Flavor } from '../../../../lib/core/catalog/flavor';
import { EvictionPolicy, FsyncPolicy, RemovalPolicy } from '../../../../lib/core/catalog/policies';
import { RedisVersion } from '../../../../lib/core/catalog/redis-version';
import { UserManagement } from '../../../../lib/core/catalog/user-management';
import { ValkeyVersion } from '../../../../lib/core/catalog/valkey-version';
import { resolveRedis } from '../../../../lib/core/resolve/constructs/resolve-redis';
import type { RedisServerProps } from '../../../../lib/core/resolve/redis-server-props';
import type { VersionDefaults } from '../../../../lib/core/resolve/version-and-flavor';
import { CONTEXT, UNKNOWN } from '../../../support/core';

function ids(props: RedisServerProps, defaults: VersionDefaults = {}): string[] {
  return resolveRedis(props, defaults, CONTEXT).problems.map(({ id }) => id);
}

function versionOf(props: RedisServerProps, defaults: VersionDefaults = {}): string {
  const { version, flavor } = resolveRedis(props, defaults, CONTEXT).spec;
  return `${version.line}${flavor.suffix}`;
}

describe('a server without props', () => {
  test('is durable, protected, bounded and not published', () => {
    const { spec, problems } = resolveRedis({}, {}, CONTEXT);
    expect(problems).toEqual([]);
    expect(spec).toEqual({
      version: RedisVersion.DEFAULT,
      flavor: Flavor.AOF_AND_RDB,
      memoryMebibytes: 512,
      maxMemoryBytes: 321912832,
      evictionPolicy: EvictionPolicy.NO_EVICTION,
      savePoints: [
        { seconds: 900, changes: 1 },
        { seconds: 300, changes: 10 },
        { seconds: 60, changes: 10000 },
      ],
      fsyncPolicy: FsyncPolicy.EVERYSEC,
      idleTimeoutSeconds: 0,
      directives: [],
      users: [],
      defaultUser: true,
      userManagement: UserManagement.MANAGED,
      removalPolicy: RemovalPolicy.PROTECT,
      acceptDataLossOnFlavorChange: false,
      extraLogins: [],
      drillTarget: false,
      copies: 1,
      startupTimeoutSeconds: 300,
      stopGraceSeconds: 60,
    });
    expect(Object.isFrozen(spec)).toBe(true);
  });
});

describe('the version and flavor of a server', () => {
  test.each([
    [{ versionString: '4.0-nordb' }, { versionString: '7.0' }, '4.0-nordb'],
    [{}, { versionString: '7.0' }, '7.0'],
    [{ version: RedisVersion.V6_2 }, { versionString: '7.0-nordb' }, '6.2-nordb'],
    [{ flavor: Flavor.MEMORY_ONLY }, { versionString: '7.0' }, '7.0-nordb'],
    [{}, { version: RedisVersion.V5_0, flavor: Flavor.RDB_ONLY }, '5.0'],
    [{ flavor: Flavor.AOF_AND_RDB }, { version: RedisVersion.V5_0, flavor: Flavor.RDB_ONLY }, '5.0-aof'],
  ])('are, for the props %j and the defaults %j, %s', (props, defaults, expected) => {
    expect(versionOf(props, defaults)).toBe(expected);
  });
});

describe('the numbers of a server', () => {
  test.each([
    ['idleTimeoutSeconds', [0, 2147483647], [-1, 2147483648, 0.5]],
    ['startupTimeoutSeconds', [10, 86400], [9, 86401]],
    ['stopGraceSeconds', [15, 3600], [14, 3601]],
  ] as const)('%s end at the limits of their range', (prop, inside, outside) => {
    for (const value of inside) expect(ids({ [prop]: value })).toEqual([]);
    for (const value of outside) expect(ids({ [prop]: value })).toEqual(['bad-number']);
  });
});

describe('the settings of a server that contradict each other', () => {
  test.each<[RedisServerProps, string[]]>([
    [{ versionString: '9.9-aof' }, ['version-not-in-catalog']],
    [{ versionString: '2.6' }, ['unknown-version']],
    [{ version: RedisVersion.of('7.1') }, ['unknown-version']],
    [{ version: RedisVersion.of('8.44') }, ['version-not-in-catalog']],
    [{ version: ValkeyVersion.of('8.2') }, ['unknown-version']],
    [{ version: ValkeyVersion.of('7.0') }, ['unknown-version']],
    [{ acceptDataLossOnFlavorChange: true }, ['setting-without-effect']],
    [{ versionString: '7.0', flavor: Flavor.RDB_ONLY }, ['version-given-twice']],
    [{ flavor: Flavor.MEMORY_ONLY, savePoints: [] }, ['persistence-contradiction']],
    [{ flavor: Flavor.RDB_ONLY, savePoints: [] }, ['persistence-contradiction']],
    [{ flavor: Flavor.RDB_ONLY, fsyncPolicy: FsyncPolicy.NO }, ['persistence-contradiction']],
    [{ savePoints: [{ seconds: 0, changes: 1 }] }, ['bad-save-point']],
    [{ savePoints: [{ seconds: 2147483648, changes: 1 }] }, ['bad-save-point']],
    [{ savePoints: [{ seconds: 1, changes: 2147483648 }] }, ['bad-save-point']],
    [{ savePoints: [{ seconds: 1.5, changes: 1 }] }, ['bad-save-point']],
    [{ savePoints: [{ seconds: 2147483647, changes: 2147483647 }] }, []],
    [{ version: RedisVersion.V3_2, evictionPolicy: EvictionPolicy.ALLKEYS_LFU }, ['policy-not-in-version']],
    [{ versionString: '4.0-nordb', evictionPolicy: EvictionPolicy.ALLKEYS_LFU }, []],
    [{ plaintextPort: 6379, plaintextHostName: 'a' }, ['plaintext-not-asked-for']],
    [
      { plaintext: true, plaintextPort: 0, plaintextAddress: '0.0.0.0' },
      ['plaintext-exposed', 'host-name-needed', 'bad-port'],
    ],
  ])('are, for %j, the problems %j', (props, expected) => {
    expect(ids(props)).toEqual(expected);
  });

  test('are reported all at once', () => {
    expect(
      ids({
        versionString: '1.0',
        plaintext: true,
        plaintextPort: -1,
        password: 'literal\n',
        image: 'no image',
        idleTimeoutSeconds: -1,
        directives: { save: '1 1', frobnicate: '1', hz: '' },
        name: 'No Name',
      }),
    ).toEqual([
      'unknown-version',
      'plaintext-exposed',
      'bad-port',
      'plaintext-secret',
      'bad-password',
      'bad-image',
      'bad-number',
      'owned-directive',
      'unknown-directive',
      'bad-directive-value',
      'bad-name',
    ]);
  });
});

describe('the password of a server', () => {
  test('is passed on if it is only known at apply, and never if it is a literal', () => {
    expect(resolveRedis({ password: UNKNOWN }, {}, CONTEXT).spec.password).toBe(UNKNOWN);
    expect(resolveRedis({ password: 'a literal' }, {}, CONTEXT).spec.password).toBeUndefined();
  });
});

describe('the image of a server', () => {
  test('is passed on if it is only known at apply', () => {
    const { spec, problems } = resolveRedis({ image: UNKNOWN }, {}, CONTEXT);
    expect(spec.image).toBe(UNKNOWN);
    expect(problems).toEqual([]);
  });
});
