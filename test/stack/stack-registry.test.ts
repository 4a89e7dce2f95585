import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, TerraformStack, Testing } from 'cdktf';
import { Construct } from 'constructs';
import type { Problem } from '../../lib/core/problems/problem';
import { StackRegistry } from '../../lib/stack/stack-registry';
import { messageOf } from '../support/problems';
import { newApp, newStack, warningsOf } from '../support/synth';

const WARNING: Problem = { id: 'end-of-life', path: 'one/Part', message: 'it is old', fix: 'renew it' };
const ERROR: Problem = { id: 'bad-name', path: 'one/Part', message: 'it is wrong', fix: 'correct it' };
const ANNOTATION = '[one/Part] it is old. Fix: renew it (end-of-life)';

/** A stack with a part that reports, at once or when the app is complete. */
function stackThat(report: (registry: StackRegistry, part: Construct) => void): TerraformStack {
  const stack = newStack(newApp(), 'one');
  const part = new Construct(stack, 'Part');
  report(StackRegistry.of(part), part);
  return stack;
}

describe('the registry of a stack', () => {
  test('adds a warning to its construct once, however often it is reported and synthesized', () => {
    const stack = stackThat((registry, part) => {
      registry.report(part, [WARNING]);
      registry.report(part, [WARNING]);
      registry.reportLater(part, () => [WARNING]);
    });
    Testing.synth(stack);
    Testing.synth(stack);
    expect(warningsOf(stack)).toEqual([ANNOTATION]);
  });

  test('runs a late check when the app is complete, and not before', () => {
    let isComplete = false;
    const stack = stackThat((registry, part) =>
      registry.reportLater(part, () => (isComplete ? [WARNING] : [ERROR])),
    );
    expect(warningsOf(stack)).toEqual([]);
    isComplete = true;
    Testing.synth(stack);
    expect(warningsOf(stack)).toEqual([ANNOTATION]);
  });

  test('throws the errors of late checks together with all others', () => {
    const stack = stackThat((registry, part) => {
      registry.report(part, [ERROR]);
      registry.reportLater(part, () => [WARNING, { ...ERROR, message: 'it is still wrong' }]);
    });
    const message = messageOf(() => Testing.synth(stack));
    expect(message).toMatch(/^cdktf-redis found 2 problems/);
    expect(message).toMatch(/it is wrong[\s\S]*it is still wrong/);
  });

  test('adds the warning of a late check before cdktf writes the manifest, which cdktf synth prints', () => {
    const outdir = mkdtempSync(join(tmpdir(), 'cdktf-redis-unit-'));
    try {
      const app = new App({ outdir });
      for (const name of ['one', 'two']) {
        const part = new Construct(new TerraformStack(app, name), 'Part');
        StackRegistry.of(part).reportLater(part, () => [WARNING]);
      }
      app.synth();
      const manifest = JSON.parse(readFileSync(join(outdir, 'manifest.json'), 'utf8'));
      for (const name of ['one', 'two']) {
        expect(manifest.stacks[name].annotations).toEqual([
          expect.objectContaining({ constructPath: `${name}/Part`, level: '@cdktf/warn' }),
        ]);
      }
    } finally {
      rmSync(outdir, { recursive: true });
    }
  });
});
