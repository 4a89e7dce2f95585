import type { AppReview } from '../../review/merged';
import type { PolicyReview } from '../../review/schema';
import { identityOf } from '../../review/words';
import type { Difference, Tendency } from './model';
import { byNumber, reversed } from './orders';

/** A problem, a rule, an exception, or a mark of a construct: a review reports it, and it is not a setting. */
interface Note {
  /** Identifies it on both sides. */
  readonly key: string;
  readonly path: string;
  readonly what: string;
  readonly text: string;
  /** Whether adding it makes the app stronger. */
  readonly isGood: boolean;
  /** Of two with the same key, the greater one is stronger. */
  readonly strength: number;
}

/** The parts of a review that contain notes. */
type Noted = Pick<AppReview, 'problems' | 'policies' | 'regulated'>;

/** The notes that differ, by the construct path that they are about. */
export function noteDifferences(before: Noted, after: Noted): ReadonlyMap<string, readonly Difference[]> {
  const [were, are] = [before, after].map((noted) => new Map(notesOf(noted).map((note) => [note.key, note])));
  const found = new Map<string, Difference[]>();
  for (const note of new Map([...were, ...are]).values()) {
    const [was, is] = [were.get(note.key), are.get(note.key)];
    if (was?.text === is?.text) continue;
    const texts = { what: note.what, before: was?.text ?? null, after: is?.text ?? null };
    const finding = { tendency: tendencyOf(note, was, is), ...texts };
    found.set(note.path, [...(found.get(note.path) ?? []), finding]);
  }
  return found;
}

function notesOf({ problems, policies, regulated }: Noted): readonly Note[] {
  return [
    ...problems.map((problem) => ({
      key: identityOf(problem),
      path: problem.path,
      what: `${problem.severity} ${problem.id}`,
      text: problem.message,
      isGood: false,
      strength: 0,
    })),
    ...policies.flatMap(policyNotes),
    ...regulated.map((path) => ({
      key: `regulated ${path}`,
      path,
      what: 'regulated workload',
      text: 'must not use or offer plaintext connections',
      isGood: true,
      strength: 0,
    })),
  ];
}

function policyNotes({ scope, rules }: PolicyReview): readonly Note[] {
  const path = scope ?? 'the app';
  return rules.flatMap(({ id, statement, severity, exceptions }) => [
    {
      key: JSON.stringify([scope, id]),
      path,
      what: `rule ${id}`,
      text: `${severity === 'error' ? 'requires' : 'recommends'} ${statement}`,
      isGood: true,
      strength: severity === 'error' ? 1 : 0,
    },
    ...exceptions.map((exception) => ({
      key: JSON.stringify([scope, id, exception.path]),
      path,
      what: `exception to ${id} for ${exception.path}`,
      text: `until the end of ${exception.until}: ${exception.reason}`,
      isGood: false,
      strength: -Date.parse(exception.until),
    })),
  ]);
}

function tendencyOf({ isGood }: Note, was: Note | undefined, is: Note | undefined): Tendency {
  if (was !== undefined && is !== undefined) return byNumber(was.strength, is.strength);
  const coming = isGood ? 'stronger' : 'weaker';
  return is === undefined ? reversed(coming) : coming;
}
