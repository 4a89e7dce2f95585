/**
 * A cache without persistence. All data is lost when it restarts, is resized or runs out of memory. When the memory for data is used
 * up, Redis evicts the least frequently used keys.
 *
 * npx cdktf deploy --app 'npx tsx examples/docker-memory-only-cache/main.ts' memory-only-cache
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
