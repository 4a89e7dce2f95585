import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from 'redis';
import { CERTIFICATES } from '../support/certificates';
import { containerOf } from './support/construct-container';
import { Deployment } from './support/deployment';
import * as docker from './support/docker';
import { info } from './support/keys';
import { run } from './support/process';
import { npmRunQuickstart, pathWithNodeOnly, synthQuickstart } from './support/quickstart';
import { handshake, type RedisTarget, redisAnswer, redisCli } from './support/redis-cli';
import { throughStunnel } from './support/stunnel';
import { waitUntil } from './support/wait-until';

jest.setTimeout(120_000);

const PREFIX = 'quickstart-';
const PORT = 6380;

describe('npm run quickstart', () => {
  const nothing = { DOCKER_HOST: 'unix:///nonexistent/docker.sock' };

  test('with --synth-only prints what would run, how clients reach it and which data can be lost', async () => {
    const { code, stdout } = await npmRunQuickstart(['--synth-only']);
    expect(code).toBe(0);
    expect(stdout).toContain('quickstart/Redis (RedisService)\n');
    expect(stdout).toContain('quickstart/Replica (Replica)\n');
    expect(stdout).toContain('rediss://localhost:6380 from this host only');
    expect(stdout).toContain('about the last second of writes, 2 s at most');
    expect(stdout).not.toContain('missing');
  });

  test('on a machine with only Node prints the review, and one line for each missing program', async () => {
    const path = await pathWithNodeOnly();
    const { code, stdout } = await npmRunQuickstart([], { ...nothing, PATH: path });
    rmSync(path, { recursive: true });
    expect(code).toBe(0);
    expect(stdout).toContain('quickstart/Redis (RedisService)\n');
    expect(stdout.split('\n').filter((line) => line.startsWith('  - '))).toEqual([
      expect.stringMatching(/^ {2}- Terraform: neither terraform nor tofu is on the PATH\. Install/),
      expect.stringMatching(
        /^ {2}- Docker: no engine answers at unix:\/\/\/nonexistent\/docker\.sock .*Start Docker/,
      ),
    ]);
  });

  test('with an unknown option prints its options and fails', async () => {
    const { code, stderr } = await npmRunQuickstart(['--synthonly']);
    expect(code).toBe(2);
    expect(stderr).toMatch(/Usage:.*--synth-only.*--destroy/s);
  });
});

