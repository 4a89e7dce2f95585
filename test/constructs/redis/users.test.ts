import type { TerraformStack } from 'cdktf';
import {
  CommandRule,
  ConnectionOutputs,
  Flavor,
  KeyPattern,
  RedisService,
  type RedisServiceProps,
  Replica,
  type ReplicaProps,
  Review,
  UserManagement,
  ValkeyVersion,
} from '../../../lib';
import { problemIds, verdictOn } from '../../support/problems';
import { serviceWithTls, variable } from '../../support/stacks';
import { type Synthesized, synth } from '../../support/synth';

const CANARY = 'canary-3f9a1c-of-sixteen';

const APP = {
  name: 'app',
  keys: [KeyPattern.readWrite('app:*')],
  channels: ['app:*'],
  commands: [CommandRule.allowCategory('all'), CommandRule.denyCategory('dangerous')],
};
const REPORT = {
  name: 'report',
  keys: [KeyPattern.readOnly('app:*')],
  commands: [CommandRule.allowCategory('read'), CommandRule.allow('ping')],
};

function aclLines(result: Synthesized, path = 'Redis'): string[] {
  return result.file(path, 'users.acl').trimEnd().split('\n');
}

function digest(result: Synthesized, path: string): string {
  return `#\${sha256(${result.address('random_password', path)}.result)}`;
}

describe('declared users', () => {
  test('are in users.acl with their rules and the digests of their passwords', () => {
    const result = synth((stack) => new RedisService(stack, 'Redis', { users: [APP, REPORT] }));
    expect(aclLines(result).slice(3)).toEqual([
      `user app on ${digest(result, 'Redis/UserPassword-app')} resetchannels ~app:* &app:* +@all -@dangerous`,
      `user report on ${digest(result, 'Redis/UserPassword-report')} resetchannels %R~app:* +@read +ping`,
    ]);
  });

  test('work with Valkey', () => {
    const props = { version: ValkeyVersion.V8_1, users: [REPORT] };
    expect(aclLines(synth((stack) => new RedisService(stack, 'Redis', props)))[3]).toMatch(
      /^user report on #\S+ resetchannels %R~app:\* \+@read \+ping$/,
    );
  });

  test('can have patterns that look like Terraform templates', () => {
    const users = [{ name: 'app', keys: [KeyPattern.readWrite('${x}%{y}"\\')], channels: ['a$b'] }];
    expect(aclLines(synth((stack) => new RedisService(stack, 'Redis', { users })))[3]).toContain(
      ' ~$${x}%%{y}"\\ &a$b ',
    );
  });

  test('change nothing if the list is empty', () => {
    const files = [{}, { users: [], defaultUser: true, userManagement: UserManagement.MANAGED }].map(
      (props) => synth((stack) => new RedisService(stack, 'Redis', props)).text,
    );
    expect(files[0]).toBe(files[1]);
  });
});

