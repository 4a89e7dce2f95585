/**
 * A host and a TCP port that clients connect to.
 *
 * @example
 * const { host, port } = new RedisService(this, 'Redis').endpoint;
 * new TerraformOutput(this, 'address', { value: new Endpoint(host, port).toString() });
 */
export class Endpoint {
  constructor(
    /** The host name, IPv4 address or IPv6 address (without brackets). */
    public readonly host: string,
    /** The TCP port. */
    public readonly port: number,
  ) {}

  /** `host:port`, with brackets around an IPv6 address. */
  public toString(): string {
    return `${this.host.includes(':') ? `[${this.host}]` : this.host}:${this.port}`;
  }
}

/** Whether an address can only be reached from the machine itself. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host);
}

/** Whether an address stands for all addresses of the machine. */
export function isWildcard(address: string): boolean {
  return address === '0.0.0.0' || address === '::';
}
