import { run } from './process';

/** What a program finds at an address: a server that answers without TLS, a port that only opens, or nothing. */
export type Found = 'plaintext' | 'open' | 'closed';

/** An address that a probe tries. */
export interface Address {
  readonly host: string;
  readonly port: number;
}

/** Sends PING to one address. Redis answers it, with or without a password; TLS does not. */
const PROBE = `probe() {
  answer=$(timeout 3 bash -c 'exec 3<>"/dev/tcp/$0/$1" && echo open && printf "PING\\r\\n" >&3 && timeout 2 head -n 1 <&3' "$1" "$2" 2> /dev/null)
  case "$answer" in
    *NOAUTH*|*PONG*) echo "$1:$2 plaintext" ;;
    open*) echo "$1:$2 open" ;;
    *) echo "$1:$2 closed" ;;
  esac
}
`;

/**
 * Tries addresses at the same time, and returns what is at each one.
 * @param within The start of a command that runs another one elsewhere, such as in a container. By default it runs on the host.
 */
export async function probe(
  addresses: readonly Address[],
  within: readonly string[] = [],
): Promise<ReadonlyMap<string, Found>> {
  const script = `${PROBE}${addresses.map(({ host, port }) => `probe ${host} ${port} &`).join('\n')}\nwait`;
  const [command, ...args] = [...within, 'bash', '-c', script];
  const { stdout } = await run(command, args, { timeoutSeconds: 60 });
  return new Map(
    stdout
      .trim()
      .split('\n')
      .map((line): [string, Found] => {
        const [address, found] = line.split(' ');
        return [address, found === 'plaintext' || found === 'open' ? found : 'closed'];
      }),
  );
}
