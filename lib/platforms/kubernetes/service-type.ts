/**
 * The type of the Kubernetes Service of a published port.
 *
 * @example
 * const platform = new KubernetesPlatform({ serviceType: ServiceType.NODE_PORT });
 * new RedisService(this, 'Redis', { platform, plaintext: true, plaintextPort: 30379, plaintextHostName: 'node.example.com' });
 */
export class ServiceType {
  /** Only pods of the cluster can connect. */
  public static readonly CLUSTER_IP = new ServiceType('ClusterIP');

  /** Clients can also connect to a port of every node. The port must be in the range of the cluster, usually 30000 to 32767. */
  public static readonly NODE_PORT = new ServiceType('NodePort');

  /** Clients can also connect through a load balancer of the cloud. */
  public static readonly LOAD_BALANCER = new ServiceType('LoadBalancer');

  /** @internal */
  private constructor(public readonly _word: string) {}

  /** The value of `type` of a Kubernetes Service. */
  public toString(): string {
    return this._word;
  }
}
