import { TerraformElement, type TerraformStack } from 'cdktf';
import {
  ConnectionOutputs,
  DockerPlatform,
  RedisService,
  Replica,
  TlsCertificate,
  TlsTerminator,
} from '../lib';
import { CERTIFICATES } from './support/certificates';
import type { Json } from './support/json';
import { verdictOn } from './support/problems';
import { serviceWithTls, variable } from './support/stacks';
import { synth } from './support/synth';

const CANARY = 'canary-3f9a1c';

/** Every secret prop, with the canary as a literal. */
const LITERALS: Record<string, (stack: TerraformStack) => unknown> = {
  'password of RedisService': (stack) => new RedisService(stack, 'Redis', { password: CANARY }),
  'password of RedisService below 6.0': (stack) =>
    new RedisService(stack, 'Redis', { password: CANARY, versionString: '5.0' }),
  'password of Replica': (stack) =>
    new Replica(stack, 'Replica', { primary: new RedisService(stack, 'Redis'), password: CANARY }),
  'password of an imported service': (stack) => {
    const service = RedisService.fromRedisServiceAttributes(stack, 'Imported', {
      host: 'redis.example.com',
      password: CANARY,
    });
    new ConnectionOutputs(stack, 'redis', { service });
  },
  'replicationPassword of an imported service': (stack) => {
    const primary = RedisService.fromRedisServiceAttributes(stack, 'Imported', {
      host: 'redis.example.com',
      replicationPassword: CANARY,
    });
    new Replica(stack, 'Replica', { primary });
  },
  'privateKey of a certificate': (stack) =>
    serviceWithTls(stack, {
      tls: {
        certificate: TlsCertificate.fromPem({
          certificateChain: CERTIFICATES.server,
          privateKey: `-----BEGIN PRIVATE KEY-----\n${CANARY}\n-----END PRIVATE KEY-----\n`,
        }),
      },
    }),
  'the directive requirepass': (stack) =>
    new RedisService(stack, 'Redis', { directives: { requirepass: CANARY } }),
  'the directive masterauth': (stack) =>
    new RedisService(stack, 'Redis', { directives: { masterauth: CANARY } }),
};

describe('a literal secret', () => {
  test.each(Object.entries(LITERALS))('as %s is rejected, and the error does not show it', (_, build) => {
    let elements: TerraformElement[] = [];
    const { error, warnings } = verdictOn((stack) => {
      build(stack);
      elements = stack.node.findAll().filter((node) => TerraformElement.isTerraformElement(node));
    });
    expect(error).toMatch(/\((plaintext-secret|owned-directive)\)/);
    expect(`${error}${warnings}`).not.toContain(CANARY);
    for (const element of elements.filter(({ node }) => node.id !== 'cdktf-redis')) {
      expect(JSON.stringify(element.toTerraform())).not.toContain(CANARY);
    }
  });
});

/** The paths of all strings in a value that match a pattern, without list positions. */
function placesOf(value: Json | undefined, pattern: RegExp, path: string[] = []): string[] {
  if (typeof value === 'string') return pattern.test(value) ? [path.join('.')] : [];
  if (Array.isArray(value)) return value.flatMap((item) => placesOf(item, pattern, path));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => placesOf(item, pattern, [...path, key]));
}

/** The same paths without duplicates, with `*` for the names of resources and outputs. */
function kindsOf(json: Json, pattern: RegExp): string[] {
  const generic = placesOf(json, pattern).map((place) =>
    place.replace(/^(resource\.\w+|output|locals)\.[^.]+/, '$1.*').replace(/(output\.\*\.value).*/, '$1'),
  );
  return [...new Set(generic)].sort();
}

const whole = synth((stack) => {
  const { redis, tls } = serviceWithTls(stack, { redis: { plaintext: true } });
  const replica = new Replica(stack, 'Replica', { primary: redis, via: tls });
  const old = new RedisService(stack, 'Old', { versionString: '4.0' });
  new Replica(stack, 'OldReplica', { primary: old });
  for (const service of [redis, replica, old])
    new ConnectionOutputs(stack, `${service.node.id}-outputs`, { service });
});

describe('a generated password', () => {
  test('appears in uploads and outputs only: not in env, command, labels or health checks', () => {
    expect(kindsOf(whole.json, /random_password\.\w+\.result/)).toEqual([
      'output.*.value',
      'resource.docker_container.*.upload.content',
    ]);
  });

  test('makes every output that contains it sensitive', () => {
    for (const [name, output] of Object.entries(whole.outputs)) {
      const holds = /random_password/.test(JSON.stringify(output));
      expect([name, Object(output).sensitive]).toEqual([name, holds]);
    }
  });
});

