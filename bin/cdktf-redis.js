#!/usr/bin/env node

// The command line program. The package holds what is compiled; a checkout runs its sources, which are never stale.
const { existsSync } = require('node:fs');
const { join } = require('node:path');

const isCheckout = existsSync(join(__dirname, '../lib/cli/start.ts'));
if (isCheckout && !existsSync(join(__dirname, '../node_modules/tsx'))) {
  process.stderr.write('cdktf-redis: run npm ci first, this is a checkout without its packages\n');
  process.exitCode = 1;
} else if (isCheckout) {
  require('tsx/cjs');
  require('../lib/cli/start.ts');
} else {
  require('../dist/cli/start.js');
}
