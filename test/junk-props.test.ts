import type { Container } from '@cdktf/provider-docker/lib/container';
import type { Volume } from '@cdktf/provider-docker/lib/volume';
import { type TerraformStack, Testing } from 'cdktf';
import type { PropsName } from '../lib/core/props/check-props';
import { PROP_TYPES } from '../lib/core/props/prop-types';
import { TAKERS } from './support/junk-props';
import { type ParsedProblem, parseProblems } from './support/problem-text';
import { messageOf } from './support/problems';
import { newApp, newStack } from './support/synth';

/** Values of other types, each with the types of props that take it. */
const JUNK: readonly { readonly value: unknown; readonly fits: RegExp }[] = [
  { value: 7, fits: /^number\??$/ },
  { value: Number.NaN, fits: /^number\??$/ },
  { value: 'junk', fits: /^string\??$/ },
  { value: '', fits: /^string\??$/ },
  { value: true, fits: /^boolean\??$/ },
  { value: null, fits: /^$/ },
  { value: {}, fits: /\{\}\??$/ },
  { value: [], fits: /\[\]\??$/ },
  { value: [[]], fits: /^$/ },
  { value: () => 'junk', fits: /^$/ },
  { value: Symbol('junk'), fits: /^$/ },
  { value: new Map([['junk', 'junk']]), fits: /^$/ },
];

const interfaces = Object.keys(TAKERS) as PropsName[];

/** The props of an interface that do not take a junk value. */
function wrongProps(name: PropsName, { fits }: (typeof JUNK)[number]): string[] {
  return Object.entries<string>(PROP_TYPES[name]).flatMap(([prop, type]) => (fits.test(type) ? [] : [prop]));
}

/** Builds a construct whose props are all junk, except those that take it. */
function build(name: PropsName, junk: (typeof JUNK)[number], stack: TerraformStack): void {
  const { required, build } = TAKERS[name];
  const props = Object.fromEntries(wrongProps(name, junk).map((prop) => [prop, junk.value]));
  build(stack, 'It', { ...required?.(stack), ...props } as never);
}

function problemsOf(build: (stack: TerraformStack) => void): readonly ParsedProblem[] {
  const stack = newStack(newApp());
  build(stack);
  return parseProblems(messageOf(() => Testing.synth(stack)));
}

describe('junk in every prop', () => {
  test.each(interfaces)('of %s is one error that names the construct and each prop', (name) => {
    const { at = '', isOfStack } = TAKERS[name];
    for (const junk of JUNK.filter((junk) => wrongProps(name, junk).length > 0)) {
      const problems = problemsOf((stack) => build(name, junk, stack));
      expect(problems).toEqual(
        wrongProps(name, junk).map((prop) =>
          expect.objectContaining({
            id: 'bad-prop-type',
            path: isOfStack ? 'test' : 'test/It',
            message: expect.stringMatching(
              new RegExp(`^${at.replace(/[.[\]]/g, '\\$&')}${prop}\\b.* must be `),
            ),
          }),
        ),
      );
    }
  });

  test('was tried with every interface of the table', () => {
    expect(interfaces.sort()).toEqual(Object.keys(PROP_TYPES).sort());
    const combinations = JUNK.flatMap((junk) => interfaces.flatMap((name) => wrongProps(name, junk)));
    expect(combinations.length).toBeGreaterThan(1400);
  });

  test('leaves a server with safe defaults: its volume is protected, and no port is published', () => {
    for (const junk of JUNK) {
      const stack = newStack(newApp());
      build('RedisServiceProps', junk, stack);
      const { node } = stack.node.findChild('It');
      expect((node.findChild('DataVolume') as Volume).lifecycle?.preventDestroy).toBe(true);
      expect((node.findChild('Container') as Container).portsInput).toEqual([]);
    }
  });
});

describe('junk instead of all props', () => {
  test.each(interfaces)('of %s is one error', (name) => {
    for (const { value } of JUNK.filter(({ value }) => typeof value !== 'object' || value === null)) {
      const problems = problemsOf((stack) => TAKERS[name].build(stack, 'It', value as never));
      expect(problems.map(({ id }) => id)).toEqual(['bad-prop-type']);
    }
  });
});
