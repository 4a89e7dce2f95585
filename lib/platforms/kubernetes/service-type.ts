/** How published ports are reached. */
export class ServiceType {
  /** From pods of the cluster. */
  public static readonly CLUSTER_IP = new ServiceType('ClusterIP');

  /** On the port of every node too. `port` is that of the nodes: 30000 to 32767, unless the cluster says otherwise. */
  public static readonly NODE_PORT = new ServiceType('NodePort');

  /** Over a load balancer of the cloud too. */
  public static readonly LOAD_BALANCER = new ServiceType('LoadBalancer');

  /** @internal */
  private constructor(public readonly _word: string) {}

  /** The type as a Service names it. */
  public toString(): string {
    return this._word;
  }
}
