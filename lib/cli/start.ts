/** The program that `bin/cdktf-redis.js` loads. */
import { main } from './main';

// A reader such as `head` can close the pipe early. This is not an error.
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
    // Any value of NO_COLOR except an empty one disables colours, see no-color.org.
    isColoured: process.stdout.isTTY === true && !process.env.NO_COLOR,
  });
}

void start();
