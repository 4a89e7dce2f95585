import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'cdktf';
import { call } from '../support/cli';
import { messageOf } from '../support/problems';
import { variable } from '../support/stacks';
import { STRING_PROPS } from '../support/string-props';
import type { StringProp } from '../support/string-props/string-prop';
import { newStack } from '../support/synth';

const CANARY = 'canary_3f9a1c';

/** What a leaked Terraform expression or cdktf token would contain for a value that is known only at apply. */
const LEAK = new RegExp(`${CANARY}|TfToken|\\$\\{`);

/** Where a password or a CA certificate comes from: the name of the variable, never its value. */
const NAMED = `the variable ${CANARY}`;

const FORMATS = ['text', 'md', 'html', 'json', 'sarif'];

/** All review documents of a stack with a secret as the value of a prop, or the error of its synth. */
function shownOf({ build, context }: StringProp): { readonly error: string; readonly documents: string[] } {
  const outdir = mkdtempSync(join(tmpdir(), 'cdktf-redis-canary-'));
  try {
    const app = new App({ outdir, context: { ...context?.(CANARY) } });
    const error = messageOf(() => {
      const stack = newStack(app);
      build(stack, context === undefined ? variable(stack, CANARY) : CANARY);
      app.synth();
    });
    if (error !== '') return { error, documents: [] };
    const files = readdirSync(join(outdir, 'stacks')).map((stack) =>
      readFileSync(join(outdir, 'stacks', stack, 'review.json'), 'utf8'),
    );
    return {
      error,
      documents: [...files, ...FORMATS.map((format) => call('review', outdir, '--format', format).out)],
    };
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

describe('a sensitive value', () => {
  const rows = Object.entries(STRING_PROPS)
    .filter(([, { context }]) => context === undefined)
    .map(([name, prop]) => ({ name, prop }));

  test.each(rows)('as $name appears in no review and no error', ({ prop }) => {
    const { error, documents } = shownOf(prop);
    expect(error).not.toContain(CANARY);
    for (const document of documents) expect(document.replaceAll(NAMED, '')).not.toMatch(LEAK);
    expect(documents).toHaveLength(error === '' ? FORMATS.length + 1 : 0);
  });

  test('is accepted for every secret prop', () => {
    const secrets = rows.filter(({ prop }) => prop.isSecret);
    expect(secrets.length).toBeGreaterThan(4);
    for (const { prop } of secrets) expect(shownOf(prop).error).toBe('');
  });
});