describe('the deployed quickstart', () => {
  let deployment: Deployment;
  let url: string;
  let caPem: string;
  let target: RedisTarget;
  let containers: { readonly redis: string; readonly tls: string; readonly replica: string };

  beforeAll(async () => {
    expect(await docker.objectsNamed(PREFIX)).toEqual([]); // do not touch a quickstart that the user deployed
    deployment = Deployment.of(await synthQuickstart());
    await deployment.apply();
    url = await deployment.text('redis_url');
    caPem = await deployment.text('redis_ca_certificate');
    target = { host: 'localhost', port: PORT, username: 'default', password: passwordOf(url), caPem };
    containers = {
      redis: await containerOf('quickstart/Redis'),
      tls: await containerOf('quickstart/Tls'),
      replica: await containerOf('quickstart/Replica'),
    };
  });

  afterAll(async () => {
    if (deployment === undefined) return; // what exists does not belong to this test
    await docker.removeNamed(PREFIX);
    deployment.discard();
  });

  /** Sends a PING with node-redis, which verifies the certificate and its names as Node does by default. */
  async function ping(to: string, ca: string, servername?: string): Promise<string> {
    const client = createClient({
      url: to,
      socket: { tls: true, ca, reconnectStrategy: false, ...(servername && { servername }) },
    });
    client.on('error', () => undefined);
    try {
      await client.connect();
      return await client.ping();
    } finally {
      if (client.isOpen) client.destroy();
    }
  }

  test('has an empty plan', async () => {
    expect(await deployment.plannedChanges()).toEqual([]);
  });

  test('answers redis-cli and node-redis over TLS, and both verify CA and host name', async () => {
    expect(await redisAnswer(target, 'SET', 'greeting', 'hello')).toBe('OK');
    const client = createClient({ url, socket: { tls: true, ca: caPem } });
    await client.connect();
    expect(await client.get('greeting')).toBe('hello');
    await client.close();
    expect(await ping(url.replace('localhost', '127.0.0.1'), caPem)).toBe('PONG');
  });

  test.each(['tls1_2', 'tls1_3'] as const)('accepts %s', async (protocol) => {
    const { accepted, output } = await handshake({
      host: 'localhost',
      port: PORT,
      protocol,
      caPem,
      serverName: 'localhost',
    });
    expect([accepted, output]).toEqual([true, expect.stringContaining('Verify return code: 0 (ok)')]);
  });

  test.each(['tls1', 'tls1_1'] as const)('rejects %s from a client that supports it', async (protocol) => {
    const cipher = 'DEFAULT@SECLEVEL=0';
    const { accepted, output } = await handshake({ host: 'localhost', port: PORT, protocol, cipher });
    expect([accepted, output]).toEqual([false, expect.stringMatching(/alert protocol version/)]);
  });

  test('fails verification by clients that trust another CA', async () => {
    const other = CERTIFICATES.anotherAuthority;
    const { accepted, output } = await handshake({ host: 'localhost', port: PORT, caPem: other });
    expect([accepted, output]).toEqual([false, expect.stringMatching(/verify error|verify failed/)]);
    await expect(ping(url, other)).rejects.toThrow(/unable to (verify|get)|self.signed/);
    expect((await redisCli({ ...target, caPem: other }, 'PING')).stdout).not.toContain('PONG');
  });

  test('fails verification by clients that expect another host name', async () => {
    const serverName = 'redis.example.com';
    const { accepted, output } = await handshake({ host: 'localhost', port: PORT, caPem, serverName });
    expect([accepted, output]).toEqual([false, expect.stringMatching(/hostname mismatch/i)]);
    await expect(ping(url, caPem, serverName)).rejects.toThrow(/does not match certificate's altnames/);
  });

  test('rejects plaintext on the TLS port', async () => {
    const { stdout } = await redisCli({ ...target, caPem: undefined }, 'PING');
    expect(stdout).not.toMatch(/PONG|NOAUTH/);
  });

  test('rejects a wrong password and no password', async () => {
    const wrong = await redisCli({ ...target, password: 'x'.repeat(40) }, 'GET', 'greeting');
    expect(wrong.stderr).toContain('WRONGPASS');
    expect(wrong.stdout).toMatch(/^NOAUTH/);
    const none = await redisCli({ ...target, username: undefined, password: undefined }, 'GET', 'greeting');
    expect(none.stdout).toMatch(/^NOAUTH/);
  });

  test('has a replica that follows the primary', async () => {
    const replicated = await waitUntil('the replica is online', async () => {
      const { slave0 } = await info((...command) => redisAnswer(target, ...command), 'replication');
      return slave0?.includes('state=online') && slave0;
    });
    const { Networks } = (await docker.inspect(containers.replica)).NetworkSettings;
    const addresses = Object.values(Networks).map(({ IPAddress }) => IPAddress);
    expect(addresses).toContain(/^ip=([\d.]+)/.exec(replicated)?.[1]);
  });

  test('outputs a redis-cli command that works in the folder of the CA file, and a redli command', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'cdktf-redis-line-'));
    writeFileSync(join(folder, 'redis-ca.crt'), caPem);
    const line = await deployment.text('redis_cli');
    const { code, stdout } = await run('sh', ['-c', `${line} PING`], { cwd: folder });
    rmSync(folder, { recursive: true });
    expect([code, stdout]).toEqual([0, 'PONG\n']);
    expect(await deployment.output('redis_redli')).toBe(`redli -u ${url} --certfile redis-ca.crt`);
  });

  test('outputs a working stunnel.conf, which verifies CA and host name', async () => {
    const conf = await deployment.text('redis_stunnel_conf');
    const plain = (port: number) =>
      redisCli({ ...target, host: '127.0.0.1', port, caPem: undefined }, 'PING').then(({ stdout }) => stdout);
    expect((await throughStunnel(conf, caPem, plain)).result).toBe('PONG\n');

    const untrusted = await throughStunnel(conf, CERTIFICATES.anotherAuthority, plain);
    expect([untrusted.result, untrusted.log]).toEqual([
      '',
      expect.stringMatching(/certificate verify failed/),
    ]);

    const elsewhere = conf.replace('checkHost = localhost', 'checkHost = redis.example.com');
    expect(elsewhere).not.toBe(conf);
    const misnamed = await throughStunnel(elsewhere, caPem, plain);
    expect([misnamed.result, misnamed.log]).toEqual(['', expect.stringMatching(/certificate verify failed/)]);
  });

  test('outputs credentials in the format of Aptible', async () => {
    expect(await deployment.output('redis_credentials')).toEqual({
      version: '1.0',
      credentials: [
        {
          type: 'redis',
          default: false,
          connection_url: `redis://default:${target.password}@${containers.redis}:6379`,
        },
        { type: 'redis+ssl', default: true, connection_url: url },
      ],
    });
    expect(url).toMatch(/^rediss:\/\/default:[A-Za-z0-9]{40}@localhost:6380$/);
  });

  test('runs every container without privileges, with limits, and healthy', async () => {
    for (const [name, mebibytes] of [
      [containers.redis, 512],
      [containers.replica, 512],
      [containers.tls, 256],
    ] as const) {
      const { HostConfig, State } = await docker.inspect(name);
      const { Memory, MemorySwap, LogConfig } = HostConfig;
      expect([Memory, MemorySwap]).toEqual([mebibytes * 1048576, mebibytes * 1048576]);
      expect(LogConfig).toEqual({ Type: 'json-file', Config: { 'max-size': '10m', 'max-file': '3' } });
      expect(State.Health?.Status).toBe('healthy');
      const status = readFileSync(`/proc/${State.Pid}/status`, 'utf8');
      expect(status).toMatch(/^Uid:(\t[1-9]\d*){4}$/m);
      expect(status).toMatch(/^CapEff:\t0+$/m);
      expect(status).toMatch(/^CapBnd:\t0+$/m);
      expect(status).toMatch(/^NoNewPrivs:\t1$/m);
      const touched = await run('docker', ['exec', '--user', '0', name, 'touch', '/touched']);
      expect([touched.code, touched.stderr]).toEqual([1, expect.stringContaining('Read-only file system')]);
    }
  });

  test('publishes only the port of the terminator, on the loopback address', async () => {
    const published = await Promise.all(
      Object.entries(containers).map(async ([part, name]) => {
        const { Ports } = (await docker.inspect(name)).NetworkSettings;
        return [part, Object.values(Ports).flatMap((bindings) => bindings ?? [])];
      }),
    );
    expect(Object.fromEntries(published)).toEqual({
      redis: [],
      tls: [{ HostIp: '127.0.0.1', HostPort: '6380' }],
      replica: [],
    });
  });

  test('exposes no password in docker inspect, logs or processes', async () => {
    const probes = [containers.redis, containers.replica].map((name) =>
      docker.exec(name, 'cat', '/etc/cdktf-redis/probe'),
    );
    const conf = await docker.exec(containers.replica, 'cat', '/etc/cdktf-redis/redis.conf');
    const key = await docker.exec(containers.tls, 'cat', '/etc/cdktf-redis/server.pem');
    const secrets = [
      target.password ?? '',
      ...(await Promise.all(probes)).map((probe) => /^AUTH probe "?(\w+)/.exec(probe)?.[1] ?? ''),
      /^masterauth "?(\w+)/m.exec(conf)?.[1] ?? '',
      /PRIVATE KEY-----\n(.+)\n/.exec(key)?.[1] ?? '',
    ];
    expect(secrets.map(({ length }) => length)).toEqual([40, 40, 40, 40, 64]);

    const told: string[] = [];
    for (const object of await docker.objectsNamed(PREFIX)) {
      const [kind, name = ''] = object.split(' ');
      if (kind !== 'container') continue;
      const inspected = await docker.inspect(name);
      told.push(JSON.stringify(inspected), await docker.logs(name));
      if (!inspected.State.Running) continue;
      for (const file of ['cmdline', 'environ'])
        told.push(readFileSync(`/proc/${inspected.State.Pid}/${file}`, 'utf8'));
    }
    expect(told).toHaveLength(8 * 2 + 3 * 2);
    expect(secrets.filter((secret) => told.some((text) => text.includes(secret)))).toEqual([]);
  });

  test('leaves no container, network or volume after a destroy', async () => {
    const volumes = await docker.mountedVolumes(PREFIX);
    expect(volumes).not.toEqual([]);
    await deployment.destroy();
    expect(await docker.objectsNamed(PREFIX)).toEqual([]);
    expect(await docker.existingVolumes(volumes)).toEqual([]);
  });
});

function passwordOf(url: string): string {
  return decodeURIComponent(new URL(url).password);
}
