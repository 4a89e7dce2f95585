/**
 * Redis on Kubernetes with two TLS terminators on different nodes. Every pod of the cluster can reach them under the name of a Service.
 *
 * KUBE_CONFIG_PATH=~/.kube/config npx cdktf deploy --app 'npx tsx examples/kubernetes-quickstart/main.ts' kubernetes-quickstart
 */
import { App, LocalBackend, TerraformStack } from 'cdktf';
import { ConnectionOutputs, MemorySize, RedisService, TlsTerminator } from 'cdktf-redis';
import { KubernetesPlatform } from 'cdktf-redis/kubernetes';
import type { Construct } from 'constructs';

class Quickstart extends TerraformStack {
  constructor(scope: Construct) {
    super(scope, 'kubernetes-quickstart');
    new LocalBackend(this, { path: 'terraform.kubernetes-quickstart.tfstate' });

    const platform = new KubernetesPlatform();
    const redis = new RedisService(this, 'Redis', { platform, volumeSize: MemorySize.gibibytes(2) });
    new TlsTerminator(this, 'Tls', { service: redis, copies: 2 });

    new ConnectionOutputs(this, 'redis', { service: redis });
  }
}

const app = new App();
new Quickstart(app);
app.synth();
