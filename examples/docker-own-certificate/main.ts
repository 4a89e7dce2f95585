/**
 * A service for other hosts, with your own certificate and password.
 *
 *   TF_VAR_certificate_chain="$(cat fullchain.pem)" TF_VAR_private_key="$(cat privkey.pem)" TF_VAR_password="$(cat password)" \
 *   npx cdktf deploy --app 'npx tsx examples/docker-own-certificate/main.ts' own-certificate
 */
import { App, LocalBackend, TerraformStack, TerraformVariable } from 'cdktf';
import { ConnectionOutputs, RedisService, RedisVersion, TlsCertificate, TlsTerminator } from 'cdktf-redis';
import type { Construct } from 'constructs';

class OwnCertificate extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new LocalBackend(this, { path: `../../../terraform.${id}.tfstate` });
    const input = (name: string, sensitive: boolean) =>
      new TerraformVariable(this, name, { type: 'string', sensitive }).stringValue;

    const redis = new RedisService(this, 'Redis', {
      version: RedisVersion.V7_0,
      password: input('password', true),
    });
    new TlsTerminator(this, 'Tls', {
      service: redis,
      listenAddress: '0.0.0.0',
      hostName: 'redis.example.com',
      port: 6580,
      certificate: TlsCertificate.fromPem({
        certificateChain: input('certificate_chain', false),
        privateKey: input('private_key', true),
      }),
    });
    new ConnectionOutputs(this, 'redis', { service: redis });
  }
}

const app = new App();
new OwnCertificate(app, 'own-certificate');
app.synth();
