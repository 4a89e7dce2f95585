import { createHash } from 'node:crypto';
import { printable } from '../text/printable';
import { inOrder } from './merged';
import { RELEASE } from './release';
import type { ProblemReview, StackReview } from './schema';
import { aboutProblem, identityOf, severityOfKind } from './words';

/** Where the configuration of a stack is. */
export interface SarifPlace {
  /** Address of the file, relative to the root of the repository. */
  readonly uri: string;
  /** Line of the resource that has the problem. */
  readonly line: number;
}

/** Finds the configuration that has a problem. */
export type SarifPlaces = (review: StackReview, problem: ProblemReview) => SarifPlace;

/** Whether a problem exists before a change, after it, or both. */
type BaselineState = 'new' | 'unchanged' | 'absent';

interface Found {
  readonly review: StackReview;
  readonly problem: ProblemReview;
  readonly state?: BaselineState;
}

/**
 * Problems for code scanning, in the format SARIF 2.1.0.
 * @param base Reviews before the change. If they are given, each problem is new, unchanged or absent.
 */
export function reviewSarif(
  reviews: readonly StackReview[],
  placeOf: SarifPlaces = synthesized,
  base?: readonly StackReview[],
): string {
  const found = base === undefined ? problemsOf(reviews) : against(problemsOf(base), problemsOf(reviews));
  const ids = [...new Set(found.map(({ problem }) => problem.id))].sort();
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'cdktf-redis', version: RELEASE, rules: ids.map(ruleOf) } },
        columnKind: 'utf16CodeUnits',
        results: found.map((one) => resultOf(one, ids, placeOf(one.review, one.problem))),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function problemsOf(reviews: readonly StackReview[]): readonly Found[] {
  return inOrder(reviews).flatMap((review) => review.problems.map((problem) => ({ review, problem })));
}

function against(before: readonly Found[], after: readonly Found[]): readonly Found[] {
  const [were, are] = [before, after].map(
    (found) => new Set(found.map(({ problem }) => identityOf(problem))),
  );
  return [
    ...after.map(
      (found): Found => ({
        ...found,
        state: were.has(identityOf(found.problem)) ? 'unchanged' : 'new',
      }),
    ),
    ...before
      .filter(({ problem }) => !are.has(identityOf(problem)))
      .map((found): Found => ({ ...found, state: 'absent' })),
  ];
}

function ruleOf(id: string): object {
  return {
    id,
    shortDescription: { text: aboutProblem(id) },
    defaultConfiguration: { level: severityOfKind(id) },
  };
}

function resultOf({ problem, state }: Found, ids: readonly string[], { uri, line }: SarifPlace): object {
  const { id, severity, path, message, fix } = problem;
  return {
    ruleId: id,
    ruleIndex: ids.indexOf(id),
    level: severity,
    ...(state !== undefined && { baselineState: state }),
    message: { text: plain(`${path}: ${message}. Fix: ${fix}.`) },
    locations: [
      {
        physicalLocation: { artifactLocation: { uri }, region: { startLine: line } },
        logicalLocations: [
          { name: path.slice(path.lastIndexOf('/') + 1), fullyQualifiedName: path, kind: 'resource' },
        ],
      },
    ],
    partialFingerprints: { 'cdktfRedisProblem/v1': fingerprint(problem) },
  };
}

/** A message without links (`[text](1)`) and placeholders (`{0}`). */
function plain(text: string): string {
  return printable(text).replace(/\]\(/g, '] (').replace(/[{}]/g, '$&$&');
}

function fingerprint(problem: ProblemReview): string {
  return createHash('sha256').update(identityOf(problem)).digest('hex');
}

/** Where `cdktf synth` writes by default. */
function synthesized({ stack }: StackReview): SarifPlace {
  return { uri: `cdktf.out/stacks/${encodeURIComponent(stack)}/cdk.tf.json`, line: 1 };
}
