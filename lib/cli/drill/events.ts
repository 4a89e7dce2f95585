import { fillLine } from '../../core/drill/commands';
import type { DrilledEvent } from '../../core/drill/report';
import { docker } from './docker';
import { DrillError } from './drill-error';
import { SessionEnded } from './session';
import type { Target } from './target';

/** An event could not be brought about, and why. */
export class NotBroughtAbout extends Error {}

type Act = (target: Target) => Promise<void>;

/**
 * What brings an event about. A kill by `docker kill` is an order, after which no engine starts a container again. A
 * process that dies by itself is another event: it has to be killed past the engine, from outside of its namespace, in
 * which nothing kills the first process, and no signal that Redis writes a report for.
 */
export const ACTS: Readonly<Record<DrilledEvent, Act>> = {
  'process crash': async (target) => {
    const { pid, image } = await target.container();
    try {
      await docker(
        ...['run', '--rm', '--pid', 'host', '--network', 'none', '--read-only', '--user', '0'],
        ...['--cap-drop', 'ALL', '--cap-add', 'KILL', '--entrypoint', 'sh', image],
        ...['-c', `kill -s KILL ${pid}`],
      );
    } catch (error) {
      if (!(error instanceof DrillError)) throw error;
      throw new NotBroughtAbout(error.message);
    }
  },

  'container kill': async (target) => {
    const { id } = await target.container();
    await docker('kill', id);
    await docker('start', id);
  },

  'out of memory': async (target) => {
    const { memoryMebibytes } = await target.container();
    if (memoryMebibytes === null) {
      throw new NotBroughtAbout('its container has no memory limit, so the machine would run out of memory');
    }
    const session = await target.open();
    try {
      const answer = await session.answer(fillLine(2 * memoryMebibytes));
      throw new NotBroughtAbout(`it took twice its memory and was not killed: ${answer}`);
    } catch (error) {
      if (!(error instanceof SessionEnded)) throw error;
    } finally {
      session.close();
    }
  },

  'planned restart': async (target) => {
    const { id } = await target.container();
    await docker('restart', id);
  },
};
