import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Target } from '../../../lib/cli/drill/target';
import { capabilitiesOf } from '../../../lib/core/catalog/capabilities';
import { ENGINES } from '../../../lib/core/catalog/engine';
import type { ServerLogins } from '../../../lib/core/credentials/logins';
import { Secret } from '../../../lib/core/credentials/secret';
import type { Template } from '../../../lib/core/credentials/template';
import { Endpoint } from '../../../lib/core/platform/endpoint';
import { PATHS, REDIS_PORT } from '../../../lib/core/render/paths';
import { redisWorkload } from '../../../lib/core/render/redis-workload';
import type { RedisServerProps } from '../../../lib/core/resolve/redis-server-props';
import type { RedisSpec } from '../../../lib/core/resolve/redis-spec';
import { reviewServer } from '../../../lib/core/review/server';
import { DOCKER_FACTS } from '../../../lib/platforms/docker/facts';
import { killProcess, logs } from '../../e2e/support/docker';
import { run, runOk } from '../../e2e/support/process';
import { waitUntil } from '../../e2e/support/wait-until';
import { specOf } from '../../support/core';

const PASSWORD = 'ThePasswordOfTheMatrix';

/**
 * A server with the files that the library renders. It runs as on the Docker platform but without Terraform, so that many
 * servers can be tested in little time. Its volume stays, so that another server can start with the same data.
 */
export class RenderedServer {
  private readonly folder = mkdtempSync(join(tmpdir(), 'cdktf-redis-matrix-'));
  private readonly spec: RedisSpec;

  /**
   * @param name the name of the container
   * @param volume the volume or folder with the data
   */
  public constructor(
    private readonly name: string,
    private readonly volume: string,
    private readonly image: string,
    props: RedisServerProps,
  ) {
    this.spec = specOf(props);
  }

  /** Starts it without waiting. */
  public async launch(): Promise<void> {
    const logins = loginsOf(capabilitiesOf(this.spec.version).acl);
    const workload = redisWorkload(this.spec, { name: this.name, logins });
    const config = join(this.folder, 'config');
    mkdirSync(config, { recursive: true });
    for (const [file, text] of workload.files) writeFileSync(join(config, file), plain(text));
    chmodSync(this.folder, 0o755);
    await runOk('docker', [
      'run',
      '--detach',
      ...['--name', this.name],
      ...['--user', `${workload.user.name}:${workload.user.name}`],
      ...['--network', 'none'],
      ...['--cap-drop', 'ALL'],
      ...['--security-opt', 'no-new-privileges:true'],
      ...['--memory', `${workload.memoryMebibytes}m`],
      '--read-only',
      ...['--volume', `${this.volume}:${PATHS.data}`],
      ...['--volume', `${config}:${PATHS.config}:ro`],
      ...['--tmpfs', `${PATHS.socketFolder}:mode=1777`],
      ...['--entrypoint', workload.command[0]],
      this.image,
      ...workload.command.slice(1),
    ]);
  }

  /** Starts it and waits until it serves clients. */
  public async start(seconds = 60): Promise<void> {
    await this.launch();
    const outcome = await waitUntil(
      `${this.name} serves`,
      async () => {
        if (!(await this.isRunning())) return 'ended';
        return (await this.ask('PING')) === 'PONG' && 'serves';
      },
      { seconds },
    );
    if (outcome === 'ended') throw new Error(`${this.name} ended:\n${await this.log()}`);
  }

  /** Sends one command and returns the answer. Throws if the server answers with an error. */
  public ask = async (...command: string[]): Promise<string> => {
    const { client } = ENGINES[this.spec.version._engine];
    // The oldest clients do not read the password from the environment. This password is used in tests only.
    const line = [client, '-s', PATHS.socket, '-a', PASSWORD, ...command];
    const { code, stdout, stderr } = await run('docker', ['exec', this.name, ...line], {
      timeoutSeconds: 60,
    });
    const answer = stdout.trim();
    if (code !== 0 || /^(ERR|NOAUTH|WRONGPASS|NOPERM|LOADING|MISCONF|READONLY)\b/.test(answer)) {
      throw new Error(`${command[0]}: ${stderr.trim()} ${answer}`.trim());
    }
    return answer;
  };

  /** The server as the target of a drill. */
  public target(): Target {
    const { name, spec, image } = this;
    const endpoint = new Endpoint(name, REDIS_PORT);
    const { server: audience } = DOCKER_FACTS.audiences;
    const planned = {
      path: `matrix/${name}`,
      name,
      spec,
      endpoint,
      image,
      audience,
      memoryMebibytes: spec.memoryMebibytes,
      volumes: [],
      location: 'docker ',
    };
    const { username, password } = loginsOf(capabilitiesOf(spec.version).acl).client;
    const container = { place: 'docker', configuration: '' };
    return new Target(reviewServer(planned, { terminators: [], replicas: [], container }), name, {
      username,
      password: password.reveal(),
    });
  }

  public async isRunning(): Promise<boolean> {
    return (
      (await runOk('docker', ['inspect', '--format', '{{.State.Running}}', this.name])).trim() === 'true'
    );
  }

  /** Waits until it exits by itself, and returns its log. */
  public async ended(seconds = 60): Promise<string> {
    await waitUntil(`${this.name} ends`, async () => !(await this.isRunning()), { seconds });
    return this.log();
  }

  public log(): Promise<string> {
    return logs(this.name);
  }

  /** Kills the server as a crash would. */
  public async kill(): Promise<void> {
    await killProcess(this.name);
  }

  /** Stops the server with SIGTERM. */
  public async stop(): Promise<void> {
    await runOk('docker', ['stop', '--time', '30', this.name]);
  }

  /** Removes the container and keeps the volume. */
  public async remove(): Promise<void> {
    await run('docker', ['rm', '--force', this.name]);
    rmSync(this.folder, { recursive: true, force: true });
  }
}

function loginsOf(acl: boolean): ServerLogins {
  const password = Secret._alphanumeric(PASSWORD, 'password');
  const login = (username: string) => (acl ? { username, password } : { password });
  return {
    client: login('default'),
    replication: login('replication'),
    probe: login('probe'),
    users: [],
    extra: new Map(),
  };
}

/** The text with its secrets, as Terraform would write it. Alphanumeric secrets need no encoding except for digests. */
function plain(text: Template): string {
  return text.parts
    .map((part) => {
      if (typeof part === 'string') return part;
      const value = part.secret.reveal();
      return part.encoding === 'sha256' ? createHash('sha256').update(value).digest('hex') : value;
    })
    .join('');
}
