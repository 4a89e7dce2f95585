import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MEASUREMENTS } from '../../lib/core/impact/measurements';
import { call } from '../support/cli';
import { isObject, type Json } from '../support/json';
import { change, container, planOf } from '../support/made-up-plan';
import { PLANS, planFile, planJson } from '../support/plans';

const PROGRAM = join(__dirname, '../../bin/cdktf-redis.js');
const CANARY = 'CANARY';
const USAGE =
  'Usage: cdktf-redis plan [--json|--images] [--fail-on data-loss|new-settings|restart|reconnect] FILE\n';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cdktf-redis-cli-plan-'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(content: string | Buffer): string {
  const path = join(folder, 'plan.json');
  writeFileSync(path, content);
  return path;
}

/** A plan with a secret in every attribute but names, labels of the library and mounts. */
function seeded(value: Json, key = ''): Json {
  if (Array.isArray(value)) return value.map((item) => seeded(item, key));
  if (!isObject(value)) return value;
  const entries = Object.entries(value).map(([name, item]): [string, Json] => [name, seeded(item, name)]);
  const isAttributes = ['before', 'after', 'values', 'planned_values', 'volumes', 'labels'].includes(key);
  const extra: [string, Json][] = isAttributes
    ? [
        ['command', [CANARY]],
        [`secret_${key}`, CANARY],
        ['healthcheck', { test: [CANARY] }],
      ]
    : [];
  return Object.fromEntries([...entries, ...extra]);
}

describe('cdktf-redis plan', () => {
  test('shows what happens at a glance, worst first, with a sum below', () => {
    const { server, replicaOfRestarted, loadSecondsPerGibibyte, staleSeconds } = MEASUREMENTS;
    expect(call('plan', planFile('config-edit'))).toEqual({
      code: 0,
      err: '',
      out: `DATA LOSS  plan-fixture/Cache      the memory-only server restarts: all keys are lost
                                     docker_container.Cache_Container_6D9BFF34 is replaced: configuration files change
DATA LOSS  plan-fixture/CacheCopy  its primary plan-fixture/Cache starts empty, so this replica is emptied too
RESTART    plan-fixture/Redis      restarts: nothing is lost if it can save its data
                                     interrupted: no answer for up to ${server.seconds} s on Docker, plus about ${loadSecondsPerGibibyte} s for each GiB of data
                                     docker_container.Redis_Container_6BAF5226 is replaced: configuration files change
RESTART    plan-fixture/Replica    its primary plan-fixture/Redis restarts: it copies all keys again, and answers with an error while it loads them
                                     interrupted: no answer for up to ${replicaOfRestarted.seconds} s on Docker, plus about ${loadSecondsPerGibibyte} s for each GiB of data, and values up to ${staleSeconds} s old
no change  plan-fixture/Tls

Services: data loss 2, new settings 0, restart 2, reconnect 0, new 0, no change 1.
`,
    });
  });

  test('says when there is nothing of the library in a plan', () => {
    expect(call('plan', file('{"format_version":"1.2","resource_changes":[]}'))).toEqual({
      code: 0,
      err: '',
      out: 'This plan contains no service of cdktf-redis.\n',
    });
  });

  test.each([
    [
      'destroy-refused',
      'Terraform could not complete this plan: it cannot be applied, and changes may be missing.\n',
    ],
    ['targeted', 'This plan covers a part of the stack only (-target, or a deferred change).\n'],
  ])('says what is special about a plan: %s', (name, sentence) => {
    expect(call('plan', planFile(name)).out).toContain(sentence);
  });

  test('gives programs an object, whose keys the help documents', () => {
    const { code, out } = call('plan', '--json', planFile('terminator-edit'));
    const radius: { services: object[] } = JSON.parse(out);
    expect({ code, ...radius, services: radius.services.slice(0, 1) }).toEqual({
      code: 0,
      worst: 'reconnect',
      errored: false,
      partial: false,
      images: [],
      services: [
        {
          path: 'plan-fixture/Tls',
          kind: 'terminator',
          impact: 'reconnect',
          findings: [
            {
              impact: 'reconnect',
              meaning: 'clients of plan-fixture/Redis reconnect; no data is touched',
              interruption: {
                seconds: expect.any(Number),
                words: expect.stringMatching(/^no answer for up to/),
              },
              cause:
                'docker_container.Tls_Container_BF40CFCB is replaced: configuration files, ports and stop_timeout change',
            },
          ],
        },
      ],
    });
    const { out: help } = call('plan', '--help');
    for (const key of Object.keys(radius)) expect(help).toMatch(new RegExp(`^ {2}${key} `, 'm'));
  });

  test.each([[[]], [['--json']]])('never prints what an attribute holds: %j', (flags) => {
    for (const name of PLANS) {
      const text = JSON.stringify(seeded(planJson(name)));
      expect(text).toContain(CANARY);
      const { code, out, err } = call('plan', ...flags, file(text));
      expect({ code, err }).toEqual({ code: 0, err: '' });
      expect(out).not.toContain(CANARY);
      expect(out).toBe(call('plan', ...flags, planFile(name)).out);
    }
  });

  test('prints only the images that must be there before the apply, one on each line', () => {
    const plan = planOf([
      change('docker_image.New', ['create'], { after: { name: 'redis:7.0.14', image_id: 'sha256:2' } }),
      change(
        'docker_container.A',
        ['delete', 'create'],
        {
          before: { ...container({ path: 's/A', kind: 'server', flavor: 'aof' }), image: 'sha256:1' },
          after: { ...container({ path: 's/A', kind: 'server', flavor: 'aof' }), image: 'sha256:2' },
        },
        {},
        ['image'],
      ),
    ]);
    expect(call('plan', '--images', file(JSON.stringify(plan)))).toEqual({
      code: 0,
      err: '',
      out: 'redis:7.0.14\n',
    });
    expect(call('plan', '--images', planFile('config-edit')).out).toBe('');
    expect(call('plan', file(JSON.stringify(plan))).out).toContain(
      'needs the image redis:7.0.14 on the Docker engine before the apply (docker pull redis:7.0.14): it is down while the image is pulled, and stays down if that fails',
    );
  });

  test('fits its help in 100 columns', () => {
    const { out } = call('plan', '--help');
    expect(out.split('\n').filter((line) => line.length > 100)).toEqual([]);
  });
});

