import { Construct } from 'constructs';
import { MemorySize, RedisService, type RedisServiceProps, Replica } from '../../../lib';
import { asObject, asObjects, type JsonObject } from '../../support/json';
import { serviceWithTls } from '../../support/stacks';
import { synth } from '../../support/synth';

const result = synth((stack) => serviceWithTls(stack));
const workloads: [string, JsonObject][] = ['Redis', 'Tls'].map((path) => [path, result.container(path)]);
const configs: [string, JsonObject][] = ['Redis', 'Tls'].map((path) => [
  path,
  result.resource('docker_container', `${path}/ConfigContainer`),
]);

/** The label with the users of a server that has one generated password. */
const GENERATED = '[["default","e0cb800a","~*","&*","+@all"]]';

describe('every container', () => {
  test.each([...workloads, ...configs])('of %s is hardened', (_, container) => {
    expect(container).toMatchObject({
      capabilities: { drop: ['ALL'] },
      security_opts: ['no-new-privileges:true'],
      log_driver: 'json-file',
      log_opts: { 'max-file': '3', 'max-size': '10m' },
    });
    // The Docker engine adds log options of its own. Without this, the provider would replace the container.
    expect(asObject(container.lifecycle).ignore_changes).toEqual(['log_opts']);
    expect(container.privileged).toBeUndefined();
    expect(container.env).toBeUndefined();
  });
});

