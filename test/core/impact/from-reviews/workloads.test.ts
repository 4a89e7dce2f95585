import { changeOf } from '../../../../lib/core/impact/from-reviews/change';
import type { RedisServerProps } from '../../../../lib/core/resolve/redis-server-props';
import type { ServiceReview, StackReview, TerminatorReview } from '../../../../lib/core/review/schema';
import {
  deployedTerminator,
  reviewedReplica,
  reviewedService,
  reviewedStack,
} from '../../../support/reviewed';

/** What a change means for each service, as `impact path (data): meaning`. */
function verdicts(before: readonly ServiceReview[], after: readonly ServiceReview[]): string[] {
  const { constructs } = changeOf(
    [reviewedStack({ services: before })],
    [reviewedStack({ services: after })],
  );
  return constructs.map(
    ({ impact, path, data, meaning }) => `${impact} ${path.slice(5)} (${data}): ${meaning}`,
  );
}

const primary = (props: RedisServerProps = {}) => reviewedService({ name: 'prod-a', ...props }, 'prod/A');
const replica = (props: RedisServerProps = {}) => reviewedReplica('prod/B', 'prod/A', props);
const chained = reviewedReplica('prod/C', 'prod/B');

const EDIT: RedisServerProps = { idleTimeoutSeconds: 60 };
const CACHE = '8.4-nordb';

describe('a service', () => {
  test('that is not changed runs on', () => {
    expect(verdicts([primary()], [primary()])).toEqual(['none A (untouched): runs on']);
  });

  test('that is new starts empty', () => {
    expect(verdicts([], [primary()])).toEqual(['new A (new): is new, and starts empty']);
  });

  test('that has the volume of one that is gone loses it with that', () => {
    const other = { ...primary(), path: 'prod/Other' };
    expect(verdicts([primary()], [other])).toEqual([
      expect.stringMatching(/^data-loss A \(lost\): is removed/),
      'data-loss Other (lost): is new, and uses the data volume of prod/A, which is destroyed: all keys are lost',
    ]);
    expect(verdicts([primary()], [{ ...other, place: 'docker tcp://b' }])[1]).toMatch(/^new Other/);
  });

  test('that refuses what it finds has its keys out of reach', () => {
    expect(verdicts([primary({ versionString: '8.4' })], [primary({ versionString: '7.2' })])[0]).toMatch(
      /^data-loss A \(refused\): refuses to start, because Redis 7.2/,
    );
  });

  test('that becomes a replica gives its keys up', () => {
    const other = reviewedService({ name: 'prod-z' }, 'prod/Z');
    const demoted = reviewedReplica('prod/A', 'prod/Z', EDIT);
    expect(verdicts([primary(), other], [demoted, other])).toEqual([
      'data-loss A (emptied): becomes a replica of prod/Z: its keys are replaced by those of prod/Z',
      'none Z (untouched): runs on',
    ]);
  });
});

