import { setTimeout as sleep } from 'node:timers/promises';
import type { ContainerState, Examined } from '../core/preflight/findings';
import type { StoppedServer } from '../core/preflight/planned';
import { answerIn, commandLine, QUESTION, type ServerAnswer } from '../core/preflight/question';
import { LABELS } from '../core/render/labels';
import { DockerError, docker, tryDocker } from './programs/docker';

/** How a preflight asks. */
export interface Asking {
  /** Whether it takes a snapshot of every server. */
  readonly save: boolean;
  /** The limit for a snapshot, in seconds. */
  readonly seconds: number;
  readonly signal: AbortSignal;
}

/** The limit for an answer of a server, in seconds. */
const ANSWER_SECONDS = 30;
const POLL_MILLISECONDS = 250;

/** The seconds after which the Docker engine kills a container that it stops, if the container does not say another number. */
const DEFAULT_STOP_SECONDS = 10;

/** The parts of the output of `docker inspect` that a preflight reads. */
interface Inspected {
  readonly Config: {
    readonly Labels: Readonly<Record<string, string>> | null;
    readonly StopTimeout?: number | null;
  };
  readonly State: { readonly Status: string };
}

/**
 * Asks the Docker engine, and a server through it.
 * @throws DockerError if the Docker engine does not answer.
 */
export async function examine(server: StoppedServer, asking: Asking): Promise<Examined> {
  const { container, flavor, losesVolume } = server;
  if (container === undefined || losesVolume || flavor?.isDurable === false) return { server };
  const state = await stateOf(server, container, asking);
  if (state?.status !== 'running') return { server, state };
  try {
    const answer = await ask(container, asking);
    if (!asking.save || !canSave(answer)) return { server, state, answer };
    const hasSaved = await saved(container, asking);
    return { server, state, answer: await ask(container, asking), hasSaved };
  } catch (error) {
    if (!(error instanceof DockerError)) throw error;
    return { server, state, problem: error.message };
  }
}

/** Whether the Docker engine has an image. */
export async function hasImage(name: string, { signal }: Asking): Promise<boolean> {
  const { failure, stderr } = await tryDocker(['image', 'inspect', '--format', '{{.Id}}', name], { signal });
  if (failure !== undefined && !/no such image/i.test(stderr))
    throw new DockerError(`docker image ${failure}`);
  return failure === undefined;
}

async function stateOf(
  { path }: StoppedServer,
  container: string,
  { signal }: Asking,
): Promise<ContainerState | undefined> {
  const { stdout, stderr, failure } = await tryDocker(['inspect', '--type', 'container', container], {
    signal,
  });
  if (/no such container/i.test(stderr)) return undefined;
  if (failure !== undefined) throw new DockerError(`docker inspect ${failure}`);
  const [{ Config, State }]: readonly Inspected[] = JSON.parse(stdout);
  if (Config.Labels?.[LABELS.construct] !== path) return undefined;
  return { status: State.Status, stopSeconds: Config.StopTimeout ?? DEFAULT_STOP_SECONDS };
}

/** Asks the server of a container. The password of its login stays in the container. */
async function ask(container: string, { signal }: Asking): Promise<ServerAnswer> {
  return answerIn(await inContainer(container, QUESTION, signal));
}

function inContainer(container: string, line: string, signal: AbortSignal): Promise<string> {
  return docker(['exec', container, 'sh', '-c', line], { seconds: ANSWER_SECONDS, signal });
}

function canSave({ info }: ServerAnswer): boolean {
  return info.size > 0 && info.get('loading') !== '1';
}

/** Takes a snapshot, and waits for its end. Returns whether it is complete. */
async function saved(container: string, { seconds, signal }: Asking): Promise<boolean> {
  const end = performance.now() + seconds * 1000;
  // A snapshot that is being written is older than the latest writes.
  if ((await idle(container, end, signal)) === undefined) return false;
  await inContainer(container, commandLine('BGSAVE'), signal);
  const answer = await idle(container, end, signal);
  return answer?.info.get('rdb_last_bgsave_status') === 'ok';
}

/** Waits until no snapshot is being written. Undefined: one still is at the limit. */
async function idle(container: string, end: number, signal: AbortSignal): Promise<ServerAnswer | undefined> {
  for (;;) {
    const answer = answerIn(await inContainer(container, QUESTION, signal));
    const isBusy =
      answer.info.get('rdb_bgsave_in_progress') === '1' || answer.info.get('aof_rewrite_in_progress') === '1';
    if (!isBusy) return answer;
    if (performance.now() > end) return undefined;
    await sleep(POLL_MILLISECONDS);
  }
}
