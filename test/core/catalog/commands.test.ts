import {
  categoriesOf,
  hasSubcommands,
  knowsCommand,
  linesKnowingCommand,
  nearestCommand,
} from '../../../lib/core/catalog/command-lookup';
import { COMMANDS } from '../../../lib/core/catalog/commands';
import { RedisVersion } from '../../../lib/core/catalog/redis-version';
import type { ServerVersion } from '../../../lib/core/catalog/server-version';
import { ValkeyVersion } from '../../../lib/core/catalog/valkey-version';

const redis = (line: string) => RedisVersion.of(line);
const valkey = (line: string) => ValkeyVersion.of(line);

describe('the table of commands', () => {
  const names = COMMANDS.map(({ name }) => name);

  test('is sorted by name and contains each name once', () => {
    expect(names).toEqual([...new Set(names)].sort());
  });

  test('contains names as in rules, and each subcommand together with its command', () => {
    expect(names.filter((name) => !/^[a-z0-9._-]+(\|[a-z0-9._-]+)?$/.test(name))).toEqual([]);
    const heads = names.filter((name) => name.includes('|')).map((name) => name.split('|')[0]);
    expect(heads.filter((head) => !names.includes(head))).toEqual([]);
  });

  test('gives each command an engine, and a first line that is not after the last', () => {
    expect(COMMANDS.filter((fact) => fact.redis === undefined && fact.valkey === undefined)).toEqual([]);
    for (const { name } of COMMANDS) {
      for (const [engine, version] of [
        ['redis', redis],
        ['valkey', valkey],
      ] as const) {
        const lines = linesKnowingCommand(engine, name);
        if (lines === undefined) continue;
        const { since, until = since } = lines;
        expect([name, `${since} ${until}`]).toEqual([name, expect.stringMatching(/^\d+\.\d+ \d+\.\d+$/)]);
        expect([name, knowsCommand(version(since), name)]).toEqual([name, true]);
        expect([name, knowsCommand(version(until), name)]).toEqual([name, true]);
      }
    }
  });

  /** Commands and subcommands that the server of the line answered with; Redis 8.4 and 8.8 were not asked. */
  test.each<[ServerVersion, number, number]>([
    [redis('6.0'), 203, 0],
    [redis('6.2'), 222, 0],
    [redis('7.0'), 240, 126],
    [redis('7.2'), 241, 129],
    [redis('7.4'), 250, 129],
    [redis('8.0'), 265, 129],
    [redis('8.2'), 267, 130],
    [redis('8.6'), 275, 137],
    [redis('8.10'), 301, 148],
    [valkey('7.2'), 241, 129],
    [valkey('8.0'), 241, 132],
    [valkey('8.1'), 242, 137],
    [valkey('9.0'), 254, 142],
    [valkey('9.1'), 257, 142],
  ])('gives %s as many commands and subcommands as it has', (version, commands, subcommands) => {
    const known = names.filter((name) => knowsCommand(version, name));
    const [below, own] = [
      known.filter((name) => name.includes('|')),
      known.filter((name) => !name.includes('|')),
    ];
    expect([own.length, below.length]).toEqual([commands, subcommands]);
  });
});

describe('whether a line has a command', () => {
  test.each([
    ['get', '6.0'],
    ['getex', '6.2'],
    ['fcall', '7.0'],
    ['waitaof', '7.2'],
    ['hexpire', '7.4'],
    ['vadd', '8.0'],
    ['xdelex', '8.2'],
    ['msetex', '8.4'],
    ['hotkeys', '8.6'],
    ['arget', '8.8'],
    ['backup', '8.10'],
  ])('is true for %s since Redis %s', (name, since) => {
    expect(linesKnowingCommand('redis', name)).toEqual({ since });
  });

  test('is false after the server removed it', () => {
    expect(knowsCommand(redis('6.2'), 'stralgo')).toBe(true);
    expect(knowsCommand(redis('7.0'), 'stralgo')).toBe(false);
  });

  test('depends on the engine', () => {
    expect(knowsCommand(valkey('8.1'), 'commandlog')).toBe(true);
    expect(knowsCommand(redis('8.8'), 'commandlog')).toBe(false);
    expect(knowsCommand(valkey('8.0'), 'hexpire')).toBe(false);
  });

  test('uses the newest line of the table for a newer line', () => {
    expect(knowsCommand(redis('99.0'), 'backup')).toBe(true);
    expect(knowsCommand(redis('99.0'), 'stralgo')).toBe(false);
  });

  test('is false for a property of every object', () => {
    expect(knowsCommand(redis('7.0'), 'constructor')).toBe(false);
  });
});

describe('subcommands', () => {
  test('are those of commands with subcommands, since 7.0', () => {
    expect(hasSubcommands(redis('7.0'), 'config')).toBe(true);
    expect(hasSubcommands(redis('7.0'), 'get')).toBe(false);
    expect(hasSubcommands(redis('6.2'), 'config')).toBe(false);
    expect(knowsCommand(valkey('8.0'), 'script|show')).toBe(true);
    expect(knowsCommand(redis('8.0'), 'script|show')).toBe(false);
  });
});

describe('the categories of commands', () => {
  test('are those of Redis 6.0 on every line, plus array since Redis 8.8', () => {
    expect(categoriesOf(redis('6.0'))).toHaveLength(22);
    for (const version of [redis('8.6'), valkey('7.2'), valkey('9.1')])
      expect(categoriesOf(version)).toEqual(categoriesOf(redis('6.0')));
    expect(categoriesOf(redis('8.8'))).toEqual([...categoriesOf(redis('6.0')), 'array']);
  });
});

describe('the nearest command', () => {
  test.each([
    ['mgte', 'mget'],
    ['config|gett', 'config|get'],
    ['get', 'get'],
    ['zrangebyscor', 'zrangebyscore'],
  ])('to %s is %s', (given, nearest) => {
    expect(nearestCommand(redis('7.0'), given)).toBe(nearest);
  });

  test('is a command of the line', () => {
    expect(nearestCommand(redis('7.0'), 'hexpirre')).not.toBe('hexpire');
    expect(nearestCommand(redis('7.4'), 'hexpirre')).toBe('hexpire');
  });
});
