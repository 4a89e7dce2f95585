import type { TerraformStack } from 'cdktf';
import {
  BackendTransport,
  ConnectionOutputs,
  RedisService,
  RemovalPolicy,
  Replica,
  TlsTerminator,
} from 'cdktf-redis';
import { ask } from '../e2e/support/clients';
import * as docker from '../e2e/support/docker';
import { Stage } from '../e2e/support/stage';
import { waitUntil } from '../e2e/support/wait-until';
import { PROXIES } from './servers';

jest.setTimeout(120_000);

const STACK = 'matrix-proxies';
const TLS = 'DEFAULT:@SECLEVEL=0';

/** Every kind of haproxy.cfg: over a socket, over TCP, with old TLS versions, and for a replication link. */
function build(stack: TerraformStack): void {
  const removalPolicy = RemovalPolicy.DESTROY;
  const redis = new RedisService(stack, 'Redis', {
    versionString: '7.0',
    name: `${STACK}-redis`,
    removalPolicy,
  });
  const old = new RedisService(stack, 'Old', { versionString: '5.0', name: `${STACK}-old`, removalPolicy });
  const socket = new TlsTerminator(stack, 'Socket', { service: redis, port: 16720, name: `${STACK}-socket` });
  const replica = new Replica(stack, 'Far', {
    primary: redis,
    via: socket,
    name: `${STACK}-far`,
    removalPolicy,
  });
  const others = {
    tcp: new TlsTerminator(stack, 'Tcp', {
      service: redis,
      port: 16721,
      name: `${STACK}-tcp`,
      transport: BackendTransport.TCP,
    }),
    legacy: new TlsTerminator(stack, 'Legacy', { service: old, port: 16722, name: `${STACK}-legacy` }),
    copy: new TlsTerminator(stack, 'Copy', { service: replica, port: 16723, name: `${STACK}-copy` }),
  };
  new ConnectionOutputs(stack, 'socket', { service: redis, terminator: socket });
  new ConnectionOutputs(stack, 'tcp', { service: redis, terminator: others.tcp });
  new ConnectionOutputs(stack, 'legacy', { service: old, terminator: others.legacy });
  new ConnectionOutputs(stack, 'copy', { service: replica, terminator: others.copy });
}

const CONTAINERS = ['socket', 'tcp', 'legacy', 'copy', 'far-link'].map((name) => `${STACK}-${name}`);

describe.each(PROXIES)('HAProxy $version', ({ line, version }) => {
  const stage = new Stage(STACK, {
    'redis:7.0': ['redis', '7.0'],
    'redis:5.0': ['redis', '5.0'],
    haproxy: ['haproxy', line],
  });

  beforeAll(() => stage.deploy(build), 600_000);
  afterAll(() => stage.clear(), 60_000);

  const send = async (name: string, ...command: string[]) =>
    ask(await stage.text(`${name}_url`), command, await stage.text(`${name}_ca_certificate`), {
      ...(name === 'legacy' && { ciphers: TLS }),
    });

  test('has the version in the table of tested servers', async () => {
    expect(await docker.exec(CONTAINERS[0], 'haproxy', '-v')).toContain(` version ${version}`);
  });

  test.each(CONTAINERS)('accepts the haproxy.cfg of %s without a warning', async (container) => {
    const checked = await docker.exec(
      container,
      'sh',
      '-c',
      'haproxy -c -f /etc/cdktf-redis/haproxy.cfg 2>&1; echo ended with $?',
    );
    expect(checked).toContain('ended with 0');
    expect(checked).not.toMatch(/WARNING|ALERT/);
  });

  test('connects clients to Redis over every transport, and a replica to its primary', async () => {
    for (const name of ['socket', 'tcp', 'legacy', 'copy']) expect(await send(name, 'PING')).toBe('PONG');
    expect(await send('tcp', 'SET', 'fruit', 'quince')).toBe('OK');
    await waitUntil('the write arrives', async () => (await send('copy', 'GET', 'fruit')) === 'quince');
  });

  test('sends TCP keepalives after five minutes, regardless of the settings of the host', async () => {
    for (const container of CONTAINERS) {
      const settings = ['time', 'intvl', 'probes'].map((name) => `/proc/sys/net/ipv4/tcp_keepalive_${name}`);
      expect(await docker.exec(container, 'cat', ...settings)).toBe('300\n30\n3\n');
    }
  });

  test('has an empty plan after the apply', async () => {
    expect(await stage.plannedChanges()).toEqual([]);
  });
});
