import type { Finding } from './impact';

/** What another number of copies means, while those that stay run on. Undefined: there are as many as before. */
export function copiesFinding(was: number, will: number): Pick<Finding, 'impact' | 'meaning'> | undefined {
  if (was === will) return undefined;
  const meaning = `runs in ${will === 1 ? '1 copy' : `${will} copies`} instead of ${was}`;
  return will < was
    ? { impact: 'reconnect', meaning: `${meaning}: clients of the others reconnect; no data is lost` }
    : { impact: 'none', meaning };
}
