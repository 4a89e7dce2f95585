import { spawnSync } from 'node:child_process';
import { sources } from '../../support/sources';

const HIDING = `
  const Module = require('node:module');
  const resolve = Module._resolveFilename;
  Module._resolveFilename = function (request, ...rest) {
    if (request.startsWith('@cdktf/provider-kubernetes')) throw new Error(request + ' is not installed');
    return resolve.call(this, request, ...rest);
  };
`;

const STACK = `
  const { App, TerraformStack, Testing } = require('cdktf');
  const { RedisService, TlsTerminator } = require('./lib/index.ts');
  const stack = new TerraformStack(new App(), 'docker');
  new TlsTerminator(stack, 'Tls', { service: new RedisService(stack, 'Redis') });
  console.log(JSON.parse(Testing.synth(stack)).provider);
`;

function run(code: string) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', '-e', code], {
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

describe('the Kubernetes provider', () => {
  test('is not needed by users who run on Docker only', () => {
    const { status, stdout, stderr } = run(`${HIDING}${STACK}`);
    expect(stderr).toBe('');
    expect(stdout).toContain('docker');
    expect(status).toBe(0);
  });

  test('is needed by the Kubernetes entry point', () => {
    const { status, stderr } = run(`${HIDING}require('./lib/kubernetes.ts');`);
    expect(stderr).toContain('@cdktf/provider-kubernetes');
    expect(status).not.toBe(0);
  });

  test('is not imported by any module that the main entry point imports', () => {
    const files = new Map(sources().map((source) => [source.name, source]));
    const reached = new Set(['index.ts']);
    for (const name of reached) {
      for (const { target, isType } of files.get(name)?.imports ?? []) {
        if (target !== undefined && !isType) reached.add(target);
      }
    }
    expect(reached.size).toBeGreaterThan(100);
    expect([...reached].filter((name) => name.includes('kubernetes'))).toEqual([]);
  });
});
