/**
 * Redis on Kubernetes with TLS in front: two terminators spread over the nodes, reached under the name of a Service by every
 * pod of the cluster. `KUBE_CONFIG_PATH` says which cluster.
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
