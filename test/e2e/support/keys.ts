/** Sends one command to some server and returns its answer; an error that Redis answers is thrown. */
export type Ask = (...command: string[]) => Promise<string>;

/** Writes keys, each with a value of its own. */
export async function write(ask: Ask, prefix: string, count: number): Promise<void> {
  await ask('MSET', ...keys(prefix, count).flatMap((key) => [key, itsValue(key)]));
}

/** How many of the keys that `write` wrote are there with their values. */
export async function held(ask: Ask, prefix: string, count: number): Promise<number> {
  const wanted = keys(prefix, count);
  const found = new Set((await ask('MGET', ...wanted)).split('\n'));
  return wanted.filter((key) => found.has(itsValue(key))).length;
}

/** One section of INFO, by field. */
export async function info(ask: Ask, section: string): Promise<Readonly<Record<string, string>>> {
  const lines = (await ask('INFO', section)).split(/\r?\n/);
  return Object.fromEntries(
    lines.flatMap((line) => {
      const [, field, value] = /^(\w+):(.*)$/.exec(line) ?? [];
      return field === undefined || value === undefined ? [] : [[field, value]];
    }),
  );
}

/** What CONFIG GET says of a directive. */
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
