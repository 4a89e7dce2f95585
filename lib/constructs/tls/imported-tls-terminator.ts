import { Construct } from 'constructs';
import { Endpoint } from '../../core/platform/endpoint';
import { Problems } from '../../core/problems/problems';
import { TLS_PORT } from '../../core/render/paths';
import { checkPort } from '../../core/resolve/checks';

import { parseCertificates, unlessBlank } from '../../core/resolve/given-certificate';
import { checkHostName } from '../../core/resolve/host-name';
import { contextOf } from '../../stack/resolve-context';
import { StackRegistry } from '../../stack/stack-registry';
import type { ITlsTerminator } from '../interfaces';

/** What is known of a terminator that is not of this app. */
export interface TlsTerminatorAttributes {
  /** Host name or address. */
  readonly host: string;

  /**
   * TCP port.
   * @default 6380
   */
  readonly port?: number;

  /**
   * CA certificate (PEM) that its certificate is verified with.
   * @default - none: no Replica can connect over it
   */
  readonly caCertificate?: string;

  /**
   * DNS name that its certificate holds.
   * @default - the host
   */
  readonly serverName?: string;
}

/** A terminator that is not of this app. It makes no resources. */
export class ImportedTlsTerminator extends Construct implements ITlsTerminator {
  public readonly endpoint: Endpoint;
  public readonly serverName: string;
  public readonly caCertificate?: string;
  /** @internal */
  public readonly _link = { dependables: [], isPublished: true };

  constructor(scope: Construct, id: string, attributes: TlsTerminatorAttributes) {
    super(scope, id);
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
