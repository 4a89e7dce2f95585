import { readFileSync } from 'node:fs';
import { judge } from '../../../lib/core/impact/judge';
import { KINDS } from '../../../lib/core/impact/kinds';
import { MEASUREMENTS } from '../../../lib/core/impact/measurements';
import type { Transition, WorkloadChange } from '../../../lib/core/impact/workload-change';
import { changesDocument } from '../../../scripts/support/changes-document';

const TRANSITIONS: readonly Transition[] = ['start', 'stay', 'restart', 'remove', 'forget', 'orphan'];

function change(path: string, rest: Partial<WorkloadChange> = {}): WorkloadChange {
  const state = { copies: 1 };
  return {
    path,
    kind: 'server',
    transition: 'restart',
    existed: true,
    before: state,
    after: state,
    data: { fate: 'kept' },
    ...rest,
  };
}

const following = (primary: string) => ({
  before: { copies: 1, follows: primary },
  after: { copies: 1, follows: primary },
});

/** The findings of a primary and its replica, as `impact: meaning (seconds)`. */
function toldOf(primary: Transition, replica: Transition): readonly (readonly string[])[] {
  return judge([
    change('s/A', { transition: primary }),
    change('s/B', { transition: replica, ...following('s/A') }),
  ]).map(({ findings }) =>
    findings.map(({ impact, meaning, interruption }) => `${impact}: ${meaning} (${interruption?.seconds})`),
  );
}

describe('an interruption', () => {
  const { server, replica, replicaOfRestarted, replicaWithPrimary, serverWithReplica } = MEASUREMENTS;

  test.each(KINDS.flatMap(({ name }) => TRANSITIONS.map((transition) => [name, transition] as const)))(
    'has a length, measured or in words: %s, %s',
    (kind, transition) => {
      const cases = [
        {},
        { isCut: true },
        { pulls: 'redis:7.0.15' },
        { after: { copies: 1 }, before: { copies: 3 } },
      ];
      const findings = cases.flatMap((one) =>
        judge([change('s/A', { kind, transition, ...one })]).flatMap((verdict) => verdict.findings),
      );
      const open = findings.filter(({ impact }) => ['restart', 'reconnect'].includes(impact));
      expect(open.filter(({ interruption }) => !interruption?.words)).toEqual([]);
      if (transition === 'restart')
        expect(
          open.filter(({ cause }) => cause === 'workload').map(({ interruption }) => interruption?.seconds),
        ).toEqual(expect.arrayContaining([expect.any(Number)]));
    },
  );

  test('of a server is what was measured, and depends on its data', () => {
    const [{ findings }] = judge([change('s/A')]);
    expect(findings[0]?.interruption).toEqual({
      seconds: server.seconds,
      words: `no answer for up to ${server.seconds} s on Docker, plus about ${MEASUREMENTS.loadSecondsPerGibibyte} s for each GiB of data`,
    });
  });

  test('of a primary makes its replica copy all keys again', () => {
    expect(toldOf('restart', 'stay')).toEqual([
      [`restart: restarts: nothing is lost if it can save its data (${server.seconds})`],
      [
        `restart: its primary s/A restarts: it copies all keys again, and answers with an error while it loads them (${replicaOfRestarted.seconds})`,
        'none: runs on (undefined)',
      ],
    ]);
  });

  test('of a primary and its replica at once takes both down', () => {
    const [[primary], copy] = toldOf('restart', 'restart');
    expect(primary).toContain(`(${Math.max(server.seconds, serverWithReplica.seconds)})`);
    expect(copy).toContain(
      `restart: restarts at the same time as its primary s/A: both are down at once, and it copies all keys again (${replicaWithPrimary.seconds})`,
    );
  });

  test('of a replica alone touches nobody else', () => {
    expect(toldOf('stay', 'restart')).toEqual([
      ['none: runs on (undefined)'],
      [`restart: restarts: nothing is lost if it can save its data (${replica.seconds})`],
    ]);
  });
});

test('docs/changes.md shows the measurements that the sentences use', () => {
  expect(readFileSync('docs/changes.md', 'utf8')).toBe(changesDocument(MEASUREMENTS));
});
