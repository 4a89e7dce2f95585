import { changeOf } from '../../../../lib/core/impact/from-reviews/change';
import type { StackReview } from '../../../../lib/core/review/schema';
import { sampleSides } from '../../../support/change-sample';
import { deployedTerminator, reviewedService, reviewedStack } from '../../../support/reviewed';

const { base, head } = sampleSides();

function impacts(before: readonly StackReview[], after: readonly StackReview[]): string[] {
  return changeOf(before, after).constructs.map(
    ({ impact, presence, path }) => `${impact} ${presence} ${path}`,
  );
}

describe('the review of a change', () => {
  test('tells of every construct of either side, worst first, then by path', () => {
    expect(impacts(base, head)).toEqual([
      'data-loss both prod/Cache',
      'data-loss gone prod/Gone',
      'new-settings both prod/Redis',
      'new-settings both prod/Tls',
      'restart both prod/Jobs',
      'restart gone prod/Replica',
      'new new prod/Store',
      'none both prod/Calm',
    ]);
    expect(changeOf(base, head)).toMatchObject({
      formatVersion: 1,
      before: ['prod'],
      after: ['prod'],
      worst: 'data-loss',
    });
  });

  test('of nothing finds nothing', () => {
    const { worst, constructs } = changeOf(head, head);
    expect(worst).toBe('none');
    expect(constructs.flatMap(({ findings, losses }) => [...findings, ...losses])).toEqual([]);
    expect(new Set(constructs.map(({ meaning }) => meaning))).toEqual(new Set(['runs on']));
  });

  test('from nothing finds all new, and to nothing all lost', () => {
    expect(new Set(changeOf([], head).constructs.map(({ impact }) => impact))).toEqual(new Set(['new']));
    expect(changeOf(base, []).worst).toBe('data-loss');
    expect(changeOf([], [])).toMatchObject({ worst: 'none', constructs: [] });
  });

  test('takes a service that moves to another stack for gone here and new there', () => {
    const moved = reviewedService({ name: 'next-redis' }, 'next/Redis');
    const before = [reviewedStack({ services: [reviewedService()] })];
    expect(impacts(before, [reviewedStack(), reviewedStack({ stack: 'next', services: [moved] })])).toEqual([
      'data-loss gone prod/Redis',
      'new new next/Redis',
    ]);
  });

  test('says of a stack that is gone that nothing happens before somebody destroys it', () => {
    const before = [
      reviewedStack({ services: [reviewedService()], terminators: [deployedTerminator()] }),
      reviewedStack({ stack: 'production' }),
    ];
    const meanings = changeOf(before, before.slice(1)).constructs.map(({ meaning }) => meaning);
    expect(meanings).toEqual([
      'its stack is no longer in the code: all keys are lost when somebody destroys that stack',
      'its stack is no longer in the code: it runs on until somebody destroys that stack',
    ]);
  });

  test('tells of problems where they were noted, also where nothing runs', () => {
    const severity = 'warning' as const;
    const problem = (path: string) => ({ id: 'end-of-life', severity, path, message: 'old', fix: 'f' });
    const services = [reviewedService()];
    const problems = [problem('prod/Redis'), problem('prod/Authority')];
    const { constructs } = changeOf([reviewedStack({ services })], [reviewedStack({ services, problems })]);
    const finding = { tendency: 'weaker', what: 'warning end-of-life', before: null, after: 'old' };
    expect(constructs).toEqual([
      {
        path: 'prod/Authority',
        kind: 'other',
        presence: 'both',
        impact: 'none',
        meaning: 'runs nothing itself',
        effects: [],
        data: null,
        findings: [finding],
        losses: [],
      },
      expect.objectContaining({ path: 'prod/Redis', kind: 'RedisService', findings: [finding] }),
    ]);
  });

  test('is frozen, the same whenever it is made, and in whatever order the stacks come', () => {
    const change = changeOf(base, head);
    expect(() => Object.assign(change.constructs[0].findings[0], { what: 'x' })).toThrow(TypeError);
    expect(JSON.stringify(changeOf(base, head))).toBe(JSON.stringify(change));
    const [one, other] = [
      reviewedStack({ services: [reviewedService()] }),
      reviewedStack({ stack: 'other' }),
    ];
    expect(changeOf([one, other], [other, one])).toEqual(changeOf([other, one], [one, other]));
  });

  test('leaves what it compares as it was', () => {
    changeOf(base, head);
    expect(Object.isFrozen(base[0].services[0].losses[0])).toBe(false);
  });
});
