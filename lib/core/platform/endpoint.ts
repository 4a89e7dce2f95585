/** Where a server is reached: a host and a port. */
export class Endpoint {
  constructor(
    /** Host name, IPv4 or IPv6 address (without brackets). */
    public readonly host: string,
    /** TCP port. */
    public readonly port: number,
  ) {}

  /** `host:port`, an IPv6 address in brackets. */
  public toString(): string {
    return `${this.host.includes(':') ? `[${this.host}]` : this.host}:${this.port}`;
  }
}

/** Whether an address is reached from the machine itself only. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host);
}

/** Whether an address stands for every address of the machine. */
export function isWildcard(address: string): boolean {
  return address === '0.0.0.0' || address === '::';
}
