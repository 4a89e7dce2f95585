import { DockerProvider } from '@cdktf/provider-docker/lib/provider';
import type { ITerraformDependable, TerraformProvider } from 'cdktf';
import type { Construct } from 'constructs';
import type { Access } from '../../core/platform/access';
import type { Reservation } from '../../core/problems/clashes';
import type { Problem } from '../../core/problems/problem';
import type { Workload } from '../../core/render/workload';
import { CheckedSettings } from '../../stack/checked-props';
import type { ContainerFacts } from '../container/container-facts';
import { ContainerPlatform } from '../container/container-platform';
import { checkImages, imageFor } from '../container/images';
import { accessTo } from './access';
import { DOCKER_FACTS } from './facts';
import { checkNetworkName, dockerNames, isNetworkName } from './names';
import { deployToDocker } from './resources';

/** Properties of DockerPlatform. */
export interface DockerPlatformProps {
  /**
   * The Docker provider, if there are several Docker engines.
   * @default - the provider of the stack without an alias; one is added if there is none
   */
  readonly provider?: TerraformProvider;

  /**
   * Images by key. The keys are `haproxy`, and `redis:` or `valkey:` with a minor line, or with a patch release if a service
   * names one, for example `{ 'redis:7.0': 'registry.example.com/redis:7.0.15' }`. For a whole app, set the same map as the
   * context value `cdktf-redis:images`.
   * @default - the images of the context, otherwise the official images
   */
  readonly images?: { [key: string]: string };

  /**
   * A registry that mirrors the official images (`redis`, `valkey/valkey` and `haproxy`), optionally with a path, for example
   * `registry.example.com/library`.
   * @default - the default registry of the Docker engine
   */
  readonly imageRegistry?: string;

  /**
   * The name of an existing Docker network that TLS terminators and services with plaintext also join. Containers on it
   * reach them by their container names.
   * @default - none
   */
  readonly clientNetwork?: string;
}

/**
 * A Docker engine.
 *
 * @example
 * const platform = new DockerPlatform({ imageRegistry: 'registry.example.com/library' });
 * new RedisService(this, 'Redis', { platform });
 */
export class DockerPlatform extends ContainerPlatform {
  /** The location of the platform: the Docker engine that its provider names. */
  public readonly location: string;
  /** @internal */
  public readonly _facts: ContainerFacts = DOCKER_FACTS;

  readonly #settings: CheckedSettings<DockerPlatformProps>;

  constructor(props: DockerPlatformProps = {}) {
    super();
    this.#settings = new CheckedSettings('DockerPlatformProps', props, 'DockerPlatform');
    this.location = `docker ${engineOf(this.props.provider)}`;
  }

  /** @internal */
  public _problems(scope: Construct): readonly Problem[] {
    return [
      ...this.#settings.problemsAt(scope),
      ...checkImages(scope, this.imageSource),
      ...checkNetworkName(scope, this.props.clientNetwork),
    ];
  }

  /** @internal */
  public _reservations({ name, published, gate }: Workload): Pick<Reservation, 'names' | 'listeners'> {
    return {
      names: [
        dockerNames.container(name),
        dockerNames.configContainer(name),
        ...(gate === undefined ? [] : [dockerNames.gateContainer(name)]),
      ],
      listeners: published.flatMap(({ address, port }) => (address === undefined ? [] : [{ address, port }])),
    };
  }

  /** @internal */
  public _volumes({ name, volumes }: Workload): readonly string[] {
    return volumes.map((volume) => dockerNames.volume(name, volume.name));
  }

  /** @internal */
  public _access(workload: Workload): readonly Access[] {
    return accessTo(workload, this.clientNetwork);
  }

  /** @internal */
  public _imageFor(scope: Construct, imageKey: string): string {
    return imageFor(scope, imageKey, this.imageSource);
  }

  /** @internal */
  public _deploy(
    scope: Construct,
    workload: Workload,
    after: readonly ITerraformDependable[],
  ): readonly ITerraformDependable[] {
    return deployToDocker(scope, workload, after, {
      provider: this.props.provider,
      image: workload.image ?? this._imageFor(scope, workload.imageKey),
      clientNetwork: this.clientNetwork,
    });
  }

  /** Nothing is rendered with a name that is refused. */
  private get clientNetwork(): string | undefined {
    return isNetworkName(this.props.clientNetwork) ? this.props.clientNetwork : undefined;
  }

  private get props(): DockerPlatformProps {
    return this.#settings.props;
  }

  private get imageSource() {
    return { ...this.props, platform: 'DockerPlatform' };
  }
}

/** A provider without an alias is the one that stacks have by default, unless it names its host. */
function engineOf(provider: TerraformProvider | undefined): string {
  if (provider?.alias !== undefined) return provider.node.path;
  return provider instanceof DockerProvider ? (provider.host ?? '') : '';
}
