import type { AppReview } from '../../review/merged';
import type { PolicyReview } from '../../review/schema';
import { identityOf } from '../../review/words';
import type { ChangeFinding, Tendency } from './model';
import { byNumber, reversed } from './orders';

/** What is noted of a place, and is no setting of it: a problem, a demand, or what is let pass. */
interface Note {
  /** Tells it from others: the same on both sides. */
  readonly key: string;
  readonly path: string;
  readonly what: string;
  readonly text: string;
  /** Whether it makes things stronger. */
  readonly isGood: boolean;
  /** Of two with the same key, the greater one is stronger. */
  readonly strength: number;
}

/** What of a review is noted of places. */
type Noted = Pick<AppReview, 'problems' | 'policies' | 'regulated'>;

/** What is noted otherwise than before, by the construct path that it is about. */
export function noteFindings(before: Noted, after: Noted): ReadonlyMap<string, readonly ChangeFinding[]> {
  const [were, are] = [before, after].map((noted) => new Map(notesOf(noted).map((note) => [note.key, note])));
  const found = new Map<string, ChangeFinding[]>();
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
      text: 'takes and serves no plaintext',
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
      text: `${severity === 'error' ? 'demands' : 'advises'} ${statement}`,
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
