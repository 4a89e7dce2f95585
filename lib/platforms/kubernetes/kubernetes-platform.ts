import { KubernetesProvider } from '@cdktf/provider-kubernetes/lib/provider';
import type { ITerraformDependable, TerraformProvider } from 'cdktf';
import type { Construct } from 'constructs';
import type { Reservation } from '../../core/problems/clashes';
import type { Problem } from '../../core/problems/problem';
import type { Workload } from '../../core/render/workload';
import { StackRegistry } from '../../stack/stack-registry';
import type { ContainerFacts } from '../container/container-facts';
import { ContainerPlatform } from '../container/container-platform';
import { checkImages, imageFor } from '../container/images';
import { claimNames } from './claims';
import { kubernetesFacts } from './facts';
import { kubernetesNames } from './names';
import { deployToKubernetes } from './resources';
import { ServiceType } from './service-type';
import { checkSettings, checkWorkload, isNameOrToken } from './settings';

/** Settings of a Kubernetes cluster. */
export interface KubernetesPlatformProps {
  /**
   * The Kubernetes provider of the cluster, where there are several.
   * @default - the provider of the stack without an alias; if there is none one is added, which finds the cluster by the
   * environment variable `KUBE_CONFIG_PATH`
   */
  readonly provider?: TerraformProvider;

  /**
   * Namespace that everything is made in. It has to be there.
   * @default 'default'
   */
  readonly namespace?: string;

  /**
   * Storage class of the data volumes. A volume keeps its class: for another one a service needs another `name` too, which
   * is another data set.
   * @default - the one that the cluster takes by default
   */
  readonly storageClass?: string;

  /**
   * How published ports are reached. What is not published is reached from pods only.
   * @default ServiceType.CLUSTER_IP
   */
  readonly serviceType?: ServiceType;

  /**
   * Domain of the names of Services.
   * @default 'cluster.local'
   */
  readonly clusterDomain?: string;

  /**
   * Images by key: `haproxy`, and `redis:` or `valkey:` with a minor line, or with the patch release where a service
   * names one. For a whole app the same map can stand in the context as `cdktf-redis:images`.
   * @default - the context, then the official images
   */
  readonly images?: { [key: string]: string };

  /**
   * Registry, with a path where it needs one, that mirrors the official images.
   * @default - the registry that nodes take images without a host from
   */
  readonly imageRegistry?: string;

  /**
   * Name of the secret that images are pulled with.
   * @default - none
   */
  readonly imagePullSecret?: string;
}

/**
 * A namespace of a Kubernetes cluster, 1.34 or later. Servers are StatefulSets, proxies Deployments; every workload has a
 * Service of its name and a network policy, which the network plugin of the cluster has to enforce.
 */
export class KubernetesPlatform extends ContainerPlatform {
  /** The location of the platform: the cluster and the namespace that its provider names. */
  public readonly location: string;
  /** @internal */
  public readonly _facts: ContainerFacts;
  /** @internal */
  public readonly _namespace: string;
  private readonly serviceType: ServiceType;

  constructor(private readonly props: KubernetesPlatformProps = {}) {
    super();
    // Nothing is rendered with one that is refused.
    this._namespace = (isNameOrToken(props.namespace) && props.namespace) || 'default';
    this.serviceType = props.serviceType ?? ServiceType.CLUSTER_IP;
    this.location = `kubernetes ${clusterOf(props.provider)} ${this._namespace}`;
    const domain = (isNameOrToken(props.clusterDomain) && props.clusterDomain) || 'cluster.local';
    this._facts = kubernetesFacts(this._namespace, domain, this.serviceType);
  }

  /** @internal */
  public _problems(scope: Construct): readonly Problem[] {
    return [...checkImages(scope, this.imageSource), ...checkSettings(scope, this.props)];
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
    return claimNames(workload).map(
      (claim) =>
        `${this._namespace}/${claim}${storageClass === undefined ? '' : ` of class ${storageClass}`}`,
    );
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
    StackRegistry.of(scope).offer({ kubernetes: (owner) => new KubernetesProvider(owner, 'kubernetes') });
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
