import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { EXAMPLES, mainOf, synthExample } from './support/examples';
import { asObject, type Json } from './support/json';

/** Runs an example like the CDKTF CLI, and returns the JSON of its stacks by name. */
function synthesizedBy(example: string): Map<string, Json> {
  const stacks = synthExample(example);
  try {
    return new Map(
      readdirSync(stacks).map((name) => [
        name,
        JSON.parse(readFileSync(join(stacks, name, 'cdk.tf.json'), 'utf8')),
      ]),
    );
  } finally {
    rmSync(dirname(stacks), { recursive: true });
  }
}

describe('every example', () => {
  test('is a folder with a main.ts, except for the policies, and one of them is the quickstart', () => {
    expect(EXAMPLES).toContain('quickstart');
    const folders = readdirSync(join(__dirname, '../examples'));
    expect(folders.filter((name) => !EXAMPLES.includes(name))).toEqual(['policies']);
  });

  test.each(EXAMPLES)(
    '%s has at most 60 lines, and a comment that says what it shows and how to run it',
    (example) => {
      const text = readFileSync(mainOf(example), 'utf8');
      expect(text.trimEnd().split('\n').length).toBeLessThanOrEqual(60);
      const [comment] = /^\/\*\*\n \* \S.*?\*\/\n/s.exec(text) ?? [];
      expect(comment).toMatch(/npm run (quickstart|drill)|npx tsx examples\/[\w-]+\/main\.ts/);
    },
  );

  test.each(EXAMPLES)(
    '%s synthesizes one stack of the same name, without a path of this machine',
    (example) => {
      const stacks = synthesizedBy(example);
      expect([...stacks.keys()]).toEqual([example.replace(/^docker-/, '')]);
      expect(JSON.stringify([...stacks.values()])).not.toContain(process.cwd());
    },
  );

  test('quickstart has the outputs that the README reads', () => {
    const config = asObject(synthesizedBy('quickstart').get('quickstart'));
    const outputs = asObject(config.output);
    expect(asObject(outputs.redis_url).sensitive).toBe(true);
    expect(asObject(outputs.redis_credentials).sensitive).toBe(true);
    expect(asObject(outputs.redis_ca_certificate).sensitive).toBe(false);
  });
});
