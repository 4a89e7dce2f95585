/** The program itself: what `bin/cdktf-redis.js` loads. */
import { main } from './main';

// A reader such as `head` may close its end when it has seen enough: that is no failure.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit();
  });
}

async function start(): Promise<void> {
  process.exitCode = await main(process.argv.slice(2), {
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
    // NO_COLOR of any content but an empty one: see no-color.org.
    isColoured: process.stdout.isTTY === true && !process.env.NO_COLOR,
  });
}

void start();
