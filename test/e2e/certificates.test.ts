import { type TerraformStack, TerraformVariable } from 'cdktf';
import {
  ConnectionOutputs,
  PrivateCertificateAuthority,
  RedisService,
  RemovalPolicy,
  TlsCertificate,
  TlsTerminator,
} from 'cdktf-redis';
import { ask, targetOf } from './support/clients';
import * as docker from './support/docker';
import { makeCertificate, type OwnCertificate } from './support/own-certificate';
import { handshake, redisAnswer } from './support/redis-cli';
import { acceptedCiphers, servedCertificate } from './support/served-tls';
import { Stage } from './support/stage';

const STACK = 'e2eb-cert';
const PORTS = { own: 16420, first: 16421, second: 16422 };

/** One service behind three terminators: one with the user's own certificate, two with certificates of one private CA. */
function build(stack: TerraformStack, validityDays = 365): void {
  const input = (name: string, sensitive: boolean) =>
    new TerraformVariable(stack, name, { type: 'string', sensitive }).stringValue;
  const service = new RedisService(stack, 'Redis', {
    versionString: '7.0-aof',
    name: `${STACK}-redis`,
    removalPolicy: RemovalPolicy.DESTROY,
  });
  const authority = new PrivateCertificateAuthority(stack, 'Authority');
  const terminators = {
    own: new TlsTerminator(stack, 'Own', {
      service,
      port: PORTS.own,
      name: `${STACK}-own`,
      certificate: TlsCertificate.fromPem({
        certificateChain: input('certificate_chain', false),
        privateKey: input('private_key', true),
        caCertificate: input('ca_certificate', false),
      }),
    }),
    first: new TlsTerminator(stack, 'First', {
      service,
      port: PORTS.first,
      name: `${STACK}-first`,
      alternativeNames: ['redis.example.com', '192.0.2.7', '2001:db8::7'],
      certificate: TlsCertificate.issued({ authority, validityDays }),
    }),
    second: new TlsTerminator(stack, 'Second', {
      service,
      port: PORTS.second,
      name: `${STACK}-second`,
      certificate: TlsCertificate.issued({ authority }),
    }),
  };
  for (const [id, terminator] of Object.entries(terminators)) {
    new ConnectionOutputs(stack, id, { service, terminator });
  }
}

let own: OwnCertificate;
const env: Record<string, string> = {};
const stage = new Stage(STACK, undefined, { env });
const url = (name: string) => stage.text(`${name}_url`);
const ca = (name: string) => stage.text(`${name}_ca_certificate`);
const containerId = async (name: string) => (await docker.inspect(`${STACK}-${name}`)).Id;

beforeAll(async () => {
  own = await makeCertificate('localhost');
  env.TF_VAR_certificate_chain = own.chain;
  env.TF_VAR_private_key = own.privateKey;
  env.TF_VAR_ca_certificate = own.rootCa;
  await stage.deploy((stack) => build(stack));
}, 300_000);

afterAll(() => stage.clear(), 60_000);

describe("the user's own certificate", () => {
  test('is sent with its intermediate, so that clients that trust only the root can verify it', async () => {
    const options = { host: '127.0.0.1', port: PORTS.own, serverName: 'localhost' };
    const { accepted, output } = await handshake({ ...options, caPem: own.rootCa });
    expect(output).toMatch(/^ 0 s:CN = localhost$/m);
    expect(output).toMatch(/^ 1 s:CN = Test Intermediate$/m);
    expect(output).toContain('Verify return code: 0 (ok)');
    expect(accepted).toBe(true);
    expect(await ca('own')).toBe(own.rootCa);
    expect(await ask(await url('own'), ['PING'], own.rootCa)).toBe('PONG');
    expect(await redisAnswer(targetOf(await url('own'), own.rootCa), 'PING')).toBe('PONG');
  });

  test('fails verification with another host name or another CA', async () => {
    const options = { host: '127.0.0.1', port: PORTS.own };
    const otherName = await handshake({ ...options, caPem: own.rootCa, serverName: 'redis.example.com' });
    expect(otherName.output).toMatch(/hostname mismatch/i);
    expect(otherName.accepted).toBe(false);
    const otherCa = await handshake({ ...options, caPem: await ca('first'), serverName: 'localhost' });
    expect(otherCa.accepted).toBe(false);
    await expect(ask(await url('own'), ['PING'], await ca('first'))).rejects.toThrow(/certificate/);
  });
});

