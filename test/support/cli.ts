import { main } from '../../lib/cli/main';

/** What a call of the program left behind. */
export interface Called {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the program in this process. */
export function call(...args: string[]): Called {
  const written = { out: '', err: '' };
  const code = main(args, {
    out: (text) => {
      written.out += text;
    },
    err: (text) => {
      written.err += text;
    },
  });
  return { code, ...written };
}
