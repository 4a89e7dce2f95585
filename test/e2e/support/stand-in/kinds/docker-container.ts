import { buffer } from 'node:stream/consumers';
import type { Container } from 'dockerode';
import { pack } from 'tar-stream';
import { engine, known } from '../../engine';
import type { JsonObject } from '../../json';
import { waitUntil } from '../../wait-until';
import { differencesOf, requestOf } from '../attribute';
import type { Kind } from '../kind';
import { flag, integer, type Parse } from '../parse';
import { type ContainerRequest, containerAttributes, UPDATABLE } from './container-attributes';
import { networks, uploads } from './container-blocks';

/** A container. It is created, checked and removed in the same steps and with the same defaults as the real provider. */
export const dockerContainer: Kind = {
  type: 'docker_container',
  attributes: containerAttributes,
  computed: {},
  engine: {
    create: async (values, where, made) => {
      const container = await engine.createContainer(requestOf(containerAttributes, values, where, blank()));
      made(container.id);
      await connect(container, values);
      await upload(container, values, where);
      if (!read(flag, values, 'start', true)) return;
      await container.start();
      if (read(flag, values, 'attach', false)) {
        await endsWell(container, where);
        return;
      }
      if (read(flag, values, 'wait', false)) {
        await healthy(container, read(integer, values, 'wait_timeout', 60), where);
      }
      await staysUp(container, values, where);
    },

    inspect: async (id, values, where) => {
      const found = await known(engine.getContainer(id).inspect());
      if (found === undefined) return { state: 'gone' };
      if (!found.State.Running && read(flag, values, 'must_run', true)) return { state: 'gone' };
      return { state: 'there', differences: differencesOf(containerAttributes, values, where, found) };
    },

    update: async (id, values, where, differences) => {
      if (!differences.some((name) => UPDATABLE.includes(name))) return;
      const updatable = Object.entries(values).filter(([name]) => UPDATABLE.includes(name));
      const request = requestOf(containerAttributes, Object.fromEntries(updatable), where, blank());
      const { Memory, MemorySwap, RestartPolicy } = request.HostConfig;
      await engine.getContainer(id).update({ Memory, MemorySwap, RestartPolicy });
    },

    remove: async (id, values) => {
      const container = engine.getContainer(id);
      const found = await known(container.inspect());
      if (found === undefined) return;
      // Without a grace period the engine kills the container at once, even if stop_timeout is set.
      if (found.State.Running) await container.stop({ t: read(integer, values, 'destroy_grace_seconds', 0) });
      await known(container.remove({ force: true, v: read(flag, values, 'remove_volumes', true) }));
    },
  },
};

function blank(): ContainerRequest {
  return {
    HostConfig: { NetworkMode: 'bridge', RestartPolicy: { Name: 'no' }, ReadonlyRootfs: false, Init: false },
  };
}

function read<T>(parse: Parse<T>, values: JsonObject, name: string, otherwise: T): T {
  return values[name] === undefined ? otherwise : parse(values[name], name);
}

/** Disconnects the container from the default bridge and connects it to its networks, if it has any. */
async function connect(container: Container, values: JsonObject): Promise<void> {
  const wanted = read(networks, values, 'networks_advanced', []);
  if (wanted.length === 0) return;
  const joined = (await container.inspect()).NetworkSettings.Networks;
  if (joined.bridge) await engine.getNetwork('bridge').disconnect({ Container: container.id });
  for (const { name, aliases } of wanted) {
    await engine
      .getNetwork(name)
      .connect({ Container: container.id, EndpointConfig: { Aliases: aliases, IPAMConfig: {} } });
  }
}

/** Uploads all files in one archive, as root, before the start. */
async function upload(container: Container, values: JsonObject, where: string): Promise<void> {
  const files = read(uploads, values, 'upload', []);
  if (files.length === 0) return;
  const archive = pack();
  for (const { file, content, permissions, executable } of files) {
    if (content === '')
      throw new Error(`${where}.upload ${file}: one of content, content_base64 or source must be set`);
    const mode = permissions === undefined ? (executable ? 0o744 : 0o644) : Number.parseInt(permissions, 8);
    archive.entry({ name: file, mode, mtime: new Date() }, content);
  }
  archive.finalize();
  await container.putArchive(await buffer(archive), { path: '/' });
}

/** Waits until the container is healthy. Unlike the provider, it stops if the container has exited for good. */
async function healthy(container: Container, seconds: number, where: string): Promise<void> {
  const state = async () => (await container.inspect()).State;
  try {
    const ended = async () => {
      const { Health, Running, Restarting } = await state();
      return Health?.Status === 'healthy' || !(Running || Restarting);
    };
    await waitUntil(`${where} is healthy`, ended, { seconds, everyMs: 300 });
  } catch (error) {
    throw new Error(`${String(error)}: ${await lastWords(container)}`);
  }
}

/** Waits until the container ends, and checks its exit code as its postcondition does. */
async function endsWell(container: Container, where: string): Promise<void> {
  const { StatusCode } = await container.wait();
  if (StatusCode === 0) return;
  throw new Error(`${where}: Resource postcondition failed: ${await lastWords(container)}`);
}

/** Fails the apply if the container does not run although it must. The next apply creates it again. */
async function staysUp(container: Container, values: JsonObject, where: string): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 100));
  const { State } = await container.inspect();
  if (State.Running || !read(flag, values, 'must_run', true)) return;
  throw new Error(`${where} exited at once with ${State.ExitCode}: ${await lastWords(container)}`);
}

/** The last lines of the container's logs, for the reader of a failed test. The provider does not show them. */
async function lastWords(container: Container): Promise<string> {
  return (await container.logs({ stdout: true, stderr: true, tail: 10 })).toString('utf8').trim();
}
