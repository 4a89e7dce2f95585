import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Deployment } from './support/deployment';
import * as docker from './support/docker';
import { engine } from './support/engine';
import { testImages } from './support/images';
import { type JsonObject, objectAt } from './support/json';
import { rewriteTemplate } from './support/stand-in/references';
import { StandIn } from './support/stand-in/stand-in';
import { Terraform } from './support/terraform';

const PREFIX = `sit-${process.pid}-`;
const folder = mkdtempSync(join(tmpdir(), 'cdktf-redis-stand-in-'));
let redis: string;

beforeAll(async () => {
  redis = (await testImages()).redis;
}, 300_000);

afterAll(async () => {
  await docker.removeNamed(PREFIX);
  rmSync(folder, { recursive: true, force: true });
});

/** A server that starts from a file in a volume. A container that never runs uploads the file. */
function configuration(): JsonObject {
  return {
    terraform: {
      required_providers: {
        docker: { source: 'kreuzwerker/docker' },
        random: { source: 'hashicorp/random' },
      },
    },
    provider: { docker: [{}] },
    variable: { comment: { type: 'string', default: 'none' } },
    resource: {
      random_password: { secret: { '//': { note: 'of cdktf' }, length: 40, special: false } },
      docker_image: { redis: { name: redis, keep_locally: true } },
      docker_network: { net: { name: `${PREFIX}net`, internal: true } },
      docker_volume: {
        data: { name: `${PREFIX}data`, lifecycle: { prevent_destroy: true } },
        conf: { name: `${PREFIX}conf` },
      },
      docker_container: {
        seed: {
          name: `${PREFIX}seed`,
          image: '${docker_image.redis.image_id}',
          start: false,
          must_run: false,
          network_mode: 'none',
          volumes: [
            { volume_name: '${docker_volume.conf.name}', container_path: '/etc/app' },
            { volume_name: '${docker_volume.data.name}', container_path: '/data' },
          ],
          upload: [
            {
              file: '/etc/app/redis.conf',
              permissions: '0440',
              content:
                '# ${var.comment} $${docker_volume.data}\nrequirepass ${random_password.secret.result}\n',
            },
          ],
        },
        server: {
          name: `${PREFIX}server`,
          image: '${docker_image.redis.image_id}',
          user: 'redis:redis',
          group_add: ['0'],
          read_only: true,
          memory: 64,
          memory_swap: 64,
          destroy_grace_seconds: 10,
          wait: true,
          wait_timeout: 30,
          command: ['/etc/app/redis.conf'],
          networks_advanced: [{ name: '${docker_network.net.name}', aliases: ['store'] }],
          volumes: [
            { volume_name: '${docker_volume.data.name}', container_path: '/data' },
            { volume_name: '${docker_volume.conf.name}', container_path: '/etc/app', read_only: true },
          ],
          healthcheck: { test: ['CMD-SHELL', 'redis-cli ping'], interval: '1s', timeout: '2s', retries: 3 },
          lifecycle: { replace_triggered_by: ['docker_container.seed'] },
        },
      },
    },
    output: {
      secret: { value: '${random_password.secret.result}', sensitive: true },
      server: { value: '${docker_container.server.id}' },
    },
  };
}

/** Writes a configuration as a synth does, and returns its folder. */
function stack(edit: (resource: JsonObject) => void = () => undefined): string {
  const edited = configuration();
  edit(objectAt(edited.resource, 'resource'));
  writeFileSync(join(folder, 'cdk.tf.json'), JSON.stringify(edited));
  return folder;
}

function body(resource: JsonObject, type: string, name: string): JsonObject {
  return objectAt(objectAt(resource[type], type)[name], name);
}

