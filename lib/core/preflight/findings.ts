import { MEBIBYTE } from '../catalog/memory-size';
import { SAVE_BYTES_PER_SECOND } from '../catalog/save-speed';
import type { StoppedServer } from './planned';
import type { ServerAnswer } from './question';

/**
 * How bad a finding is: `failure` if an apply can lose acknowledged writes or leave a service down, `warning` if somebody should look
 * first, `fine` if nothing is wrong.
 */
export type Level = 'failure' | 'warning' | 'fine';

/** One finding of a preflight. The keys are those of `preflight --json`, and contract. */
export interface PreflightFinding {
  readonly level: Level;
  /** The construct path of a server, or the name of an image. */
  readonly about: string;
  readonly meaning: string;
  /** What to do, in words or as a command. */
  readonly fix?: string;
}

/** What the Docker engine says about the container of a server. */
export interface ContainerState {
  /** For example `running`, `paused`, `restarting` or `exited`. */
  readonly status: string;
  /** The seconds that it has to end when it is stopped. */
  readonly stopSeconds: number;
}

/** What is known of a server that an apply stops. */
export interface Examined {
  readonly server: StoppedServer;
  /** It is not set if the Docker engine does not have the container. */
  readonly state?: ContainerState;
  /** It is not set if the container does not run, or if `docker exec` failed. */
  readonly answer?: ServerAnswer;
  /** Why the server could not be asked. */
  readonly problem?: string;
  /** Whether a snapshot was just taken, and is complete. It is not set if none was asked for. */
  readonly hasSaved?: boolean;
}

/** What a preflight finds about a server, worst first. There is at least one finding. */
export function findingsOf(examined: Examined): readonly PreflightFinding[] {
  const { server, state, answer, problem } = examined;
  const find = (level: Level, meaning: string, fix?: string): PreflightFinding => ({
    level,
    about: server.path,
    meaning,
    ...(fix !== undefined && { fix }),
  });
  const { container } = server;
  if (container === undefined)
    return [find('warning', 'it does not run on Docker, so nothing was checked: see docs/operations.md')];
  if (server.losesVolume)
    return [find('warning', 'the plan destroys its data volume, so nothing was checked')];
  if (server.flavor?.isDurable === false)
    return [find('fine', 'it keeps its keys in memory only, so there is nothing to save')];
  if (state === undefined)
    return [
      find(
        'failure',
        `this Docker engine has no container ${container} of this construct, so nothing was checked`,
        'set DOCKER_HOST to the Docker engine of the plan, or plan again',
      ),
    ];
  if (state.status === 'paused')
    return [
      find('failure', 'it is paused, so it cannot save when it is stopped', `docker unpause ${container}`),
    ];
  if (state.status !== 'running')
    return [find('warning', `it does not run (${state.status}), so there is nothing to save`)];
  if (problem !== undefined || answer === undefined || answer.info.size === 0) {
    return [
      find(
        'failure',
        `it could not be asked, so it is not known whether it can save: ${problem ?? (answer?.said || 'no answer')}`,
        unansweredFix(answer?.said ?? '', container),
      ),
    ];
  }
  if (answer.info.get('loading') === '1')
    return [find('fine', 'it is loading its data, and nothing is new since: it will load it again')];
  const found = [...writeFindings(examined, answer), ...roomFindings(examined, answer, state)].map(
    ([level, meaning, fix]) => find(level, meaning, fix),
  );
  const failures = found.filter(({ level }) => level === 'failure');
  const all = [...failures, ...found.filter(({ level }) => level !== 'failure')];
  return all.length > 0 ? all : [find('fine', summaryOf(answer, state))];
}

type Found = readonly [level: Level, meaning: string, fix?: string];

function unansweredFix(said: string, container: string): string {
  if (/NOPERM/.test(said)) {
    return (
      'an earlier release of cdktf-redis deployed it, and its probe user has no right to run INFO. For this one apply, run ' +
      'INFO persistence as an administrator: rdb_last_bgsave_status and aof_last_write_status must be ok'
    );
  }
  if (/^BUSY/.test(said)) return 'end the script that blocks it with SCRIPT KILL, and try again';
  if (/max number of clients/.test(said)) return 'disconnect some clients, and try again';
  return `see: docker logs ${container}`;
}

