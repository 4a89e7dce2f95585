import { isDeepStrictEqual } from 'node:util';
import { ask } from '../../e2e/support/clients';
import { waitUntil } from '../../e2e/support/wait-until';
import type { ClusterStage } from './cluster-stage';

/** A client with the outputs of a stack for one service. */
export class ServiceClient {
  private constructor(
    private readonly stage: ClusterStage,
    public readonly url: string,
    public readonly ca: string,
  ) {}

  /** @param prefix the prefix of the outputs */
  public static async of(stage: ClusterStage, prefix: string): Promise<ServiceClient> {
    const { deployment } = stage;
    return new ServiceClient(
      stage,
      await deployment.text(`${prefix}_url`),
      await deployment.text(`${prefix}_ca_certificate`),
    );
  }

  /** Sends one command and returns the answer. */
  public ask = (...command: string[]): Promise<unknown> => askThrough(this.stage, this.url, command, this.ca);

  /**
   * Repeats a command until it returns the expected answer, as a client that reconnects does. Nodes know about a new pod a
   * moment after it is ready. After a restart of Redis, every copy of a terminator detects with its own check that it is up.
   */
  public async gets(expected: unknown, ...command: string[]): Promise<void> {
    await waitUntil(
      `${command.join(' ')} to be ${expected}`,
      async () => isDeepStrictEqual(await this.ask(...command), expected),
      { seconds: 90 },
    );
  }
}

/** Sends a command through the Service in a URL. For a TLS URL, verifies the certificate for the name in the URL. */
export async function askThrough(
  stage: ClusterStage,
  url: string,
  command: readonly string[],
  caPem?: string,
): Promise<unknown> {
  const [service = ''] = new URL(url).hostname.split('.');
  return askAt(await stage.address(service), url, command, caPem);
}

/** Sends a command to an address, with the name in a URL as server name. */
export async function askAt(
  address: string,
  url: string,
  command: readonly string[],
  caPem?: string,
): Promise<unknown> {
  const target = new URL(url);
  const servername = target.hostname;
  target.hostname = address;
  return ask(target.href, command, caPem, url.startsWith('rediss:') ? { servername } : {});
}
