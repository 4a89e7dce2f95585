import { mapStrings, objectAt } from '../json';
import type { Ledger, Wanted } from './ledger';

/**
 * Makes the engine match what Terraform evaluated: removes objects that are no longer needed, dependents first, then creates
 * missing objects, and finally removes the objects that must be removed last.
 */
export async function reconcile(ledger: Ledger, wanted: readonly Wanted[]): Promise<void> {
  const ids = new Map(wanted.map(({ address, terraformId }) => [address, terraformId]));
  const obsolete = ledger.all().filter(({ address, terraformId }) => ids.get(address) !== terraformId);
  const last = obsolete.filter(({ goesLast }) => goesLast);
  await remove(
    ledger,
    obsolete.filter(({ goesLast }) => !goesLast),
  );
  for (const { address } of last) ledger.drop(address);
  const byAddress = new Map(wanted.map((entry) => [entry.address, entry]));
  await inOrder(
    wanted,
    (entry) => entry.dependsOn.flatMap((address) => byAddress.get(address) ?? []),
    (entry) => settle(ledger, entry),
  );
  await remove(ledger, last);
}

/** Removes objects from the engine, each after the objects that depend on it. */
export async function remove(ledger: Ledger, obsolete: ReturnType<Ledger['all']>): Promise<void> {
  await inOrder(
    obsolete,
    (entry) => obsolete.filter(({ dependsOn }) => dependsOn.includes(entry.address)),
    async (entry) => {
      const { address, side, engineId, values } = entry;
      await side.remove(engineId, values, address);
      if (ledger.get(address) === entry) ledger.drop(address);
    },
  );
}

async function settle(ledger: Ledger, wanted: Wanted): Promise<void> {
  const { address, side } = wanted;
  const values = objectAt(
    mapStrings(wanted.values, (text) => ledger.withEngineIds(text)),
    address,
  );
  const present = ledger.get(address);
  if (present === undefined) {
    let engineId: string | undefined;
    const note = (tainted: boolean) => {
      if (engineId !== undefined) ledger.put({ ...wanted, values, engineId, tainted });
    };
    await side.create(values, address, (id) => {
      engineId = id;
      note(true);
    });
    note(false);
    return;
  }
  ledger.put({ ...wanted, values, engineId: present.engineId, tainted: present.tainted });
  const view = await side.inspect(present.engineId, values, address);
  if (view.state === 'there') await side.update?.(present.engineId, values, address, view.differences);
}

/** Runs a step for each entry after the steps of its dependencies. Independent entries run in parallel. */
async function inOrder<T>(
  entries: readonly T[],
  before: (entry: T) => readonly T[],
  step: (entry: T) => Promise<void>,
): Promise<void> {
  const started = new Map<T, Promise<void>>();
  const start = (entry: T): Promise<void> => {
    const running = started.get(entry) ?? Promise.all(before(entry).map(start)).then(() => step(entry));
    started.set(entry, running);
    return running;
  };
  const outcomes = await Promise.allSettled(entries.map(start));
  const reasons = new Set(
    outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [String(outcome.reason)] : [])),
  );
  if (reasons.size > 0) throw new Error([...reasons].join('\n'));
}
