/**
 * Users with permissions, each with its own password; the user `default` is off. Users that the operator saves with ACL SAVE survive
 * restarts, and users that change in this code are updated.
 *
 * npx cdktf deploy --app 'npx tsx examples/docker-users/main.ts' users
 */
import { App, LocalBackend, TerraformStack } from 'cdktf';
import {
  CommandRule,
  ConnectionOutputs,
  KeyPattern,
  RedisService,
  RedisVersion,
  TlsTerminator,
  UserManagement,
} from 'cdktf-redis';
import type { Construct } from 'constructs';

class Users extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new LocalBackend(this, { path: `../../../terraform.${id}.tfstate` });

    const everything = [CommandRule.allowCategory('all')];
    const redis = new RedisService(this, 'Redis', {
      version: RedisVersion.V7_0,
      users: [
        { name: 'app', keys: [KeyPattern.readWrite('app:*')], channels: ['app:*'] },
        {
          name: 'report',
          keys: [KeyPattern.readOnly('app:*')],
          commands: [CommandRule.allowCategory('read')],
        },
        { name: 'operator', keys: [KeyPattern.readWrite('*')], channels: ['*'], commands: everything },
      ],
      defaultUser: false,
      userManagement: UserManagement.RUNTIME,
    });
    new TlsTerminator(this, 'Tls', { service: redis, port: 6780 });
    for (const user of ['app', 'report', 'operator'])
      new ConnectionOutputs(this, user, { service: redis, user });
  }
}

const app = new App();
new Users(app, 'users');
app.synth();
