/**
 * A service of each flavor and a replica, all to be killed: what is lost, and is it what the review states?
 * `npm run drill`. With save points of seconds, so that a drill of seconds meets some.
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
      // Its replica copies at once, and does not wait for others to copy together with it.
      directives: { 'repl-diskless-sync-delay': '0' },
    });

    // It has an append-only file, and is emptied all the same when its primary restarts.
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