/** What the last writes of the server to its disk say. */
function writeFindings({ server, hasSaved }: Examined, { info, overcommit }: ServerAnswer): readonly Found[] {
  const container = server.container ?? '';
  const changes = info.get('rdb_changes_since_last_save') ?? 'all';
  const appends = info.get('aof_enabled') === '1';
  const fork =
    overcommit !== undefined && overcommit !== '1'
      ? `. vm.overcommit_memory of the host is ${overcommit}, so it can also lack memory for a background save: set it to 1`
      : '';
  return [
    ...(server.flavor?.appendsToFile && !appends
      ? [
          [
            'failure',
            'its append-only file is turned off (CONFIG SET appendonly no). The next start reads the file as it is, and every later write is lost',
            'turn it on again, and wait until INFO has aof_rewrite_in_progress:0: CONFIG SET appendonly yes',
          ] satisfies Found,
        ]
      : []),
    ...(info.get('rdb_last_bgsave_status') === 'err'
      ? [
          [
            'failure',
            appends
              ? 'its last snapshot failed, so its disk may be full: it takes its whole grace time to stop, and rejects writes after the restart'
              : `its last snapshot failed. If it is stopped now and cannot save, ${changes} changes are lost`,
            `see docker logs ${container}, free space on the disk of its volume, and run preflight --save${fork}`,
          ] satisfies Found,
        ]
      : []),
    ...(hasSaved === false && info.get('rdb_last_bgsave_status') !== 'err'
      ? [['failure', 'a snapshot did not end in time', `see docker logs ${container}`] satisfies Found]
      : []),
    ...(appends && info.get('aof_last_write_status') === 'err'
      ? [
          [
            'failure',
            'its last write to the append-only file failed (aof_last_write_status:err). If it is stopped now, acknowledged writes can be lost',
            `see docker logs ${container}, and free space on the disk of its volume. The server writes the rest by itself`,
          ] satisfies Found,
        ]
      : []),
    ...(appends && info.get('aof_last_bgrewrite_status') === 'err'
      ? [
          [
            'warning',
            'its last rewrite of the append-only file failed. Nothing is lost, but the file keeps growing',
            `see docker logs ${container}`,
          ] satisfies Found,
        ]
      : []),
  ];
}

/** Whether a snapshot at the stop has enough space and time. With an append-only file, the data is safe without it. */
function roomFindings(
  { hasSaved }: Examined,
  { info, freeBytes }: ServerAnswer,
  { stopSeconds }: ContainerState,
): readonly Found[] {
  const appends = info.get('aof_enabled') === '1';
  const level = appends ? 'warning' : 'failure';
  const loss = appends ? 'the append-only file keeps the data' : 'its unsaved changes are lost';
  const needed = dataBytes(info);
  const seconds = saveSeconds(info);
  return [
    // A snapshot that was just taken shows that there is enough space for another one.
    ...(hasSaved !== true && freeBytes !== undefined && freeBytes < needed
      ? [
          [
            level,
            `a snapshot can need up to ${shown(needed)}, and its disk has ${shown(freeBytes)} free. If it cannot save at the stop, ${loss}`,
            'free space on the disk of its volume, or run preflight --save to prove that a snapshot fits',
          ] satisfies Found,
        ]
      : []),
    ...(seconds >= stopSeconds
      ? [
          [
            level,
            `a snapshot takes about ${seconds} s, and the server is killed ${stopSeconds} s after it is told to stop. Then ${loss}`,
            appends
              ? 'increase stopGraceSeconds'
              : 'increase stopGraceSeconds: the new value counts from the next stop on, so stop writing before this apply, and run preflight --save just before it',
          ] satisfies Found,
        ]
      : []),
  ];
}

/** How many bytes the data set has at most. Below 4.0, the server only reports all of its memory. */
function dataBytes(info: ReadonlyMap<string, string>): number {
  return Number(info.get('used_memory_dataset') ?? info.get('used_memory') ?? 0);
}

/** The seconds for a snapshot: those of the last one, or an estimate if there was none. */
function saveSeconds(info: ReadonlyMap<string, string>): number {
  const last = Number(info.get('rdb_last_bgsave_time_sec') ?? -1);
  return last >= 0 ? last : Math.ceil(dataBytes(info) / SAVE_BYTES_PER_SECOND);
}

function summaryOf({ info, freeBytes }: ServerAnswer, { stopSeconds }: ContainerState): string {
  const space =
    freeBytes === undefined ? '' : `, ${shown(freeBytes)} free for ${shown(dataBytes(info))} of data`;
  const changes = info.get('rdb_changes_since_last_save') ?? '0';
  return `it can save: ${changes} changes since the last snapshot, about ${saveSeconds(info)} s of ${stopSeconds} s to write one${space}`;
}

function shown(bytes: number): string {
  const mebibytes = bytes / MEBIBYTE;
  return mebibytes < 1024 ? `${Math.ceil(mebibytes)} MiB` : `${(mebibytes / 1024).toFixed(1)} GiB`;
}

/** What a preflight finds about an image that Terraform would pull. */
export function imageFinding(
  name: string,
  { isThere, stopsSomething }: { readonly isThere: boolean; readonly stopsSomething: boolean },
): PreflightFinding {
  if (isThere) return { level: 'fine', about: name, meaning: 'the image is on the Docker engine' };
  return {
    level: stopsSomething ? 'failure' : 'warning',
    about: name,
    meaning: stopsSomething
      ? 'the image is not on the Docker engine. Terraform stops the old container before it has the new image: if the pull is slow or fails, the service is down'
      : 'the image is not on the Docker engine, so Terraform pulls it',
    fix: `docker pull ${name}`,
  };
}
