import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DockerPlatform, RedisService, RemovalPolicy, Replica, TlsTerminator } from 'cdktf-redis';
import type { AccessReview, StackReview } from '../../lib/core/review/schema';
import * as docker from './support/docker';
import { engine } from './support/engine';
import { testImage } from './support/images';
import { Neighbour } from './support/neighbour';
import { type Address, type Found, probe } from './support/probe';
import { runOk } from './support/process';
import { Stage } from './support/stage';

const STACK = 'e2e-reach';
/** What is not of the stack: networks, and containers that probe. */
const OUTSIDE = 'reach-outside';
const CLIENTS = `${OUTSIDE}-clients`;
const OTHER = `${OUTSIDE}-other`;
const WIDE = 21402;

const stage = new Stage(STACK);
const neighbour = new Neighbour(OUTSIDE);

/** A container, with everyone who the review says can open a connection to it. */
interface Opening {
  readonly container: string;
  readonly access: readonly AccessReview[];
}

let openings: readonly Opening[] = [];

/** The containers that probe, by the network that they are on. */
const probes = new Map<string, string>();

beforeAll(async () => {
  await docker.removeNamed(OUTSIDE);
  for (const network of [CLIENTS, OTHER]) await runOk('docker', ['network', 'create', network]);
  await stage.deploy((stack) => {
    const common = { versionString: '7.0', removalPolicy: RemovalPolicy.DESTROY };
    const name = (part: string) => `${STACK}-${part}`;
    const platform = new DockerPlatform({ clientNetwork: CLIENTS });
    const open = new RedisService(stack, 'Open', {
      ...common,
      platform,
      name: name('open'),
      plaintext: true,
      plaintextPort: 21400,
    });
    const tls = new TlsTerminator(stack, 'Tls', { service: open, port: 21401, name: name('tls') });
    new Replica(stack, 'Near', { primary: open, name: name('near') });
    new Replica(stack, 'Far', { primary: open, via: tls, name: name('far') });
    const closed = new RedisService(stack, 'Closed', { ...common, name: name('closed') });
    new TlsTerminator(stack, 'Inner', { service: closed, published: false, name: name('inner') });
    new RedisService(stack, 'Wide', {
      ...common,
      name: name('wide'),
      plaintext: true,
      plaintextPort: WIDE,
      plaintextAddress: '0.0.0.0',
      plaintextHostName: 'redis.example.com',
    });
  });
  openings = openingsIn(JSON.parse(readFileSync(join(stage.synthesized, 'review.json'), 'utf8')));
  const image = await testImage('redis', '7.0');
  for (const network of [...networksIn(openings), OTHER, 'bridge']) {
    const container = `${OUTSIDE}-probe-${probes.size}`;
    const entry = ['--entrypoint', 'sleep', image, '600'];
    await runOk('docker', ['run', '--detach', '--name', container, '--network', network, ...entry]);
    probes.set(network, container);
  }
}, 400_000);

afterAll(async () => {
  await neighbour.stop();
  await docker.removeNamed(`${OUTSIDE}-probe`);
  await stage.clear();
  await docker.removeNamed(OUTSIDE);
}, 120_000);

function openingsIn({ services, terminators }: StackReview): readonly Opening[] {
  return [
    ...[...services, ...terminators].map(({ name, access = [] }) => ({ container: name, access })),
    ...services.flatMap(({ name, follows }) =>
      follows?.link ? [{ container: `${name}-link`, access: follows.link.access ?? [] }] : [],
    ),
  ];
}

function networksIn(all: readonly Opening[]): readonly string[] {
  return [...new Set(all.flatMap(({ access }) => access.flatMap(({ network }) => network ?? [])))];
}

function probeOn(network: string): string {
  const container = probes.get(network);
  if (container === undefined) throw new Error(`there is no probe on ${network}`);
  return container;
}

const inContainer = (container: string) => ['docker', 'exec', container];

/** The addresses of a container, with the port that it listens on. */
async function addressesOf({ container, access }: Opening): Promise<readonly Address[]> {
  const { NetworkSettings } = await docker.inspect(container);
  const port = access.find(({ audience }) => audience === 'this host at the address of the container')?.port;
  return Object.values(NetworkSettings.Networks).map(({ IPAddress }) => ({
    host: IPAddress,
    port: port ?? 6379,
  }));
}

