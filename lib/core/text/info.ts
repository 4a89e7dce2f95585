/** Parses the fields of an answer to INFO. */
export function infoOf(lines: readonly string[]): ReadonlyMap<string, string> {
  return new Map(
    lines.flatMap((line) => {
      const [, field, value] = /^(\w+):(.*)$/.exec(line.trim()) ?? [];
      return field === undefined ? [] : [[field, value] as const];
    }),
  );
}
