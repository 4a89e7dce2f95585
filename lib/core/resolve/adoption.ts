import type { Problems } from '../problems/problems';
import { shown } from '../text/shown';
import { checkCapability, type PlacedContext } from './placed-context';

/** The names of volumes that a Docker engine accepts. */
const VOLUME_NAME = /^[a-zA-Z0-9][\w.-]+$/;

/** Checks the name of an existing volume that a server takes over. Returns undefined if it is not valid. */
export function resolveAdoption(
  given: string | undefined,
  problems: Problems,
  context: PlacedContext,
): string | undefined {
  if (given === undefined) return undefined;
  checkCapability('adoptedVolumes', 'adoptVolume', shown(given), problems, context);
  if (VOLUME_NAME.test(given)) return given;
  problems.add('bad-name', {
    message: 'adoptVolume is not a valid name of a volume',
    given: shown(given),
    allowed: 'letters, digits and _ . -, beginning with a letter or digit, known at synth',
    fix: 'set adoptVolume to the name of an existing volume, as docker volume ls prints it',
  });
  return undefined;
}
