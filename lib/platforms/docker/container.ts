import { createHash } from 'node:crypto';
import type { ContainerConfig } from '@cdktf/provider-docker/lib/container';
import { LABELS, roleLabels } from '../../core/render/labels';
import { PATHS } from '../../core/render/paths';
import type { Keepalive, Workload } from '../../core/render/workload';
import { escapeTemplate } from '../../stack/reveal';
import { dockerNames } from './names';

/**
 * With this option the engine answers at once for a container that is not there. Otherwise it asks the outside,
 * which an internal network cannot reach, and gives no answer at all: Redis, which looks up its primary on its
 * main thread, would stand still for 10 seconds at a time.
 */
const ANSWERED_AT_ONCE = { dnsOpts: ['ndots:1'] };

/** Settings of every container: bounded logs, no way to gain rights, no anonymous surprises. */
const HARDENED = {
  capabilities: { drop: ['ALL'] },
  securityOpts: ['no-new-privileges:true'],
  logDriver: 'json-file',
  logOpts: { 'max-size': '10m', 'max-file': '3' },
  // The engine merges its own default options in, which the provider would replace the container for.
  lifecycle: { ignoreChanges: ['log_opts'] },
} satisfies Partial<ContainerConfig>;

/**
 * The container that runs a workload. What is set here and why:
 *
 * - `destroyGraceSeconds`: the provider kills at once without it, and ignores `stopTimeout`, which is for
 *   stops by hand.
 * - `removeVolumes: false`: the provider would remove volumes with the container.
 * - `memorySwap` equal to `memory`: otherwise the plan differs for ever.
 * - the label `cdktf-redis.fixed`: the provider cannot change a health check in place and would not replace the container for it,
 *   nor for log options that are ignored, so a digest of them does.
 */
export function containerConfig(workload: Workload, constructPath: string): Omit<ContainerConfig, 'image'> {
  const fixed = { healthcheck: healthcheck(workload), logOpts: HARDENED.logOpts };
  return {
    ...HARDENED,
    ...fixed,
    readOnly: true,
    name: dockerNames.container(workload.name),
    user: `${workload.user.name}:${workload.user.name}`,
    // Uploaded files belong to root, readable by its group.
    groupAdd: ['0'],
    ...(workload.lookups === 'workloads' && ANSWERED_AT_ONCE),
    entrypoint: [workload.command[0]],
    command: workload.command.slice(1),
    stopSignal: workload.stopSignal,
    stopTimeout: workload.stopGraceSeconds,
    destroyGraceSeconds: workload.stopGraceSeconds,
    restart: 'unless-stopped',
    removeVolumes: false,
    sysctls: workload.keepalive && sysctls(workload.keepalive),
    memory: workload.memoryMebibytes,
    memorySwap: workload.memoryMebibytes,
    wait: true,
    waitTimeout: workload.startupTimeoutSeconds,
    ports: workload.published.map(({ address, port, inside }) => ({
      ip: address,
      external: port,
      internal: inside,
    })),
    labels: [
      { label: LABELS.construct, value: escapeTemplate(constructPath) },
      ...roleLabels(workload.role).map(([label, value]) => ({ label, value: escapeTemplate(value) })),
      { label: LABELS.fixed, value: digest(fixed) },
    ],
  };
}

/**
 * The container that carries the configuration files into their volume. It never starts: a read-only
 * container takes no uploads, so this one takes them for it.
 */
export function configContainerConfig(workload: Workload): Omit<ContainerConfig, 'image'> {
  return {
    ...HARDENED,
    name: dockerNames.configContainer(workload.name),
    entrypoint: ['true'],
    networkMode: 'none',
    start: false,
    mustRun: false,
    // Keeps the image from making an anonymous volume for its data.
    tmpfs: { [PATHS.data]: '' },
  };
}

function healthcheck({ health, startupTimeoutSeconds }: Workload): ContainerConfig['healthcheck'] {
  return {
    test: ['CMD-SHELL', health.ready],
    interval: goDuration(5),
    timeout: goDuration(5),
    retries: 3,
    startPeriod: goDuration(startupTimeoutSeconds),
  };
}

/** Settings of the network namespace of a container, not of the host. */
function sysctls({ idleSeconds, intervalSeconds, probes }: Keepalive): ContainerConfig['sysctls'] {
  return {
    'net.ipv4.tcp_keepalive_time': String(idleSeconds),
    'net.ipv4.tcp_keepalive_intvl': String(intervalSeconds),
    'net.ipv4.tcp_keepalive_probes': String(probes),
  };
}

/** Seconds as Go prints them: any other form of the same duration would differ on every plan. */
function goDuration(seconds: number): string {
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  return `${hours > 0 ? `${hours}h` : ''}${hours > 0 || minutes > 0 ? `${minutes}m` : ''}${seconds % 60}s`;
}

function digest(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16);
}
