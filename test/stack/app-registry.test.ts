import * as cdktf from 'cdktf';
import { App, Aspects, TerraformStack, Testing } from 'cdktf';
import * as constructs from 'constructs';
import { Construct } from 'constructs';
import * as library from '../../lib';
import { ConnectionOutputs, RedisService, Replica, Review, TlsTerminator } from '../../lib';
import type { StackReview } from '../../lib/core/review/schema';
import { messageOf, problemIds } from '../support/problems';
import { reviewsOf } from '../support/reviews';
import { newApp, newStack } from '../support/synth';

/** A second copy of the library, as an app has it when two of its packages depend on different releases. */
function secondCopy(): typeof library {
  let copy: typeof library | undefined;
  jest.isolateModules(() => {
    jest.doMock('cdktf', () => cdktf);
    jest.doMock('constructs', () => constructs);
    copy = require('../../lib');
    jest.dontMock('cdktf');
    jest.dontMock('constructs');
  });
  if (copy === undefined || copy.RedisService === RedisService) throw new Error('there is no second copy');
  return copy;
}

/** The one service that the reviews of an app show with a given path. */
function serviceAt(reviews: readonly StackReview[], path: string): StackReview['services'][number] {
  const [service] = reviews.flatMap(({ services }) => services).filter((one) => one.path === path);
  return service;
}

describe('registered constructs', () => {
  test('come in the order of the construct tree, whatever the order in which they were created', () => {
    const reviews = reviewsOf((app) => {
      const stack = new TerraformStack(app, 'prod');
      const [first, second] = ['First', 'Second'].map((id) => new Construct(stack, id));
      const service = new RedisService(second, 'Redis');
      new TlsTerminator(second, 'Tls', { service, port: 7001 });
      new TlsTerminator(new Construct(first, 'Deeper'), 'Tls', { service, port: 7002 });
      new TlsTerminator(first, 'Tls', { service, port: 7003 });
      new Replica(stack, '2', { primary: service });
      new Replica(stack, '1', { primary: service });
      new Replica(first, 'Replica', { primary: service });
    });
    const service = serviceAt(reviews, 'prod/Second/Redis');
    expect(service.entrances.map(({ terminator }) => terminator)).toEqual([
      'prod/First/Deeper/Tls',
      'prod/First/Tls',
      'prod/Second/Tls',
      null,
    ]);
    expect(service.replicas).toEqual(['prod/1', 'prod/2', 'prod/First/Replica']);
    expect(reviews[0].services.map(({ path }) => path)).toEqual([
      'prod/1',
      'prod/2',
      'prod/First/Replica',
      'prod/Second/Redis',
    ]);
    expect(reviews[0].terminators.map(({ path }) => path)).toEqual([
      'prod/First/Deeper/Tls',
      'prod/First/Tls',
      'prod/Second/Tls',
    ]);
  });

  test('are found in all stacks of the app', () => {
    const reviews = reviewsOf((app) => {
      const [one, two] = ['one', 'two'].map((name) => new TerraformStack(app, name));
      const service = new RedisService(one, 'Redis');
      new TlsTerminator(two, 'Tls', { service });
      new Replica(two, 'Replica', { primary: service });
    });
    const service = serviceAt(reviews, 'one/Redis');
    expect(service.entrances.map(({ terminator }) => terminator)).toEqual(['two/Tls', null]);
    expect(service.replicas).toEqual(['two/Replica']);
  });

  test('do not count after they were removed from the construct tree', () => {
    const stack = newStack(newApp());
    const service = new RedisService(stack, 'Redis');
    new TlsTerminator(stack, 'Tls', { service });
    expect(service.credentials.redisSsl.port).toBe(6380);
    stack.node.tryRemoveChild('Tls');
    expect(() => service.credentials.redisSsl).toThrow('no TlsTerminator stands in front of it');
  });

  test('of two apps do not know each other', () => {
    const [one, two] = ['one', 'two'].map((name) => newStack(newApp(), name));
    for (const stack of [one, two]) new RedisService(stack, 'Redis', { name: 'redis' });
    expect(messageOf(() => Testing.synth(one))).toBe('');
  });

  test('report the first outputs in the construct tree that have the same prefix', () => {
    const app = newApp();
    const stack = newStack(app);
    const service = new RedisService(stack, 'Redis');
    const [first, second] = ['First', 'Second'].map((id) => new Construct(stack, id));
    for (const [scope, id] of [
      [second, 'b'],
      [first, 'a'],
      [stack, 'c'],
    ] as const)
      new ConnectionOutputs(scope, id, { service, prefix: 'redis' });
    new ConnectionOutputs(newStack(app, 'other'), 'd', { service, prefix: 'redis' });
    const message = messageOf(() => Testing.synth(stack));
    expect(message).toContain('[test/First/a] test/Second/b has the same prefix');
    expect(message).toContain('[test/c] test/First/a has the same prefix');
    expect(message).not.toContain('[other/');
  });
});

