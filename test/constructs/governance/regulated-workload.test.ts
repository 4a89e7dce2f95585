import { Container } from '@cdktf/provider-docker/lib/container';
import {
  type App,
  DataTerraformRemoteStateLocal,
  TerraformElement,
  TerraformHclModule,
  TerraformIterator,
  TerraformLocal,
  TerraformOutput,
  TerraformResource,
  type TerraformStack,
  TerraformVariable,
  Testing,
} from 'cdktf';
import { Construct, type IConstruct } from 'constructs';
import {
  ConnectionOutputs,
  RedisService,
  RegulatedWorkload,
  Replica,
  Review,
  type ServiceCredentials,
  TlsTerminator,
} from '../../../lib';
import { NUMBER_USES, TEXT_USES } from '../../support/expressions';
import { toldProblems } from '../../support/problem-text';
import { messageOf, verdictOn } from '../../support/problems';
import { imported, serviceWithTls, variable } from '../../support/stacks';
import { newApp, newStack, synth, synthApp } from '../../support/synth';

/** What an error tells, each as `id path`. */
function told(error: string): string[] {
  return error === '' ? [] : toldProblems(error).map(({ id, path }) => `${id} ${path}`);
}

/** What is told of a stack with a service behind TLS and a regulated part of it, in which something takes a value. */
function problemsOf(
  take: (billing: Construct, credentials: ServiceCredentials, redis: RedisService) => unknown,
): string[] {
  return told(
    verdictOn((stack) => {
      const { redis } = serviceWithTls(stack, { redis: { users: [{ name: 'app' }] } });
      const billing = new Construct(stack, 'Billing');
      RegulatedWorkload.tag(billing);
      take(billing, redis.credentials, redis);
    }).error,
  );
}

const TAKEN = ['regulated-takes-plaintext test/Billing/it'];

function output(scope: Construct, value: unknown): TerraformOutput {
  return new TerraformOutput(scope, 'it', { value, sensitive: true });
}

beforeAll(() => {
  // cdktf warns of braces in an argument of a function.
  jest.spyOn(console, 'warn').mockImplementation(() => undefined);
});

afterAll(() => jest.restoreAllMocks());

