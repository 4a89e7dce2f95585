import type { ProblemReview } from '../review/model';
import { identityOf, severityOf } from '../review/words';
import type { ChangeFinding } from './model';

/** Problems that are new or gone, by the construct path that they are about. */
export function problemFindings(
  before: readonly ProblemReview[],
  after: readonly ProblemReview[],
): ReadonlyMap<string, readonly ChangeFinding[]> {
  const [were, are] = [before, after].map((problems) => new Set(problems.map(identityOf)));
  const found = [
    ...after
      .filter((problem) => !were.has(identityOf(problem)))
      .map((problem) => ({ problem, finding: findingOf(problem, true) })),
    ...before
      .filter((problem) => !are.has(identityOf(problem)))
      .map((problem) => ({ problem, finding: findingOf(problem, false) })),
  ];
  const paths = [...new Set(found.map(({ problem }) => problem.path))];
  return new Map(
    paths.map((path) => [
      path,
      found.filter(({ problem }) => problem.path === path).map(({ finding }) => finding),
    ]),
  );
}

function findingOf(problem: ProblemReview, isNew: boolean): ChangeFinding {
  return {
    tendency: isNew ? 'weaker' : 'stronger',
    what: `${severityOf(problem)} ${problem.id}`,
    before: isNew ? null : problem.message,
    after: isNew ? problem.message : null,
  };
}
