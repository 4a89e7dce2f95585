import { known } from '../../engine';
import { waitUntil } from '../../wait-until';
import { type Attribute, attribute } from '../attribute';
import { text } from '../parse';
import { labels } from './container-blocks';

interface Named {
  Name: string;
  Driver: string;
  Labels?: Record<string, string> | null;
}

/** The attributes that networks and volumes share: both have a name, a driver and labels. */
export function nameAndDriver<Request extends Partial<Named>, Found extends Named>(): {
  readonly name: Attribute<Request, Found>;
  readonly driver: Attribute<Request, Found>;
  readonly labels: Attribute<Request, Found>;
} {
  return {
    name: attribute<string, Request, Found>({
      parse: text,
      replaces: true,
      put: (request, value) => {
        request.Name = value;
      },
      get: (found) => found.Name,
    }),
    driver: attribute<string, Request, Found>({
      parse: text,
      replaces: true,
      put: (request, value) => {
        request.Driver = value;
      },
      get: (found) => found.Driver,
    }),
    labels: attribute<{ label: string; value: string }[], Request, Found>({
      parse: labels,
      replaces: true,
      put: (request, value) => {
        request.Labels = Object.fromEntries(value.map(({ label, value: content }) => [label, content]));
      },
      get: (found, wanted) => wanted.map(({ label }) => ({ label, value: found.Labels?.[label] ?? '' })),
    }),
  };
}

/** Removes an object. Retries while the engine still uses it for a container that is being removed. */
export async function removeWhenFree(what: string, remove: () => Promise<unknown>): Promise<void> {
  await waitUntil(`removal of ${what}`, async () => {
    await known(remove());
    return true;
  });
}
