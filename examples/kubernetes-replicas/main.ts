/**
 * A primary with two replicas, each on a node of its own where there are so many, and a name for reading that leads to both.
 * Clients find their credentials in secrets: one to write, one to read.
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
