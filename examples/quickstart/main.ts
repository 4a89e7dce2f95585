/**
 * A Redis with AOF + RDB, TLS on localhost:6380, and a replica.
 *
 * Run it with `npm run quickstart`, or with `npx cdktf deploy quickstart`.
 */
import { App, LocalBackend, TerraformStack } from 'cdktf';
import { ConnectionOutputs, RedisService, RemovalPolicy, Replica, TlsTerminator } from 'cdktf-redis';
import type { Construct } from 'constructs';

class Quickstart extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    // A path relative to the stack's folder: the same bytes on every machine.
    new LocalBackend(this, { path: `../../../terraform.${id}.tfstate` });

    // For a trial: without removalPolicy, Terraform refuses to destroy the data.
    const redis = new RedisService(this, 'Redis', { removalPolicy: RemovalPolicy.DESTROY });
    new TlsTerminator(this, 'Tls', { service: redis });
    new Replica(this, 'Replica', { primary: redis, removalPolicy: RemovalPolicy.DESTROY });

    // redis_url, redis_credentials, redis_ca_certificate, redis_cli, redis_redli and redis_stunnel_conf
    new ConnectionOutputs(this, 'redis', { service: redis });
  }
}

export const app = new App();
new Quickstart(app, 'quickstart');
app.synth();
