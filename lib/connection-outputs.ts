import { TerraformOutput } from 'cdktf';
import { Construct } from 'constructs';
import { stunnelConf } from './core/config/stunnel-conf';
import type { IRedisService } from './redis-service-base';
import { type ITlsTerminator, terminatorsOf } from './terminators';
import { escapeTemplate } from './terraform/reveal';

/** What ConnectionOutputs can be told. */
export interface ConnectionOutputsProps {
  /** The service that clients connect to. */
  readonly service: IRedisService;

  /**
   * Terminator that clients connect over.
   * @default - the first one in front of the service; without one, plaintext
   */
  readonly terminator?: ITlsTerminator;

  /**
   * Beginning of the names of the outputs.
   * @default - the id of the construct
   */
  readonly prefix?: string;
}

/**
 * All that a client needs, as Terraform outputs:
 *
 * | output | sensitive | what it is |
 * |---|---|---|
 * | `<prefix>_url` | yes | URL of the default credential |
 * | `<prefix>_credentials` | yes | all credentials, `{ version, credentials: [{ type, default, connection_url }] }` |
 * | `<prefix>_cli` | yes | the line for `redis-cli -u` |
 * | `<prefix>_redli` | yes | the line for `redli -u` |
 * | `<prefix>_ca_certificate` | no | CA certificate (PEM), where there is one |
 * | `<prefix>_stunnel_conf` | no | stunnel.conf for clients without TLS, where there is a terminator |
 *
 * The lines and stunnel.conf expect the CA certificate in the file `<prefix>-ca.crt`.
 */
export class ConnectionOutputs extends Construct {
  constructor(scope: Construct, id: string, props: ConnectionOutputsProps) {
    super(scope, id);
    const { service, prefix = id } = props;
    const terminator = props.terminator ?? terminatorsOf(service)[0];
    const { url } = terminator ? service.credentials._through(terminator) : service.credentials.redis;
    const caFile = terminator?.caCertificate === undefined ? undefined : `${prefix}-ca.crt`;
    const output = (name: string, sensitive: boolean, value: unknown, description: string) =>
      new TerraformOutput(this, name, { value, sensitive, description, staticId: false }).overrideLogicalId(
        `${prefix}_${name}`,
      );

    output('url', true, url, 'URL of the default credential.');
    output('credentials', true, service.credentials.connectionUrls, 'All credentials.');
    output('cli', true, `redis-cli -u ${url}${caFile ? ` --cacert ${caFile}` : ''}`, 'Line for redis-cli.');
    output('redli', true, `redli -u ${url}${caFile ? ` --certfile ${caFile}` : ''}`, 'Line for redli.');
    if (terminator?.caCertificate !== undefined) {
      output('ca_certificate', false, terminator.caCertificate, `CA certificate: save it as ${caFile}.`);
    }
    if (terminator) {
      const conf = stunnelConf(terminator.endpoint, caFile);
      output('stunnel_conf', false, escapeTemplate(conf), 'stunnel.conf for clients without TLS.');
    }
  }
}
