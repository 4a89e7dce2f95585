/** A test: its file and its exact title. */
export interface Proof {
  readonly file: string;
  readonly title: string;
}

/** What a part of the review states, and the tests that prove it. */
export interface Claim {
  readonly says: string;
  readonly proofs: readonly Proof[];
}

/** The tests of one file with these titles. */
export function by(file: string, ...titles: readonly string[]): readonly Proof[] {
  return titles.map((title) => ({ file: `test/${file}.test.ts`, title }));
}

/** A claim with its proofs. */
export function claim(says: string, ...proofs: readonly (readonly Proof[])[]): Claim {
  return { says, proofs: proofs.flat() };
}
