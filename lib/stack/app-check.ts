import { TerraformStack } from 'cdktf';
import type { IConstruct } from 'constructs';
import { clashes } from '../core/problems/clashes';
import { describeAll, isError, type Problem } from '../core/problems/problem';
import { AppRegistry } from './app-registry';
import { isOnlyReported, violationsIn } from './policies';
import type { PolicyAspect } from './policy-aspects';
import { regulatedProblems } from './regulated';
import { constructAt } from './scopes';
import { keyOf, type LocatedProblem, type StackRecord } from './stack-record';
import { contentsOf, type TreeContents } from './tree-contents';

/** A problem with the record of the stack that shows it. */
interface RecordedProblem extends LocatedProblem {
  readonly record: StackRecord;
}

/** The state of an app in which all of it was checked and nothing stopped the synth. */
interface CheckedState {
  readonly changes: number;
  readonly policies: ReadonlyMap<IConstruct, readonly PolicyAspect[]>;
}

const CHECKED = new WeakMap<AppRegistry, CheckedState>();

/**
 * Checks an app before a stack is written: adds annotations for warnings, and throws all errors of the app as one. cdktf
 * asks for this several times for each stack. The whole app is only checked again if something was registered since, or if
 * the stack has other policies; otherwise only the stack is, which aspects can have changed.
 * @returns What the stack contains.
 */
export function checkBeforeWriting(record: StackRecord): TreeContents {
  const contents = contentsOf(record.stack);
  const registry = AppRegistry.of(record.stack);
  const isChecked = isCovered(contents, registry) && checkStack(record, contents);
  if (!isChecked) checkApp(registry);
  return contents;
}

/** Problems at or below a construct, as if the app were written now: first those that do not stop the synth. */
export function problemsBelow(scope: IConstruct): readonly LocatedProblem[] {
  const contents = contentsOf(scope.node.root);
  const found = problemsOf(contents);
  const isNote = ({ problem }: LocatedProblem) => !isError(problem) || isOnlyReported(problem, scope);
  const notes = contents.records.flatMap((record) => [
    ...record.notes,
    ...found.filter((problem) => problem.record === record).filter(isNote),
  ]);
  const all = [...notes, ...found.filter((problem) => !isNote(problem))];
  return [...new Map(all.map((problem) => [keyOf(problem), problem])).values()].filter(({ construct }) =>
    construct.node.scopes.includes(scope),
  );
}

/** Whether the app was checked since something was registered, with all policies that are about a stack. */
function isCovered({ policies }: TreeContents, registry: AppRegistry): boolean {
  const checked = CHECKED.get(registry);
  if (checked?.changes !== registry.changes) return false;
  return policies.every(({ at, aspect }) => checked.policies.get(at)?.includes(aspect));
}

/** Checks what of a stack can change without a registration. Returns whether nothing stops the synth. */
function checkStack(record: StackRecord, contents: TreeContents): boolean {
  const late = lateProblems(record);
  for (const problem of late) if (!isError(problem.problem)) record.note(problem);
  return !late.some(({ problem }) => isError(problem)) && regulatedProblems(contents).length === 0;
}

function checkApp(registry: AppRegistry): void {
  const { root } = registry;
  const contents = contentsOf(root);
  const found = problemsOf(contents);
  for (const { record, ...located } of found) {
    if (!isError(located.problem) || isOnlyReported(located.problem, root)) record.note(located);
  }
  const errors = found.map(({ problem }) => problem).filter(isError);
  if (!errors.every((problem) => isOnlyReported(problem, root))) {
    throw new Error(describeAll(withoutRepeats(errors)));
  }
  const policies = new Map<IConstruct, PolicyAspect[]>();
  for (const { at, aspect } of contents.policies) policies.set(at, [...(policies.get(at) ?? []), aspect]);
  CHECKED.set(registry, { changes: registry.changes, policies });
}

/** All problems of an app, except for the warnings that its records have already. */
function problemsOf(contents: TreeContents): readonly RecordedProblem[] {
  const { records } = contents;
  const [first] = records;
  if (first === undefined) return [];
  const byStack = new Map(records.map((record) => [record.stack, record]));
  const recorded = (located: LocatedProblem): RecordedProblem => ({
    ...located,
    record: byStack.get(TerraformStack.of(located.construct)) ?? first,
  });
  const located = (problem: Problem): RecordedProblem =>
    recorded({ construct: constructAt(problem.path, first.stack.node.root) ?? first.stack, problem });
  return [
    ...records.flatMap((record) => record.errors.map((error) => ({ ...error, record }))),
    ...records.flatMap(lateProblems),
    ...clashes(records.flatMap(({ reservations }) => reservations)).map(located),
    ...regulatedProblems(contents).map(located),
    ...violationsIn(contents, first.stack.node.root).map(located),
  ];
}

function lateProblems(record: StackRecord): readonly RecordedProblem[] {
  return record.lateChecks.flatMap(({ construct, check }) =>
    check().map((problem) => ({ construct, problem, record })),
  );
}

/** Several constructs meet the same problem of a platform or of the context, which is reported once. */
function withoutRepeats(problems: readonly Problem[]): Problem[] {
  return [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()];
}
