/**
 * A replica that follows its primary over TLS, as it would from another location. It verifies the certificate, and has its own
 * terminator and credentials. docs/replicas.md shows how to follow a primary that another app deploys.
 *
 * npx cdktf deploy --app 'npx tsx examples/docker-replica-over-tls/main.ts' replica-over-tls
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

    // A replica needs no protection: it copies the data of its primary again.
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