describe('a replica', () => {
  test('that is new copies the keys of its primary', () => {
    expect(verdicts([primary()], [primary(), replica()])[0]).toBe(
      'new B (new): is new, and copies the keys of prod/A',
    );
  });

  test('is emptied with a memory-only primary that restarts, and so are those that follow it', () => {
    const [before, after] = [{}, EDIT].map((props) => primary({ versionString: CACHE, ...props }));
    expect(verdicts([before, replica(), chained], [after, replica(), chained])).toEqual([
      'data-loss A (lost): the memory-only server restarts: all keys are lost',
      'data-loss B (emptied): its primary prod/A starts empty, so this replica is emptied too',
      'data-loss C (emptied): its primary prod/B starts empty, so this replica is emptied too',
    ]);
  });

  test('is in danger while its primary is refused, because of what comes then', () => {
    expect(verdicts([primary(), replica()], [primary({ versionString: CACHE }), replica()])).toEqual([
      expect.stringMatching(/^data-loss A \(refused\): becomes memory-only, and refuses to start/),
      'data-loss B (emptied): its primary prod/A is refused as it is: once that starts without its keys, this replica is emptied too',
    ]);
  });

  test('is not touched by a primary that refuses to start for its version', () => {
    const [before, after] = ['8.4', '7.2'].map((versionString) => primary({ versionString }));
    const copy = replica({ versionString: '8.4' });
    expect(verdicts([before, copy], [after, copy])[1]).toBe('none B (untouched): runs on');
  });

  test('that is memory-only and restarts copies the keys again', () => {
    const [before, after] = [{}, EDIT].map((props) => replica({ versionString: CACHE, ...props }));
    expect(verdicts([primary(), before], [primary(), after])[0]).toBe(
      'restart B (with its primary): loses its copy of the keys, and copies them again from its primary prod/A',
    );
  });

  test('that is removed leaves the keys with its primary', () => {
    expect(verdicts([primary(), replica()], [primary()])[0]).toBe(
      'restart B (with its primary): is removed with its copy of the keys: its primary prod/A has them',
    );
  });

  test('that is removed together with its primary is lost', () => {
    expect(verdicts([primary(), replica()], []).map((verdict) => verdict.split(' ')[0])).toEqual([
      'data-loss',
      'data-loss',
    ]);
  });

  test.each([
    ['turns memory-only', { versionString: '8.4' }, { versionString: CACHE }, 'becomes memory-only'],
    ['is too old for its files', { versionString: '8.4' }, { versionString: '7.2' }, 'refuses to start'],
  ])('that %s refuses to start, and its primary has the keys', (_, before, after, meaning) => {
    const [verdict] = verdicts([primary(), replica(before)], [primary(), replica(after)]);
    expect(verdict).toMatch(
      new RegExp(`^restart B \\(refused\\): ${meaning}.*; its primary prod/A has the keys$`),
    );
  });

  test('that follows another primary takes the keys of that', () => {
    const other = reviewedService({ name: 'prod-z' }, 'prod/Z');
    const moved = reviewedReplica('prod/B', 'prod/Z', EDIT);
    expect(verdicts([primary(), other, replica()], [primary(), other, moved])[0]).toBe(
      'restart B (emptied): follows prod/Z instead of prod/A: its copy is replaced by the keys of prod/Z',
    );
  });

  test('that follows a primary which is new is emptied, because that is', () => {
    const renamed = reviewedService({ name: 'prod-z' }, 'prod/Z');
    const moved = reviewedReplica('prod/B', 'prod/Z', EDIT);
    expect(verdicts([primary(), replica()], [renamed, moved])[1]).toBe(
      'data-loss B (emptied): its primary prod/Z starts empty, so this replica is emptied too',
    );
  });

  test('that is promoted has the keys that it has, unless it held them in memory only', () => {
    const promoted = (props: RedisServerProps) => reviewedService({ name: 'prod-b', ...props }, 'prod/B');
    expect(verdicts([primary(), replica()], [primary(), promoted(EDIT)])[0]).toBe(
      'restart B (kept): restarts as a primary, and keeps its keys',
    );
    expect(
      verdicts(
        [primary(), replica({ versionString: CACHE })],
        [primary(), promoted({ versionString: CACHE, ...EDIT })],
      )[0],
    ).toMatch(/^data-loss B \(lost\)/);
  });

  test('with another link connects again', () => {
    const over = (configuration: string) => ({
      ...replica(),
      follows: { primary: 'prod/A', via: 'prod/Tls', link: { place: 'docker', configuration } },
    });
    expect(verdicts([primary(), over('1')], [primary(), over('2')])[0]).toBe(
      'reconnect B (untouched): prod/B connects to its primary again; no data is touched',
    );
    expect(verdicts([primary(), over('1')], [primary(), over('1')])[1]).toBe('none B (untouched): runs on');
  });

  test('of a primary that is not of the app is judged without it', () => {
    const [before, after] = [{}, EDIT].map((props) => replica({ versionString: CACHE, ...props }));
    expect(verdicts([before], [after])[0]).toMatch(/^restart B \(with its primary\)/);
  });

  test('is judged without end where two follow each other', () => {
    const one = (props: RedisServerProps) =>
      reviewedReplica('prod/A', 'prod/B', { versionString: CACHE, ...props });
    const other = (props: RedisServerProps) => replica({ versionString: CACHE, ...props });
    expect(verdicts([one({}), other({})], [one(EDIT), other(EDIT)])).toHaveLength(2);
  });
});

describe('a terminator', () => {
  const before = deployedTerminator();
  const after = deployedTerminator({ drainSeconds: 9 });
  const changesOf = (terminators: readonly TerminatorReview[], ...head: readonly StackReview[]) =>
    changeOf([reviewedStack({ terminators })], head).constructs;

  test.each<[TerminatorReview[], TerminatorReview[], string, string]>([
    [[before], [before], 'none', 'runs on'],
    [[before], [after], 'reconnect', 'clients of prod/Redis reconnect; no data is touched'],
    [[], [after], 'new', 'is new: clients reach prod/Redis through it'],
    [
      [before],
      [],
      'new-settings',
      'is removed: clients no longer reach prod/Redis through it; no data is touched',
    ],
  ])('holds no key, and its connections break (%#)', (were, are, impact, meaning) => {
    const [of] = changesOf(were, reviewedStack({ terminators: are }));
    expect(of).toMatchObject({ impact, meaning, data: null });
  });

  test('of a stack that is gone runs on', () => {
    expect(changesOf([before])).toMatchObject([
      {
        impact: 'new-settings',
        meaning: 'its stack is no longer in the code: it runs on until somebody destroys that stack',
        data: null,
      },
    ]);
  });
});
