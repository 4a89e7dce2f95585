import { EvictionPolicy, FsyncPolicy } from '../../catalog/policies';
import type { Rule } from './linted-server';

/** An eviction policy deletes keys that a durable flavor promises to keep. A replica follows its primary's evictions. */
export const evictionOnDurable: Rule = ({ spec: { flavor, evictionPolicy }, role }) => {
  if (!flavor.isDurable || role === 'replica' || evictionPolicy === EvictionPolicy.NO_EVICTION) return [];
  const isVolatile = evictionPolicy.word.startsWith('volatile-');
  return [
    {
      id: 'eviction-on-durable',
      message:
        `${evictionPolicy} deletes keys${isVolatile ? ' that have an expiry' : ''} when maxMemory is reached, ` +
        `although the flavor ${flavor} promises to keep them`,
      given: `evictionPolicy ${evictionPolicy}, flavor ${flavor}`,
      fix: isVolatile
        ? 'set an expiry only on keys that may be deleted early, or use EvictionPolicy.NO_EVICTION'
        : 'use EvictionPolicy.NO_EVICTION, or Flavor.MEMORY_ONLY for a cache',
    },
  ];
};

/** Linux writes cached data to disk after about 30 s, so that much is lost if the host loses power. */
export const fsyncLeftToKernel: Rule = ({ spec: { flavor, fsyncPolicy } }) => {
  if (!flavor.appendsToFile || fsyncPolicy !== FsyncPolicy.NO) return [];
  return [
    {
      id: 'fsync-left-to-kernel',
      message:
        'the kernel decides when the append-only file is written to disk: if the host loses power, the writes of up to ' +
        'about 30 s are lost, instead of about one second',
      given: `fsyncPolicy ${fsyncPolicy}`,
      fix: 'leave fsyncPolicy out to use everysec, as the Aptible document describes',
    },
  ];
};

/** A drill really kills the service and can destroy its data. */
export const drillTarget: Rule = ({ spec }) => {
  if (!spec.drillTarget) return [];
  return [
    {
      id: 'drill-target',
      message: 'cdktf-redis drill can kill this service, which loses data and disconnects its clients',
      fix: 'leave drillTarget out if the data or the clients matter',
    },
  ];
};
