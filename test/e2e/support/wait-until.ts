/**
 * Asks again and again until the answer is neither false nor undefined, and returns it. The error that ends a wait in vain
 * carries the last error of the question, so that a failed test says why.
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
      throw new Error(`not within ${seconds} s: ${what}${last ? ` (last: ${last})` : ''}`);
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
}
