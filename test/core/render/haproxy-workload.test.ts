import { haproxyWorkload } from '../../../lib/core/render/haproxy-workload';

describe('the workload of a proxy', () => {
  const workload = haproxyWorkload({
    name: 'tls',
    role: { kind: 'terminator', serves: 'test/Redis' },
    files: new Map(),
    memoryMebibytes: 256,
    drainSeconds: 5,
    startupTimeoutSeconds: 60,
    servesClients: true,
    port: 6380,
    published: [],
    copies: 1,
    reach: { isolated: false, outbound: true, joins: [{ workload: 'redis', network: 'isolated' }] },
  });

  test('is told to drain by SIGUSR1, and has longer to stop than it drains', () => {
    expect(workload.stopSignal).toBe('SIGUSR1');
    expect(workload.stopGraceSeconds).toBe(15);
  });

  test('keeps its role', () => {
    expect(workload.role).toEqual({ kind: 'terminator', serves: 'test/Redis' });
  });

  test('has no volumes, and copies that can take over from each other', () => {
    expect(workload.volumes).toEqual([]);
    expect(workload.identity).toBe('interchangeable');
  });

  test('runs HAProxy unprivileged in the foreground, with master and worker', () => {
    expect(workload.user).toEqual({ name: 'haproxy', id: 99 });
    expect(workload.command).toEqual(['haproxy', '-W', '-db', '-f', '/etc/cdktf-redis/haproxy.cfg']);
  });
});
