import { TerraformOutput } from 'cdktf';
import { Construct } from 'constructs';
import type { Problem } from '../../core/problems/problem';
import { Problems } from '../../core/problems/problems';
import { stunnelConf } from '../../core/render/stunnel-conf';
import { shown } from '../../core/text/shown';
import { checkedProps } from '../../stack/checked-props';
import { regulatedAround } from '../../stack/regulated';
import { escapeTemplate } from '../../stack/reveal';
import { StackRegistry } from '../../stack/stack-registry';
import type { IRedisService, ITlsTerminator } from '../interfaces';
import { chooseConnection } from './chosen-connection';

/** Properties of ConnectionOutputs. */
export interface ConnectionOutputsProps {
  /** The service that clients connect to. */
  readonly service: IRedisService;

  /**
   * The terminator that clients connect through.
   * @default - the TLS endpoint of the service, or its first terminator, or plaintext if there is neither
   */
  readonly terminator?: ITlsTerminator;

  /**
   * The user of clients: one of the declared users of the service.
   * @default - the user of the credentials of the service
   */
  readonly user?: string;

  /**
   * The prefix of the names of the outputs: letters, digits, `_` and `-`, beginning with a letter or `_`.
   * @default - the id of the construct
   */
  readonly prefix?: string;
}

/**
 * Everything that a client needs, as Terraform outputs:
 *
 * | output | sensitive | content |
 * |---|---|---|
 * | `<prefix>_url` | yes | URL of the default credential |
 * | `<prefix>_credentials` | yes | all credentials, `{ version, credentials: [{ type, default, connection_url }] }`; in a RegulatedWorkload those over TLS |
 * | `<prefix>_cli` | yes | the line for `redis-cli -u` |
 * | `<prefix>_redli` | yes | the line for `redli -u` |
 * | `<prefix>_ca_certificate` | no | CA certificate (PEM), where there is one |
 * | `<prefix>_stunnel_conf` | no | stunnel.conf for clients without TLS, if clients connect over TLS |
 *
 * The commands and stunnel.conf expect the CA certificate in the file `<prefix>-ca.crt`.
 *
 * @example
 * const service = new RedisService(this, 'Redis');
 * const terminator = new TlsTerminator(this, 'Tls', { service });
 * new ConnectionOutputs(this, 'redis', { service, terminator });
 */
export class ConnectionOutputs extends Construct {
  constructor(scope: Construct, id: string, props: ConnectionOutputsProps) {
    super(scope, id);
    props = checkedProps(this, 'ConnectionOutputsProps', props);
    const { prefix = id } = props;
    StackRegistry.of(this).report(this, this.check(prefix));
    const { tls, credentials } = chooseConnection(this, props);
    const { url } = tls ? credentials._over(tls) : credentials.redis;
    const cliUrl = credentials._cliUrl(tls);
    const caFile = tls?.caCertificate === undefined ? undefined : `${prefix}-ca.crt`;
    const output = (name: string, sensitive: boolean, value: unknown, description: string) =>
      new TerraformOutput(this, name, { value, sensitive, description, staticId: false }).overrideLogicalId(
        `${prefix}_${name}`,
      );

    output('url', true, url, 'URL of the default credential.');
    const urls = credentials._connectionUrls(tls, () => tls === undefined || !regulatedAround(this));
    output('credentials', true, urls, 'All credentials.');
    output(
      'cli',
      true,
      `redis-cli -u ${cliUrl}${caFile ? ` --cacert ${caFile}` : ''}`,
      'Line for redis-cli.',
    );
    output('redli', true, `redli -u ${url}${caFile ? ` --certfile ${caFile}` : ''}`, 'Line for redli.');
    if (tls?.caCertificate !== undefined) {
      const ca = escapeTemplate(tls.caCertificate);
      output('ca_certificate', false, ca, `CA certificate: save it as ${caFile}.`);
    }
    if (tls) {
      const conf = stunnelConf(tls.endpoint, caFile);
      output('stunnel_conf', false, escapeTemplate(conf), 'stunnel.conf for clients without TLS.');
    }
  }

  private check(prefix: string): readonly Problem[] {
    const problems = new Problems(this.node.path);
    if (!/^[A-Za-z_][\w-]*$/.test(prefix)) {
      problems.add('bad-name', {
        message: 'prefix is not valid at the beginning of the name of a Terraform output',
        given: shown(prefix),
        allowed: 'letters, digits, _ and -, beginning with a letter or _',
        fix: 'change prefix',
      });
    }
    const outputs = StackRegistry.of(this).index('connection-outputs');
    const [twin] = outputs.find(prefix);
    outputs.add(prefix, this);
    if (twin !== undefined) {
      problems.add('name-taken', {
        message: `${twin.node.path} has the same prefix, so its outputs would have the same names`,
        given: shown(prefix),
        fix: 'change one of the prefixes',
      });
    }
    return problems.all;
  }
}
