import {
  knowsDirective,
  linesKnowing,
  nearestDirective,
  patchKnowing,
} from '../../../lib/core/catalog/directive-lookup';
import { DIRECTIVES } from '../../../lib/core/catalog/directives';
import { REDIS_LINES, VALKEY_LINES } from '../../support/lines';

describe('the table of directives', () => {
  const names = DIRECTIVES.map((fact) => fact.name);

  test('is sorted by name and contains each name once', () => {
    expect(names).toEqual([...new Set(names)].sort());
  });

  test('contains only lower-case names, as in redis.conf', () => {
    expect(names.filter((name) => !/^[a-z][a-z0-9_-]*$/.test(name))).toEqual([]);
  });

  test('gives each directive an engine, and a first line that is not after the last', () => {
    expect(DIRECTIVES.filter(({ redis, valkey }) => redis === undefined && valkey === undefined)).toEqual([]);
    for (const { name } of DIRECTIVES) {
      for (const engine of ['redis', 'valkey'] as const) {
        const lines = linesKnowing(engine, name);
        if (lines === undefined) continue;
        const { since, until = since } = lines;
        expect([name, `${since} ${until}`]).toEqual([name, expect.stringMatching(/^\d+\.\d+ \d+\.\d+$/)]);
        expect([name, knowsDirective(engine, since, name)]).toEqual([name, true]);
        expect([name, knowsDirective(engine, until, name)]).toEqual([name, true]);
      }
    }
  });

  test.each([
    ['redis', '2.8', 66],
    ['redis', '6.2', 176],
    ['redis', '7.0', 204],
    ['redis', '8.6', 235],
    ['redis', '8.10', 249],
    ['valkey', '7.2', 211],
    ['valkey', '9.1', 264],
  ] as const)('gives %s %s as many directives as its parser accepts', (engine, line, count) => {
    expect(names.filter((name) => knowsDirective(engine, line, name))).toHaveLength(count);
  });

  test('does not contain directives of a sentinel or a debug build', () => {
    expect(names).not.toContain('sentinel');
    expect(names).not.toContain('req-res-logfile');
  });
});

describe('the lines that have a directive', () => {
  test.each([
    ['slaveof', '2.8'],
    ['client-output-buffer-limit', '2.8'],
    ['cluster-enabled', '3.0'],
    ['protected-mode', '3.2'],
    ['loadmodule', '4.0'],
    ['replicaof', '5.0'],
    ['masteruser', '6.0'],
    ['aclfile', '6.0'],
    ['io-threads', '6.0'],
    ['tls-port', '6.0'],
    ['appenddirname', '7.0'],
    ['shutdown-timeout', '7.0'],
    ['maxmemory-clients', '7.0'],
    ['hide-user-data-from-log', '7.4'],
    ['vset-force-single-threaded-execution', '8.2'],
    ['lookahead', '8.4'],
    ['tls-auth-clients-user', '8.6'],
    ['slowlog-entry-max-argc', '8.8'],
    ['backup-sealed-ttl', '8.10'],
  ])('begin for %s with Redis %s', (name, since) => {
    expect(linesKnowing('redis', name)).toEqual({ since });
    const at = REDIS_LINES.indexOf(since);
    expect(REDIS_LINES.filter((line) => knowsDirective('redis', line, name))).toEqual(REDIS_LINES.slice(at));
  });

  test.each([
    ['slaveof', '7.2'],
    ['primaryauth', '8.0'],
    ['import-mode', '8.1'],
    ['cluster-databases', '9.0'],
    ['hash-seed', '9.1'],
  ])('begin for %s with Valkey %s', (name, since) => {
    expect(linesKnowing('valkey', name)).toEqual({ since });
    const at = VALKEY_LINES.indexOf(since);
    expect(VALKEY_LINES.filter((line) => knowsDirective('valkey', line, name))).toEqual(
      VALKEY_LINES.slice(at),
    );
  });

  test('end where the server removed the directive', () => {
    expect(linesKnowing('redis', 'gopher-enabled')).toEqual({ since: '6.0', until: '6.2' });
    expect(knowsDirective('redis', '6.2', 'gopher-enabled')).toBe(true);
    expect(knowsDirective('redis', '7.0', 'gopher-enabled')).toBe(false);
  });

  test('depend on the engine', () => {
    expect(linesKnowing('redis', 'primaryauth')).toBeUndefined();
    expect(linesKnowing('valkey', 'replica-full-sync-buffer-limit')).toBeUndefined();
  });

  test('are undefined for a name that no line has, even a property of every object', () => {
    expect(linesKnowing('redis', 'xyzzy')).toBeUndefined();
    expect(linesKnowing('redis', 'constructor')).toBeUndefined();
  });
});