describe('a regulated workload is refused the plaintext credential', () => {
  test.each(Object.entries(TEXT_USES))('whose url is used %s', (_, use) => {
    expect(problemsOf((billing, { redis }) => output(billing, use(billing, redis.url)))).toContain(TAKEN[0]);
  });

  test.each(Object.entries(TEXT_USES))('whose host is used %s', (_, use) => {
    expect(problemsOf((billing, { redis }) => output(billing, use(billing, redis.host)))).toContain(TAKEN[0]);
  });

  test.each(Object.entries(NUMBER_USES))('whose port is used %s', (_, use) => {
    expect(problemsOf((billing, { redis }) => output(billing, use(billing, redis.port)))).toContain(TAKEN[0]);
  });

  test('as a whole, or with all others', () => {
    expect(problemsOf((billing, { redis }) => output(billing, redis))).toEqual(TAKEN);
    expect(problemsOf((billing, { connectionUrls }) => output(billing, connectionUrls))).toEqual(TAKEN);
  });

  test('of any user', () => {
    expect(problemsOf((billing, _, redis) => output(billing, redis.credentialsOf('app').redis.url))).toEqual(
      TAKEN,
    );
    expect(
      problemsOf((billing, _, redis) => output(billing, redis.credentialsOf('app').connectionUrls)),
    ).toEqual(TAKEN);
  });

  test('in ConnectionOutputs without a terminator', () => {
    const { error } = verdictOn((stack) => {
      const service = new RedisService(stack, 'Redis');
      const billing = new Construct(stack, 'Billing');
      RegulatedWorkload.tag(billing);
      new ConnectionOutputs(billing, 'redis', { service });
    });
    expect(told(error)).toEqual(
      ['url', 'credentials', 'cli', 'redli'].map(
        (name) => `regulated-takes-plaintext test/Billing/redis/${name}`,
      ),
    );
  });

  /** Elements of Terraform of every kind. */
  const ELEMENTS: Record<string, (billing: Construct, url: string) => unknown> = {
    'the environment of a container': (billing, url) =>
      new Container(billing, 'it', { name: 'it', image: 'it', env: [`REDIS_URL=${url}`] }),
    'a block of a container': (billing, url) =>
      new Container(billing, 'it', { name: 'it', image: 'it', upload: [{ file: '/it', content: url }] }),
    'an override': (billing, url) =>
      new Container(billing, 'it', { name: 'it', image: 'it' }).addOverride('env', [url]),
    'a provisioner': (billing, url) =>
      new Container(billing, 'it', {
        name: 'it',
        image: 'it',
        provisioners: [{ type: 'local-exec', command: `redis-cli -u ${url}` }],
      }),
    'a precondition': (billing, url) =>
      new Container(billing, 'it', {
        name: 'it',
        image: 'it',
        lifecycle: { precondition: [{ condition: `\${"${url}" != ""}`, errorMessage: 'no' }] },
      }),
    'an iterator': (billing, url) => {
      const forEach = TerraformIterator.fromList([url]);
      new Container(billing, 'it', { name: 'it', image: 'it', forEach, env: [forEach.value] });
    },
    'a dynamic block': (billing, url) =>
      new Container(billing, 'it', {
        name: 'it',
        image: 'it',
        upload: TerraformIterator.fromList(['a']).dynamic({ file: '/it', content: url }),
      }),
    'a resource without a class': (billing, url) =>
      new TerraformResource(billing, 'it', { terraformResourceType: 'it' }).addOverride('value', url),
    'a module': (billing, url) =>
      new TerraformHclModule(billing, 'it', { source: 'example/it/docker', variables: { redis: { url } } }),
    'a local value': (billing, url) => new TerraformLocal(billing, 'it', { url }),
    'a remote state': (billing, url) =>
      new DataTerraformRemoteStateLocal(billing, 'it', { path: 'it', defaults: { url } }),
  };

  test.each(Object.entries(ELEMENTS))('in %s', (_, element) => {
    expect(problemsOf((billing, { redis }) => element(billing, redis.url))).toEqual(TAKEN);
  });

  test('in the default of a variable', () => {
    expect(
      problemsOf((billing, { redis }) => new TerraformVariable(billing, 'it', { default: redis.host })),
    ).toEqual(TAKEN);
  });

  test('by way of what stands elsewhere', () => {
    const { error } = verdictOn((stack) => {
      const { redis } = serviceWithTls(stack);
      const local = new TerraformLocal(stack, 'local', { url: redis.credentials.redis.url });
      const further = new TerraformLocal(stack, 'further', [local.expression]);
      const host = new TerraformVariable(stack, 'host', { default: redis.credentials.redis.host });
      const billing = new Construct(stack, 'Billing');
      RegulatedWorkload.tag(billing);
      new TerraformOutput(billing, 'one', { value: further.asList });
      new TerraformOutput(billing, 'two', { value: `x ${host.stringValue}` });
      new TerraformOutput(stack, 'outside', { value: further.asList });
    });
    expect(told(error)).toEqual([
      'regulated-takes-plaintext test/Billing/one',
      'regulated-takes-plaintext test/Billing/two',
    ]);
  });

  test('in what overrides all of its stack', () => {
    const { error } = verdictOn((stack) => {
      const { redis } = serviceWithTls(stack);
      RegulatedWorkload.tag(stack);
      stack.addOverride('output.it.value', redis.credentials.redis.url);
    });
    expect(told(error)).toEqual(['regulated-takes-plaintext test']);
  });

  test('of a service that is not of the app, with a login and without', () => {
    const { error } = verdictOn((stack) => {
      RegulatedWorkload.tag(stack);
      const bare = RedisService.fromRedisServiceAttributes(stack, 'Bare', { host: 'redis.example.com' });
      const unknown = RedisService.fromRedisServiceAttributes(stack, 'Unknown', {
        host: variable(stack, 'host'),
      });
      for (const service of [imported(stack), bare, unknown]) {
        new TerraformOutput(service, 'url', { value: service.credentials.redis.url });
        new TerraformOutput(service, 'host', { value: service.credentials.redis.host });
      }
    });
    expect(told(error)).toEqual(
      ['Bare', 'Unknown', 'Imported'].flatMap((name) =>
        ['url', 'host'].map((value) => `regulated-takes-plaintext test/${name}/${value}`),
      ),
    );
  });

  test('of a replica, and is told by the nearest workload around', () => {
    const { error } = verdictOn((stack) => {
      RegulatedWorkload.tag(stack);
      const { redis } = serviceWithTls(stack);
      const replica = new Replica(stack, 'Replica', { primary: redis });
      const billing = new Construct(stack, 'Billing');
      RegulatedWorkload.tag(billing);
      new TerraformOutput(billing, 'url', { value: replica.credentials.redis.url });
    });
    expect(toldProblems(error)).toMatchObject([
      {
        path: 'test/Billing/url',
        message:
          'the plaintext credential of test/Replica is taken into test/Billing, which is tagged as regulated',
      },
    ]);
  });
});

