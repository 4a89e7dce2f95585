/**
 * A cache without persistence: all data is lost when it restarts, is resized or runs out of memory. Keys that
 * were not used for long make room for new ones.
 */
import { App, LocalBackend, TerraformStack } from 'cdktf';
import {
  ConnectionOutputs,
  EvictionPolicy,
  Flavor,
  MemorySize,
  RedisService,
  RedisVersion,
  TlsTerminator,
} from 'cdktf-redis';
import type { Construct } from 'constructs';

class MemoryOnlyCache extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new LocalBackend(this, { path: `../../../terraform.${id}.tfstate` });

    const cache = new RedisService(this, 'Cache', {
      version: RedisVersion.V7_0,
      flavor: Flavor.MEMORY_ONLY,
      memory: MemorySize.mebibytes(256),
      evictionPolicy: EvictionPolicy.ALLKEYS_LFU,
      idleTimeoutSeconds: 3600,
      directives: { 'lazyfree-lazy-eviction': 'yes' },
    });
    new TlsTerminator(this, 'Tls', { service: cache, port: 6390 });
    new ConnectionOutputs(this, 'cache', { service: cache });
  }
}

const app = new App();
new MemoryOnlyCache(app, 'memory-only-cache');
app.synth();
