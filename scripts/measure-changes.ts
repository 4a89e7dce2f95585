/**
 * `npm run measure-changes`: applies each kind of change to a stack on the Docker engine, several times, while clients write and read every
 * 50 ms through TLS. Writes the longest interruptions to lib/core/impact/measured.ts and docs/changes.md.
 */
import { writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import type { TerraformStack } from 'cdktf';
import { createClient } from 'redis';
import {
  ConnectionOutputs,
  MemorySize,
  PrivateCertificateAuthority,
  RedisService,
  RemovalPolicy,
  Replica,
  TlsCertificate,
  TlsTerminator,
} from '../lib';
import type { Measured, MeasuredChange } from '../lib/core/impact/measured';
import { testImage } from '../test/e2e/support/images';
import { runOk } from '../test/e2e/support/process';
import { Stage } from '../test/e2e/support/stage';
import { changesDocument } from './support/changes-document';
import { type Interruption, Pulse, type PulseTarget } from './support/pulse';

const STACK = 'measured';
const ROUNDS = Number(process.env.ROUNDS ?? 3);
const PORTS = { tls: 21_210, other: 21_211, replica: 21_212 };
/** What is written to measure how long the data takes. */
const DATA_MEBIBYTES = 256;

/** What differs between two applies. Other numbers are other settings. */
interface Edit {
  readonly server?: number;
  readonly replica?: number;
  readonly terminator?: number;
  readonly certificate?: number;
  readonly image?: string;
  readonly port?: number;
}

function build({
  server = 10,
  replica = 10,
  terminator = 5,
  certificate = 0,
  image,
  port = PORTS.tls,
}: Edit) {
  return (stack: TerraformStack): void => {
    const common = { removalPolicy: RemovalPolicy.DESTROY, memory: MemorySize.mebibytes(1024) };
    const authority = new PrivateCertificateAuthority(stack, 'Ca');
    const service = new RedisService(stack, 'Redis', {
      ...common,
      versionString: '7.0-aof',
      directives: { hz: String(server) },
      image,
    });
    const tls = new TlsTerminator(stack, 'Tls', {
      service,
      port,
      drainSeconds: terminator,
      certificate: TlsCertificate.issued({ authority }),
      alternativeNames: certificate % 2 === 1 ? ['renewed.example.com'] : [],
    });
    const copy = new Replica(stack, 'Replica', {
      ...common,
      primary: service,
      via: tls,
      directives: { hz: String(replica) },
      acceptDataLossOnPrimaryRestart: true,
    });
    const copyTls = new TlsTerminator(stack, 'ReplicaTls', {
      service: copy,
      port: PORTS.replica,
      certificate: TlsCertificate.issued({ authority }),
    });
    new ConnectionOutputs(stack, 'primary', { service, terminator: tls });
    new ConnectionOutputs(stack, 'copy', { service: copy, terminator: copyTls });
  };
}

const stage = new Stage(STACK);

async function main(): Promise<void> {
  const images = await twoImages();
  const seen = new Map<string, Interruption[]>();
  const note = (name: string, ...of: readonly Interruption[]) =>
    seen.set(name, [...(seen.get(name) ?? []), ...of]);
  let edit: Edit = { image: images[0] };
  await stage.deploy(build(edit));
  if (stage.deployment.standIns.length > 0) throw new Error(stage.deployment.standIns.join(' '));
  const [writer, reader] = [
    new Pulse('writer', await targets('primary')),
    new Pulse('reader', await targets('copy')),
  ];
  const change = async (next: Edit) => {
    edit = { ...edit, ...next };
    await pause(3);
    for (const pulse of [writer, reader]) pulse.reset();
    await stage.edit(build(edit));
    await stage.deployment.apply();
    await pause(8);
    return [writer.seen, reader.seen] as const;
  };
  try {
    for (let round = 0; round < ROUNDS; round++) {
      const [server, behind] = await change({ server: 20 + round });
      note('server', server);
      note('replicaOfRestarted', behind);
      note('replica', (await change({ replica: 20 + round }))[1]);
      const both = await change({ server: 40 + round, replica: 40 + round });
      note('serverWithReplica', both[0]);
      note('replicaWithPrimary', both[1]);
      const [terminator, stale] = await change({ terminator: 6 + (round % 2) });
      note('terminator', terminator);
      note('link', { ...stale, seconds: stale.staleSeconds });
      note('certificate', (await change({ certificate: round + 1 }))[0]);
      note('port', (await change({ port: round % 2 === 0 ? PORTS.other : PORTS.tls }))[0]);
      note('image', (await change({ image: images[(round + 1) % 2] }))[0]);
    }
    await fill();
    const [filled] = await change({ server: 60 });
    const empty = Math.max(...(seen.get('server') ?? []).map(({ seconds }) => seconds));
    const perGibibyte = Math.max(0, ((filled.seconds - empty) * 1024) / DATA_MEBIBYTES);
    write(seen, Math.ceil(perGibibyte));
  } finally {
    await Promise.all([writer.stop(), reader.stop()]);
    await stage.deployment.destroy();
    await stage.clear();
  }
}

/** Two images with the same server, as after a security update of the base image. */
async function twoImages(): Promise<readonly [string, string]> {
  const image = await testImage('redis', '7.0');
  const other = `${image}-b`.replace(/^[^:]*/, 'cdktf-redis-measured');
  await runOk('docker', ['build', '--quiet', '--tag', other, '-'], {
    input: `FROM ${image}\nLABEL cdktf-redis.measured=true\n`,
  });
  return [image, other];
}

async function targets(output: string): Promise<readonly PulseTarget[]> {
  const { hostname, port, password } = new URL(await stage.text(`${output}_url`));
  const target = { host: hostname, password, ca: await stage.text(`${output}_ca_certificate`) };
  const ports = output === 'primary' ? [PORTS.tls, PORTS.other] : [Number(port)];
  return ports.map((one) => ({ ...target, port: one }));
}

/** Writes data through TLS. */
async function fill(): Promise<void> {
  const client = createClient({
    url: await stage.text('primary_url'),
    socket: { tls: true, ca: await stage.text('primary_ca_certificate') },
  });
  await client.connect();
  const value = 'x'.repeat(64 * 1024);
  for (let key = 0; key < DATA_MEBIBYTES * 16; key += 64)
    await Promise.all(Array.from({ length: 64 }, (_, index) => client.set(`data:${key + index}`, value)));
  client.destroy();
}

function write(seen: ReadonlyMap<string, readonly Interruption[]>, loadSecondsPerGibibyte: number): void {
  const worst = (name: string): MeasuredChange => {
    const all = seen.get(name) ?? [];
    return {
      seconds: Math.max(1, Math.ceil(Math.max(...all.map(({ seconds }) => seconds)))),
      sessions: all.some(({ sessions }) => sessions > 0),
    };
  };
  const measured: Measured = {
    machine: `${cpus().length} CPUs, ${Math.round(totalmem() / 1024 ** 3)} GiB of memory`,
    rounds: ROUNDS,
    loadSecondsPerGibibyte,
    staleSeconds: Math.ceil(
      Math.max(
        ...['replicaOfRestarted', 'replicaWithPrimary'].flatMap((name) =>
          (seen.get(name) ?? []).map(({ staleSeconds }) => staleSeconds),
        ),
      ),
    ),
    server: worst('server'),
    replica: worst('replica'),
    replicaOfRestarted: worst('replicaOfRestarted'),
    serverWithReplica: worst('serverWithReplica'),
    replicaWithPrimary: worst('replicaWithPrimary'),
    image: worst('image'),
    terminator: worst('terminator'),
    certificate: worst('certificate'),
    port: worst('port'),
    link: worst('link'),
  };
  const text = JSON.stringify(measured, null, 2)
    .replace(/"(\w+)":/g, '$1:')
    .replace(/"/g, "'")
    .replace(/([^{,])\n/g, '$1,\n');
  writeFileSync('lib/core/impact/measurements.ts', MEASUREMENTS.replace('DATA', text));
  writeFileSync('docs/changes.md', changesDocument(measured));
  for (const [name, all] of seen) process.stdout.write(`${name}: ${JSON.stringify(all)}\n`);
}

const MEASUREMENTS = `import type { Measured } from './measured';

/** \`npm run measure-changes\` writes this file and docs/changes.md. */
export const MEASUREMENTS: Measured = DATA;
`;

function pause(seconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, seconds * 1000));
}

void main();