/** A stack with a service behind TLS, and one that takes something of it. */
function acrossStacks(app: App, taken: (redis: RedisService) => unknown, order: 'tag first' | 'tag last') {
  const data = newStack(app, 'data');
  const { redis } = serviceWithTls(data);
  const billing = newStack(app, 'billing');
  if (order === 'tag first') RegulatedWorkload.tag(billing);
  new TerraformOutput(billing, 'it', { value: taken(redis), sensitive: true });
  if (order === 'tag last') RegulatedWorkload.tag(billing);
  return { data, billing };
}

describe('a regulated stack', () => {
  const takes = ['regulated-takes-plaintext billing/it'];

  test.each(['tag first', 'tag last'] as const)('takes no plaintext out of another one, %s', (order) => {
    const url = (redis: RedisService) => redis.credentials.redis.url;
    expect(told(messageOf(() => synthApp((app) => acrossStacks(app, url, order))))).toEqual(takes);
    for (const name of ['data', 'billing'] as const) {
      const stacks = acrossStacks(newApp(), url, order);
      expect(told(messageOf(() => Testing.synth(stacks[name])))).toEqual(takes);
    }
  });

  test('takes none by way of a local value of another one', () => {
    const local = (redis: RedisService) =>
      new TerraformLocal(redis, 'local', redis.credentials.redis.url).asString;
    expect(told(messageOf(() => synthApp((app) => acrossStacks(app, local, 'tag last'))))).toEqual(takes);
  });

  test('takes TLS out of another one', () => {
    const ssl = (redis: RedisService) => redis.credentials.redisSsl;
    expect([...synthApp((app) => acrossStacks(app, ssl, 'tag last')).keys()].sort()).toEqual([
      'billing',
      'data',
    ]);
  });

  test('is held where the whole app is tagged, and whatever is added later', () => {
    const error = messageOf(() =>
      synthApp((app) => {
        RegulatedWorkload.tag(app);
        acrossStacks(app, (redis) => redis.credentials.redis.port, 'tag last');
      }),
    );
    expect(toldProblems(error)).toMatchObject([
      { path: 'billing/it', message: expect.stringContaining('is taken into billing, which') },
    ]);
  });
});

describe('a regulated workload may have', () => {
  test('a redis+ssl credential, and what all credentials share', () => {
    expect(
      problemsOf((billing, { redis, redisSsl }) => {
        output(billing, redisSsl);
        new TerraformOutput(billing, 'shared', { value: [redis.username, redis.password, redis.type] });
      }),
    ).toEqual([]);
  });

  test('services, replicas, terminators and outputs over TLS', () => {
    const { error } = verdictOn((stack) => {
      RegulatedWorkload.tag(stack);
      const { redis, tls } = serviceWithTls(stack);
      const far = new Replica(stack, 'Far', { primary: redis, via: tls });
      new Replica(stack, 'Near', { primary: redis });
      new TlsTerminator(stack, 'FarTls', { service: far, port: 6390 });
      new ConnectionOutputs(stack, 'redis', { service: redis });
      new ConnectionOutputs(stack, 'far', { service: far });
    });
    expect(error).toBe('');
  });

  test('plaintext outside of it', () => {
    const { error } = verdictOn((stack) => {
      const redis = new RedisService(stack, 'Redis', { plaintext: true });
      new TlsTerminator(stack, 'Tls', { service: redis });
      const billing = new Construct(stack, 'Billing');
      RegulatedWorkload.tag(billing);
      new TerraformOutput(stack, 'url', { value: redis.credentials.redis.url });
      new TerraformOutput(billing, 'url', { value: redis.credentials.redisSsl.url });
    });
    expect(error).toBe('');
  });
});

