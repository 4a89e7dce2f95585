import { BackendTransport, MemorySize, RedisService, Replica, TlsTerminator } from '../../../lib';
import { KubernetesPlatform } from '../../../lib/kubernetes';
import { asObject, asObjects } from '../../support/json';
import { podOf } from '../../support/kubernetes/pods';
import { problemIds } from '../../support/problems';
import { serviceWithTls } from '../../support/stacks';
import { newStack, synth, synthApp } from '../../support/synth';

const platform = new KubernetesPlatform();
const result = synth((stack) => serviceWithTls(stack, { redis: { platform }, tls: { copies: 3 } }));
const redis = podOf(result, 'Redis');
const tls = podOf(result, 'Tls');

function probe(container: ReturnType<typeof asObject>, name: string) {
  const { exec, ...times } = asObject(container[name]);
  return { command: (asObject(exec).command as string[])[2], ...times };
}

function replicated(copies: number) {
  return synth((stack) => {
    const primary = new RedisService(stack, 'Redis', { platform });
    new Replica(stack, 'Replica', { primary, copies });
  });
}

describe('the pods of a server', () => {
  test('are a StatefulSet with one replica that Terraform waits for', () => {
    const { spec, timeouts } = redis.resource;
    expect(asObject(spec)).toMatchObject({ replicas: '1', pod_management_policy: 'Parallel' });
    expect(timeouts).toEqual({ create: '420s', update: '420s', delete: '420s' });
    expect(asObject(redis.resource.metadata).annotations).toEqual({
      'cdktf-redis.construct': 'test/Redis',
      'cdktf-redis.kind': 'server',
      'cdktf-redis.version': 'redis:8.4',
      'cdktf-redis.flavor': 'aof',
      'cdktf-redis.endpoint': 'none',
      'cdktf-redis.users': '[["default","e0cb800a","~*","&*","+@all"]]',
    });
  });

  test('run as the user of the image, and the group of the image owns the data', () => {
    expect(asObject(redis.container.security_context)).toMatchObject({
      run_as_user: '999',
      run_as_group: '999',
    });
    expect(asObject(redis.spec.security_context)).toMatchObject({
      fs_group: '999',
      fs_group_change_policy: 'OnRootMismatch',
    });
  });

  test('have all files in one directory that only the group can read, and no environment variables', () => {
    const [files, socket] = asObjects(redis.spec.volume);
    expect(asObjects(files?.projected)).toEqual([
      {
        default_mode: '0440',
        sources: [
          { config_map: [{ name: expect.stringMatching(/-files$/) }] },
          { secret: [{ name: expect.stringMatching(/-files$/) }] },
        ],
      },
    ]);
    expect(socket?.empty_dir).toEqual({ medium: 'Memory', size_limit: '1Mi' });
    expect(redis.container.env).toBeUndefined();
    expect(redis.spec.enable_service_links).toBe(false);
    const { data } = result.resource('kubernetes_config_map_v1', 'Redis/ConfigMap');
    expect(Object.keys(asObject(data)).sort()).toEqual(['convert.conf', 'redis.conf', 'start']);
    const secret = result.resource('kubernetes_secret_v1', 'Redis/Secret');
    expect(Object.keys(asObject(secret.data)).sort()).toEqual(['probe', 'users.acl']);
  });

  test('have time to load their data at the start, and restart only if nothing answers', () => {
    const ask = 'redis-cli -s /run/cdktf-redis/redis.sock < /etc/cdktf-redis/probe';
    expect(probe(redis.container, 'startup_probe')).toEqual({
      command: `${ask} | grep -qE 'PONG|MISCONF|BUSY|MASTERDOWN|NOPERM|NOAUTH|max number of clients'`,
      period_seconds: 5,
      timeout_seconds: 5,
      failure_threshold: 60,
    });
    expect(probe(redis.container, 'liveness_probe')).toMatchObject({
      command: `${ask} 2>&1 | grep -qv 'Could not connect'`,
      failure_threshold: 12,
    });
    expect(probe(redis.container, 'readiness_probe')).toMatchObject({
      command: `${ask} | grep -qE 'PONG|MISCONF|BUSY|MASTERDOWN|NOPERM|NOAUTH|max number of clients'`,
    });
  });

  test('restart if a file changes: annotations have a digest of the ConfigMap and a random id for the Secret', () => {
    const annotations = asObject(asObject(redis.template.metadata).annotations);
    const [[config, digest], [secrets, revision]] = Object.entries(annotations);
    expect(config).toMatch(/^cdktf-redis\/config-of-test-redis-\w+$/);
    expect(digest).toBe(
      `\${sha256(jsonencode(${result.address('kubernetes_config_map_v1', 'Redis/ConfigMap')}.data))}`,
    );
    expect(secrets).toMatch(/^cdktf-redis\/secrets-of-test-redis-\w+$/);
    expect(revision).toBe(`\${${result.address('terraform_data', 'Redis/SecretRevision')}.id}`);
  });

  test('have the same template for any number of copies, so that running pods stay', () => {
    expect(podOf(replicated(1), 'Replica').template).toEqual(podOf(replicated(2), 'Replica').template);
  });

  test('of a replica are one per copy, spread over the nodes, and a disruption takes one of them at most', () => {
    const replicas = replicated(2);
    const { resource, spec } = podOf(replicas, 'Replica');
    expect(asObject(resource.spec).replicas).toBe('2');
    expect(asObjects(spec.topology_spread_constraint)).toEqual([
      expect.objectContaining({ topology_key: 'kubernetes.io/hostname', max_skew: 1 }),
    ]);
    const budget = replicas.resource('kubernetes_pod_disruption_budget_v1', 'Replica/DisruptionBudget');
    expect(asObject(budget.spec).max_unavailable).toBe('1');
    expect([...replicas.resources('kubernetes_persistent_volume_claim_v1').keys()]).toEqual([
      'Redis/Claim-0',
      'Replica/Claim-0',
      'Replica/Claim-1',
    ]);
    expect([...replicas.resources('kubernetes_pod_disruption_budget_v1').keys()]).toEqual([
      'Replica/DisruptionBudget',
    ]);
  });
});

