import type { ContainerInspectInfo } from 'dockerode';
import { engine, known } from './engine';
import { runOk } from './process';
import { waitUntil } from './wait-until';

/** Operations on containers outside of Terraform, and queries to the Docker engine. */

export function inspect(container: string): Promise<ContainerInspectInfo> {
  return engine.getContainer(container).inspect();
}

/** Kills the process of a container as a crash or the OOM killer would, so that its restart policy applies. */
export async function killProcess(container: string): Promise<void> {
  const { State } = await inspect(container);
  if (!State.Running || State.Pid === 0) throw new Error(`${container} does not run`);
  process.kill(State.Pid, 'SIGKILL');
  await waitUntil(
    `the engine notices the death of ${container}`,
    async () => (await inspect(container)).State.Pid !== State.Pid,
  );
}

/** Stops and starts a container as the Docker engine does, with the stop timeout of the container. */
export async function restart(container: string): Promise<void> {
  await engine.getContainer(container).restart();
}

export async function stop(container: string): Promise<void> {
  await engine.getContainer(container).stop();
}

export async function start(container: string): Promise<void> {
  await engine.getContainer(container).start();
}

/** Waits until a container runs, and is healthy if it has a health check. */
export async function waitHealthy(container: string, seconds = 60): Promise<void> {
  await waitUntil(
    `${container} is healthy`,
    async () => {
      const { State } = await inspect(container);
      return State.Running && !State.Restarting && (State.Health?.Status ?? 'healthy') === 'healthy';
    },
    { seconds },
  );
}

/** Runs a command inside a container and returns its standard output. */
export function exec(container: string, ...command: string[]): Promise<string> {
  return runOk('docker', ['exec', container, ...command]);
}

/** The logs of a container, standard output and standard error. */
export async function logs(container: string): Promise<string> {
  return runOk('sh', ['-c', 'docker logs "$1" 2>&1', 'sh', container]);
}

/** The containers, networks and volumes whose names start with a prefix, as `container x`, `network x`, `volume x`. */
export async function objectsNamed(prefix: string): Promise<string[]> {
  const containers = await engine.listContainers({ all: true });
  const networks = await engine.listNetworks();
  const { Volumes } = await engine.listVolumes();
  const named = (kind: string, names: readonly string[]) =>
    names.filter((name) => name.startsWith(prefix)).map((name) => `${kind} ${name}`);
  return [
    ...named(
      'container',
      containers.flatMap(({ Names }) => Names.map((name) => name.replace(/^\//, ''))),
    ),
    ...named(
      'network',
      networks.map(({ Name }) => Name),
    ),
    ...named(
      'volume',
      (Volumes ?? []).map(({ Name }) => Name),
    ),
  ].sort();
}

/** The volumes of the containers whose names start with a prefix, including anonymous volumes. */
export async function mountedVolumes(prefix: string): Promise<string[]> {
  const containers = await engine.listContainers({ all: true });
  const ours = containers.filter(({ Names }) => Names.some((name) => name.startsWith(`/${prefix}`)));
  const names = ours.flatMap(({ Mounts }) =>
    Mounts.flatMap(({ Type, Name }) => (Type === 'volume' ? (Name ?? []) : [])),
  );
  return [...new Set(names)].sort();
}

/** The given volumes that still exist: those that a destroy did not remove. */
export async function existingVolumes(names: readonly string[]): Promise<string[]> {
  const { Volumes } = await engine.listVolumes();
  return (Volumes ?? []).map(({ Name }) => Name).filter((name) => names.includes(name));
}

/** Removes everything whose name starts with a prefix, and its anonymous volumes. For the end of a test, even a failed one. */
export async function removeNamed(prefix: string): Promise<void> {
  if (prefix.length < 4) throw new Error(`${prefix} is too short to be the prefix of one test`);
  for (const object of await objectsNamed(prefix)) {
    const [kind, name] = object.split(' ');
    if (name === undefined) continue;
    if (kind === 'container') await known(engine.getContainer(name).remove({ force: true, v: true }));
    if (kind === 'network') await known(engine.getNetwork(name).remove());
    if (kind === 'volume') await known(engine.getVolume(name).remove({ force: true }));
  }
}