describe('whether a line has a directive', () => {
  test('compares lines as numbers, so that 8.10 comes after 8.4', () => {
    expect(knowsDirective('redis', '8.10', 'lookahead')).toBe(true);
    expect(knowsDirective('redis', '8.2', 'lookahead')).toBe(false);
  });

  test('uses the newest line of the table for a newer line', () => {
    expect(knowsDirective('redis', '99.0', 'maxmemory')).toBe(true);
    expect(knowsDirective('redis', '99.0', 'gopher-enabled')).toBe(false);
    expect(knowsDirective('valkey', '10.0', 'hash-seed')).toBe(true);
  });

  test('ignores upper and lower case, like the server', () => {
    expect(knowsDirective('redis', '7.0', 'MaxMemory')).toBe(true);
  });
});

describe('whether a patch release has a directive', () => {
  test.each([
    ['redis', '2.8.17', 'repl-diskless-sync', false],
    ['redis', '2.8.18', 'repl-diskless-sync', true],
    ['redis', '5.0.10', 'ignore-warnings', false],
    ['redis', '5.0.11', 'ignore-warnings', true],
    ['redis', '6.0.9', 'ignore-warnings', false],
    ['redis', '6.2.0', 'ignore-warnings', true],
    ['valkey', '8.1.3', 'lua-enable-insecure-api', false],
    ['valkey', '8.1.4', 'lua-enable-insecure-api', true],
    ['valkey', '9.0.0', 'lua-enable-insecure-api', true],
  ] as const)('is, for %s %s and %s: %p', (engine, version, name, known) => {
    expect(knowsDirective(engine, version, name)).toBe(known);
  });

  test('is, for a line, the same as for its newest patch release', () => {
    expect(knowsDirective('redis', '2.8', 'repl-diskless-sync')).toBe(true);
    expect(knowsDirective('redis', '6.2', 'lua-enable-deprecated-api')).toBe(true);
  });

  test('is false for a line that was past its end of life when other lines got the directive', () => {
    expect(knowsDirective('redis', '7.0', 'lua-enable-deprecated-api')).toBe(false);
    expect(knowsDirective('redis', '7.0.15', 'lua-enable-deprecated-api')).toBe(false);
    expect(knowsDirective('redis', '7.2', 'lua-enable-deprecated-api')).toBe(true);
  });

  test('comes with the first patch release that has it, of this line or of the next one', () => {
    expect(patchKnowing('redis', '2.8.17', 'repl-diskless-sync')).toBe('2.8.18');
    expect(patchKnowing('redis', '7.2.4', 'lua-enable-deprecated-api')).toBe('7.2.11');
    expect(patchKnowing('redis', '7.0', 'lua-enable-deprecated-api')).toBe('7.2.11');
    expect(patchKnowing('redis', '7.0', 'hz')).toBeUndefined();
  });

  test('uses patch releases of the lines that have the directive, each line once', () => {
    for (const { name, patches } of DIRECTIVES) {
      for (const engine of ['redis', 'valkey'] as const) {
        const given = (patches?.[engine] ?? []).map((patch) => patch.split('.').slice(0, 2).join('.'));
        expect([name, given]).toEqual([name, [...new Set(given)]]);
        const { since = '' } = linesKnowing(engine, name) ?? {};
        const lines = engine === 'redis' ? REDIS_LINES : VALKEY_LINES;
        expect([name, given.filter((line) => lines.indexOf(line) < lines.indexOf(since))]).toEqual([
          name,
          [],
        ]);
      }
    }
  });
});

describe('the nearest directive', () => {
  test.each([
    ['maxmemmory', 'maxmemory'],
    ['MAXMEMORY-POLCIY', 'maxmemory-policy'],
    ['apendonly', 'appendonly'],
    ['tiemout', 'timeout'],
    ['client-output-buffer-limits', 'client-output-buffer-limit'],
    ['maxmemory', 'maxmemory'],
  ])('to %s is %s', (given, nearest) => {
    expect(nearestDirective('redis', '7.0', given)).toBe(nearest);
  });

  test('is a command of the line', () => {
    expect(nearestDirective('redis', '7.0', 'replicof')).toBe('replicaof');
    expect(nearestDirective('redis', '4.0', 'replicof')).toBeUndefined();
    expect(nearestDirective('valkey', '8.0', 'primaryaut')).toBe('primaryauth');
  });

  test('is the first in the alphabet if several are equally near', () => {
    expect(nearestDirective('redis', '7.4', 'bio.cpulist')).toBe('bio-cpulist');
    expect(nearestDirective('redis', '7.2', 'bio.cpulist')).toBe('bio_cpulist');
  });

  test('is undefined if every name differs by more than two letters and a third of the name', () => {
    expect(nearestDirective('redis', '7.0', 'frobnicate')).toBeUndefined();
    expect(nearestDirective('redis', '7.0', 'completely-different-words')).toBeUndefined();
    expect(nearestDirective('redis', '7.0', 'logxxxl')).toBeUndefined();
  });
});