describe('the references in a template', () => {
  const rewrite = (template: string) =>
    rewriteTemplate(template, ['docker_volume.data'], (address, attribute) => `<${address} ${attribute}>`);

  test('are rewritten only inside expressions, including nested strings and templates', () => {
    expect(rewrite('docker_volume.data.name')).toBe('docker_volume.data.name');
    expect(rewrite('$${docker_volume.data.name}')).toBe('$${docker_volume.data.name}');
    expect(rewrite('a ${docker_volume.data.name} } "')).toBe('a ${<docker_volume.data name>} } "');
    expect(rewrite('${f("}${docker_volume.data.name}", {a = 1})} docker_volume.data.name')).toBe(
      '${f("}${<docker_volume.data name>}", {a = 1})} docker_volume.data.name',
    );
    expect(rewrite('${docker_volume.data2.name}')).toBe('${docker_volume.data2.name}');
  });
});

describe('a feature that the stand-in does not implement', () => {
  test.each<[string, RegExp, (resource: JsonObject) => void]>([
    [
      'an attribute',
      /^docker_container\.server\.cpus is not implemented/,
      (all) => Object.assign(body(all, 'docker_container', 'server'), { cpus: '1' }),
    ],
    [
      'a resource type',
      /^resource type docker_config is not implemented/,
      (all) => Object.assign(all, { docker_config: { a: { name: 'a', data: 'b' } } }),
    ],
    [
      'a reference to an attribute that the provider computes',
      /docker_volume\.data\.mountpoint is not implemented/,
      (all) =>
        Object.assign(body(all, 'docker_container', 'server'), {
          hostname: '${docker_volume.data.mountpoint}',
        }),
    ],
    [
      'a lifecycle rule',
      /docker_volume\.conf\.lifecycle action_trigger is not implemented/,
      (all) =>
        Object.assign(body(all, 'docker_volume', 'conf'), {
          lifecycle: { action_trigger: [{ events: [] }] },
        }),
    ],
    [
      'a count',
      /docker_volume\.conf\.count is not implemented/,
      (all) => Object.assign(body(all, 'docker_volume', 'conf'), { count: 2 }),
    ],
  ])('is rejected by name: %s', (_what, message, edit) => {
    const edited = configuration();
    edit(objectAt(edited.resource, 'resource'));
    const standIn = new StandIn(new Terraform(folder));
    expect(() => standIn.rewrite(edited, ['docker', 'random'])).toThrow(
      expect.objectContaining({ message: expect.stringMatching(message) }),
    );
  });

  test('is rejected by name inside a block before anything is created', async () => {
    const edited = configuration();
    const server = body(objectAt(edited.resource, 'resource'), 'docker_container', 'server');
    Object.assign(objectAt(server.healthcheck, 'healthcheck'), { start_interval: '1s' });
    const terraform = new Terraform(mkdtempSync(join(folder, 'nested-')));
    const standIn = new StandIn(terraform);
    const rewritten = JSON.stringify(standIn.rewrite(edited, ['docker', 'random']));
    writeFileSync(join(terraform.folder, 'cdk.tf.json'), rewritten);
    await terraform.init();
    await expect(standIn.apply()).rejects.toThrow(
      'docker_container.server.healthcheck.start_interval is not implemented',
    );
    expect(await docker.objectsNamed(PREFIX)).toEqual([]);
  });
});

