import { createHash } from 'node:crypto';
import { printable } from '../printable';
import { inOrder } from './merged';
import type { ProblemReview, StackReview } from './model';
import { aboutProblem, severityOfKind } from './words';

/** Where the configuration of a stack stands. */
export interface SarifPlace {
  /** Address of the file, relative to the root of the repository. */
  readonly uri: string;
  /** Line of what a problem is about. */
  readonly line: number;
}

/** Says where the configuration stands that a problem is about. */
export type SarifPlaces = (review: StackReview, problem: ProblemReview) => SarifPlace;

/** Problems for code scanning, in the format SARIF 2.1.0. */
export function reviewSarif(reviews: readonly StackReview[], placeOf: SarifPlaces = synthesized): string {
  const found = inOrder(reviews).flatMap((review) => review.problems.map((problem) => ({ review, problem })));
  const ids = [...new Set(found.map(({ problem }) => problem.id))].sort();
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'cdktf-redis', rules: ids.map(ruleOf) } },
        columnKind: 'utf16CodeUnits',
        results: found.map(({ review, problem }) => resultOf(problem, ids, placeOf(review, problem))),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function ruleOf(id: string): object {
  return {
    id,
    shortDescription: { text: aboutProblem(id) },
    defaultConfiguration: { level: severityOfKind(id) },
  };
}

function resultOf(problem: ProblemReview, ids: readonly string[], { uri, line }: SarifPlace): object {
  const { id, severity, path, message, fix } = problem;
  return {
    ruleId: id,
    ruleIndex: ids.indexOf(id),
    level: severity,
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

/** A message with nothing in it that would be read as a link (`[text](1)`) or as a placeholder (`{0}`). */
function plain(text: string): string {
  return printable(text).replace(/\]\(/g, '] (').replace(/[{}]/g, '$&$&');
}

/** Says that two problems of two synths are the same one. One that says something else is another: nobody has seen it. */
function fingerprint({ id, path, message }: ProblemReview): string {
  return createHash('sha256')
    .update(JSON.stringify([id, path, message]))
    .digest('hex');
}

/** Where `cdktf synth` writes when nothing else is said. */
function synthesized({ stack }: StackReview): SarifPlace {
  return { uri: `cdktf.out/stacks/${encodeURIComponent(stack)}/cdk.tf.json`, line: 1 };
}
