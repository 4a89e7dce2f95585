import { TerraformStack } from 'cdktf';
import type { IConstruct } from 'constructs';
import type { Problem } from '../../core/problems/problem';
import { shown } from '../../core/text/shown';

import { isToken } from '../../stack/tokens';

/** Names of the Docker resources of a workload. They are a contract: another name is another volume. */
export const dockerNames = {
  container: (workload: string) => workload,
  configContainer: (workload: string) => `${workload}-config`,
  configVolume: (workload: string) => `${workload}-config`,
  volume: (workload: string, volume: string) => `${workload}-${volume}`,
  socketVolume: (workload: string) => `${workload}-socket`,
  network: (workload: string, network: 'isolated' | 'outbound') =>
    network === 'isolated' ? `${workload}-net` : `${workload}-edge`,
};

/** Whether a network can have a name, as far as that is known. */
export function isNetworkName(name: string | undefined): boolean {
  return name === undefined || isToken(name) || /^[a-zA-Z0-9][\w.-]*$/.test(name);
}

/** Notes the name of a network that no engine can have. */
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
