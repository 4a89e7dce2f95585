import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { App, TerraformStack, Testing } from 'cdktf';
import { RedisService, Replica, TlsTerminator } from '../lib';
import { messageOf, problemIds } from './support/problems';
import { serviceWithTls } from './support/stacks';
import { newApp, newStack, synth, synthApp, synthesized } from './support/synth';

function brokenApp(outdir: string): App {
  const app = new App({ outdir });
  new RedisService(new TerraformStack(app, 'good'), 'Redis');
  new RedisService(new TerraformStack(app, 'bad'), 'Redis', { stopGraceSeconds: 1, name: 'No Name' });
  serviceWithTls(new TerraformStack(app, 'worse'), { tls: { port: 0 } });
  return app;
}

/** The files that the quickstart writes in its own process. */
function quickstartIn(cwd: string, env: NodeJS.ProcessEnv): readonly string[] {
  const outdir = mkdtempSync(join(tmpdir(), 'cdktf-redis-unit-'));
  const program = ['--require', require.resolve('tsx/cjs'), resolve('examples/quickstart/main.ts')];
  const places = { TSX_TSCONFIG_PATH: resolve('tsconfig.json'), CDKTF_OUTDIR: outdir };
  try {
    const { status, stderr } = spawnSync(process.execPath, program, {
      cwd,
      env: { ...process.env, ...places, ...env },
      encoding: 'utf8',
    });
    expect([status, stderr]).toEqual([0, '']);
    return ['cdk.tf.json', 'review.json'].map((file) =>
      readFileSync(join(outdir, 'stacks/quickstart', file), 'utf8'),
    );
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

describe('an app with problems', () => {
  test('is rejected with one error that lists all of them, and writes nothing', () => {
    const folder = mkdtempSync(join(tmpdir(), 'cdktf-redis-unit-'));
    try {
      const outdir = join(folder, 'cdktf.out');
      const message = messageOf(() => brokenApp(outdir).synth());
      expect(message).toMatch(/^cdktf-redis found 3 problems; nothing was synthesized\.\n\n\[bad\/Redis\] /);
      expect(message.match(/^\[(bad|worse)\/.*/gm)).toHaveLength(3);
      expect(existsSync(join(outdir, 'stacks/good/cdk.tf.json'))).toBe(false);
      expect(existsSync(join(outdir, 'manifest.json'))).toBe(false);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test('is rejected in the same way if one of its stacks is synthesized in a test', () => {
    const app = brokenApp(tmpdir());
    const [good] = app.node.children.filter((child) => TerraformStack.isStack(child));
    expect(messageOf(() => Testing.synth(good as TerraformStack))).toContain('found 3 problems');
  });
});

describe('the synthesized JSON', () => {
  const build = (app: App) => {
    const stack = newStack(app, 'one');
    const { redis } = serviceWithTls(stack, { redis: { plaintext: true } });
    new Replica(stack, 'Replica', { primary: redis });
    new TlsTerminator(newStack(app, 'two'), 'Far', { service: redis, port: 7000 });
  };

  test('is identical every time', () => {
    expect([...synthApp(build)]).toEqual([...synthApp(build)]);
  });

  test('is identical in another folder, home, locale and time zone, and so is the review', () => {
    const elsewhere = mkdtempSync(join(tmpdir(), 'cdktf-redis-elsewhere-'));
    try {
      const here = quickstartIn(process.cwd(), { LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8', TZ: 'UTC' });
      const there = quickstartIn(elsewhere, {
        LANG: 'tr_TR.UTF-8',
        LC_ALL: 'tr_TR.UTF-8',
        TZ: 'Pacific/Kiritimati',
        HOME: elsewhere,
        USER: 'someone',
        DOCKER_HOST: 'tcp://elsewhere:2375',
        TF_VAR_password: 'x',
      });
      expect(there).toEqual(here);
      expect(here.join()).not.toContain(process.cwd());
    } finally {
      rmSync(elsewhere, { recursive: true });
    }
  }, 60_000);

  test('is identical if a stack is synthesized again', () => {
    const first = synth((stack) => serviceWithTls(stack));
    expect(synthesized(first.stack, undefined).text).toBe(first.text);
  });
});

describe('several services and stacks on one Docker engine', () => {
  test('have different names by default', () => {
    const app = newApp();
    const stacks = ['one', 'two'].map((name) => {
      const stack = newStack(app, name);
      const { redis } = serviceWithTls(stack);
      new Replica(stack, 'Replica', { primary: redis });
      new RedisService(stack, 'redis');
      return synthesized(stack, undefined);
    });
    for (const type of ['docker_container', 'docker_volume', 'docker_network']) {
      const names = stacks.flatMap((stack) =>
        // The random end of the name of a volume has eight characters.
        [...stack.resources(type).values()].map(({ name }) =>
          String(name).replace(/\$\{substr\(.*\)\}$/, '12345678'),
        ),
      );
      expect(new Set(names).size).toBe(names.length);
      for (const name of names) expect(name).toMatch(/^[a-z0-9][a-z0-9-]{0,62}$/);
    }
  });

  test("must not use the name of another service's configuration container", () => {
    expect(
      problemIds((stack) => {
        new RedisService(stack, 'One', { name: 'redis' });
        new RedisService(stack, 'Two', { name: 'redis-config' });
      }),
    ).toEqual(['name-taken']);
  });

  test("must not use the name of a replica's link", () => {
    expect(
      problemIds((stack) => {
        const { redis, tls } = serviceWithTls(stack);
        new Replica(stack, 'Replica', { primary: redis, via: tls, name: 'replica' });
        new RedisService(stack, 'Other', { name: 'replica-link' });
      }),
    ).toEqual(['name-taken']);
  });
});
