/**
 * A replica that follows its primary over TLS, as it would from another site: the certificate is verified, and
 * the replica has a terminator and credentials of its own.
 *
 * For a primary of another app, import both: RedisService.fromRedisServiceAttributes with its replication
 * login, and TlsTerminator.fromTlsTerminatorAttributes with its host and CA certificate.
 */
import { App, LocalBackend, TerraformStack } from 'cdktf';
import {
  ConnectionOutputs,
  RedisService,
  RedisVersion,
  RemovalPolicy,
  Replica,
  TlsTerminator,
} from 'cdktf-redis';
import type { Construct } from 'constructs';

class ReplicaOverTls extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new LocalBackend(this, { path: `../../../terraform.${id}.tfstate` });

    const primary = new RedisService(this, 'Primary', { version: RedisVersion.V7_0 });
    const terminator = new TlsTerminator(this, 'PrimaryTls', { service: primary, port: 6680 });

    // A copy needs no protection: it comes back from its primary.
    const replica = new Replica(this, 'Replica', {
      primary,
      via: terminator,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    new TlsTerminator(this, 'ReplicaTls', { service: replica, port: 6681 });

    new ConnectionOutputs(this, 'primary', { service: primary });
    new ConnectionOutputs(this, 'replica', { service: replica });
  }
}

const app = new App();
new ReplicaOverTls(app, 'replica-over-tls');
app.synth();
