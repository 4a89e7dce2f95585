import { Aspects, type TerraformStack, Testing } from 'cdktf';
import * as ts from 'typescript';
import {
  CommandRule,
  KeyPattern,
  MemorySize,
  PolicyRule,
  RedisPolicy,
  RedisService,
  type RedisServiceProps,
  RedisVersion,
  ValkeyVersion,
} from '../lib';
import { parseProblems } from './support/problem-text';
import { messageOf } from './support/problems';
import { checker, membersOf, names } from './support/public-names';
import { newApp, newStack } from './support/synth';

type Build = (stack: TerraformStack, junk: never) => void;

const redis =
  (props: (junk: never) => RedisServiceProps): Build =>
  (stack, junk) =>
    new RedisService(stack, 'It', props(junk));

const command = (rule: (junk: never) => CommandRule) =>
  redis((junk) => ({ users: [{ name: 'app', commands: [rule(junk)] }] }));

const key = (pattern: (junk: never) => KeyPattern) =>
  redis((junk) => ({ users: [{ name: 'app', keys: [pattern(junk)] }] }));

const policy =
  (rule: (junk: never) => PolicyRule): Build =>
  (stack, junk) => {
    new RedisService(stack, 'It');
    Aspects.of(stack).add(new RedisPolicy({ rules: [rule(junk)] }));
  };

/** The factories of value classes, with the kind of problem and the words that name the argument. */
const FACTORIES: Readonly<Record<string, readonly [id: string, named: string, build: Build]>> = {
  'MemorySize.mebibytes': ['bad-memory', 'memory', redis((it) => ({ memory: MemorySize.mebibytes(it) }))],
  'MemorySize.gibibytes': ['bad-memory', 'memory', redis((it) => ({ memory: MemorySize.gibibytes(it) }))],
  'RedisVersion.of': ['unknown-version', 'version', redis((it) => ({ version: RedisVersion.of(it) }))],
  'ValkeyVersion.of': ['unknown-version', 'version', redis((it) => ({ version: ValkeyVersion.of(it) }))],
  'CommandRule.allow': ['bad-user-rule', 'command', command((it) => CommandRule.allow(it))],
  'CommandRule.deny': ['bad-user-rule', 'command', command((it) => CommandRule.deny(it))],
  'CommandRule.allowCategory': [
    'unknown-command',
    'category',
    command((it) => CommandRule.allowCategory(it)),
  ],
  'CommandRule.denyCategory': ['unknown-command', 'category', command((it) => CommandRule.denyCategory(it))],
  'KeyPattern.readWrite': ['bad-user-rule', 'key pattern', key((it) => KeyPattern.readWrite(it))],
  'KeyPattern.readOnly': ['bad-user-rule', 'key pattern', key((it) => KeyPattern.readOnly(it))],
  'KeyPattern.writeOnly': ['bad-user-rule', 'key pattern', key((it) => KeyPattern.writeOnly(it))],
  'PolicyRule.memoryAtMost': [
    'bad-memory',
    'PolicyRule.memoryAtMost',
    policy((it) => PolicyRule.memoryAtMost(it)),
  ],
  'PolicyRule.certificatesValidAtMost': [
    'bad-number',
    'PolicyRule.certificatesValidAtMost',
    policy((it) => PolicyRule.certificatesValidAtMost(it)),
  ],
};

/** Values that no factory takes, each with the words by which the error shows it. */
const JUNK: readonly (readonly [value: unknown, shown: string])[] = [
  [Number.NaN, 'NaN'],
  [true, 'true'],
  [null, 'null'],
  [undefined, 'undefined'],
  [{}, 'an object'],
  [[], 'a list'],
  [() => 1, 'a function'],
  [Symbol('junk'), 'a symbol'],
];

describe('a factory that is given a value of another type', () => {
  test.each(Object.entries(FACTORIES))(
    '%s becomes a problem that names the argument',
    (_, [id, named, build]) => {
      for (const [value, shown] of JUNK) {
        const stack = newStack(newApp());
        build(stack, value as never);
        const [first, ...others] = parseProblems(messageOf(() => Testing.synth(stack)));
        expect([value, first?.id, others]).toEqual([value, id, []]);
        expect(first?.message).toContain(named);
        expect(first?.given).toContain(shown);
      }
    },
  );

  test('is every static factory of a value class', () => {
    const factories = names
      .filter(({ symbol }) => symbol.flags & ts.SymbolFlags.Class)
      .flatMap(membersOf)
      .filter(({ symbol }) => symbol.flags & ts.SymbolFlags.Method && isStatic(symbol) && takesValue(symbol));
    // A Secret holds any text, as a platform of one's own gives it.
    const found = factories.map(({ name }) => name).filter((name) => name !== 'Secret.of');
    expect(found.sort()).toEqual(Object.keys(FACTORIES).sort());
  });
});

function isStatic({ declarations: [declaration] = [] }: ts.Symbol): boolean {
  return (
    declaration !== undefined && (ts.getCombinedModifierFlags(declaration) & ts.ModifierFlags.Static) !== 0
  );
}

/** Whether the first parameter is a value: no construct and no struct, which other tests are about. */
function takesValue(symbol: ts.Symbol): boolean {
  const [first] = checker.getTypeOfSymbol(symbol).getCallSignatures()[0]?.getParameters() ?? [];
  return (
    first !== undefined &&
    /^(string|number|MemorySize)$/.test(checker.typeToString(checker.getTypeOfSymbol(first)))
  );
}
