/**
 * One service with both credentials of the Aptible document: `redis` for clients without TLS on this host, and
 * `redis+ssl` for all others. The synth warns of the first.
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

    // The string that `aptible db:create --version` takes: 7.0 with RDB-only persistence.
    const redis = new RedisService(this, 'Redis', {
      versionString: '7.0',
      savePoints: [{ seconds: 300, changes: 1 }],
      plaintext: true,
      plaintextPort: 6479,
    });

    // A CA of your own, to share between several terminators.
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