describe('--fail-on', () => {
  test.each([
    ['data-loss', { 'config-edit': 1, 'flavor-to-rdb': 0, 'terminator-edit': 0, 'first-deployment': 0 }],
    ['restart', { 'config-edit': 1, 'flavor-to-rdb': 1, 'terminator-edit': 0, 'first-deployment': 0 }],
    ['reconnect', { 'config-edit': 1, 'flavor-to-rdb': 1, 'terminator-edit': 1, 'no-change': 0 }],
  ])('%s fails for that and worse, and shows the same', (bound, codes) => {
    for (const [name, code] of Object.entries(codes)) {
      const { out } = call('plan', planFile(name));
      expect(call('plan', '--fail-on', bound, planFile(name))).toEqual({ code, out, err: '' });
    }
  });

  test('fails for a plan that was not made to its end, whatever it shows', () => {
    const plan = file('{"format_version":"1.2","resource_changes":[],"errored":true}');
    expect(call('plan', plan).code).toBe(0);
    expect(call('plan', '--fail-on', 'data-loss', plan).code).toBe(1);
  });
});

describe('a call that cannot be answered', () => {
  test.each([
    [[], 'takes one FILE, or - for the standard input'],
    [['a', 'b'], 'takes one FILE, or - for the standard input'],
    [['--json', '--images', 'a'], 'takes --images or --json, not both'],
    [
      ['--fail-on', 'new', 'a'],
      "--fail-on must be one of data-loss, new-settings, restart, reconnect, not 'new'",
    ],
    [['--fail-on', 'a'], 'takes one FILE, or - for the standard input'],
  ])('is refused with the usage: %j', (args, message) => {
    const { code, out, err } = call('plan', ...args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/^cdktf-redis plan: /);
    expect(err).toContain(args[0] === '--fail-on' && args.length === 2 ? 'cdktf-redis plan' : message);
    expect(err).toContain(USAGE);
  });

  test('is one about a file that is not there', () => {
    expect(call('plan', '/nowhere/plan.json')).toEqual({
      code: 2,
      out: '',
      err: 'cdktf-redis plan: /nowhere/plan.json cannot be read\n',
    });
  });

  test.each([
    ['a binary plan', 'PK\u0003\u0004', 'is the binary plan, and not the JSON of it'],
    ['a text that is not JSON', `{"a": "${CANARY}`, 'is not JSON'],
    ['a state', '{"format_version":"1.0","values":{}}', 'is a state, and not a plan'],
  ])('is one about %s, and says what to run', (_, content, message) => {
    const path = file(content);
    const { code, out, err } = call('plan', path);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/^.*\nRun: .*terraform show -json .*\n$/);
    expect(err.startsWith(`cdktf-redis plan: ${path} ${message}\n`)).toBe(true);
    expect(err).not.toContain(CANARY);
  });
});

describe('the text of a plan', () => {
  test('is read in UTF-16 and with a byte order mark too, as PowerShell writes it', () => {
    const text = readFileSync(planFile('no-change'), 'utf8');
    const { out } = call('plan', planFile('no-change'));
    expect(call('plan', file(Buffer.from(`\ufeff${text}`, 'utf16le'))).out).toBe(out);
    expect(call('plan', file(`\ufeff${text}`)).out).toBe(out);
  });

  test('is read from the standard input for -', () => {
    const input = readFileSync(planFile('config-edit'));
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [PROGRAM, 'plan', '--fail-on', 'restart', '-'],
      {
        input,
        encoding: 'utf8',
      },
    );
    expect({ code: status, out: stdout, err: stderr }).toEqual(
      call('plan', '--fail-on', 'restart', planFile('config-edit')),
    );
  });

  test('is waited for where it comes late and in parts', async () => {
    const child = spawn(process.execPath, [PROGRAM, 'plan', '-']);
    let out = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text;
    });
    const text = readFileSync(planFile('config-edit'), 'utf8');
    await new Promise((resolve) => setTimeout(resolve, 300));
    child.stdin.write(text.slice(0, 5000));
    await new Promise((resolve) => setTimeout(resolve, 300));
    child.stdin.end(text.slice(5000));
    const [code] = await once(child, 'close');
    expect({ code, out }).toEqual({ code: 0, out: call('plan', planFile('config-edit')).out });
  });
});
