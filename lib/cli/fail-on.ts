import { IMPACTS, type Impact } from '../core/impact/impact';
import { UsageError } from './usage-error';

/** The values of `--fail-on`, worst first. */
export const BOUNDS = IMPACTS.filter((impact) => impact !== 'new' && impact !== 'none');

/** Parses the value of `--fail-on`. Returns undefined if it is not given. */
export function boundOf(name: string | undefined): Impact | undefined {
  const bound = BOUNDS.find((impact) => impact === name);
  if (name !== undefined && bound === undefined)
    throw new UsageError(`--fail-on must be one of ${BOUNDS.join(', ')}, not '${name}'`);
  return bound;
}
