import type { Part, Snapshot } from '../../core/impact/from-plan/plan';
import {
  NO_WORKLOAD,
  type PlanReader,
  type ResourceSide,
  releaseOf,
} from '../../core/impact/from-plan/plan-reader';
import { isLabel } from '../../core/render/labels';
import { PATHS } from '../../core/render/paths';
import { lineIn, objectsIn, type UnknownObject } from '../../core/text/unknown-json';

/** The address of the data volume of a server. It finds the volume if its container is not in the plan. */
const DATA_VOLUME = /(^|[._])DataVolume_[0-9A-F]{8}$/;
const DATA_SUFFIX = '-data';

/** Reads the resources of Docker. No update in place restarts a container. */
export const PLAN_READER: PlanReader = {
  types: ['docker_container', 'docker_volume', 'docker_network'],
  snapshotOf(resource): Snapshot {
    const { address, type, values } = resource;
    const name = lineIn(values.name);
    const labels = new Map([...pairs(values.labels, 'label', 'value')].filter(([label]) => isLabel(label)));
    if (type !== 'docker_container') return { ...NO_WORKLOAD, name, labels, dataOf: ownerOf(name, address) };
    const dataVolumes = dataVolumesIn(values.volumes);
    return {
      name,
      labels,
      hasFailed: values.attach === true && typeof values.exit_code === 'number' && values.exit_code !== 0,
      copies: 1,
      image: lineIn(imageOf(resource)),
      release: releaseOf(imageOf(resource)),
      dataVolumes,
      logins: loginsIn(values.upload),
      belongings: name === undefined ? NO_WORKLOAD.belongings : belongingsOf(name, dataVolumes),
    };
  },
};

/** The name of the image of a container, which knows only its id: before the apply not even that, if it is a new one. */
function imageOf({ address, side, values, all }: ResourceSide): unknown {
  const isOfId = (image: UnknownObject) => image.image_id !== undefined && image.image_id === values.image;
  const known = [...all.ofType(side, 'docker_image'), ...all.ofType('before', 'docker_image')].find(isOfId);
  const [named] = side === 'after' ? all.referredBy(address, 'image') : [];
  return (known ?? named)?.name;
}

/** The volumes that a container writes its data to, the one at PATHS.data first. */
function dataVolumesIn(mounts: unknown): readonly string[] {
  const writable = objectsIn(mounts).filter(({ read_only: isReadOnly }) => isReadOnly !== true);
  const volumes = new Map(pairs(writable, 'container_path', 'volume_name'));
  const main = volumes.get(PATHS.data);
  for (const path of [PATHS.data, PATHS.config, PATHS.socketFolder]) volumes.delete(path);
  return [...(main === undefined ? [] : [main]), ...[...volumes.values()].sort()];
}

function belongingsOf(name: string, dataVolumes: readonly string[]): ReadonlyMap<string, Part> {
  return new Map<string, Part>([
    [`docker_container ${name}-config`, 'files'],
    [`docker_volume ${name}-config`, 'surroundings'],
    [`docker_volume ${name}-socket`, 'surroundings'],
    [`docker_network ${name}-net`, 'surroundings'],
    [`docker_network ${name}-edge`, 'surroundings'],
    [`docker_volume ${name}${DATA_SUFFIX}`, 'data'],
    ...dataVolumes.map((volume) => [`docker_volume ${volume}`, 'data'] as const),
  ]);
}

function ownerOf(name: string | undefined, address: string): string | undefined {
  return DATA_VOLUME.test(address) && name?.endsWith(DATA_SUFFIX)
    ? name.slice(0, -DATA_SUFFIX.length)
    : undefined;
}

/** The users of an access control list. What is kept of a password is the beginning of its digest, which is not shown. */
function loginsIn(uploads: unknown): ReadonlyMap<string, string> | undefined {
  const list = objectsIn(uploads).find(({ file }) => file === `${PATHS.config}/users.acl`)?.content;
  if (typeof list !== 'string') return undefined;
  const users = list.matchAll(/^user (\S+) on #([0-9a-f]{8})/gm);
  return new Map([...users].map(([, user, digest]) => [user, digest]));
}

/** Blocks as a map from one of their attributes to another. */
function pairs(blocks: unknown, key: string, value: string): ReadonlyMap<string, string> {
  const entries = objectsIn(blocks).flatMap((block): [string, string][] => {
    const [name, text] = [lineIn(block[key]), lineIn(block[value])];
    return name !== undefined && text !== undefined && text !== '' ? [[name, text]] : [];
  });
  return new Map(entries);
}
