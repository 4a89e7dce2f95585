import { Container, type ContainerVolumes } from '@cdktf/provider-docker/lib/container';
import { Network } from '@cdktf/provider-docker/lib/network';
import { DockerProvider } from '@cdktf/provider-docker/lib/provider';
import { Volume } from '@cdktf/provider-docker/lib/volume';
import type { ITerraformDependable, TerraformProvider } from 'cdktf';
import type { Construct } from 'constructs';
import { PATHS } from '../../core/render/paths';
import type { Workload } from '../../core/render/workload';
import { reveal } from '../../stack/reveal';
import { StackRegistry } from '../../stack/stack-registry';
import { configContainerConfig, containerConfig } from './container';
import { imageResource } from './image-resource';
import { dockerNames } from './names';

/** The properties of the Docker resources that run a workload. */
export interface DockerTarget {
  readonly provider?: TerraformProvider;
  readonly image: string;
  /** An existing network that workloads for clients join too. */
  readonly clientNetwork?: string;
}

/** Creates the Docker resources of a workload. Their construct ids must not change, because a new id creates a new resource. */
export function deployToDocker(
  scope: Construct,
  workload: Workload,
  after: readonly ITerraformDependable[],
  { provider, image, clientNetwork }: DockerTarget,
): readonly ITerraformDependable[] {
  StackRegistry.of(scope).offer('docker', (owner) => new DockerProvider(owner, 'docker'), [
    'host',
    'context',
  ]);
  const imageId = imageResource(scope, image, provider).imageId;
  const networks = createNetworks(scope, workload, provider);
  const config = createConfig(scope, workload, imageId, provider);
  const settings = containerConfig(workload, scope.node.path);
  const container = new Container(scope, 'Container', {
    ...settings,
    provider,
    image: imageId,
    networksAdvanced: [
      ...networks.map(({ name }) => ({ name })),
      ...workload.reach.joins.map(({ workload: peer, network }) => ({
        name: dockerNames.network(peer, network),
      })),
      ...(clientNetwork !== undefined && workload.servesClients ? [{ name: clientNetwork }] : []),
    ],
    volumes: [
      { volumeName: config.volume.name, containerPath: PATHS.config, readOnly: true },
      ...ownVolumes(scope, workload, provider),
      ...socketVolume(scope, workload, provider),
    ],
    dependsOn: [...after],
    lifecycle: { ...settings.lifecycle, replaceTriggeredBy: [addressOf(config.container)] },
  });
  return [container];
}

function createNetworks(
  scope: Construct,
  { name, reach }: Workload,
  provider: TerraformProvider | undefined,
) {
  return [
    ...(reach.isolated
      ? [
          new Network(scope, 'Network', {
            name: dockerNames.network(name, 'isolated'),
            internal: true,
            provider,
          }),
        ]
      : []),
    ...(reach.outbound
      ? [new Network(scope, 'EdgeNetwork', { name: dockerNames.network(name, 'outbound'), provider })]
      : []),
  ];
}

function createConfig(
  scope: Construct,
  workload: Workload,
  image: string,
  provider: TerraformProvider | undefined,
): { readonly volume: Volume; readonly container: Container } {
  const volume = new Volume(scope, 'ConfigVolume', {
    name: dockerNames.configVolume(workload.name),
    provider,
  });
  const container = new Container(scope, 'ConfigContainer', {
    ...configContainerConfig(workload),
    provider,
    image,
    volumes: [{ volumeName: volume.name, containerPath: PATHS.config }],
    upload: [...workload.files].map(([file, content]) => ({
      file: `${PATHS.config}/${file}`,
      content: reveal(content),
      permissions: '0440',
    })),
  });
  return { volume, container };
}

/** The data volumes. They have no labels and no options: if one changes, the provider replaces the volume and its data is lost. */
function ownVolumes(
  scope: Construct,
  { name: workload, volumes }: Workload,
  provider: TerraformProvider | undefined,
): ContainerVolumes[] {
  return volumes.map(({ name, mountPath, protect }) => {
    const volume = new Volume(scope, `${name[0].toUpperCase()}${name.slice(1)}Volume`, {
      name: dockerNames.volume(workload, name),
      provider,
      lifecycle: protect ? { preventDestroy: true } : undefined,
    });
    return { volumeName: volume.name, containerPath: mountPath };
  });
}

/** The volume for the unix socket: a small file system in memory that the users of both images can write to. */
function socketVolume(
  scope: Construct,
  { name, socketOf }: Workload,
  provider: TerraformProvider | undefined,
): ContainerVolumes[] {
  if (socketOf === undefined) return [];
  if (socketOf !== name)
    return [{ volumeName: dockerNames.socketVolume(socketOf), containerPath: PATHS.socketFolder }];
  const volume = new Volume(scope, 'SocketVolume', {
    name: dockerNames.socketVolume(name),
    driver: 'local',
    driverOpts: { type: 'tmpfs', device: 'tmpfs', o: 'size=1m,mode=1777' },
    provider,
  });
  return [{ volumeName: volume.name, containerPath: PATHS.socketFolder }];
}

/** The address of a resource without `${}`. Terraform does not accept braces in `replace_triggered_by`. */
function addressOf(container: Container): string {
  return `${container.terraformResourceType}.${container.friendlyUniqueId}`;
}
