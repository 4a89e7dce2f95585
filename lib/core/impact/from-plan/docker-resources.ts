import { isLabel } from '../../render/labels';
import { PATHS } from '../../render/paths';
import type { Part, Snapshot } from './plan';
import { NO_WORKLOAD, type ResourceTypes } from './resource-types';
import { lineIn, objectsIn } from './unknown-json';

/** How data volumes of any service are addressed, for one whose container is not known. */
const DATA_VOLUME = /(^|[._])DataVolume_[0-9A-F]{8}$/;
const DATA_SUFFIX = '-data';

/** What a Docker engine runs a service with. Nothing that runs is changed in place. */
export const DOCKER_RESOURCES: ResourceTypes = {
  types: ['docker_container', 'docker_volume', 'docker_network'],
  snapshotOf({ address, type, values }): Snapshot {
    const name = lineIn(values.name);
    if (type !== 'docker_container') return { ...NO_WORKLOAD, name, dataOf: ownerOf(name, address) };
    const mounted = pairs(values.volumes, 'container_path', 'volume_name').get(PATHS.data);
    const labels = [...pairs(values.labels, 'label', 'value')].filter(([label]) => isLabel(label));
    return {
      name,
      labels: new Map(labels),
      copies: 1,
      dataVolumes: mounted === undefined ? [] : [mounted],
      belongings: name === undefined ? NO_WORKLOAD.belongings : belongingsOf(name, mounted),
    };
  },
};

function belongingsOf(name: string, mounted: string | undefined): ReadonlyMap<string, Part> {
  return new Map<string, Part>([
    [`docker_container ${name}-config`, 'files'],
    [`docker_volume ${name}-config`, 'surroundings'],
    [`docker_volume ${name}-socket`, 'surroundings'],
    [`docker_network ${name}-net`, 'surroundings'],
    [`docker_network ${name}-edge`, 'surroundings'],
    [`docker_volume ${name}${DATA_SUFFIX}`, 'data'],
    ...(mounted === undefined ? [] : [[`docker_volume ${mounted}`, 'data'] as const]),
  ]);
}

function ownerOf(name: string | undefined, address: string): string | undefined {
  return DATA_VOLUME.test(address) && name?.endsWith(DATA_SUFFIX)
    ? name.slice(0, -DATA_SUFFIX.length)
    : undefined;
}

/** Blocks as a map: one of their attributes by another. */
function pairs(blocks: unknown, key: string, value: string): ReadonlyMap<string, string> {
  const entries = objectsIn(blocks).flatMap((block): [string, string][] => {
    const [name, text] = [lineIn(block[key]), lineIn(block[value])];
    return name !== undefined && text !== undefined && text !== '' ? [[name, text]] : [];
  });
  return new Map(entries);
}