describe('certificates of a private CA', () => {
  test('pass verification with the CA certificate that both terminators export', async () => {
    expect(await ca('first')).toBe(await ca('second'));
    for (const name of ['first', 'second']) {
      expect(await ask(await url(name), ['PING'], await ca('first'))).toBe('PONG');
    }
    const [first, second] = [await servedCertificate(PORTS.first), await servedCertificate(PORTS.second)];
    expect(first.fingerprint256).not.toBe(second.fingerprint256);
  });

  test('contain the host name, the loopback address, the container name and the alternative names', async () => {
    const certificate = await servedCertificate(PORTS.first);
    for (const host of ['localhost', `${STACK}-first`, 'redis.example.com']) {
      expect(certificate.checkHost(host)).toBe(host);
    }
    for (const address of ['127.0.0.1', '192.0.2.7', '2001:db8::7']) {
      expect(certificate.checkIP(address)).toBe(address);
    }
    expect(certificate.checkHost('other.example.com')).toBeUndefined();
    expect((await servedCertificate(PORTS.second)).checkHost('redis.example.com')).toBeUndefined();
  });
});

describe('the terminators of Redis 7.0', () => {
  test.each([
    ['own', 'RSA'],
    ['first', 'ECDSA'],
  ] as const)(
    '(%s) accept TLS 1.2 only with ECDHE-%s and authenticated encryption',
    async (name, key) => {
      expect(await acceptedCiphers(PORTS[name])).toEqual([
        `ECDHE-${key}-AES128-GCM-SHA256`,
        `ECDHE-${key}-AES256-GCM-SHA384`,
        `ECDHE-${key}-CHACHA20-POLY1305`,
      ]);
    },
    60_000,
  );

  test('accept TLS 1.3 and reject 1.1 and 1.0', async () => {
    const attempt = async (protocol: 'tls1' | 'tls1_1' | 'tls1_3') => {
      const options = { host: '127.0.0.1', port: PORTS.first, protocol, cipher: 'DEFAULT:@SECLEVEL=0' };
      return (await handshake(options)).accepted;
    };
    expect(await attempt('tls1_3')).toBe(true);
    expect(await attempt('tls1_1')).toBe(false);
    expect(await attempt('tls1')).toBe(false);
  });
});

describe('the renewal of one certificate', () => {
  test('replaces its terminator and nothing else: Redis, its data, the CA and the other terminators stay', async () => {
    expect(await ask(await url('first'), ['SET', 'kept', 'yes'], await ca('first'))).toBe('OK');
    const untouched = ['redis', 'own', 'second'];
    const before = {
      ca: await ca('first'),
      certificate: await servedCertificate(PORTS.first),
      ids: await Promise.all(untouched.map(containerId)),
      terminator: await containerId('first'),
    };

    await stage.edit((stack) => build(stack, 400));
    expect(await stage.plannedChanges()).toEqual([
      'replace docker_container.First_ConfigContainer',
      'replace docker_container.First_Container',
      'replace terraform_data.First_Revision',
      'replace tls_locally_signed_cert.First_Certificate',
    ]);
    await stage.deployment.apply();

    const renewed = await servedCertificate(PORTS.first);
    expect(renewed.fingerprint256).not.toBe(before.certificate.fingerprint256);
    expect(Date.parse(renewed.validTo)).toBeGreaterThan(Date.parse(before.certificate.validTo));
    expect(await containerId('first')).not.toBe(before.terminator);
    expect(await Promise.all(untouched.map(containerId))).toEqual(before.ids);
    expect(await ca('first')).toBe(before.ca);
    expect(await ask(await url('first'), ['GET', 'kept'], before.ca)).toBe('yes');
    expect(await stage.plannedChanges()).toEqual([]);
  }, 120_000);
});
