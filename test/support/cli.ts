import { main } from '../../lib/cli/main';

/** The result of a CLI command. */
export interface Called {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a synchronous CLI command in this process. */
export function call(...args: string[]): Called {
  const { code, written } = begin(args);
  if (typeof code !== 'number') throw new Error(`cdktf-redis ${args[0]} is not synchronous`);
  return { code, ...written };
}

/** Runs any CLI command in this process. */
export async function callLater(...args: string[]): Promise<Called> {
  const { code, written } = begin(args);
  const done = await code;
  return { code: done, ...written };
}

function begin(args: readonly string[]) {
  const written = { out: '', err: '' };
  const code = main(args, {
    out: (text) => {
      written.out += text;
    },
    err: (text) => {
      written.err += text;
    },
  });
  return { code, written };
}
