import { type FoundContainer, involvedPaths, refusalsOf } from '../../../lib/core/drill/refusals';
import { sampleReviews } from '../../support/review-sample';

const [prod] = sampleReviews();
const [reviewed] = prod.services;
const service = { ...reviewed, drillTarget: true };
const login = { password: 'secret' };
const { path } = service;

function container(fields: Partial<FoundContainer> = {}, labels: Readonly<Record<string, string>> = {}) {
  const all = { 'cdktf-redis.drill': 'true', 'cdktf-redis.flavor': 'aof', ...labels };
  return {
    id: 'id',
    name: 'prod-redis',
    isRunning: true,
    health: 'healthy',
    labels: new Map(Object.entries(all)),
    ...fields,
  };
}

const containers = [container()];

describe('what a drill touches', () => {
  const replica = 'prod/Replica';
  const far = 'prod/FarReplica';

  test('is a service by itself, where nothing follows it', () => {
    expect(involvedPaths(['prod/Cache'], prod.services)).toEqual(['prod/Cache']);
  });

  test('is the replicas of a primary, which lose what it loses', () => {
    expect(involvedPaths(['prod/Redis'], prod.services)).toEqual(['prod/Redis', replica, far]);
  });

  test('is the primary of a replica, which takes the writes, and what else follows it', () => {
    expect(involvedPaths([replica], prod.services)).toEqual([replica, 'prod/Redis', far]);
  });

  test('is also what is not in the review', () => {
    expect(involvedPaths(['prod/Gone'], prod.services)).toEqual(['prod/Gone']);
  });
});

describe('a drill', () => {
  test('may touch a service that is marked in the code and on its container, and runs as reviewed', () => {
    expect(refusalsOf({ path, service, containers, login })).toEqual([]);
  });

  test.each([
    [
      'is not in the review',
      { service: undefined },
      'it is not in this stack, so nothing says what it may lose',
    ],
    [
      'is not marked in the code',
      { service: reviewed },
      'it is no drill target: set drillTarget: true, or choose others with --service',
    ],
    ['has no container', { containers: [] }, 'it has no container on this engine: apply the stack first'],
    [
      'has two containers',
      { containers: [container(), container({ name: 'twin' })] },
      'it has 2 containers on this engine: prod-redis, twin',
    ],
    [
      'is not marked on its container',
      { containers: [container({}, { 'cdktf-redis.drill': 'yes' })] },
      'its container prod-redis has no label cdktf-redis.drill: apply the stack with drillTarget: true',
    ],
    [
      'was deployed with another flavor',
      { containers: [container({}, { 'cdktf-redis.flavor': 'nordb' })] },
      'its container prod-redis was deployed with cdktf-redis.flavor nordb, and the review says aof: apply the stack',
    ],
    [
      'was deployed as a replica',
      { containers: [container({}, { 'cdktf-redis.follows': 'prod/Other' })] },
      'its container prod-redis was deployed with cdktf-redis.follows prod/Other, and the review says unset: apply the stack',
    ],
    [
      'does not run',
      { containers: [container({ isRunning: false, health: 'unhealthy' })] },
      'its container prod-redis does not run',
    ],
    [
      'is not healthy',
      { containers: [container({ health: 'starting' })] },
      'its container prod-redis is starting',
    ],
    [
      'has no login',
      { login: undefined },
      'no output of Terraform holds its URL: add ConnectionOutputs for it, and pass the outputs',
    ],
  ])('must not touch a service that %s', (_, difference, reason) => {
    expect(refusalsOf({ path, service, containers, login, ...difference })).toEqual([`[${path}] ${reason}`]);
  });

  test('is told of everything at once', () => {
    const wrong = container({ isRunning: false }, { 'cdktf-redis.drill': '', 'cdktf-redis.flavor': 'rdb' });
    expect(refusalsOf({ path, service: reviewed, containers: [wrong] })).toHaveLength(5);
  });

  test('may touch a container without a health check', () => {
    expect(refusalsOf({ path, service, containers: [container({ health: null })], login })).toEqual([]);
  });
});
