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
import { parseProblems } from '../../support/problem-text';
import { messageOf, verdictOn } from '../../support/problems';
import { imported, serviceWithTls, variable } from '../../support/stacks';
import { newApp, newStack, synth, synthApp } from '../../support/synth';

/** The problems in an error message, each as `id path`. */
function problemsIn(error: string): string[] {
  return error === '' ? [] : parseProblems(error).map(({ id, path }) => `${id} ${path}`);
}

/** The problems of a stack with a service behind TLS, in which a regulated construct uses a value of the service. */
function problemsOf(
  take: (billing: Construct, credentials: ServiceCredentials, redis: RedisService) => unknown,
): string[] {
  return problemsIn(
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
  // cdktf warns about braces in the arguments of functions.
  jest.spyOn(console, 'warn').mockImplementation(() => undefined);
});

afterAll(() => jest.restoreAllMocks());

describe('a regulated workload cannot use the plaintext credential', () => {
  test.each(Object.entries(TEXT_USES))('by its url, used %s', (_, use) => {
    expect(problemsOf((billing, { redis }) => output(billing, use(billing, redis.url)))).toContain(TAKEN[0]);
  });

  test.each(Object.entries(TEXT_USES))('by its host, used %s', (_, use) => {
    expect(problemsOf((billing, { redis }) => output(billing, use(billing, redis.host)))).toContain(TAKEN[0]);
  });

  test.each(Object.entries(NUMBER_USES))('by its port, used %s', (_, use) => {
    expect(problemsOf((billing, { redis }) => output(billing, use(billing, redis.port)))).toContain(TAKEN[0]);
  });

  test('as a whole, or among all credentials', () => {
    expect(problemsOf((billing, { redis }) => output(billing, redis))).toEqual(TAKEN);
    expect(problemsOf((billing, { connectionUrls }) => output(billing, connectionUrls))).toEqual(TAKEN);
  });

  test('of another user', () => {
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
    expect(problemsIn(error)).toEqual(
      ['url', 'credentials', 'cli', 'redli'].map(
        (name) => `regulated-takes-plaintext test/Billing/redis/${name}`,
      ),
    );
  });

  /** One Terraform element of every kind. */
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

  test('through local values and variables outside of the workload', () => {
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
    expect(problemsIn(error)).toEqual([
      'regulated-takes-plaintext test/Billing/one',
      'regulated-takes-plaintext test/Billing/two',
    ]);
  });

  test('in an override of its stack', () => {
    const { error } = verdictOn((stack) => {
      const { redis } = serviceWithTls(stack);
      RegulatedWorkload.tag(stack);
      stack.addOverride('output.it.value', redis.credentials.redis.url);
    });
    expect(problemsIn(error)).toEqual(['regulated-takes-plaintext test']);
  });

  test('of an imported service, with or without a login', () => {
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
    expect(problemsIn(error)).toEqual(
      ['Bare', 'Unknown', 'Imported'].flatMap((name) =>
        ['url', 'host'].map((value) => `regulated-takes-plaintext test/${name}/${value}`),
      ),
    );
  });

  test('of a replica, and the error names the nearest regulated workload', () => {
    const { error } = verdictOn((stack) => {
      RegulatedWorkload.tag(stack);
      const { redis } = serviceWithTls(stack);
      const replica = new Replica(stack, 'Replica', { primary: redis });
      const billing = new Construct(stack, 'Billing');
      RegulatedWorkload.tag(billing);
      new TerraformOutput(billing, 'url', { value: replica.credentials.redis.url });
    });
    expect(parseProblems(error)).toMatchObject([
      {
        path: 'test/Billing/url',
        message: 'test/Billing is tagged as regulated, but uses a plaintext credential of test/Replica',
      },
    ]);
  });
});

/** Creates a stack with a service behind TLS, and a stack that uses a value of the service. */
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

  test.each(['tag first', 'tag last'] as const)(
    'cannot use a plaintext URL of another stack, %s',
    (order) => {
      const url = (redis: RedisService) => redis.credentials.redis.url;
      expect(problemsIn(messageOf(() => synthApp((app) => acrossStacks(app, url, order))))).toEqual(takes);
      for (const name of ['data', 'billing'] as const) {
        const stacks = acrossStacks(newApp(), url, order);
        expect(problemsIn(messageOf(() => Testing.synth(stacks[name])))).toEqual(takes);
      }
    },
  );

  test('cannot use plaintext through a local value of another stack', () => {
    const local = (redis: RedisService) =>
      new TerraformLocal(redis, 'local', redis.credentials.redis.url).asString;
    expect(problemsIn(messageOf(() => synthApp((app) => acrossStacks(app, local, 'tag last'))))).toEqual(
      takes,
    );
  });

  test('can use TLS credentials of another stack', () => {
    const ssl = (redis: RedisService) => redis.credentials.redisSsl;
    expect([...synthApp((app) => acrossStacks(app, ssl, 'tag last')).keys()].sort()).toEqual([
      'billing',
      'data',
    ]);
  });

  test('is checked if the app is tagged before its stacks are added', () => {
    const error = messageOf(() =>
      synthApp((app) => {
        RegulatedWorkload.tag(app);
        acrossStacks(app, (redis) => redis.credentials.redis.port, 'tag last');
      }),
    );
    expect(parseProblems(error)).toMatchObject([
      { path: 'billing/it', message: expect.stringContaining('billing is tagged as regulated, but') },
    ]);
  });
});

describe('a regulated workload allows', () => {
  test('a redis+ssl credential, and the user name, password and type of the redis credential', () => {
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
    expect(problemsIn(error)).toEqual([
      'regulated-serves-plaintext test/Redis',
      'regulated-serves-plaintext test/Replica',
    ]);
  });

  test('ConnectionOutputs leave out the plaintext credential only', () => {
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

  test('cdktf reports a token that it cannot resolve', () => {
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

  test('leaves the Terraform JSON unchanged, even if it is set twice', () => {
    const tagged = text((stack) => {
      RegulatedWorkload.tag(stack);
      RegulatedWorkload.tag(stack);
      RegulatedWorkload.tag(stack.node.findChild('Redis'));
    });
    expect(tagged).toBe(text(() => undefined));
  });

  test('leaves a stack without constructs of the library unchanged', () => {
    const json = (tag: (stack: IConstruct) => void) => {
      const stack = newStack(newApp());
      new Container(stack, 'it', { name: 'it', image: 'it' });
      tag(stack);
      return Testing.synth(stack);
    };
    expect(json(RegulatedWorkload.tag)).toBe(json(() => undefined));
  });

  test('appears in the review of the tagged constructs', () => {
    const app = newApp();
    const one = newStack(app, 'one');
    const billing = new Construct(one, 'Billing');
    RegulatedWorkload.tag(billing);
    new RedisService(one, 'Redis');
    expect(Review.of(one).toText()).toContain(
      '\nRegulated workloads, which must not use or offer plaintext connections\n  workload   one/Billing\n',
    );
    expect(Review.of(newStack(app, 'two')).toText()).not.toContain('Regulated');
    RegulatedWorkload.tag(app);
    expect(Review.of(one).toText()).toContain('\n  workload   one\n');
  });

  test('checks every element once per synth, and no element outside of the workload', () => {
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