describe('two copies of the library in one app', () => {
  const copy = secondCopy();

  test('share one registry', () => {
    const reviews = reviewsOf((app) => {
      const stack = new TerraformStack(app, 'prod');
      const service = new RedisService(stack, 'Redis');
      new copy.TlsTerminator(stack, 'Tls', { service: service as never });
      new copy.Replica(stack, 'Replica', { primary: service as never });
    });
    expect(serviceAt(reviews, 'prod/Redis')).toMatchObject({
      replicas: ['prod/Replica'],
      entrances: [{ terminator: 'prod/Tls' }, { terminator: null }],
    });
    expect(reviews[0].resources.filter(({ address }) => address.includes('Tls'))).not.toEqual([]);
  });

  test('check names against each other', () => {
    expect(
      problemIds((stack) => {
        new RedisService(stack, 'One', { name: 'redis' });
        new copy.RedisService(stack, 'Two', { name: 'redis' });
      }),
    ).toEqual(['name-taken']);
  });

  test('check services of both against a policy of either', () => {
    expect(
      problemIds((stack) => {
        new RedisService(stack, 'One', { versionString: '7.2-nordb' });
        Aspects.of(stack).add(new copy.RedisPolicy({ rules: [copy.PolicyRule.durableFlavors()] }));
      }),
    ).toEqual(['policy-durability']);
  });

  test('find the plaintext credential of either in a regulated workload', () => {
    expect(
      problemIds((stack) => {
        const { credentials } = new copy.RedisService(stack, 'Redis');
        const workload = new Construct(stack, 'Billing');
        library.RegulatedWorkload.tag(workload);
        new cdktf.TerraformOutput(workload, 'out', { value: credentials.redis.url, sensitive: true });
      }),
    ).toEqual(['regulated-takes-plaintext']);
  });
});

describe('a construct of somebody else', () => {
  test('with the id that the library keeps is an error that says so', () => {
    const stack = newStack(newApp());
    new Construct(stack, 'cdktf-redis');
    expect(() => new RedisService(stack, 'Redis')).toThrow(
      '[test/cdktf-redis] uses an id that the library reserves in every stack. Fix: choose another id for that construct.',
    );
  });
});

describe('a review', () => {
  test('of a construct without a stack and without services is empty', () => {
    expect(Review.of(new App()).toText()).toBe('');
    expect(Review.of(new Construct(new App(), 'Part')).toText()).toBe('');
  });

  test('of a construct above stacks shows what is in them', () => {
    const app = newApp();
    const part = new Construct(app, 'Part');
    new RedisService(new TerraformStack(part, 'one'), 'Redis', { plaintext: true });
    new RedisService(new TerraformStack(app, 'two'), 'Redis', { plaintext: true });
    const text = Review.of(part).toText();
    expect(text).toContain('[Part/one/Redis] the service accepts connections without TLS');
    expect(text).not.toContain('two/Redis');
  });
});
