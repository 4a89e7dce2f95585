import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { asObject, type Json } from './support/json';

const FOLDER = join(__dirname, '../examples');
const EXAMPLES = readdirSync(FOLDER);

/** Runs an example as the CDKTF CLI does, and gives the JSON of its stacks by name. */
function synthesizedBy(example: string): Map<string, Json> {
  const outdir = mkdtempSync(join(tmpdir(), 'cdktf-redis-example-'));
  const before = process.env.CDKTF_OUTDIR;
  process.env.CDKTF_OUTDIR = outdir;
  try {
    jest.isolateModules(() => require(join(FOLDER, example, 'main.ts')));
    const names = readdirSync(join(outdir, 'stacks'));
    return new Map(
      names.map((name) => [
        name,
        JSON.parse(readFileSync(join(outdir, 'stacks', name, 'cdk.tf.json'), 'utf8')),
      ]),
    );
  } finally {
    if (before === undefined) delete process.env.CDKTF_OUTDIR;
    else process.env.CDKTF_OUTDIR = before;
    rmSync(outdir, { recursive: true });
  }
}

describe('every example', () => {
  test('is a folder with a main.ts, and the quickstart is among them', () => {
    expect(EXAMPLES).toContain('quickstart');
    expect(EXAMPLES.filter((name) => !readdirSync(join(FOLDER, name)).includes('main.ts'))).toEqual([]);
  });

  test.each(EXAMPLES)('%s has at most 60 lines, and says what it shows', (example) => {
    const text = readFileSync(join(FOLDER, example, 'main.ts'), 'utf8');
    expect(text.trimEnd().split('\n').length).toBeLessThanOrEqual(60);
    expect(text).toMatch(/^\/\*\*\n \* \S/);
  });

  test.each(EXAMPLES)('%s synthesizes one stack of its name, with no path of this machine', (example) => {
    const stacks = synthesizedBy(example);
    expect([...stacks.keys()]).toEqual([example.replace(/^docker-/, '')]);
    expect(JSON.stringify([...stacks.values()])).not.toContain(process.cwd());
  });

  test('quickstart has the outputs that the README reads', () => {
    const config = asObject(synthesizedBy('quickstart').get('quickstart'));
    const outputs = asObject(config.output);
    expect(asObject(outputs.redis_url).sensitive).toBe(true);
    expect(asObject(outputs.redis_credentials).sensitive).toBe(true);
    expect(asObject(outputs.redis_ca_certificate).sensitive).toBe(false);
  });
});