describe('the password of a declared user', () => {
  test('appears in uploads and outputs only', () => {
    const result = synth((stack) => {
      const service = new RedisService(stack, 'Redis', {
        users: [APP, { ...REPORT, password: variable(stack, 'it') }],
      });
      new ConnectionOutputs(stack, 'app', { service, user: 'app' });
      new ConnectionOutputs(stack, 'report', { service, user: 'report' });
    });
    const { resource, output } = result.json as Record<string, Record<string, Record<string, object>>>;
    const { docker_container, random_password, terraform_data, ...others } = resource;
    expect(JSON.stringify(others)).not.toMatch(/random_password|var\.it/);
    for (const container of Object.values(docker_container)) {
      expect(JSON.stringify({ ...container, upload: undefined })).not.toMatch(/random_password|var\.it/);
    }
    expect(JSON.stringify([docker_container, output])).not.toMatch(/(?<!sensitive\()var\.it/);
    for (const [name, it] of Object.entries(output)) {
      const holds = /random_password|var\.it/.test(JSON.stringify(it));
      expect([name, Object(it).sensitive]).toEqual([name, holds]);
    }
    const checks = Object.keys(terraform_data).filter((name) => !/_(Owner|Revision)_/.test(name));
    expect(checks).toHaveLength(1);
    expect(Object.keys(random_password)).toHaveLength(4);
  });

  test('must not be a literal, and the error does not show it', () => {
    const { error, warnings } = verdictOn(
      (stack) => new RedisService(stack, 'Redis', { users: [{ ...APP, password: CANARY }] }),
    );
    expect(error).toContain('(plaintext-secret)');
    expect(`${error}${warnings}`).not.toContain(CANARY);
  });
});

describe('user management', () => {
  const confOf = (props: RedisServiceProps) =>
    synth((stack) => new RedisService(stack, 'Redis', props)).file('Redis', 'redis.conf');

  test('is in code by default: the server reads a file that it cannot write', () => {
    expect(confOf({})).toContain('\naclfile /etc/cdktf-redis/users.acl\n');
  });

  test('can be at runtime: the server saves users on its data volume', () => {
    expect(confOf({ userManagement: UserManagement.RUNTIME })).toContain('\naclfile /data/users.acl\n');
  });
});

describe('a replica', () => {
  const both =
    (primary: RedisServiceProps, replica: Partial<ReplicaProps> = {}) =>
    (stack: TerraformStack) =>
      new Replica(stack, 'Replica', { primary: new RedisService(stack, 'Redis', primary), ...replica });

  test('has the users, the default user and the user management of its primary, with passwords of its own', () => {
    const result = synth(
      both({ users: [APP, REPORT], defaultUser: false, userManagement: UserManagement.RUNTIME }),
    );
    expect(aclLines(result, 'Replica')[0]).toBe('user default off');
    expect(aclLines(result, 'Replica').slice(3)).toEqual([
      `user app on ${digest(result, 'Replica/UserPassword-app')} resetchannels ~app:* &app:* +@all -@dangerous`,
      `user report on ${digest(result, 'Replica/UserPassword-report')} resetchannels %R~app:* +@read +ping`,
    ]);
    expect(result.file('Replica', 'redis.conf')).toContain('\naclfile /data/users.acl\n');
    expect(result.file('Replica', 'redis.conf')).toContain('\nmasteruser replication\n');
    expect(result.built.credentials.redis.username).toBe('app');
  });

  test('has the users of a replica that it follows', () => {
    const result = synth(
      (stack) => new Replica(stack, 'Further', { primary: both({ users: [APP] })(stack) }),
    );
    expect(aclLines(result, 'Further')[3]).toContain('user app on');
  });

  test('uses the given password of a user of its primary', () => {
    const result = synth((stack) => both({ users: [{ ...APP, password: variable(stack, 'it') }] })(stack));
    for (const path of ['Redis', 'Replica'])
      expect(aclLines(result, path)[3]).toContain('user app on #${sha256(sensitive(var.it))} ');
  });

  test('can have users of its own', () => {
    const primary = { users: [APP], defaultUser: false };
    const own = synth(both(primary, { users: [REPORT], defaultUser: true }));
    expect(aclLines(own, 'Replica').map((line) => line.split(' ')[1])).toEqual([
      'default',
      'replication',
      'probe',
      'report',
    ]);
    expect(problemIds(both(primary, { users: [] }))).toEqual(['no-client-user']);
  });

  test('does not report the problems of its primary again', () => {
    const users = [{ ...APP, commands: [CommandRule.allow('nonsense')] }];
    expect(problemIds(both({ users }))).toEqual(['unknown-command']);
    expect(problemIds(both({ defaultUser: false }))).toEqual(['no-client-user']);
  });

  test('can save users at runtime even if it is memory-only', () => {
    const primary = { flavor: Flavor.RDB_ONLY, userManagement: UserManagement.RUNTIME };
    expect(problemIds(both(primary, { flavor: Flavor.MEMORY_ONLY }))).toEqual([]);
  });
});

describe('the review', () => {
  const usersIn = (props: RedisServiceProps) =>
    [
      ...synth((stack) => {
        serviceWithTls(stack, { redis: props });
        return Review.of(stack).toText();
      }).built.matchAll(/^ +users? +(.*)$/gm),
    ].map(([, users]) => users);

  test('lists the users if there are others than default', () => {
    expect(usersIn({})).toEqual([]);
    const app = 'app: ~app:* &app:* +@all -@dangerous';
    expect(usersIn({ users: [APP] })).toEqual(['default: ~* &* +@all', app]);
    expect(usersIn({ users: [APP], defaultUser: false })).toEqual(['default: off', app]);
    expect(usersIn({ userManagement: UserManagement.RUNTIME })).toEqual([
      'default: ~* &* +@all',
      'users that ACL SAVE writes survive restarts',
    ]);
  });
});
