import { createHash } from 'node:crypto';
import type { ContainerConfig } from '@cdktf/provider-docker/lib/container';
import type { Part } from '../../core/impact/from-plan/plan';
import { LABELS, roleLabels } from '../../core/render/labels';
import { PATHS } from '../../core/render/paths';
import type { Keepalive, Workload } from '../../core/render/workload';
import { printable } from '../../core/text/printable';
import { escapeTemplate } from '../../stack/reveal';
import { dockerNames } from './names';

/**
 * With this option, the Docker engine reports at once that a container name does not exist. Without it, the engine asks an
 * external DNS server, which an internal network cannot reach, so the lookup only ends with a timeout. Redis looks up its
 * primary on its main thread, so each lookup would block it for 10 seconds.
 */
const ANSWERED_AT_ONCE = { dnsOpts: ['ndots:1'] };

/** The settings of every container: the log has a maximum size, and a process cannot gain privileges. */
const HARDENED = {
  capabilities: { drop: ['ALL'] },
  securityOpts: ['no-new-privileges:true'],
  logDriver: 'json-file',
  logOpts: { 'max-size': '10m', 'max-file': '3' },
  // The Docker engine adds its own default options. Without this line, the provider would replace the container for them.
  lifecycle: { ignoreChanges: ['log_opts'] },
} satisfies Partial<ContainerConfig>;

/**
 * The container that runs a workload. The reasons for some of its settings:
 *
 * - `destroyGraceSeconds`: without it, the provider kills the container at once. The provider ignores `stopTimeout`, which is
 *   only used by `docker stop`.
 * - `removeVolumes: false`: by default, the provider removes volumes with the container.
 * - `memorySwap` equal to `memory`: otherwise every plan shows a change.
 * - the label `cdktf-redis.fixed`: the provider neither updates nor replaces a container if its health check or its ignored log
 *   options change. The label is a digest of both, and a changed label replaces the container.
 */
export function containerConfig(workload: Workload, constructPath: string): Omit<ContainerConfig, 'image'> {
  const fixed = { healthcheck: healthcheck(workload), logOpts: HARDENED.logOpts };
  return {
    ...HARDENED,
    ...fixed,
    readOnly: true,
    name: dockerNames.container(workload.name),
    user: `${workload.user.name}:${workload.user.name}`,
    // Uploaded files belong to root, and the group of root can read them.
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
    // The gate waits for a workload that has one.
    ...(workload.gate === undefined && { wait: true, waitTimeout: workload.startupTimeoutSeconds }),
    ulimit: [{ name: 'nofile', soft: workload.openFiles, hard: workload.openFiles }],
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
 * The container that puts the configuration files into their volume. It is needed because the provider cannot upload files to the
 * container of the workload, which is read-only. It only starts if the workload can check its files: then it ends with what is wrong
 * with them.
 */
export function configContainerConfig(
  workload: Workload,
  constructPath: string,
): Omit<ContainerConfig, 'image'> {
  const { check } = workload;
  return {
    ...HARDENED,
    ...helperOf(constructPath, 'files'),
    name: dockerNames.configContainer(workload.name),
    ...(check === undefined
      ? { entrypoint: ['true'], start: false, mustRun: false }
      : { ...runsOnce(workload, check), lifecycle: { ...HARDENED.lifecycle, ...endsWell(constructPath) } }),
  };
}

/** The container that an apply waits for: it ends when the workload serves clients, or with the reason why it cannot. */
export function gateContainerConfig(
  workload: Workload,
  constructPath: string,
): Omit<ContainerConfig, 'image'> {
  return {
    ...HARDENED,
    ...helperOf(constructPath),
    ...runsOnce(workload, ['sh', `${PATHS.config}/${GATE_FILE}`]),
    name: dockerNames.gateContainer(workload.name),
    readOnly: true,
  };
}

/** The name of the script of the gate in PATHS.config. */
export const GATE_FILE = 'gate';

/** What the containers have in common that only help a workload. */
function helperOf(constructPath: string, part?: Part): Partial<ContainerConfig> {
  return {
    networkMode: 'none',
    // HAProxy 2.2 refuses a configuration whose name server it has no route to.
    dns: ['127.0.0.1'],
    // Without this line, Docker would create an anonymous volume for the data folder of the image.
    tmpfs: { [PATHS.data]: '' },
    labels: ownerLabels(constructPath, part),
  };
}

/** The labels of what only helps a workload. */
export function ownerLabels(constructPath: string, part?: Part): { label: string; value: string }[] {
  return [
    { label: LABELS.owner, value: escapeTemplate(constructPath) },
    ...(part === undefined ? [] : [{ label: LABELS.part, value: part }]),
  ];
}

/** A container that runs a command as the user of the workload. Terraform waits for its end, and keeps what it printed. */
function runsOnce({ user }: Workload, command: readonly string[]): Partial<ContainerConfig> {
  return {
    user: `${user.name}:${user.name}`,
    groupAdd: ['0'],
    entrypoint: [command[0]],
    command: command.slice(1),
    attach: true,
    logs: true,
    // Without a terminal, the Docker engine puts a binary header before each line of the log.
    tty: true,
    mustRun: false,
  };
}

/**
 * Fails the apply with what the container printed if it did not succeed. Terraform runs the container again when the files or the
 * workload change, and otherwise only if it is told to replace the resource of the given address.
 */
export function endsWell(constructPath: string, address?: string) {
  const again =
    address === undefined
      ? ''
      : ` When the reason is gone, run it again with: terraform apply -replace=${address}`;
  return {
    postcondition: [
      {
        condition: '${self.exit_code == 0}',
        errorMessage: `${escapeTemplate(printable(`[${constructPath}] `))}\${trimspace(self.container_logs)}${again}`,
      },
    ],
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

/** The keepalive settings. They apply to the network namespace of the container, not to the host. */
function sysctls({ idleSeconds, intervalSeconds, probes }: Keepalive): ContainerConfig['sysctls'] {
  return {
    'net.ipv4.tcp_keepalive_time': String(idleSeconds),
    'net.ipv4.tcp_keepalive_intvl': String(intervalSeconds),
    'net.ipv4.tcp_keepalive_probes': String(probes),
  };
}

/** Formats seconds as Go does. Any other form of the same duration would show as a change on every plan. */
function goDuration(seconds: number): string {
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  return `${hours > 0 ? `${hours}h` : ''}${hours > 0 || minutes > 0 ? `${minutes}m` : ''}${seconds % 60}s`;
}

function digest(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16);
}
