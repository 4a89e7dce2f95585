import { TerraformStack } from 'cdktf';
import type { IConstruct } from 'constructs';
import type { Problem } from '../../core/problems/problem';
import { shown } from '../../core/text/shown';

import { isToken } from '../../stack/tokens';

/** The names of the Docker resources of a workload. They must not change, because a new name creates a new, empty volume. */
export const dockerNames = {
  container: (workload: string) => workload,
  configContainer: (workload: string) => `${workload}-config`,
  gateContainer: (workload: string) => `${workload}-ready`,
  configVolume: (workload: string) => `${workload}-config`,
  volume: (workload: string, volume: string) => `${workload}-${volume}`,
  socketVolume: (workload: string) => `${workload}-socket`,
  network: (workload: string, network: 'isolated' | 'outbound') =>
    network === 'isolated' ? `${workload}-net` : `${workload}-edge`,
};

/** Whether a network name is valid. A name that is only known at apply counts as valid. */
export function isNetworkName(name: string | undefined): boolean {
  return name === undefined || isToken(name) || /^[a-zA-Z0-9][\w.-]*$/.test(name);
}

/** Adds a problem if the name of a network is not valid. */
export function checkNetworkName(scope: IConstruct, name: string | undefined): readonly Problem[] {
  if (name === undefined || isNetworkName(name)) return [];
  return [
    {
      id: 'bad-name',
      path: TerraformStack.of(scope).node.path,
      message: 'clientNetwork of DockerPlatform is not a valid Docker network name',
      given: shown(name),
      allowed: 'letters, digits and _ . -, beginning with a letter or digit',
      fix: 'set clientNetwork to the name of an existing Docker network',
    },
  ];
}