describe('a deployment with the stand-in', () => {
  let deployment: Deployment;

  beforeAll(async () => {
    deployment = Deployment.of(stack());
    await deployment.apply();
  }, 120_000);

  afterAll(() => deployment.discard());

  /** Returns the deployment to its first state. */
  async function reset(): Promise<void> {
    deployment.update(stack());
    await deployment.apply();
  }

  test('creates all its resources, and then has an empty plan', async () => {
    expect(await docker.objectsNamed(PREFIX)).toEqual(
      ['container seed', 'container server', 'network net', 'volume conf', 'volume data'].map((name) =>
        name.replace(' ', ` ${PREFIX}`),
      ),
    );
    expect(await deployment.plannedChanges()).toEqual([]);
    expect((await docker.inspect(`${PREFIX}server`)).Id).toBe(await deployment.output('server'));
  });

  test('uploads the files of the code, with the secret that it outputs', async () => {
    const secret = await deployment.text('secret');
    expect(secret).toMatch(/^[A-Za-z0-9]{40}$/);
    const server = `${PREFIX}server`;
    expect(await docker.exec(server, 'cat', '/etc/app/redis.conf')).toBe(
      `# none \${docker_volume.data}\nrequirepass ${secret}\n`,
    );
    expect(await docker.exec(server, 'stat', '-c', '%a %u:%g', '/etc/app/redis.conf')).toBe('440 0:0\n');
  });

  test('replaces a container and its dependents if a file changes, and keeps the secret', async () => {
    const secret = await deployment.output('secret');
    const before = await docker.inspect(`${PREFIX}server`);
    deployment.update(
      stack((all) => {
        const [file] = [body(all, 'docker_container', 'seed').upload].flat();
        Object.assign(objectAt(file, 'upload'), {
          content: 'requirepass ${random_password.secret.result}\n# edited\n',
        });
      }),
    );
    expect((await deployment.plannedChanges()).sort()).toEqual([
      'replace docker_container.seed',
      'replace docker_container.server',
      'update output.server',
    ]);
    await deployment.apply();
    expect((await docker.inspect(`${PREFIX}server`)).Id).not.toBe(before.Id);
    expect(await docker.exec(`${PREFIX}server`, 'cat', '/etc/app/redis.conf')).toContain('# edited');
    expect(await deployment.output('secret')).toBe(secret);
    expect(await deployment.plannedChanges()).toEqual([]);
    await reset();
  }, 120_000);

  test('changes memory in place', async () => {
    const before = await docker.inspect(`${PREFIX}server`);
    deployment.update(
      stack((all) => Object.assign(body(all, 'docker_container', 'server'), { memory: 80, memory_swap: 80 })),
    );
    await deployment.apply();
    const after = await docker.inspect(`${PREFIX}server`);
    expect([after.Id, after.HostConfig.Memory]).toEqual([before.Id, 80 * 1024 * 1024]);
    expect(await deployment.plannedChanges()).toEqual([]);
    await reset();
  }, 120_000);

  test('always plans a change for memory without swap and for a duration that is not canonical', async () => {
    deployment.update(
      stack((all) => {
        const server = body(all, 'docker_container', 'server');
        delete server.memory_swap;
        Object.assign(objectAt(server.healthcheck, 'healthcheck'), { start_period: '1m' });
      }),
    );
    await deployment.apply();
    expect(await deployment.plannedChanges()).toEqual(['update docker_container.server']);
    await reset();
  }, 120_000);

  test('detects a container that was stopped by hand, and starts it again', async () => {
    await docker.stop(`${PREFIX}server`);
    expect(await deployment.plannedChanges()).toContain('create docker_container.server');
    await deployment.apply();
    expect(await deployment.plannedChanges()).toEqual([]);
    await docker.waitHealthy(`${PREFIX}server`);
  }, 120_000);

  test('reports why a container does not keep running, and recovers after the cause is fixed', async () => {
    deployment.update(
      stack((all) =>
        Object.assign(body(all, 'docker_container', 'server'), { command: ['--no-such-directive', '1'] }),
      ),
    );
    await expect(deployment.apply()).rejects.toThrow(/docker_container\.server/);
    await reset();
    expect(await deployment.plannedChanges()).toEqual([]);
  }, 120_000);

  test('does not destroy a protected volume, and leaves nothing behind after the protection is off', async () => {
    await expect(deployment.destroy()).rejects.toThrow(/prevent_destroy|cannot be destroyed/);
    expect(await docker.objectsNamed(PREFIX)).toHaveLength(5);
    deployment.update(stack((all) => Object.assign(body(all, 'docker_volume', 'data'), { lifecycle: {} })));
    const volumes = await docker.mountedVolumes(PREFIX);
    expect(volumes).toHaveLength(2);
    await deployment.destroy();
    expect(await docker.objectsNamed(PREFIX)).toEqual([]);
    expect(await docker.existingVolumes(volumes)).toEqual([]);
    expect(await engine.listImages({ filters: { reference: [redis] } })).toHaveLength(1);
  }, 120_000);
});
