import { VERSION_FACTS } from '../../lib/core/catalog/version-facts';
import { versionStrings } from '../../lib/core/catalog/version-string';
import { call } from '../support/cli';

/** The rows of the table, each as its cells. */
function rows(...args: string[]): string[][] {
  const [text] = call('versions', ...args).out.split('\n\n');
  return text.split('\n').map((line) => line.split(/ {2,}/));
}

describe('cdktf-redis versions', () => {
  test('lists every version string that a service accepts, and no other', () => {
    const [header, ...versions] = rows();
    expect(header).toEqual(['VERSION', 'DESCRIPTION', 'TLS', 'SUPPORT', 'SAFE FROM', 'IMAGE']);
    expect(versions.map(([version]) => version)).toEqual(versionStrings());
  });

  test.each([
    ['4.0-aof', 'AOF + RDB', '1.0, 1.1, 1.2', 'end of life', '-', 'redis:4.0.14'],
    ['4.0-nordb', 'NO PERSISTENCE', '1.0, 1.1, 1.2', 'end of life', '-', 'redis:4.0.14'],
    ['7.2', 'RDB-Only Persistence', '1.2, 1.3', 'supported', '7.2.16', 'redis:7.2.16'],
    ['valkey:9.1-aof', 'AOF + RDB', '1.2, 1.3', 'supported', '9.1.1', 'valkey/valkey:9.1.2'],
  ])('describes the flavor, the TLS versions and the image of %s', (...row) => {
    expect(rows()).toContainEqual(row);
  });

  test('names the default version', () => {
    expect(call('versions').out).toContain('\n\nDefault: 8.4-aof.\n');
  });

  test.each(['redis', 'valkey'])('lists only one engine: %s', (engine) => {
    const [, ...versions] = rows('--engine', engine);
    expect(versions).toHaveLength(3 * VERSION_FACTS.filter((fact) => fact.engine === engine).length);
    expect(versions.every(([version]) => version.startsWith('valkey:') === (engine === 'valkey'))).toBe(true);
  });

  test('prints an array of objects with --json', () => {
    const { code, out, err } = call('versions', '--json');
    const listed: { version: string }[] = JSON.parse(out);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(listed.map(({ version }) => version)).toEqual(versionStrings());
    expect(listed).toContainEqual({
      version: '7.0-aof',
      engine: 'redis',
      line: '7.0',
      description: 'AOF + RDB',
      tlsProtocols: ['TLSv1.2', 'TLSv1.3'],
      support: 'ended',
      safePatch: null,
      patch: '7.0.15',
      image: 'redis:7.0.15',
      default: false,
    });
  });

  test('documents every key of these objects, in their order', () => {
    const { out } = call('versions', '--help');
    const keys = [...out.slice(out.indexOf('Keys of')).matchAll(/^ {2}(\w+) /gm)].map(([, key]) => key);
    const [first]: object[] = JSON.parse(call('versions', '--json').out);
    expect(keys).toEqual(Object.keys(first));
  });
});
