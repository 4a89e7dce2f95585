import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { call } from '../support/cli';

const PROGRAM = join(__dirname, '../../bin/cdktf-redis.js');

function start(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, ...args], { encoding: 'utf8' });
  return { code: status, out: stdout, err: stderr };
}

describe('the program', () => {
  test.each([[['versions']], [['versions', '--json']], [['version']], [[]]])(
    'prints its output and exits with its exit code: %p',
    (args) => {
      expect(start(...args)).toEqual(call(...args));
    },
  );

  test('exits without an error if its reader closes the pipe', async () => {
    const child = spawn(process.execPath, [PROGRAM, 'versions', '--json']);
    let complaints = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      complaints += text;
    });
    child.stdout.destroy();
    const [code] = await once(child, 'close');
    expect({ code, complaints }).toEqual({ code: 0, complaints: '' });
  });
});
