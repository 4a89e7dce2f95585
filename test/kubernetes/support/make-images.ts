/** Makes the images of these tests and prints their names. The script that starts the cluster imports them. */
import { testImage } from '../../e2e/support/images';

async function main(): Promise<void> {
  const images = [await testImage('redis', '7.0'), await testImage('haproxy', '2.6')];
  process.stdout.write(`${images.join(' ')}\n`);
}

main();
