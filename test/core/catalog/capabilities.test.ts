import { type Capabilities, capabilitiesOf } from '../../../lib/core/catalog/capabilities';
import { knowsDirective } from '../../../lib/core/catalog/directive-lookup';
import { RedisVersion } from '../../../lib/core/catalog/redis-version';
import { VERSION_FACTS } from '../../../lib/core/catalog/version-facts';

/** The directive whose presence in the parser of a line shows each capability. */
const SHOWN_BY: readonly [keyof Capabilities, string][] = [
  ['acl', 'aclfile'],
  ['aclChannels', 'acl-pubsub-default'],
  ['shutdownTimeout', 'shutdown-timeout'],
  ['deletesSyncFiles', 'rdb-del-sync-files'],
];

describe('the capabilities of a line', () => {
  test.each(SHOWN_BY)('include %s if its parser has the directive %s', (capability, directive) => {
    for (const { line } of VERSION_FACTS) {
      expect([line, capabilitiesOf(RedisVersion.of(line))[capability]]).toEqual([
        line,
        knowsDirective('redis', line, directive),
      ]);
    }
  });

  test('use the word of its parser for a replica', () => {
    for (const { line } of VERSION_FACTS) {
      const { replicaWord } = capabilitiesOf(RedisVersion.of(line));
      expect([line, knowsDirective('redis', line, `${replicaWord}of`)]).toEqual([line, true]);
    }
    expect(capabilitiesOf(RedisVersion.V4_0).replicaWord).toBe('slave');
    expect(capabilitiesOf(RedisVersion.V5_0).replicaWord).toBe('replica');
  });

  test('are TLS 1.0 to 1.2 below 6.0, and TLS 1.2 and 1.3 since 6.0', () => {
    expect(capabilitiesOf(RedisVersion.V5_0).tlsProtocols).toEqual(['TLSv1.0', 'TLSv1.1', 'TLSv1.2']);
    expect(capabilitiesOf(RedisVersion.V6_0).tlsProtocols).toEqual(['TLSv1.2', 'TLSv1.3']);
  });
});