describe('in a regulated workload', () => {
  test('no service and no replica is published without TLS', () => {
    const { error } = verdictOn((stack) => {
      RegulatedWorkload.tag(stack);
      const primary = new RedisService(stack, 'Redis', { plaintext: true });
      new Replica(stack, 'Replica', { primary, plaintext: true, plaintextPort: 6390 });
    });
    expect(told(error)).toEqual([
      'regulated-serves-plaintext test/Redis',
      'regulated-serves-plaintext test/Replica',
    ]);
  });

  test('ConnectionOutputs leave the plaintext credential out, and nothing else', () => {
    const outputs = (isRegulated: boolean) =>
      synth((stack) => {
        const { redis } = serviceWithTls(stack);
        new ConnectionOutputs(stack, 'redis', { service: redis });
        if (isRegulated) RegulatedWorkload.tag(stack);
      }).outputs;
    const { redis_credentials: tagged, ...others } = outputs(true);
    const { redis_credentials: untagged, ...same } = outputs(false);
    expect(others).toEqual(same);
    const typesOf = (value: unknown) => JSON.stringify(value).match(/"type":"[^"]*"/g);
    expect(typesOf(untagged)).toEqual(['"type":"redis"', '"type":"redis+ssl"']);
    expect(typesOf(tagged)).toEqual(['"type":"redis+ssl"']);
  });

  test('what cannot be resolved is told by cdktf', () => {
    const stack = newStack(newApp());
    RegulatedWorkload.tag(stack);
    new TerraformOutput(stack, 'it', { value: '${TfToken[TOKEN.999999]}' });
    expect(messageOf(() => Testing.synth(stack))).toMatch(/TOKEN\.999999/);
  });
});

describe('the tag of a regulated workload', () => {
  const text = (tag: (stack: TerraformStack) => void) => {
    const stack = newStack(newApp());
    const { redis } = serviceWithTls(stack, { redis: { password: variable(stack, 'password') } });
    new TerraformOutput(stack, 'url', { value: redis.credentials.redisSsl.url, sensitive: true });
    tag(stack);
    return Testing.synth(stack);
  };

  test('changes no byte of what Terraform reads, however often it is set', () => {
    const tagged = text((stack) => {
      RegulatedWorkload.tag(stack);
      RegulatedWorkload.tag(stack);
      RegulatedWorkload.tag(stack.node.findChild('Redis'));
    });
    expect(tagged).toBe(text(() => undefined));
  });

  test('brings nothing into a stack that has nothing of the library', () => {
    const json = (tag: (stack: IConstruct) => void) => {
      const stack = newStack(newApp());
      new Container(stack, 'it', { name: 'it', image: 'it' });
      tag(stack);
      return Testing.synth(stack);
    };
    expect(json(RegulatedWorkload.tag)).toBe(json(() => undefined));
  });

  test('is in the review of what it is about', () => {
    const app = newApp();
    const one = newStack(app, 'one');
    const billing = new Construct(one, 'Billing');
    RegulatedWorkload.tag(billing);
    new RedisService(one, 'Redis');
    expect(Review.of(one).toText()).toContain(
      '\nRegulated, where nothing takes or serves plaintext\n  workload   one/Billing\n',
    );
    expect(Review.of(newStack(app, 'two')).toText()).not.toContain('Regulated');
    RegulatedWorkload.tag(app);
    expect(Review.of(one).toText()).toContain('\n  workload   one\n');
  });

  test('looks at every element once for each synth, and at none outside', () => {
    const stack = newStack(newApp());
    const billing = new Construct(stack, 'Billing');
    RegulatedWorkload.tag(billing);
    const [inside, outside] = [billing, stack].map((scope) => {
      const element = new TerraformElement(scope, 'element');
      return jest.spyOn(element, 'toTerraform');
    });
    Testing.synth(stack);
    expect(inside).toHaveBeenCalledTimes(2);
    expect(outside).toHaveBeenCalledTimes(1);
  });
});
