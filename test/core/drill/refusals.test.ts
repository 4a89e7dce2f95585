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

describe('the services that a drill affects', () => {
  const replica = 'prod/Replica';
  const far = 'prod/FarReplica';

  test('are only the service, if it has no replicas', () => {
    expect(involvedPaths(['prod/Cache'], prod.services)).toEqual(['prod/Cache']);
  });

  test('include the replicas of a primary, which lose the same data', () => {
    expect(involvedPaths(['prod/Redis'], prod.services)).toEqual(['prod/Redis', replica, far]);
  });

  test('include the primary of a replica, which accepts the writes, and its other replicas', () => {
    expect(involvedPaths([replica], prod.services)).toEqual([replica, 'prod/Redis', far]);
  });

  test('include services that are not in the review', () => {
    expect(involvedPaths(['prod/Gone'], prod.services)).toEqual(['prod/Gone']);
  });
});

describe('a drill', () => {
  test('can use a service that is marked in the code and on its container, and runs as reviewed', () => {
    expect(refusalsOf({ path, service, containers, login })).toEqual([]);
  });

  test.each([
    [
      'is not in the review',
      { service: undefined },
      'the service is not in the review of this stack, so the allowed loss is not known',
    ],
    [
      'is not marked in the code',
      { service: reviewed },
      'the service is not a drill target: set drillTarget: true, or choose other services with --service',
    ],
    [
      'has no container',
      { containers: [] },
      'the service has no container on this Docker engine: apply the stack first',
    ],
    [
      'has two containers',
      { containers: [container(), container({ name: 'twin' })] },
      'the service has 2 containers on this Docker engine: prod-redis, twin',
    ],
    [
      'is not marked on its container',
      { containers: [container({}, { 'cdktf-redis.drill': 'yes' })] },
      'the container prod-redis does not have the label cdktf-redis.drill: apply the stack with drillTarget: true',
    ],
    [
      'was deployed with another flavor',
      { containers: [container({}, { 'cdktf-redis.flavor': 'nordb' })] },
      'the container prod-redis has the label cdktf-redis.flavor with the value nordb, but the review has aof: apply the stack',
    ],
    [
      'was deployed as a replica',
      { containers: [container({}, { 'cdktf-redis.follows': 'prod/Other' })] },
      'the container prod-redis has the label cdktf-redis.follows with the value prod/Other, but the review has unset: apply the stack',
    ],
    [
      'does not run',
      { containers: [container({ isRunning: false, health: 'unhealthy' })] },
      'the container prod-redis is not running',
    ],
    [
      'is not healthy',
      { containers: [container({ health: 'starting' })] },
      'the container prod-redis is starting',
    ],
    [
      'has no login',
      { login: undefined },
      'no Terraform output contains the URL of the service: add ConnectionOutputs, apply, and pass the outputs',
    ],
  ])('must not use a service that %s', (_, difference, reason) => {
    expect(refusalsOf({ path, service, containers, login, ...difference })).toEqual([`[${path}] ${reason}`]);
  });

  test('reports all reasons at once', () => {
    const wrong = container({ isRunning: false }, { 'cdktf-redis.drill': '', 'cdktf-redis.flavor': 'rdb' });
    expect(refusalsOf({ path, service: reviewed, containers: [wrong] })).toHaveLength(5);
  });

  test('can use a container without a health check', () => {
    expect(refusalsOf({ path, service, containers: [container({ health: null })], login })).toEqual([]);
  });
});
