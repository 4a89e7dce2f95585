import { terminatorCfg } from '../../../lib/core/render/haproxy-cfg';
import { haproxyWorkload } from '../../../lib/core/render/haproxy-workload';

describe('the workload of a proxy', () => {
  const workload = haproxyWorkload({
    name: 'tls',
    role: { kind: 'terminator', serves: 'test/Redis' },
    files: new Map(),
    memoryMebibytes: 256,
    maxConnections: 1000,
    drainSeconds: 5,
    startupTimeoutSeconds: 60,
    servesClients: true,
    port: 6380,
    published: [],
    copies: 1,
    reach: { isolated: false, outbound: true, joins: [{ workload: 'redis', network: 'isolated' }] },
  });

  test('drains after SIGUSR1, and its grace period is longer than the drain time', () => {
    expect(workload.stopSignal).toBe('SIGUSR1');
    expect(workload.stopGraceSeconds).toBe(15);
  });

  test('can open two files for each connection that haproxy.cfg allows, or HAProxy would not start', () => {
    const cfg = terminatorCfg({
      maxConnections: 1000,
      sessionTimeoutSeconds: 60,
      loginTimeoutSeconds: 60,
      drainSeconds: 5,
      protocols: ['TLSv1.3'],
      backend: 'unix-socket',
    });
    const allowed = Number(/^global\n(?:.*\n)*? {4}maxconn (\d+)$/m.exec(cfg.toString())?.[1]);
    expect(allowed).toBe(2016);
    expect(workload.openFiles).toBeGreaterThan(2 * allowed + 100);
  });

  test('keeps its role', () => {
    expect(workload.role).toEqual({ kind: 'terminator', serves: 'test/Redis' });
  });

  test('has no volumes, and its copies are interchangeable', () => {
    expect(workload.volumes).toEqual([]);
    expect(workload.identity).toBe('interchangeable');
  });

  test('runs HAProxy unprivileged in the foreground, with master and worker', () => {
    expect(workload.user).toEqual({ name: 'haproxy', id: 99 });
    expect(workload.command).toEqual(['haproxy', '-W', '-db', '-f', '/etc/cdktf-redis/haproxy.cfg']);
  });
});
