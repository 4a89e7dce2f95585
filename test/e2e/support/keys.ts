/** Sends one command to a server and returns the answer. Throws if Redis answers with an error. */
export type Ask = (...command: string[]) => Promise<string>;

/** Writes keys, each with a different value. */
export async function write(ask: Ask, prefix: string, count: number): Promise<void> {
  await ask('MSET', ...keys(prefix, count).flatMap((key) => [key, itsValue(key)]));
}

/** The number of keys of `write` that exist with their values. */
export async function held(ask: Ask, prefix: string, count: number): Promise<number> {
  const wanted = keys(prefix, count);
  const found = new Set((await ask('MGET', ...wanted)).split('\n'));
  return wanted.filter((key) => found.has(itsValue(key))).length;
}

/** The fields of one section of INFO. */
export async function info(ask: Ask, section: string): Promise<Readonly<Record<string, string>>> {
  const lines = (await ask('INFO', section)).split(/\r?\n/);
  return Object.fromEntries(
    lines.flatMap((line) => {
      const [, field, value] = /^(\w+):(.*)$/.exec(line) ?? [];
      return field === undefined || value === undefined ? [] : [[field, value]];
    }),
  );
}

/** The value of a directive in CONFIG GET. */
export async function configOf(ask: Ask, directive: string): Promise<string> {
  const [, value = ''] = (await ask('CONFIG', 'GET', directive)).split('\n');
  return value;
}

function keys(prefix: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${prefix}:${index}`);
}

function itsValue(key: string): string {
  return `value of ${key}`;
}