describe('the container of a workload', () => {
  test.each([
    ['2000', 'the default', {}],
    ['10', 'few', { maxConnections: 10 }],
    ['20000', 'many', { maxConnections: 20_000, memory: MemorySize.gibibytes(2) }],
  ])('of a terminator with %s sessions (%s) has two files for each connection', (_, __, tls) => {
    const deployed = synth((stack) => serviceWithTls(stack, { tls }));
    const [, connections] = /^ {4}maxconn (\d+)$/m.exec(deployed.file('Tls', 'haproxy.cfg')) ?? [];
    const [{ soft }] = asObjects(deployed.container('Tls').ulimit);
    // HAProxy refuses to start below this number, and 100 for what it opens besides.
    expect(soft).toBeGreaterThan(2 * Number(connections) + 100);
  });

  test.each(workloads)(
    'of %s is read-only, has limits for memory and open files, and restarts after a failure',
    (_, container) => {
      expect(container).toMatchObject({
        read_only: true,
        restart: 'unless-stopped',
        remove_volumes: false,
        group_add: ['0'],
      });
      expect(asObjects(container.ulimit)).toEqual([
        { name: 'nofile', soft: expect.any(Number), hard: expect.any(Number) },
      ]);
      expect(container.memory_swap).toBe(container.memory);
      expect(container.must_run).toBeUndefined();
    },
  );

  test('of Redis runs as the user redis, with 512 MiB and one minute to save', () => {
    expect(result.container('Redis')).toMatchObject({
      user: 'redis:redis',
      entrypoint: ['sh'],
      command: ['/etc/cdktf-redis/start'],
      memory: 512,
      stop_signal: 'SIGTERM',
      stop_timeout: 60,
      destroy_grace_seconds: 60,
    });
  });

  test('of HAProxy runs as the user haproxy, with 256 MiB and time to drain', () => {
    expect(result.container('Tls')).toMatchObject({
      user: 'haproxy:haproxy',
      entrypoint: ['haproxy'],
      command: ['-W', '-db', '-f', '/etc/cdktf-redis/haproxy.cfg'],
      memory: 256,
      stop_signal: 'SIGUSR1',
      stop_timeout: 15,
      destroy_grace_seconds: 15,
      wait: true,
      wait_timeout: 60,
    });
  });

  test('of HAProxy sends TCP keepalives after five minutes, and Redis uses its own setting', () => {
    expect(result.container('Tls').sysctls).toEqual({
      'net.ipv4.tcp_keepalive_time': '300',
      'net.ipv4.tcp_keepalive_intvl': '30',
      'net.ipv4.tcp_keepalive_probes': '3',
    });
    expect(result.container('Redis').sysctls).toBeUndefined();
  });

  test('has labels with its construct, its kind, its flavor and a digest of what the provider cannot change in place', () => {
    expect(asObjects(result.container('Redis').labels)).toEqual([
      { label: 'cdktf-redis.construct', value: 'test/Redis' },
      { label: 'cdktf-redis.kind', value: 'server' },
      { label: 'cdktf-redis.version', value: 'redis:8.4' },
      { label: 'cdktf-redis.flavor', value: 'aof' },
      { label: 'cdktf-redis.endpoint', value: 'none' },
      { label: 'cdktf-redis.users', value: GENERATED },
      { label: 'cdktf-redis.fixed', value: expect.stringMatching(/^[0-9a-f]{16}$/) },
    ]);
  });

  test('has a label that lets a drill kill it only if the service is a drill target', () => {
    const labelsOf = (props: RedisServiceProps) =>
      asObjects(synth((stack) => new RedisService(stack, 'Redis', props)).container('Redis').labels);
    expect(labelsOf({ drillTarget: true })).toContainEqual({ label: 'cdktf-redis.drill', value: 'true' });
    expect(labelsOf({ drillTarget: false })).toEqual(labelsOf({}));
    expect(JSON.stringify(labelsOf({}))).not.toContain('drill');
  });

  test('has labels in which Terraform templates are escaped', () => {
    const { labels } = synth((stack) => serviceWithTls(new Construct(stack, '${a}%{b}'))).container(
      '${a}%{b}/Tls',
    );
    expect(JSON.stringify(labels)).toContain('"test/$${a}%%{b}/Tls"');
    expect(JSON.stringify(labels)).toContain('"test/$${a}%%{b}/Redis"');
  });

  test('names the server behind a proxy and the primary of a replica in its labels', () => {
    const stack = synth((scope) => {
      const { redis, tls } = serviceWithTls(scope);
      new Replica(scope, 'Replica', { primary: redis, via: tls });
    });
    const labelsOf = (path: string) =>
      asObjects(stack.container(path).labels)
        .map(({ label, value }) => `${label}=${value}`)
        .filter((label) => !/\.(construct|fixed)=/.test(label));
    expect(labelsOf('Tls')).toEqual([
      'cdktf-redis.kind=terminator',
      'cdktf-redis.serves=test/Redis',
      'cdktf-redis.endpoint=localhost:6380',
      'cdktf-redis.protocols=TLSv1.2 TLSv1.3',
      'cdktf-redis.names=localhost 127.0.0.1 test-tls-f8548d08',
      'cdktf-redis.authority=the private CA test/Tls/CertificateAuthority, valid for 3650 days',
    ]);
    expect(labelsOf('Replica')).toEqual([
      'cdktf-redis.kind=server',
      'cdktf-redis.version=redis:8.4',
      'cdktf-redis.flavor=aof',
      'cdktf-redis.follows=test/Redis',
      'cdktf-redis.endpoint=none',
      `cdktf-redis.users=${GENERATED}`,
    ]);
    expect(labelsOf('Replica/Link')).toEqual(['cdktf-redis.kind=link', 'cdktf-redis.serves=test/Replica']);
  });

  test('has a new digest if its health check changes, and the same digest after other changes', () => {
    const digestWith = (props: ConstructorParameters<typeof RedisService>[2]) => {
      const { labels } = synth((stack) => new RedisService(stack, 'Redis', props)).container('Redis');
      return asObjects(labels).find(({ label }) => label === 'cdktf-redis.fixed')?.value;
    };
    const digest = digestWith({});
    expect(digestWith({ startupTimeoutSeconds: 301 })).not.toBe(digest);
    expect(digestWith({ idleTimeoutSeconds: 60 })).toBe(digest);
  });

  test.each([
    [10, '10s'],
    [60, '1m0s'],
    [300, '5m0s'],
    [3661, '1h1m1s'],
    [7200, '2h0m0s'],
  ])(
    'writes a start period of %i seconds as the Docker provider does, %s, so that a second plan is empty',
    (startupTimeoutSeconds, start_period) => {
      const container = synth(
        (stack) => new RedisService(stack, 'Redis', { startupTimeoutSeconds }),
      ).container('Redis');
      expect(container.healthcheck).toMatchObject({
        start_period,
        interval: '5s',
        timeout: '5s',
        retries: 3,
      });
    },
  );
});