describe('a private key', () => {
  test('appears in the upload of its terminator and in the resources of the tls provider only', () => {
    expect(kindsOf(whole.json, /private_key_pem\}/)).toEqual([
      'resource.docker_container.*.upload.content',
      'resource.tls_cert_request.*.private_key_pem',
      'resource.tls_locally_signed_cert.*.ca_private_key_pem',
      'resource.tls_self_signed_cert.*.private_key_pem',
    ]);
  });
});

describe('a password from a variable', () => {
  const given = synth((stack) => {
    const old = new RedisService(stack, 'Old', { password: variable(stack, 'it'), versionString: '5.0' });
    const { redis } = serviceWithTls(stack, { redis: { password: variable(stack, 'other') } });
    new Replica(stack, 'Replica', { primary: old });
    for (const service of [redis, old])
      new ConnectionOutputs(stack, `${service.node.id}-outputs`, { service });
  });

  test('is marked as sensitive everywhere, even if the variable is not sensitive', () => {
    expect(kindsOf(given.json, /(?<!sensitive\()\bvar\./)).toEqual([]);
  });

  test('appears in uploads, outputs and its check in the plan only', () => {
    expect(kindsOf(given.json, /var\.(it|other)\b/)).toEqual([
      'locals.*',
      'output.*.value',
      'resource.docker_container.*.upload.content',
    ]);
  });
});

/** Every prop for a host, a name or an image, into which a user might paste a whole URL. */
const URLS: Record<string, (stack: TerraformStack, url: string) => unknown> = {
  'hostName of TlsTerminator': (stack, hostName) => serviceWithTls(stack, { tls: { hostName } }),
  'hostName of TlsTerminator with a certificate': (stack, hostName) =>
    serviceWithTls(stack, {
      tls: {
        hostName,
        certificate: TlsCertificate.fromPem({
          certificateChain: CERTIFICATES.server,
          privateKey: variable(stack, 'key'),
        }),
      },
    }),
  'hostName of TlsTerminator that is not published': (stack, hostName) =>
    serviceWithTls(stack, { tls: { published: false, hostName } }),
  'listenAddress of TlsTerminator': (stack, listenAddress) =>
    serviceWithTls(stack, { tls: { listenAddress } }),
  'alternativeNames of TlsTerminator': (stack, url) =>
    serviceWithTls(stack, { tls: { alternativeNames: [url] } }),
  'plaintextHostName of RedisService': (stack, plaintextHostName) =>
    new RedisService(stack, 'Redis', { plaintext: true, plaintextHostName }),
  'plaintextHostName of RedisService without plaintext': (stack, plaintextHostName) =>
    new RedisService(stack, 'Redis', { plaintextHostName }),
  'host of an imported service': (stack, host) =>
    RedisService.fromRedisServiceAttributes(stack, 'Imported', { host }),
  'host of an imported terminator': (stack, host) =>
    TlsTerminator.fromTlsTerminatorAttributes(stack, 'Far', { host }),
  'serverName of an imported terminator': (stack, serverName) =>
    TlsTerminator.fromTlsTerminatorAttributes(stack, 'Far', { host: 'redis.example.com', serverName }),
  'image of RedisService': (stack, image) => new RedisService(stack, 'Redis', { image }),
  'imageRegistry of DockerPlatform': (stack, imageRegistry) =>
    new RedisService(stack, 'Redis', { platform: new DockerPlatform({ imageRegistry }) }),
  'clientNetwork of DockerPlatform': (stack, clientNetwork) =>
    new RedisService(stack, 'Redis', { platform: new DockerPlatform({ clientNetwork }) }),
};

describe('a URL with a password instead of a name', () => {
  test.each(Object.entries(URLS))(
    'as %s is rejected, and the error does not show its password',
    (_, build) => {
      for (const scheme of ['redis', 'https']) {
        const { error, warnings } = verdictOn((stack) =>
          build(stack, `${scheme}://default:${CANARY}@redis.example.com:6380/0`),
        );
        expect(error).toContain('nothing was synthesized');
        expect(`${error}${warnings}`).not.toContain(CANARY);
      }
    },
  );
});
