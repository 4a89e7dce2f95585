import { known } from '../../engine';
import { waitUntil } from '../../wait-until';
import { type Attribute, attribute } from '../attribute';
import { text } from '../parse';

interface Named {
  Name: string;
  Driver: string;
}

/** The attributes that networks and volumes share: both have a name and a driver. */
export function nameAndDriver<Request extends Partial<Named>, Found extends Named>(): {
  readonly name: Attribute<Request, Found>;
  readonly driver: Attribute<Request, Found>;
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
  };
}

/** Removes an object. Retries while the engine still uses it for a container that is being removed. */
export async function removeWhenFree(what: string, remove: () => Promise<unknown>): Promise<void> {
  await waitUntil(`removal of ${what}`, async () => {
    await known(remove());
    return true;
  });
}
