import { FLAVORS } from '../../../lib/core/catalog/flavor';
import { versionString, versionStrings } from '../../../lib/core/catalog/version-string';
import { startScript } from '../../../lib/core/render/start-script';
import { specOf } from '../../support/core';
import { expectGolden } from '../../support/golden';
import { NEWEST_LINE } from '../../support/lines';

function script(version: string): string {
  return startScript(specOf({ versionString: version })).toString();
}

/** The lines of servers whose files a server takes. */
function writers(version: string): string[] {
  return [...script(version).matchAll(/^ {2}'(\w+ [\d.]+)\.'\*\) ;;$/gm)].map(([, writer]) => writer);
}

describe('the script that starts a server', () => {
  test.each(['5.0-aof', '7.0-aof', '7.0', '7.0-nordb', 'valkey:8.1-aof'])(
    'of %s equals the golden file',
    (version) => {
      expectGolden(`start-${version.replace(':', '-')}.sh`, script(version));
    },
  );

  test('deletes the data of a durable flavor only if the user accepts it', () => {
    const props = { versionString: '7.0-nordb', acceptDataLossOnFlavorChange: true };
    expect(startScript(specOf(props)).toString()).toMatch(/^rm -rf \$data\/converting \$data\/dump\.rdb /m);
    expect(script('7.0-nordb')).not.toMatch(/rm -rf/);
  });

  test('ends by replacing itself with the server, which then gets the signals', () => {
    for (const version of versionStrings()) {
      const server = version.startsWith('valkey') ? 'valkey-server' : 'redis-server';
      expect(script(version)).toMatch(new RegExp(`\nexec ${server} /etc/cdktf-redis/redis\\.conf\n$`));
    }
  });

  test('accepts the files of its own line and of earlier ones, and Valkey those of Redis up to 7.2', () => {
    expect(writers('3.2')).toEqual(['redis 2.8', 'redis 3.0', 'redis 3.2']);
    expect(writers(`${NEWEST_LINE}-aof`).at(-1)).toBe(`redis ${NEWEST_LINE}`);
    expect(writers('valkey:8.0')).toEqual([
      ...['2.8', '3.0', '3.2', '4.0', '5.0', '6.0', '6.2', '7.0', '7.2'].map((line) => `redis ${line}`),
      'valkey 7.2',
      'valkey 8.0',
    ]);
  });

  test('accepts the files of its own line even if the line is not in the catalog', () => {
    expect(writers('9.9').slice(-2)).toEqual([`redis ${NEWEST_LINE}`, 'redis 9.9']);
  });

  test('records the flavor as one unique word', () => {
    const noted = FLAVORS.map(
      (flavor) =>
        /^written_by="redis \$program (\w+)"$/m.exec(script(versionString('redis', '7.0', flavor)))?.[1],
    );
    expect(noted).toEqual(['aof', 'rdb', 'nordb']);
  });
});
