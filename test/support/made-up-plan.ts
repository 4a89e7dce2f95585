import type { Json, JsonObject } from './json';

/** A container in a made-up plan. */
export interface MadeUpContainer {
  readonly path: string;
  readonly kind?: string;
  readonly flavor?: string;
  readonly follows?: string;
  readonly serves?: string;
  /** The name of the volume at /data, or `none` for no volume. */
  readonly volume?: string;
}

/** A container as a plan shows it before or after a change. */
export function container({ path, volume, ...role }: MadeUpContainer): JsonObject {
  const name = path.toLowerCase();
  const labels = Object.entries({ construct: path, ...role }).map(([label, value]) => ({
    label: `cdktf-redis.${label}`,
    value,
  }));
  const mounted = volume ?? (role.kind === 'server' ? `${name}-data` : 'none');
  const volumes = mounted === 'none' ? [] : [{ container_path: '/data', volume_name: mounted }];
  return { name, labels, volumes };
}

/**
 * A change of a resource.
 * @param replacing Attributes whose changes replace it.
 */
export function change(
  address: string,
  actions: readonly string[],
  { before = null, after = null }: { readonly before?: Json; readonly after?: Json },
  rest: JsonObject = {},
  replacing: readonly string[] = [],
): JsonObject {
  return {
    address,
    mode: 'managed',
    type: address.split('.').find((part) => /^(docker|kubernetes)_/.test(part)) ?? address,
    ...rest,
    change: {
      actions: [...actions],
      before,
      after,
      ...(replacing.length > 0 && { replace_paths: replacing.map((path) => [path]) }),
    },
  };
}

/** A plan with the given changes. */
export function planOf(changes: readonly JsonObject[], rest: JsonObject = {}): JsonObject {
  return { format_version: '1.2', resource_changes: [...changes], ...rest };
}