describe('the pods of a server that stops', () => {
  test('serve until their names are gone from DNS, and then have the full grace period to save', () => {
    expect(JSON.stringify(redis.container.lifecycle)).toContain('"sleep 6"');
    expect(redis.spec.termination_grace_period_seconds).toBe(66);
  });
});

describe('the pods of a terminator', () => {
  test('are a Deployment, in which a new pod serves before an old one stops', () => {
    expect(tls.resource.spec).toMatchObject({
      replicas: '3',
      strategy: { type: 'RollingUpdate', rolling_update: { max_surge: '1', max_unavailable: '0' } },
    });
  });

  test('drain by a signal of HAProxy once new clients no longer reach them', () => {
    expect(JSON.stringify(tls.container.lifecycle)).toContain('"sleep 3; kill -USR1 1; sleep 15"');
    expect(tls.spec.termination_grace_period_seconds).toBe(18);
  });

  test('are alive as long as HAProxy answers, even if Redis does not', () => {
    expect(probe(tls.container, 'startup_probe').command).toBe(
      probe(tls.container, 'liveness_probe').command,
    );
    expect(probe(tls.container, 'readiness_probe').command).toContain('/healthz');
  });

  test('detect half-open connections with sysctls that Kubernetes lists as safe', () => {
    expect(asObject(tls.spec.security_context).sysctl).toEqual([
      { name: 'net.ipv4.tcp_keepalive_time', value: '300' },
      { name: 'net.ipv4.tcp_keepalive_intvl', value: '30' },
      { name: 'net.ipv4.tcp_keepalive_probes', value: '3' },
    ]);
  });
});

describe('a terminator over the unix socket', () => {
  const tlsProps = { transport: BackendTransport.UNIX_SOCKET, memory: MemorySize.mebibytes(128) };
  const beside = synth((stack) => serviceWithTls(stack, { redis: { platform }, tls: tlsProps }));

  test('is a container in the pod of Redis that shares only the socket', () => {
    expect(beside.resources('kubernetes_deployment_v1').size).toBe(0);
    const { spec, container, resource } = podOf(beside, 'Tls');
    expect(resource).toEqual(podOf(beside, 'Redis').resource);
    expect(asObjects(spec.container)).toHaveLength(2);
    expect(asObject(container.security_context)).toMatchObject({ run_as_user: '99' });
    expect(asObjects(container.volume_mount).map(({ mount_path }) => mount_path)).toEqual([
      '/etc/cdktf-redis',
      '/run/cdktf-redis',
    ]);
  });

  test('has a Service and a network policy of its own for the pods of Redis', () => {
    const { spec } = beside.resource('kubernetes_service_v1', 'Tls/Service');
    const redisSelector = asObject(beside.resource('kubernetes_service_v1', 'Redis/Service').spec).selector;
    expect(asObject(spec).selector).toEqual(redisSelector);
    const policy = asObject(beside.resource('kubernetes_network_policy_v1', 'Tls/NetworkPolicy').spec);
    expect(policy.policy_types).toEqual(['Ingress']);
    expect(asObject(policy.pod_selector).match_labels).toEqual(redisSelector);
  });

  test('must not have several copies', () => {
    expect(
      problemIds((stack) => serviceWithTls(stack, { redis: { platform }, tls: { ...tlsProps, copies: 2 } })),
    ).toEqual(['setting-without-effect']);
  });

  test('must be in the stack of its service', () => {
    const twoStacks = () =>
      synthApp((app) => {
        const service = new RedisService(newStack(app, 'one'), 'Redis', { platform });
        new TlsTerminator(newStack(app, 'two'), 'Tls', { service, ...tlsProps });
      });
    expect(twoStacks).toThrow(
      'the terminator cannot share a pod with its service, because the service is in another stack (no-socket)',
    );
  });
});

describe('settings of several copies', () => {
  test('are multiplied by the number of copies before the check', () => {
    const warned = (copies: number, maxConnections: number) =>
      synth((stack) => {
        serviceWithTls(stack, { redis: { platform }, tls: { copies, maxConnections } });
        // Checks that need the whole app run when the stack is converted to Terraform.
        stack.toTerraform();
      }).warnings;
    expect(warned(4, 2000)).toEqual([]);
    expect(warned(6, 2000)).toEqual([expect.stringContaining('the terminators accept up to 13200 sessions')]);
  });

  test('count as that many replicas for min-replicas-to-write', () => {
    const warned = (copies: number) =>
      synth((stack) => {
        const directives = { 'min-replicas-to-write': '2' };
        const primary = new RedisService(stack, 'Redis', { platform, directives });
        new Replica(stack, 'Replica', { primary, copies });
        // Checks that need the whole app run when the stack is converted to Terraform.
        stack.toTerraform();
      }).warnings.filter((warning) => warning.includes('min-replicas-without-replica'));
    expect(warned(1)).toHaveLength(1);
    expect(warned(2)).toEqual([]);
  });
});
