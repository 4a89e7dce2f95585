import { Container, type ContainerVolumes } from '@cdktf/provider-docker/lib/container';
import { Network } from '@cdktf/provider-docker/lib/network';
import { DockerProvider } from '@cdktf/provider-docker/lib/provider';
import { Volume } from '@cdktf/provider-docker/lib/volume';
import { Fn, type ITerraformDependable, type TerraformProvider } from 'cdktf';
import type { Construct } from 'constructs';
import type { Part } from '../../core/impact/from-plan/plan';
import { LABELS } from '../../core/render/labels';
import { PATHS } from '../../core/render/paths';
import type { Workload } from '../../core/render/workload';
import { printable } from '../../core/text/printable';
import { escapeTemplate, reveal } from '../../stack/reveal';
import { StackRegistry } from '../../stack/stack-registry';
import { TerraformData } from '../../stack/terraform-data';
import {
  configContainerConfig,
  containerConfig,
  endsWell,
  GATE_FILE,
  gateContainerConfig,
  ownerLabels,
} from './container';
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
  const owner = workload.volumes.length === 0 ? undefined : new TerraformData(scope, 'Owner').id;
  const config = createConfig(scope, workload, { image: imageId, provider, owner });
  const settings = containerConfig(workload, scope.node.path);
  const socket = socketVolume(scope, workload, provider);
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
    volumes: [config.mount, ...ownVolumes(scope, workload, { provider, owner }), ...socket],
    dependsOn: [...after],
    lifecycle: { ...settings.lifecycle, replaceTriggeredBy: [addressOf(config.revision)] },
  });
  if (workload.gate === undefined) return [container];
  const gate = new Container(scope, 'Ready', {
    ...gateContainerConfig(workload, scope.node.path),
    // The id of the container is unknown in a plan that creates it, which replaces the gate. A plan that finds no container only
    // creates one, which does not trigger a replacement.
    labels: [...ownerLabels(scope.node.path), { label: LABELS.waitsFor, value: container.id }],
    provider,
    image: imageId,
    volumes: [config.mount, ...socket],
    dependsOn: [container],
  });
  gate.lifecycle = { ...gate.lifecycle, ...endsWell(scope.node.path, addressOf(gate)) };
  return [gate];
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
            ...labelled(scope, 'surroundings'),
          }),
        ]
      : []),
    ...(reach.outbound
      ? [
          new Network(scope, 'EdgeNetwork', {
            name: dockerNames.network(name, 'outbound'),
            provider,
            ...labelled(scope, 'surroundings'),
          }),
        ]
      : []),
  ];
}

/**
 * The configuration files in their volume, and a revision that is another one when a file changes. The config container cannot be that
 * revision: `docker container prune` removes it, and Terraform then creates it without replacing the container of the workload, which
 * would keep the old files.
 */
function createConfig(
  scope: Construct,
  workload: Workload,
  {
    image,
    provider,
    owner,
  }: { readonly image: string; readonly provider?: TerraformProvider; readonly owner?: string },
): { readonly mount: ContainerVolumes; readonly revision: TerraformData } {
  const volume = new Volume(scope, 'ConfigVolume', {
    name: dockerNames.configVolume(workload.name),
    provider,
    ...labelled(scope, 'surroundings'),
  });
  const files =
    workload.gate === undefined ? workload.files : new Map([...workload.files, [GATE_FILE, workload.gate]]);
  const upload = [
    ...[...files].map(([file, content]) => [`${PATHS.config}/${file}`, reveal(content)] as const),
    ...(owner === undefined
      ? []
      : [[PATHS.owner, `${owner} ${escapeTemplate(printable(scope.node.path))}\n`] as const]),
  ].map(([file, content]) => ({ file, content, permissions: '0440' }));
  const container = new Container(scope, 'ConfigContainer', {
    ...configContainerConfig(workload, scope.node.path),
    provider,
    image,
    volumes: [{ volumeName: volume.name, containerPath: PATHS.config }],
    upload,
  });
  // The gate runs beside the workload, which does not read its script.
  const uploaded =
    `[for file in ${addressOf(container)}.upload : [file.file, file.content] ` +
    `if file.file != "${PATHS.config}/${GATE_FILE}"]`;
  const revision = new TerraformData(scope, 'Revision', {
    triggersReplace: { files: `\${sha256(jsonencode(${uploaded}))}` },
  });
  return {
    mount: { volumeName: volume.name, containerPath: PATHS.config, readOnly: true },
    revision,
  };
}

/**
 * The data volumes. The name of each ends with a random id of the state, so that a deployment cannot take over, or destroy, a volume that
 * another one made. The provider replaces a volume when an attribute changes, and its data would be lost. So it ignores changes of all of
 * them, also of those that the engine reports of a volume that was made in another way.
 */
function ownVolumes(
  scope: Construct,
  { name: workload, volumes }: Workload,
  { provider, owner = '' }: { readonly provider?: TerraformProvider; readonly owner?: string },
): ContainerVolumes[] {
  return volumes.map(({ name, mountPath, protect, adopt }) => {
    const volume = new Volume(scope, `${name[0].toUpperCase()}${name.slice(1)}Volume`, {
      name: adopt ?? `${dockerNames.volume(workload, name)}-${Fn.substr(owner, 0, 8)}`,
      provider,
      labels: ownerLabels(scope.node.path, 'data'),
      lifecycle: {
        ...(protect && { preventDestroy: true }),
        ignoreChanges: ['name', 'labels', 'driver', 'driver_opts'],
        ...(adopt !== undefined && { postcondition: [isAdopted(scope, adopt)] }),
      },
    });
    return { volumeName: volume.name, containerPath: mountPath };
  });
}

/** Stops a plan that would silently keep another volume than the one that the code names. */
function isAdopted({ node }: Construct, volume: string) {
  return {
    condition: `\${self.name == ${JSON.stringify(volume)}}`,
    errorMessage:
      `${escapeTemplate(printable(`[${node.path}] `))}adoptVolume must name the volume of this construct, which already has \${self.name}. ` +
      'Leave adoptVolume out, create a new construct that takes over the volume, or remove the other one from the state with terraform state rm.',
  };
}

/** The labels of a network or a volume. They are ignored later, because the provider would replace it for them. */
function labelled({ node }: Construct, part: Part) {
  return { labels: ownerLabels(node.path, part), lifecycle: { ignoreChanges: ['labels'] } };
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
    ...labelled(scope, 'surroundings'),
  });
  return [{ volumeName: volume.name, containerPath: PATHS.socketFolder }];
}

/** The address of a resource without `${}`. Terraform does not accept braces in `replace_triggered_by`. */
function addressOf(resource: Container | TerraformData): string {
  return `${resource.terraformResourceType}.${resource.friendlyUniqueId}`;
}
