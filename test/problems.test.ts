import { PROBLEM_KINDS, type ProblemId } from '../lib/core/problems/problem-kinds';
import { problemIds, verdictOn } from './support/problems';
import { ERRORS, WARNINGS } from './support/provocations';
import type { Provocation } from './support/provocations/provocation';
import { serviceWithTls } from './support/stacks';

/** The type requires a provocation of every kind of problem. */
const PROVOCATIONS: Record<ProblemId, Provocation> = { ...ERRORS, ...WARNINGS };

const errors = Object.entries<Provocation>(ERRORS).map(([id, provocation]) => ({ id, ...provocation }));
const warnings = Object.entries<Provocation>(WARNINGS).map(([id, provocation]) => ({ id, ...provocation }));

describe('a stack with one mistake', () => {
  test.each(errors)('is rejected with the problem $id, with path, given, allowed and fix', (provocation) => {
    const { error } = verdictOn(provocation.build, provocation.context);
    expect(error).toContain(block(provocation));
  });

  test.each(warnings)(
    'is synthesized with the warning $id on the construct',
    ({ id, path, message, fix, build }) => {
      const { error, warnings: given } = verdictOn(build);
      expect(error).toBe('');
      expect(given).toContain(`[${path}] ${message}. Fix: ${fix} (${id})`);
    },
  );

  test('exists for every kind of problem, with the right severity', () => {
    expect(Object.keys(PROVOCATIONS).sort()).toEqual(Object.keys(PROBLEM_KINDS).sort());
    for (const { id } of errors) expect([id, PROBLEM_KINDS[id as ProblemId].severity]).toEqual([id, 'error']);
    for (const { id } of warnings)
      expect([id, PROBLEM_KINDS[id as ProblemId].severity]).toEqual([id, 'warning']);
  });
});

describe('a stack without a mistake', () => {
  test('has neither errors nor warnings', () => {
    expect(verdictOn((stack) => serviceWithTls(stack))).toEqual({ error: '', warnings: [] });
  });
});

describe('a stack with several mistakes', () => {
  test('is rejected with one error that lists all of them, in the order of the constructs', () => {
    expect(
      problemIds((stack) =>
        serviceWithTls(stack, {
          redis: { versionString: '1.0', directives: { save: '""' }, name: 'same' },
          tls: { port: 0, alternativeNames: ['a b'], name: 'same' },
        }),
      ),
    ).toEqual(['unknown-version', 'owned-directive', 'bad-port', 'bad-host-name', 'name-taken']);
  });
});

/** The text of a problem in the error of a synth. */
function block({ id, path, message, given, allowed, fix }: Provocation & { id: string }): string {
  return [
    `[${path}] ${message} (${id})`,
    ...(given === undefined ? [] : [`    given:   ${given}`]),
    ...(allowed === undefined ? [] : [`    allowed: ${allowed}`]),
    `    fix:     ${fix}\n`,
  ].join('\n');
}
