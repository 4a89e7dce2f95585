import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Aspects, type TerraformStack } from 'cdktf';
import {
  ConnectionOutputs,
  DockerPlatform,
  Flavor,
  PolicyRule,
  RedisPolicy,
  RedisService,
  type RedisServiceProps,
  RegulatedWorkload,
  Replica,
  Review,
  TlsTerminator,
} from 'cdktf-redis';
import { STACK_REVIEW } from '../../../lib/core/review/schema';
import { asObject } from '../../support/json';
import { problemIds, verdictOn } from '../../support/problems';
import { reviewOf } from '../../support/reviews';
import { synth } from '../../support/synth';
import { ExampleCloudPlatform, ExampleCloudProvider } from './example-cloud';

const platform = new ExampleCloudPlatform({ project: 'shop', plan: 'business-4' });

function service(stack: TerraformStack, props: RedisServiceProps = {}): RedisService {
  return new RedisService(stack, 'Redis', { platform, flavor: Flavor.RDB_ONLY, ...props });
}

function build(stack: TerraformStack): void {
  new ExampleCloudProvider(stack, 'examplecloud');
  new ConnectionOutputs(stack, 'redis', { service: service(stack) });
}

describe('the platform in docs/writing-a-platform.md', () => {
  const file = readFileSync(join(__dirname, 'example-cloud.ts'), 'utf8');

  test('is the one that this test runs', () => {
    expect(readFileSync('docs/writing-a-platform.md', 'utf8')).toContain(`\`\`\`ts\n${file}\`\`\``);
  });

  test('imports nothing but the public packages', () => {
    const imported = [...file.matchAll(/ from '([^']+)'/g)].map(([, name]) => name);
    expect(imported).toEqual(['cdktf', 'cdktf-redis', 'constructs']);
  });
});

describe('a service on a platform that was written outside of this library', () => {
  const result = synth(build);
  const address = result.address('examplecloud_redis', 'Redis/Service');

  test('is the resource of that platform, and nothing else', () => {
    expect(result.inventory).toEqual(['examplecloud_redis Redis/Service']);
    expect(result.resource('examplecloud_redis', 'Redis/Service')).toMatchObject({
      plan: 'business-4',
      persistence: 'rdb',
      termination_protection: true,
    });
  });

  test('gives clients the endpoint, the login and the CA that the platform returned', () => {
    const url = String(result.output('redis_url').value);
    expect(url).toContain(`rediss://default:`);
    expect(url).toContain(`urlencode(${address}.password)`);
    expect(url).toMatch(new RegExp(`@\\$\\{${address}\\.host\\}:\\$\\{${address}\\.port\\}$`));
    expect(result.output('redis_ca_certificate').value).toBe(`\${${address}.ca_certificate}`);
  });

  test('has a credential for TLS, and none for plaintext', () => {
    expect(asObject(result.output('redis_credentials').value).credentials).toEqual([
      { type: 'redis+ssl', default: true, connection_url: result.output('redis_url').value },
    ]);
    expect(() => synth((stack) => service(stack).credentials.redis)).toThrow('only accepts TLS');
  });

  test('is regulated, and complies with a policy against plaintext', () => {
    const verdict = verdictOn((stack) => {
      RegulatedWorkload.tag(stack);
      Aspects.of(stack).add(new RedisPolicy({ rules: [PolicyRule.noPlaintextOutsideLoopback()] }));
      build(stack);
    });
    expect(verdict).toEqual({ error: '', warnings: [] });
  });
});

describe('the review of such a service', () => {
  const review = reviewOf(build);

  test('shows the plan, no image, and only what is known of memory and loss', () => {
    expect(review.services).toMatchObject([
      {
        path: 'prod/Redis',
        plan: 'business-4',
        image: null,
        memory: { limitMebibytes: null, dataMebibytes: null },
        persistence: { savePoints: [], fsync: null, removal: 'protected' },
        losses: [],
        timeouts: [],
      },
    ]);
    const text = synth((stack) => Review.of(service(stack)).toText()).built;
    expect(text).toContain('plan business-4');
    expect(text).toMatch(/^ {2}memory +set by the platform /m);
    expect(text).toMatch(/^ {2}data +kept by the platform, protected against deletion$/m);
  });

  test('shows the endpoint over TLS, whose host and port are not known before the apply', () => {
    expect(review.services[0]?.entrances).toEqual([
      {
        credential: 'redis+ssl',
        host: '(known at apply)',
        port: null,
        tls: ['TLSv1.2', 'TLSv1.3'],
        audience: 'who reaches its address',
        terminator: null,
      },
    ]);
  });

  test('is valid, and lists the resource of the platform', () => {
    expect(STACK_REVIEW.faultOf(review, '')).toBeUndefined();
    expect(review.resources.map(({ type }) => type)).toEqual(['examplecloud_redis']);
  });
});

describe('a replica of such a service', () => {
  test('is a replica of the platform, in the same project', () => {
    const result = synth(
      (stack) => new Replica(stack, 'Copy', { primary: service(stack, { name: 'main' }) }),
    );
    expect(result.resource('examplecloud_redis', 'Copy/Service')).toMatchObject({
      source_service_name: 'main',
    });
  });

  test('follows it over TLS on another platform', () => {
    const result = synth(
      (stack) => new Replica(stack, 'Copy', { primary: service(stack), platform: new DockerPlatform() }),
    );
    const address = result.address('examplecloud_redis', 'Redis/Service');
    expect(result.file('Copy/Link', 'haproxy.cfg')).toContain(
      `\${${address}.host}:\${${address}.port} ssl verify required`,
    );
    expect(result.file('Copy/Link', 'ca.pem')).toBe(`\${${address}.ca_certificate}\n`);
    expect(result.file('Copy', 'redis.conf')).toContain(`${address}.replication_password`);
  });
});

describe('what such a platform does not support', () => {
  test('is reported together with all other problems', () => {
    const { error } = verdictOn((stack) =>
      service(stack, {
        flavor: Flavor.AOF_AND_RDB,
        directives: { hz: '20' },
        idleTimeoutSeconds: -1,
      }),
    );
    expect(error).toContain(
      '[test/Redis] Example Cloud does not support flavor AOF_AND_RDB (not-on-platform)',
    );
    expect(error).toContain('[test/Redis] Example Cloud does not support directives (not-on-platform)');
    expect(error).toContain('(bad-number)');
  });

  test('includes a plan that does not exist, reported once for the stack', () => {
    const wrong = new ExampleCloudPlatform({ project: 'shop', plan: 'huge' });
    const { error } = verdictOn((stack) => {
      new RedisService(stack, 'One', { platform: wrong, flavor: Flavor.RDB_ONLY });
      new RedisService(stack, 'Two', { platform: wrong, flavor: Flavor.RDB_ONLY });
    });
    expect(error).toContain('found 1 problem;');
    expect(error).toContain('[test] plan of ExampleCloudPlatform is not valid (not-on-platform)');
  });

  test('includes a terminator, and plaintext', () => {
    expect(problemIds((stack) => new TlsTerminator(stack, 'Tls', { service: service(stack) }))).toEqual([
      'tls-only-service',
      'not-on-platform',
    ]);
    expect(problemIds((stack) => service(stack, { plaintext: true }))).toEqual(['tls-only-service']);
  });
});
