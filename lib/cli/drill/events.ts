import { fillLine } from '../../core/drill/commands';
import type { DrilledEvent } from '../../core/drill/report';
import { docker } from './docker';
import { DrillError } from './drill-error';
import { SessionEnded } from './session';
import type { Target } from './target';

/** An event could not be caused, and why. */
export class NotCaused extends Error {}

/** The limit for the Docker engine to start a container, in seconds. */
const START_SECONDS = 60;

type Act = (target: Target) => Promise<void>;

/**
 * How a drill causes each event. Docker does not restart a container after `docker kill`. The crash of a process is a
 * different event: the drill kills the process from outside of its namespace, without Docker, because no process in the
 * namespace can kill the first one. It uses SIGKILL, for which Redis cannot write a crash report.
 */
export const ACTS: Readonly<Record<DrilledEvent, Act>> = {
  'process crash': async (target) => {
    const { pid, image } = await target.container();
    try {
      await docker([
        ...['run', '--rm', '--pid', 'host', '--network', 'none', '--read-only', '--user', '0'],
        ...['--cap-drop', 'ALL', '--cap-add', 'KILL', '--entrypoint', 'sh', image],
        ...['-c', `kill -s KILL ${pid}`],
      ]);
    } catch (error) {
      if (!(error instanceof DrillError)) throw error;
      throw new NotCaused(error.message);
    }
  },

  'container kill': async (target) => {
    const { id } = await target.container();
    await docker(['kill', id]);
    await docker(['start', id]);
  },

  'out of memory': async (target) => {
    const { memoryMebibytes } = await target.container();
    if (memoryMebibytes === null) {
      throw new NotCaused('the container has no memory limit, so the machine would run out of memory');
    }
    const session = await target.open();
    try {
      const answer = await session.answer(fillLine(2 * memoryMebibytes), target.limits.fill);
      throw new NotCaused(`the server used twice its memory limit and was not killed: ${answer}`);
    } catch (error) {
      if (!(error instanceof SessionEnded)) throw error;
    } finally {
      session.close();
    }
  },

  'planned restart': async (target) => {
    const { id, stopSeconds } = await target.container();
    await docker(['restart', id], stopSeconds + START_SECONDS);
  },
};
