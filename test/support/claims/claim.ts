/** A test: its file, and its title as it stands there. */
export interface Proof {
  readonly file: string;
  readonly title: string;
}

/** What a part of the review says, and what proves it. */
export interface Claim {
  readonly says: string;
  readonly proofs: readonly Proof[];
}

/** Tests of one file. */
export function by(file: string, ...titles: readonly string[]): readonly Proof[] {
  return titles.map((title) => ({ file: `test/${file}.test.ts`, title }));
}

/** A claim with its proofs. */
export function claim(says: string, ...proofs: readonly (readonly Proof[])[]): Claim {
  return { says, proofs: proofs.flat() };
}
