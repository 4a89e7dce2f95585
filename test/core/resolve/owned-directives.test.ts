import { linesKnowing } from '../../../lib/core/catalog/directive-lookup';
import { DIRECTIVES } from '../../../lib/core/catalog/directives';
import { VERSION_FACTS } from '../../../lib/core/catalog/version-facts';
import { Endpoint } from '../../../lib/core/platform/endpoint';
import { redisConf } from '../../../lib/core/render/redis-conf';
import { OWNED_DIRECTIVES } from '../../../lib/core/resolve/owned-directives';
import { generatedLogins, specOf } from '../../support/core';

describe('the directives of the library', () => {
  test('are directives of some line of Redis or Valkey', () => {
    const isUnknown = (name: string) =>
      linesKnowing('redis', name) === undefined && linesKnowing('valkey', name) === undefined;
    expect([...OWNED_DIRECTIVES.keys()].filter(isUnknown)).toEqual([]);
  });

  test('contain every other name of one of them', () => {
    const others = [...OWNED_DIRECTIVES].flatMap(([name, instead]) =>
      [
        name.replace('slave', 'replica'),
        name.replace('replica', 'slave'),
        name.replace(/^master(?=auth|user)/, 'primary'),
      ]
        .filter((other) => DIRECTIVES.some((fact) => fact.name === other))
        .map((other) => [other, instead]),
    );
    expect(others).toEqual(others.map(([other]) => [other, OWNED_DIRECTIVES.get(other)]));
  });

  test.each(['tls-', 'rdma-', 'unixsocket'])('contain all that begin with %s', (prefix) => {
    const names = DIRECTIVES.map(({ name }) => name).filter((name) => name.startsWith(prefix));
    expect(names).not.toEqual([]);
    expect(names.filter((name) => !OWNED_DIRECTIVES.has(name))).toEqual([]);
  });

  test('explain how to take a command from users instead of renaming it', () => {
    expect(OWNED_DIRECTIVES.get('rename-command')).toBe(
      'remove it: to take a command from users, use users with commands (CommandRule), from Redis 6.0',
    );
  });

  test.each(['shutdown-on-sigterm', 'shutdown-on-sigint'])(
    'contain %s, which could make a stop skip the save',
    (name) => {
      expect(OWNED_DIRECTIVES.get(name)).toBe('an orderly stop saves what the flavor promises');
    },
  );

  test('contain everything that the library writes into redis.conf', () => {
    const endpoint = new Endpoint('primary', 6379);
    const written = VERSION_FACTS.flatMap(({ engine, line }) =>
      ['-aof', '', '-nordb'].flatMap((suffix) => {
        const logins = generatedLogins(Number(line) >= 6);
        const conf = redisConf(specOf({ versionString: `${engine}:${line}${suffix}` }), logins, {
          endpoint,
          login: logins.replication,
        });
        return [...conf.toString().matchAll(/^[a-z-]+/gm)].map(([name]) => name);
      }),
    );
    // Users can replace these lines with their own.
    const replaceable = ['client-output-buffer-limit', 'maxmemory-clients'];
    const others = [...new Set(written)].filter((name) => !OWNED_DIRECTIVES.has(name));
    expect(others.sort()).toEqual(replaceable);
  });
});
