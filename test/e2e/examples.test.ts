import { ask, printedLine } from './support/clients';
import * as docker from './support/docker';
import { Example } from './support/example';
import { makeCertificate } from './support/own-certificate';
import { redisAnswer } from './support/redis-cli';
import { waitUntil } from './support/wait-until';

/** The output prefixes of an example, each with its port. */
type Services = readonly (readonly [prefix: string, port: number])[];

const EXAMPLES: readonly (readonly [
  folder: string,
  stack: string,
  services: Services,
  isProtected: boolean,
])[] = [
  ['docker-memory-only-cache', 'memory-only-cache', [['cache', 6390]], false],
  ['docker-plaintext-and-tls', 'plaintext-and-tls', [['redis', 6480]], true],
  ['docker-policy', 'policy', [['redis', 6880]], true],
  [
    'docker-replica-over-tls',
    'replica-over-tls',
    [
      ['primary', 6680],
      ['replica', 6681],
    ],
    true,
  ],
];

describe.each(EXAMPLES)('the example %s', (folder, stack, services, isProtected) => {
  const example = new Example(folder, stack);
  const text = (output: string) => example.deployment.text(output);

  beforeAll(() => example.deploy(), 300_000);

  afterAll(() => example.clear(), 60_000);

  test.each(services)('answers over TLS with the outputs of %s on port %p', async (prefix, port) => {
    const [url, ca] = [await text(`${prefix}_url`), await text(`${prefix}_ca_certificate`)];
    expect(url).toMatch(new RegExp(`^rediss://default:[A-Za-z0-9]{40}@localhost:${port}$`));
    expect(await ask(url, ['PING'], ca)).toBe('PONG');
    expect(await printedLine(await text(`${prefix}_cli`), `${prefix}-ca.crt`, ca)).toBe('PONG');
  });

  if (folder === 'docker-plaintext-and-tls') {
    test('answers in plaintext with its redis credential', async () => {
      const credentials = JSON.stringify(await example.deployment.output('redis_credentials'));
      const [url] = /redis:\/\/default:[A-Za-z0-9]{40}@localhost:6479/.exec(credentials) ?? [''];
      expect(await ask(url, ['PING'])).toBe('PONG');
    });
  }

  if (folder === 'docker-replica-over-tls') {
    test('replicates a write on the primary to the replica', async () => {
      const read = async (prefix: string, ...command: string[]) =>
        ask(await text(`${prefix}_url`), command, await text(`${prefix}_ca_certificate`));
      expect(await read('primary', 'SET', 'fruit', 'sloe')).toBe('OK');
      await waitUntil('the write arrives', async () => (await read('replica', 'GET', 'fruit')) === 'sloe');
    }, 60_000);
  }

  test('has an empty plan after the apply', async () => {
    expect(await example.deployment.plannedChanges()).toEqual([]);
  }, 60_000);

  test(`is destroyed ${isProtected ? 'after its data is no longer protected' : 'at once'}, and leaves nothing behind`, async () => {
    const volumes = await docker.mountedVolumes(`${stack}-`);
    expect(volumes).not.toEqual([]);
    if (isProtected) {
      await expect(example.deployment.destroy()).rejects.toThrow(/prevent_destroy/);
      for (const [prefix] of services) {
        expect(await ask(await text(`${prefix}_url`), ['PING'], await text(`${prefix}_ca_certificate`))).toBe(
          'PONG',
        );
      }
      example.unprotect();
    }
    await example.deployment.destroy();
    expect(await docker.objectsNamed(`${stack}-`)).toEqual([]);
    expect(await docker.existingVolumes(volumes)).toEqual([]);
  }, 120_000);
});

describe('the example docker-own-certificate', () => {
  const example = new Example('docker-own-certificate', 'own-certificate');
  const password = 'a password & of your own, 100 %';
  let rootCa: string;

  beforeAll(async () => {
    const certificate = await makeCertificate('redis.example.com');
    rootCa = certificate.rootCa;
    await example.deploy({
      TF_VAR_certificate_chain: certificate.chain,
      TF_VAR_private_key: certificate.privateKey,
      TF_VAR_password: password,
    });
  }, 300_000);

  afterAll(() => example.clear(), 60_000);

  test('answers over TLS with the name in the certificate', async () => {
    const url = new URL(await example.deployment.text('redis_url'));
    expect(url.host).toBe('redis.example.com:6580');
    expect(decodeURIComponent(url.password)).toBe(password);
    url.hostname = '127.0.0.1';
    expect(await ask(url.toString(), ['PING'], rootCa, { servername: 'redis.example.com' })).toBe('PONG');
    const target = { host: '127.0.0.1', port: 6580, username: 'default', password, caPem: rootCa };
    expect(await redisAnswer({ ...target, sni: 'redis.example.com' }, 'PING')).toBe('PONG');
  });

  test('has an empty plan after the apply', async () => {
    expect(await example.deployment.plannedChanges()).toEqual([]);
  }, 60_000);
});
