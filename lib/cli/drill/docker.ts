import { MEBIBYTE } from '../../core/catalog/memory-size';
import type { FoundContainer } from '../../core/drill/refusals';
import { LABELS } from '../../core/render/labels';
import { DockerError, docker as runDocker } from '../programs/docker';
import { DrillError } from './drill-error';

/** The facts about a container that a drill needs. */
export interface Container extends FoundContainer {
  readonly image: string;
  /** For example `created`, `running`, `restarting` or `exited`. */
  readonly status: string;
  /** The process id of its first process on the host. */
  readonly pid: number;
  /** When that process was started. It changes with every restart. */
  readonly startedAt: string;
  readonly isOomKilled: boolean;
  /** Null means unlimited. */
  readonly memoryMebibytes: number | null;
  /** The seconds that it has to end when it is stopped. */
  readonly stopSeconds: number;
}

/** The parts of the output of `docker inspect` that a drill reads. */
interface Inspected {
  readonly Id: string;
  readonly Name: string;
  readonly Image: string;
  readonly Config: {
    readonly Labels: Readonly<Record<string, string>> | null;
    readonly StopTimeout?: number | null;
  };
  readonly HostConfig: { readonly Memory: number };
  readonly State: {
    readonly Status: string;
    readonly Running: boolean;
    readonly Restarting: boolean;
    readonly OOMKilled: boolean;
    readonly Pid: number;
    readonly StartedAt: string;
    readonly Health?: { readonly Status: string };
  };
}

/** The seconds after which the Docker engine kills a container that it stops, if the container does not say another number. */
const DEFAULT_STOP_SECONDS = 10;

/**
 * Runs the docker command line client and returns its output.
 * @param seconds the limit. It is not set for a command that needs no longer than any other.
 */
export async function docker(args: readonly string[], seconds?: number): Promise<string> {
  try {
    return await runDocker(args, seconds === undefined ? {} : { seconds });
  } catch (error) {
    throw error instanceof DockerError ? new DrillError(error.message) : error;
  }
}

/** The containers of a construct. */
export async function containersOf(path: string): Promise<readonly Container[]> {
  const filter = `label=${LABELS.construct}=${path}`;
  const ids = (await docker(['ps', '--all', '--quiet', '--no-trunc', '--filter', filter]))
    .split('\n')
    .filter(Boolean);
  return Promise.all(ids.map(inspect));
}

export async function inspect(id: string): Promise<Container> {
  const [inspected]: readonly Inspected[] = JSON.parse(await docker(['inspect', '--type', 'container', id]));
  const { Id, Name, Image, Config, HostConfig, State } = inspected;
  return {
    id: Id,
    name: Name.replace(/^\//, ''),
    image: Image,
    status: State.Status,
    isRunning: State.Running && !State.Restarting,
    health: State.Health?.Status ?? null,
    labels: new Map(Object.entries(Config.Labels ?? {})),
    pid: State.Pid,
    startedAt: State.StartedAt,
    isOomKilled: State.OOMKilled,
    memoryMebibytes: HostConfig.Memory > 0 ? HostConfig.Memory / MEBIBYTE : null,
    stopSeconds: Config.StopTimeout ?? DEFAULT_STOP_SECONDS,
  };
}
