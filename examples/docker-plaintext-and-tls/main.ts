/**
 * One service with both kinds of credentials: `redis` for clients without TLS on this host, and `redis+ssl` for all others. The synth
 * warns about the first.
 *
 * npx cdktf deploy --app 'npx tsx examples/docker-plaintext-and-tls/main.ts' plaintext-and-tls
 */
import { App, LocalBackend, TerraformStack } from 'cdktf';
import {
  ConnectionOutputs,
  PrivateCertificateAuthority,
  RedisService,
  TlsCertificate,
  TlsTerminator,
} from 'cdktf-redis';
import type { Construct } from 'constructs';

class PlaintextAndTls extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new LocalBackend(this, { path: `../../../terraform.${id}.tfstate` });

    // The same string as for `aptible db:create --version`: Redis 7.0, RDB-only.
    const redis = new RedisService(this, 'Redis', {
      versionString: '7.0',
      savePoints: [{ seconds: 300, changes: 1 }],
      plaintext: true,
      plaintextPort: 6479,
    });

    // A private CA that several terminators can share.
    const authority = new PrivateCertificateAuthority(this, 'Authority');
    new TlsTerminator(this, 'Tls', {
      service: redis,
      port: 6480,
      certificate: TlsCertificate.issued({ authority, validityDays: 90, renewalDays: 30 }),
    });

    new ConnectionOutputs(this, 'redis', { service: redis });
  }
}

const app = new App();
new PlaintextAndTls(app, 'plaintext-and-tls');
app.synth();
