import { planReaders } from '../../../lib/cli/plan-readers';
import { parsePlan } from '../../../lib/core/impact/from-plan/parse';
import { type Planned, plannedIn } from '../../../lib/core/preflight/planned';
import type { Json } from '../../support/json';
import { type PlanName, planJson } from '../../support/plans';

function planned(plan: PlanName | Json): Planned {
  const text = JSON.stringify(typeof plan === 'string' ? planJson(plan) : plan);
  return plannedIn(parsePlan(text, planReaders()), text);
}

const stoppedIn = (plan: PlanName) => planned(plan).stopped.map(({ path, container }) => [path, container]);

describe('the servers that a plan stops', () => {
  test('are those that it replaces or removes, with the names of their containers', () => {
    expect(stoppedIn('config-edit')).toEqual([
      ['plan-fixture/Cache', 'plan-fixture-cache-e099ad11'],
      ['plan-fixture/Redis', 'plan-fixture-redis-6aa4e345'],
    ]);
    expect(stoppedIn('first-deployment')).toEqual([]);
    expect(stoppedIn('container-gone')).toEqual([]);
    expect(stoppedIn('no-change')).toEqual([]);
  });

  test('have the construct path that they were deployed with', () => {
    expect(stoppedIn('service-moved')).toContainEqual(['plan-fixture/Redis', 'plan-fixture-redis-6aa4e345']);
  });

  test('have no container on Kubernetes', () => {
    expect(stoppedIn('kubernetes/image-edit')).toEqual([['plan-fixture/Redis', undefined]]);
  });

  test('are marked if the plan destroys their data too', () => {
    expect(planned('destroy').stopped.map(({ losesVolume }) => losesVolume)).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(planned('image-edit').stopped.map(({ losesVolume }) => losesVolume)).toEqual([false]);
  });

  test('are no terminators, but those count as something that is stopped', () => {
    expect(planned('terminator-edit')).toMatchObject({ stopped: [], stopsSomething: true });
    expect(planned('no-change').stopsSomething).toBe(false);
  });
});

test('the images that a plan needs are those that it creates', () => {
  const image = (name: string, ...actions: string[]) => ({
    address: `docker_image.${name}`,
    mode: 'managed',
    type: 'docker_image',
    change: { actions, after: actions[0] === 'delete' && actions.length === 1 ? null : { name } },
  });
  const plan = {
    format_version: '1.2',
    resource_changes: [
      image('redis:8.4', 'create'),
      image('haproxy:3.2', 'no-op'),
      image('redis:7.0', 'delete', 'create'),
      image('redis:6.2', 'delete'),
    ],
  };
  expect(planned(plan).images).toEqual(['redis:7.0', 'redis:8.4']);
});
