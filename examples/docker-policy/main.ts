/**
 * The rules of a platform team for every Redis of an app. A violation stops the synth or is a warning. An exception has a reason and a
 * last day. The billing part of the stack is regulated: it cannot use a plaintext credential.
 *
 * npx cdktf deploy --app 'npx tsx examples/docker-policy/main.ts' policy
 */
import { App, Aspects, LocalBackend, TerraformOutput, TerraformStack } from 'cdktf';
import {
  ConnectionOutputs,
  MemorySize,
  PolicyRule,
  PolicySeverity,
  RedisPolicy,
  RedisService,
  RedisVersion,
  RegulatedWorkload,
  TlsCertificate,
  TlsTerminator,
} from 'cdktf-redis';
import { Construct } from 'constructs';

const severity = PolicySeverity.WARNING;
const platformTeam = new RedisPolicy({
  rules: [
    PolicyRule.noPlaintextOutsideLoopback(),
    PolicyRule.tls12OrLater(),
    PolicyRule.durableFlavors(),
    PolicyRule.deletionProtection(),
    PolicyRule.memoryAtMost(MemorySize.gibibytes(4)),
    PolicyRule.certificatesValidAtMost(90, { severity }),
    PolicyRule.noVersionPastEndOfLife({
      severity,
      exceptions: [
        { path: 'policy/Redis', reason: 'moves to 8.4 with the next release', until: '2027-06-30' },
      ],
    }),
  ],
});

class Policy extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new LocalBackend(this, { path: `../../../terraform.${id}.tfstate` });

    const redis = new RedisService(this, 'Redis', { version: RedisVersion.V7_0 });
    const certificate = TlsCertificate.issued({ validityDays: 90, renewalDays: 30 });
    new TlsTerminator(this, 'Tls', { service: redis, port: 6880, certificate });
    new ConnectionOutputs(this, 'redis', { service: redis });

    const billing = new Construct(this, 'Billing');
    RegulatedWorkload.tag(billing);
    new TerraformOutput(billing, 'url', { value: redis.credentials.redisSsl.url, sensitive: true });
  }
}

const app = new App();
Aspects.of(app).add(platformTeam);
new Policy(app, 'policy');
app.synth();
