import { run, runOk } from './process';

const DEVICE = 'reach-here';
const ADDRESS = '198.18.99.1';

/**
 * Another host on a link with this one: a network namespace that sends packets for the loopback address over the link. Needs root.
 */
export class Neighbour {
  constructor(private readonly name: string) {}

  /** The start of a command that runs another one on the neighbour. */
  public get within(): readonly string[] {
    return ['ip', 'netns', 'exec', this.name];
  }

  public async start(): Promise<void> {
    await this.stop();
    await runOk('ip', ['netns', 'add', this.name]);
    await runOk('sh', [
      '-ec',
      `
      ip link add ${DEVICE} type veth peer name there netns "$0"
      ip address add ${ADDRESS}/30 dev ${DEVICE}
      ip link set ${DEVICE} up
    `,
      this.name,
    ]);
    await runOk('ip', [
      ...this.within.slice(1),
      'sh',
      '-ec',
      `
      ip address add 198.18.99.2/30 dev there
      ip link set there up
      echo 1 > /proc/sys/net/ipv4/conf/all/route_localnet
      ip route del local 127.0.0.1 table local 2> /dev/null || true
      ip route del local 127.0.0.0/8 table local 2> /dev/null || true
      ip route add 127.0.0.1/32 via ${ADDRESS} dev there src 198.18.99.2
    `,
    ]);
  }

  public async stop(): Promise<void> {
    await run('ip', ['netns', 'delete', this.name]);
    await run('ip', ['link', 'delete', DEVICE]);
  }
}
