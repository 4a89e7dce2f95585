import { RedisService } from '../../lib';
import { resolveRedis } from '../../lib/core/resolve/constructs/resolve-redis';
import { createLogins, given } from '../../lib/stack/logins';
import { CONTEXT, EXPORTER_LOGIN } from '../support/core';
import { problemIds } from '../support/problems';
import { variable } from '../support/stacks';
import { synth } from '../support/synth';

describe('the passwords of a server', () => {
  test('are three from Redis 6.0: for clients, replicas and health checks', () => {
    const { inventory } = synth((stack) => new RedisService(stack, 'Redis', { versionString: '6.0' }));
    expect(inventory.filter((resource) => resource.startsWith('random_'))).toEqual([
      'random_password Redis/Password',
      'random_password Redis/ProbePassword',
      'random_password Redis/ReplicationPassword',
    ]);
  });

  test('are one and the same below Redis 6.0', () => {
    const { inventory } = synth((stack) => new RedisService(stack, 'Redis', { versionString: '5.0' }));
    expect(inventory.filter((resource) => resource.startsWith('random_'))).toEqual([
      'random_password Redis/Password',
    ]);
  });

  test.each(['5.0', '6.0'])(
    'are one more for a further login of the library, if Redis %s has users',
    (versionString) => {
      const { spec } = resolveRedis({ versionString }, { extraLogins: [EXPORTER_LOGIN] }, CONTEXT);
      const { inventory } = synth((stack) => {
        const { extra, client } = createLogins(stack, spec);
        const login = extra.get('exporter');
        expect(login?.username).toBe(versionString === '5.0' ? undefined : 'exporter');
        expect(login?.password.label).toBe(versionString === '5.0' ? 'password' : 'exporter password');
        expect(login?.password === client.password).toBe(versionString === '5.0');
      });
      expect(inventory.includes('random_password ExporterPassword')).toBe(versionString === '6.0');
    },
  );

  test('include one for each declared user by name, and none for the default user if it is off', () => {
    const { inventory } = synth(
      (stack) =>
        new RedisService(stack, 'Redis', { defaultUser: false, users: [{ name: 'app' }, { name: 'a.b-c' }] }),
    );
    expect(inventory.filter((resource) => resource.startsWith('random_'))).toEqual([
      'random_password Redis/ProbePassword',
      'random_password Redis/ReplicationPassword',
      'random_password Redis/UserPassword-a.b-c',
      'random_password Redis/UserPassword-app',
    ]);
  });

  test('stay the same if the order of users changes', () => {
    const addressIn = (...names: string[]) =>
      synth((stack) => new RedisService(stack, 'Redis', { users: names.map((name) => ({ name })) })).address(
        'random_password',
        'Redis/UserPassword-app',
      );
    expect(addressIn('app', 'other')).toBe(addressIn('third', 'app'));
  });

  test('are created for invalid user names too, so that the names can be reported', () => {
    const users = ['a/b', 'a--b', 'a b', '', '${TfToken[TOKEN.999999]}', '\ud800', '\ud801'].map((name) => ({
      name,
    }));
    const taken = problemIds((stack) => new RedisService(stack, 'Redis', { users }));
    expect(taken).toEqual(Array(6).fill('bad-user-name'));
  });

  test('are checked at plan if a declared user has a given password', () => {
    const result = synth(
      (stack) =>
        new RedisService(stack, 'Redis', { users: [{ name: 'app', password: variable(stack, 'it') }] }),
    );
    const { lifecycle } = result.resource('terraform_data', 'Redis/UserPasswordCheck-app');
    expect(lifecycle).toMatchObject({
      precondition: [
        {
          error_message: expect.stringContaining(
            '[test/Redis] The password of app must have at least 16 characters',
          ),
        },
      ],
    });
  });

  test('are 40 letters and digits, which never need escaping', () => {
    const result = synth((stack) => new RedisService(stack, 'Redis'));
    const passwords = [...result.resources('random_password').values()];
    expect(passwords).toEqual(Array(3).fill({ length: 40, special: false }));
  });
});

describe('a given secret', () => {
  test('is marked sensitive, whatever its source', () => {
    const { json } = synth((stack) => {
      stack.addOverride('locals.it', given('password', variable(stack, 'it')).reveal());
    });
    expect(json.locals).toEqual({ it: '${sensitive(var.it)}' });
  });

  test('is never a literal', () => {
    expect(given('password', 'canary-value').reveal()).toBe('');
  });
});
