/**
 * `npm run drill` deploys a service of each flavor and a replica, measures what they lose, and destroys them.
 * The save point of 3 seconds is short, so that a short drill meets it.
 */
import { App, LocalBackend, TerraformStack } from 'cdktf';
import {
  ConnectionOutputs,
  Flavor,
  MemorySize,
  RedisService,
  type RedisServiceProps,
  RedisVersion,
  RemovalPolicy,
  Replica,
} from 'cdktf-redis';
import type { Construct } from 'constructs';

class Drill extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new LocalBackend(this, { path: `../../../terraform.${id}.tfstate` });

    const target: RedisServiceProps = {
      version: RedisVersion.V7_0,
      memory: MemorySize.mebibytes(128),
      drillTarget: true,
    };
    const removalPolicy = RemovalPolicy.DESTROY;
    const aof = new RedisService(this, 'Aof', { ...target, removalPolicy });
    const rdb = new RedisService(this, 'Rdb', {
      ...target,
      flavor: Flavor.RDB_ONLY,
      savePoints: [{ seconds: 3, changes: 1 }],
      removalPolicy,
    });
    const memory = new RedisService(this, 'Memory', {
      ...target,
      flavor: Flavor.MEMORY_ONLY,
      // Its replica copies at once, without waiting for other replicas.
      directives: { 'repl-diskless-sync-delay': '0' },
    });

    // It has an append-only file, but is still emptied when its primary restarts.
    const replica = new Replica(this, 'Replica', {
      ...target,
      primary: memory,
      flavor: Flavor.AOF_AND_RDB,
      removalPolicy,
      acceptDataLossOnPrimaryRestart: true,
    });

    for (const [prefix, service] of Object.entries({ aof, rdb, memory, replica })) {
      new ConnectionOutputs(this, prefix, { service });
    }
  }
}

const app = new App();
new Drill(app, 'drill');
app.synth();
