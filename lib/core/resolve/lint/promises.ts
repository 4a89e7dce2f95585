import { EvictionPolicy, FsyncPolicy } from '../../catalog/policies';
import type { Rule } from './linted-server';

/** A durable flavor promises to keep what an evicting policy deletes. A replica repeats what its primary deletes. */
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
        ? 'give an expiry only to keys that may go early, or take EvictionPolicy.NO_EVICTION'
        : 'take EvictionPolicy.NO_EVICTION, or Flavor.MEMORY_ONLY for a cache',
    },
  ];
};

/** Linux writes what it holds back after about 30 s: that much is lost when the host dies. */
export const fsyncLeftToKernel: Rule = ({ spec: { flavor, fsyncPolicy } }) => {
  if (!flavor.appendsToFile || fsyncPolicy !== FsyncPolicy.NO) return [];
  return [
    {
      id: 'fsync-left-to-kernel',
      message:
        'the append-only file reaches the disk when the kernel likes: when the host dies, the writes of up to about ' +
        '30 s are lost, instead of the last second',
      given: `fsyncPolicy ${fsyncPolicy}`,
      fix: 'leave fsyncPolicy out for everysec, as the Aptible document says',
    },
  ];
};

/** A drill brings about what every flavor only warns of. */
export const drillTarget: Rule = ({ spec }) => {
  if (!spec.drillTarget) return [];
  return [
    {
      id: 'drill-target',
      message: 'cdktf-redis drill may kill the service, which loses data and cuts its clients off',
      fix: 'leave drillTarget out where data or clients matter',
    },
  ];
};
