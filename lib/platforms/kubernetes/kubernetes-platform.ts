import { KubernetesProvider } from '@cdktf/provider-kubernetes/lib/provider';
import type { ITerraformDependable, TerraformProvider } from 'cdktf';
import type { Construct } from 'constructs';
import type { Access } from '../../core/platform/access';
import type { Reservation } from '../../core/problems/clashes';
import type { Problem } from '../../core/problems/problem';
import type { Workload } from '../../core/render/workload';
import { CheckedSettings } from '../../stack/checked-props';
import { StackRegistry } from '../../stack/stack-registry';
import type { ContainerFacts } from '../container/container-facts';
import { ContainerPlatform } from '../container/container-platform';
import { checkImages, imageFor } from '../container/images';
import { accessTo } from './access';
import { claimsOf } from './claims';
import { kubernetesFacts } from './facts';
import { kubernetesNames } from './names';
import { deployToKubernetes } from './resources';
import { ServiceType } from './service-type';
import { checkSettings, checkWorkload, isNameOrToken } from './settings';

/** Properties of KubernetesPlatform. */
export interface KubernetesPlatformProps {
  /**
   * The Kubernetes provider, if there are several clusters.
   * @default - the provider of the stack without an alias; if there is none, one is added that finds the cluster with the
   * environment variable `KUBE_CONFIG_PATH`
   */
  readonly provider?: TerraformProvider;

  /**
   * The namespace of all objects. It must exist.
   * @default 'default'
   */
  readonly namespace?: string;

  /**
   * The storage class of the data volumes. The storage class of an existing volume cannot change: to use another one, also
   * change `name` of the service, which then starts with a new, empty volume.
   * @default - the default storage class of the cluster
   */
  readonly storageClass?: string;

  /**
   * The type of the Kubernetes Services of published ports. A port that is not published can only be reached from pods.
   * @default ServiceType.CLUSTER_IP
   */
  readonly serviceType?: ServiceType;

  /**
   * The DNS domain of the cluster.
   * @default 'cluster.local'
   */
  readonly clusterDomain?: string;

  /**
   * Images by key. The keys are `haproxy`, and `redis:` or `valkey:` with a minor line, or with a patch release if a service
   * names one. For a whole app, set the same map as the context value `cdktf-redis:images`.
   * @default - the images of the context, otherwise the official images
   */
  readonly images?: { [key: string]: string };

  /**
   * A registry that mirrors the official images, optionally with a path.
   * @default - the default registry of the nodes
   */
  readonly imageRegistry?: string;

  /**
   * The name of the secret for pulling images.
   * @default - none
   */
  readonly imagePullSecret?: string;
}

/**
 * A namespace of a Kubernetes cluster, version 1.34 or later. Servers are StatefulSets, and terminators are Deployments.
 * Every workload has a Service with its name, and a network policy that the network plugin of the cluster must enforce.
 *
 * @example
 * const platform = new KubernetesPlatform({ namespace: 'data', storageClass: 'fast' });
 * new RedisService(this, 'Redis', { platform });
 */
export class KubernetesPlatform extends ContainerPlatform {
  /** The location of the platform: the cluster and the namespace that its provider names. */
  public readonly location: string;
  /** @internal */
  public readonly _facts: ContainerFacts;
  /** @internal */
  public readonly _namespace: string;
  private readonly serviceType: ServiceType;
  readonly #settings: CheckedSettings<KubernetesPlatformProps>;

  constructor(props: KubernetesPlatformProps = {}) {
    super();
    this.#settings = new CheckedSettings('KubernetesPlatformProps', props, 'KubernetesPlatform');
    props = this.props;
    // Nothing is rendered with one that is refused.
    this._namespace = (isNameOrToken(props.namespace) && props.namespace) || 'default';
    this.serviceType = props.serviceType ?? ServiceType.CLUSTER_IP;
    this.location = `kubernetes ${clusterOf(props.provider)} ${this._namespace}`;
    const domain = (isNameOrToken(props.clusterDomain) && props.clusterDomain) || 'cluster.local';
    this._facts = kubernetesFacts(this._namespace, domain, this.serviceType);
  }

  /** @internal */
  public _problems(scope: Construct): readonly Problem[] {
    return [
      ...this.#settings.problemsAt(scope),
      ...checkImages(scope, this.imageSource),
      ...checkSettings(scope, this.props),
    ];
  }

  /** @internal */
  public _reservations({ name, published }: Workload): Pick<Reservation, 'names' | 'listeners'> {
    return {
      names: [kubernetesNames.workload(name), kubernetesNames.pods(name), kubernetesNames.files(name)],
      listeners:
        this.serviceType === ServiceType.NODE_PORT
          ? published.map(({ port }) => ({ address: '0.0.0.0', port }))
          : [],
    };
  }

  /** @internal */
  public _volumes(workload: Workload): readonly string[] {
    const { storageClass } = this.props;
    return claimsOf(workload).map(
      ({ name }) =>
        `${this._namespace}/${name}${storageClass === undefined ? '' : ` of class ${storageClass}`}`,
    );
  }

  /** @internal */
  public _access(workload: Workload): readonly Access[] {
    return accessTo(workload, this._facts);
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
    this._offerProvider(scope);
    StackRegistry.of(scope).report(scope, checkWorkload(scope, workload, this.serviceType));
    return deployToKubernetes(scope, workload, after, {
      provider: this._provider,
      namespace: this._namespace,
      image: workload.image ?? this._imageFor(scope, workload.imageKey),
      imagePullSecret: isNameOrToken(this.props.imagePullSecret) ? this.props.imagePullSecret : undefined,
      storageClass: isNameOrToken(this.props.storageClass) ? this.props.storageClass : undefined,
      serviceType: this.serviceType,
    });
  }

  /**
   * The provider of its objects. Undefined: that of the stack.
   * @internal
   */
  public get _provider(): TerraformProvider | undefined {
    return this.props.provider;
  }

  /**
   * Has the provider added to a stack that declares none.
   * @internal
   */
  public _offerProvider(scope: Construct): void {
    StackRegistry.of(scope).offer('kubernetes', (owner) => new KubernetesProvider(owner, 'kubernetes'), [
      'host',
      'configContext',
    ]);
  }

  private get props(): KubernetesPlatformProps {
    return this.#settings.props;
  }

  private get imageSource() {
    return { ...this.props, platform: 'KubernetesPlatform' };
  }
}

/** A provider without an alias is the one that stacks have by default, unless it names its cluster. */
function clusterOf(provider: TerraformProvider | undefined): string {
  if (provider?.alias !== undefined) return provider.node.path;
  if (!(provider instanceof KubernetesProvider)) return '';
  return [provider.host, provider.configPath, provider.configContext].join(' ').trim();
}