describe('the container that carries the configuration', () => {
  test('of a server never starts, has no network and no anonymous volume', () => {
    const config = result.resource('docker_container', 'Redis/ConfigContainer');
    expect(config).toMatchObject({
      start: false,
      must_run: false,
      network_mode: 'none',
      entrypoint: ['true'],
      tmpfs: { '/data': '' },
    });
    expect(config.read_only ?? false).toBe(false);
  });

  test('of a proxy checks the files with HAProxy, without a network, and fails the apply with what HAProxy says', () => {
    expect(result.resource('docker_container', 'Tls/ConfigContainer')).toMatchObject({
      user: 'haproxy:haproxy',
      entrypoint: ['haproxy'],
      command: ['-c', '-f', '/etc/cdktf-redis/haproxy.cfg'],
      attach: true,
      must_run: false,
      network_mode: 'none',
      dns: ['127.0.0.1'],
      lifecycle: {
        postcondition: [
          {
            condition: '${self.exit_code == 0}',
            error_message: '[test/Tls] ${trimspace(self.container_logs)}',
          },
        ],
      },
    });
  });

  test('uploads files that only the group can read, into the volume that the workload mounts read-only', () => {
    const config = result.resource('docker_container', 'Redis/ConfigContainer');
    expect(asObjects(config.upload).map(({ file, permissions }) => [file, permissions])).toEqual([
      ['/etc/cdktf-redis/start', '0440'],
      ['/etc/cdktf-redis/convert.conf', '0440'],
      ['/etc/cdktf-redis/redis.conf', '0440'],
      ['/etc/cdktf-redis/users.acl', '0440'],
      ['/etc/cdktf-redis/probe', '0440'],
      ['/etc/cdktf-redis/gate', '0440'],
      ['/etc/cdktf-redis/owner', '0440'],
    ]);
    const volume = `\${${result.address('docker_volume', 'Redis/ConfigVolume')}.name}`;
    expect(asObjects(config.volumes)).toEqual([{ container_path: '/etc/cdktf-redis', volume_name: volume }]);
    expect(asObjects(result.container('Redis').volumes)[0]).toEqual({
      container_path: '/etc/cdktf-redis',
      read_only: true,
      volume_name: volume,
    });
  });
});

describe('the revision of the configuration', () => {
  test('replaces the workload when a file changes, and no prune removes it, because it is only in the state', () => {
    for (const [path, container] of workloads) {
      const revision = result.address('terraform_data', `${path}/Revision`);
      expect(asObject(container.lifecycle).replace_triggered_by).toEqual([revision]);
    }
  });

  test('depends on all uploaded files but the script of the gate, which the workload does not read', () => {
    const config = result.address('docker_container', 'Redis/ConfigContainer');
    expect(result.resource('terraform_data', 'Redis/Revision').triggers_replace).toEqual({
      files:
        `\${sha256(jsonencode([for file in ${config}.upload : [file.file, file.content] ` +
        'if file.file != "/etc/cdktf-redis/gate"]))}',
    });
  });
});

describe('the gate of a server', () => {
  const gate = result.resource('docker_container', 'Redis/Ready');

  test('runs once beside the server, with its files and its socket, and without a network', () => {
    expect(gate).toMatchObject({
      user: 'redis:redis',
      entrypoint: ['sh'],
      command: ['/etc/cdktf-redis/gate'],
      attach: true,
      logs: true,
      must_run: false,
      read_only: true,
      network_mode: 'none',
    });
    expect(asObjects(gate.volumes).map((volume) => volume.container_path)).toEqual([
      '/etc/cdktf-redis',
      '/run/cdktf-redis',
    ]);
  });

  test('runs again when the server is replaced, and fails the apply with what it prints', () => {
    expect(gate.lifecycle).toEqual({
      ignore_changes: ['log_opts'],
      postcondition: [
        {
          condition: '${self.exit_code == 0}',
          error_message:
            '[test/Redis] ${trimspace(self.container_logs)} When the reason is gone, run it again with: ' +
            `terraform apply -replace=${result.address('docker_container', 'Redis/Ready')}`,
        },
      ],
    });
    // Also when a plan creates the server, which does not count as a replacement.
    expect(asObjects(gate.labels)).toContainEqual({
      label: 'cdktf-redis.waits-for',
      value: `\${${result.address('docker_container', 'Redis/Container')}.id}`,
    });
  });

  test('comes before everything that connects to the server', () => {
    expect(result.container('Redis').wait).toBeUndefined();
    expect(result.container('Tls').depends_on).toEqual([result.address('docker_container', 'Redis/Ready')]);
  });
});

describe('what only helps a workload', () => {
  test('has a label with the construct path of that workload, so that it can be found without the state', () => {
    const types = ['docker_container', 'docker_network', 'docker_volume'];
    const all = types.flatMap((type) => [...result.resources(type).values()].map(asObject));
    expect(all.length).toBeGreaterThan(8);
    for (const { labels } of all) {
      expect(asObjects(labels).map(({ label, value }) => `${label}=${value}`)).toContainEqual(
        expect.stringMatching(/^cdktf-redis\.(construct|owner)=test\/(Redis|Tls)$/),
      );
    }
  });
});
