import { Construct } from 'constructs';
import { Endpoint } from '../../core/platform/endpoint';
import { Problems } from '../../core/problems/problems';
import { TLS_PORT } from '../../core/render/paths';
import { checkPort } from '../../core/resolve/checks';

import { parseCertificates, unlessBlank } from '../../core/resolve/given-certificate';
import { checkHostName } from '../../core/resolve/host-name';
import { checkedProps } from '../../stack/checked-props';
import { contextOf } from '../../stack/resolve-context';
import { StackRegistry } from '../../stack/stack-registry';
import type { ITlsTerminator } from '../interfaces';

/** The facts about a terminator that another app runs. */
export interface TlsTerminatorAttributes {
  /** The host name or IP address. */
  readonly host: string;

  /**
   * The TCP port, 1 to 65535.
   * @default 6380
   */
  readonly port?: number;

  /**
   * The CA certificate (PEM) that verifies the certificate of the terminator.
   * @default - none, so no Replica can connect through the terminator
   */
  readonly caCertificate?: string;

  /**
   * The DNS name in the certificate of the terminator.
   * @default - the host
   */
  readonly serverName?: string;
}

/** An imported terminator. It creates no resources. */
export class ImportedTlsTerminator extends Construct implements ITlsTerminator {
  public readonly endpoint: Endpoint;
  public readonly serverName: string;
  public readonly caCertificate?: string;
  /** @internal */
  public readonly _link = { dependables: [], isPublished: true };

  constructor(scope: Construct, id: string, attributes: TlsTerminatorAttributes) {
    super(scope, id);
    attributes = checkedProps(this, 'TlsTerminatorAttributes', attributes);
    const context = contextOf(this);
    const problems = new Problems(this.node.path);
    checkHostName('host', attributes.host, problems, context);
    if (attributes.serverName !== undefined) {
      checkHostName('serverName', attributes.serverName, problems, context);
    }
    parseCertificates('caCertificate', attributes.caCertificate, problems, context);
    const port = checkPort('port', attributes.port, TLS_PORT, problems, context);
    StackRegistry.of(this).report(this, problems.all);

    this.endpoint = new Endpoint(attributes.host, port);
    this.serverName = attributes.serverName ?? attributes.host;
    this.caCertificate = unlessBlank(attributes.caCertificate);
  }
}