/** What is found at the best of some addresses. */
async function best(addresses: readonly Address[], within?: readonly string[]): Promise<Found> {
  const found = [...(await probe(addresses, within)).values()];
  return (['plaintext', 'open'] as const).find((one) => found.includes(one)) ?? 'closed';
}

/** What the review says that an audience finds. */
function stated(access: readonly AccessReview[]): Found {
  const [way] = access;
  if (way === undefined) return 'closed';
  return way.tls === null ? 'plaintext' : 'open';
}

async function compared(
  addressesFor: (opening: Opening) => Promise<readonly Address[]>,
  isAudience: (way: AccessReview) => boolean,
  within?: readonly string[],
): Promise<{ readonly measured: object; readonly review: object }> {
  const rows = await Promise.all(
    openings.map(async (opening) => ({
      name: opening.container,
      measured: await best(await addressesFor(opening), within),
      review: stated(opening.access.filter(isAudience)),
    })),
  );
  return {
    measured: Object.fromEntries(rows.map(({ name, measured }) => [name, measured])),
    review: Object.fromEntries(rows.map(({ name, review }) => [name, review])),
  };
}

/** The published ports of a container, at an address of the host. */
const publishedAt =
  (host: string) =>
  async ({ container }: Opening): Promise<readonly Address[]> => {
    const { HostConfig } = await docker.inspect(container);
    const ports: Record<string, readonly { readonly HostPort: string }[]> = HostConfig.PortBindings ?? {};
    return Object.values(ports).flatMap((all) =>
      all.map(({ HostPort }) => ({ host, port: Number(HostPort) })),
    );
  };

const isOnHost = ({ audience }: AccessReview) =>
  audience === 'this host only' || audience === 'every network of the host';

/** The address of the host on the network of a probe. */
async function gatewayOf(container: string): Promise<string> {
  const { NetworkSettings } = await docker.inspect(container);
  const [gateway] = Object.values(NetworkSettings.Networks).map((network) => network.Gateway);
  if (!gateway) throw new Error(`${container} has no gateway`);
  return gateway;
}

describe('the review says who can open a connection to each container', () => {
  test('from the host, on its loopback address', async () => {
    const { measured, review } = await compared(publishedAt('127.0.0.1'), isOnHost);
    expect(measured).toEqual(review);
    expect(Object.values(measured)).toEqual(expect.arrayContaining(['plaintext', 'open', 'closed']));
  });

  test('from the host, at the address of the container on a bridge', async () => {
    const { measured, review } = await compared(
      addressesOf,
      ({ audience }) => audience === 'this host at the address of the container',
    );
    expect(measured).toEqual(review);
    expect(Object.values(measured)).not.toContain('closed');
  });

  test('from a container on each network that it names', async () => {
    const networks = networksIn(openings);
    expect(networks).toEqual(
      expect.arrayContaining([CLIENTS, `${STACK}-open-net`, `${STACK}-tls-edge`, `${STACK}-far-link-net`]),
    );
    const found = await Promise.all(
      networks.map(async (network) => ({
        network,
        ...(await compared(addressesOf, (way) => way.network === network, inContainer(probeOn(network)))),
      })),
    );
    for (const { network, measured, review } of found) expect([network, measured]).toEqual([network, review]);
  }, 120_000);

  test('from a container on the default bridge or on another network: nobody, except at a port for every network of the host', async () => {
    for (const network of ['bridge', OTHER]) {
      const container = probeOn(network);
      const { measured } = await compared(addressesOf, () => false, inContainer(container));
      expect([network, new Set(Object.values(measured))]).toEqual([network, new Set(['closed'])]);
      const published = await compared(
        publishedAt(await gatewayOf(container)),
        ({ audience }) => audience === 'every network of the host',
        inContainer(container),
      );
      expect([network, published.measured]).toEqual([network, published.review]);
      expect(published.measured).toMatchObject({
        [`${STACK}-wide`]: 'plaintext',
        [`${STACK}-tls`]: 'closed',
      });
    }
  }, 60_000);

  test('from another host on the same link: at ports of the loopback address, if the Docker engine is older than 28', async () => {
    await neighbour.start();
    const { Version } = await engine.version();
    const isOld = Number.parseInt(Version, 10) < 28;
    const { measured, review } = await compared(
      publishedAt('127.0.0.1'),
      ({ audience }) => isOld && audience === 'hosts on the same link before Docker 28',
      neighbour.within,
    );
    expect(measured).toMatchObject({ ...review, [`${STACK}-wide`]: expect.any(String) });
  }, 60_000);
});
