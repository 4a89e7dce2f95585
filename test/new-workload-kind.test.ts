import type { TerraformStack } from 'cdktf';
import { DockerPlatform, RedisService } from '../lib';
import { changeOf } from '../lib/core/impact/from-reviews/change';
import { reviewMarkdown } from '../lib/core/review/markdown';
import { KubernetesPlatform } from '../lib/kubernetes';
import type { ContainerPlatform } from '../lib/platforms/container/container-platform';
import { Exporter } from './support/exporter';
import { radiusOf } from './support/plans';
import { planBetween, synthesizedStack } from './support/synthesized-plan';

const PLATFORMS: readonly [string, () => ContainerPlatform][] = [
  ['Docker', () => new DockerPlatform()],
  ['Kubernetes', () => new KubernetesPlatform()],
];

/** Builds a service, and an exporter of it if a port is given. */
function build(create: () => ContainerPlatform, port?: number) {
  return (stack: TerraformStack) => {
    const platform = create();
    const service = new RedisService(stack, 'Redis', { platform });
    if (port !== undefined) new Exporter(stack, 'Exporter', { service, platform, port });
  };
}

describe.each(PLATFORMS)('a kind of workload that the library does not know, on %s', (_, create) => {
  const [none, before, after] = [undefined, 9121, 9122].map((port) => synthesizedStack(build(create, port)));

  test('is in the review, with where it runs', () => {
    expect(none.review.workloads).toBeUndefined();
    expect(before.review.workloads).toEqual([
      {
        path: 'prod/Exporter',
        kind: 'exporter',
        name: 'prod-exporter',
        serves: 'prod/Redis',
        image: 'registry.example.com/exporter:1.0',
        facts: [{ label: 'metrics', text: 'port 9121' }],
        place: expect.stringMatching(/docker|kubernetes/),
        configuration: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
    ]);
    expect(reviewMarkdown([before.review])).toContain(
      '| exporter | <code>prod/Redis</code> | metrics: port 9121 |',
    );
  });

  test('is found in a plan, and judged', () => {
    const told = (plan: ReturnType<typeof planBetween>) =>
      radiusOf(plan).services.filter(({ path }) => path === 'prod/Exporter');
    expect(told(planBetween(none.resources, before.resources))).toMatchObject([
      { kind: 'exporter', impact: 'new' },
    ]);
    expect(told(planBetween(before.resources, after.resources))).toMatchObject([
      { kind: 'exporter', impact: 'reconnect' },
    ]);
    expect(told(planBetween(before.resources, none.resources))).toMatchObject([
      { kind: 'exporter', impact: 'data-loss' },
    ]);
  });

  test('is compared between two reviews', () => {
    const changed = (was: typeof before, will: typeof before) =>
      changeOf([was.review], [will.review]).constructs.filter(({ path }) => path === 'prod/Exporter');
    expect(changed(none, before)).toMatchObject([{ kind: 'exporter', presence: 'new', impact: 'new' }]);
    expect(changed(before, after)).toMatchObject([
      {
        impact: 'reconnect',
        findings: [{ tendency: 'changed', what: 'metrics', before: 'port 9121', after: 'port 9122' }],
      },
    ]);
    expect(changed(before, none)).toMatchObject([{ presence: 'gone', impact: 'reconnect' }]);
    expect(changed(before, before)).toMatchObject([{ impact: 'none', findings: [] }]);
  });
});
