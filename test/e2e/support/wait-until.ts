/**
 * Repeats a question until the answer is neither false nor undefined, and returns the answer. If the time is over, throws an
 * error that contains the last error of the question, so that a failed test shows the cause.
 */
export async function waitUntil<T>(
  what: string,
  question: () => Promise<T | false | undefined>,
  { seconds = 30, everyMs = 200 }: { readonly seconds?: number; readonly everyMs?: number } = {},
): Promise<T> {
  const end = Date.now() + seconds * 1000;
  let last = '';
  for (;;) {
    try {
      const answer = await question();
      if (answer !== false && answer !== undefined) return answer;
    } catch (error) {
      last = error instanceof Error ? error.message : String(error);
    }
    if (Date.now() >= end)
      throw new Error(`no success within ${seconds} s: ${what}${last ? ` (last error: ${last})` : ''}`);
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
}
