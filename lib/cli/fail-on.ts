import { IMPACTS, type Impact } from '../core/impact/impact';
import { UsageError } from './usage-error';

/** Impacts that can be refused, worst first. */
export const BOUNDS = IMPACTS.filter((impact) => impact !== 'new' && impact !== 'none');

/** The impact that `--fail-on` names. Undefined: none is refused. */
export function boundOf(name: string | undefined): Impact | undefined {
  const bound = BOUNDS.find((impact) => impact === name);
  if (name !== undefined && bound === undefined)
    throw new UsageError(`--fail-on takes ${BOUNDS.join(', ')}, not '${name}'`);
  return bound;
}
