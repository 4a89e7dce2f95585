import { MEBIBYTE } from '../../catalog/memory-size';
import { SAVE_BYTES_PER_SECOND } from '../../catalog/save-speed';
import { NUMBER_SETTINGS } from '../number-settings';
import type { Rule } from './linted-server';

/**
 * A server with snapshots only saves when it is stopped. If that takes longer than its grace time, it is killed, and all writes since
 * the last snapshot are lost. A replica gets them from its primary again.
 */
export const graceBelowSave: Rule = ({ spec, role }) => {
  const { flavor, maxMemoryBytes, stopGraceSeconds } = spec;
  if (role === 'replica' || !flavor.savesSnapshots || flavor.appendsToFile) return [];
  const seconds = Math.ceil(maxMemoryBytes / SAVE_BYTES_PER_SECOND);
  if (seconds <= stopGraceSeconds) return [];
  const longest = Math.min(seconds, NUMBER_SETTINGS.stopGraceSeconds.max);
  return [
    {
      id: 'grace-below-save',
      message:
        `saving ${Math.floor(maxMemoryBytes / MEBIBYTE)} MiB can take ${seconds} s on a slow disk, and the server is killed ${stopGraceSeconds} s after ` +
        'it is told to stop: a planned restart of a full server could lose all writes since the last snapshot',
      given: `stopGraceSeconds ${stopGraceSeconds}`,
      fix: `set stopGraceSeconds to ${longest}, use Flavor.AOF_AND_RDB, or run cdktf-redis preflight before each apply`,
    },
  ];
};
