/**
 * A primary with two replicas on different nodes, if there are enough. One Service name leads to both, for reading. Clients find their
 * credentials in two secrets: one to write, one to read.
 *
 * KUBE_CONFIG_PATH=~/.kube/config npx cdktf deploy --app 'npx tsx examples/kubernetes-replicas/main.ts' kubernetes-replicas
 */
import { App, LocalBackend, TerraformStack } from 'cdktf';
import { RedisService, Replica, TlsTerminator } from 'cdktf-redis';
import { KubernetesPlatform, ServiceBinding } from 'cdktf-redis/kubernetes';
import type { Construct } from 'constructs';

class Replicas extends TerraformStack {
  constructor(scope: Construct) {
    super(scope, 'kubernetes-replicas');
    new LocalBackend(this, { path: 'terraform.kubernetes-replicas.tfstate' });

    const platform = new KubernetesPlatform({ namespace: 'default' });
    const primary = new RedisService(this, 'Primary', { platform });
    new TlsTerminator(this, 'PrimaryTls', { service: primary, copies: 2 });
    new ServiceBinding(this, 'Write', { service: primary, secretName: 'redis-write' });

    const replicas = new Replica(this, 'Replicas', { primary, copies: 2 });
    new TlsTerminator(this, 'ReplicasTls', { service: replicas, copies: 2 });
    new ServiceBinding(this, 'Read', { service: replicas, secretName: 'redis-read' });
  }
}

const app = new App();
new Replicas(app);
app.synth();
