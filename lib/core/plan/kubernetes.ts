import { objectIn, objectsIn, type UnknownObject } from './unknown-json';

/** The label of every object that the library makes in a cluster. */
const MANAGED_BY = 'app.kubernetes.io/managed-by';

/** Whether a change is of an object that the library makes in a cluster. */
export function isOfKubernetes({ type, change }: UnknownObject): boolean {
  if (typeof type !== 'string' || !type.startsWith('kubernetes_')) return false;
  const { before, after } = objectIn(change);
  return [before, after]
    .flatMap((side) => {
      const { metadata } = objectIn(side);
      return [objectIn(metadata), ...objectsIn(metadata)];
    })
    .some(({ labels }) => objectIn(labels)[MANAGED_BY] === 'cdktf-redis');
}
