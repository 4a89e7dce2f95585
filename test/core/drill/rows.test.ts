import { copiedRow, measuredRow, unmeasuredRow } from '../../../lib/core/drill/rows';
import type { Loss } from '../../../lib/core/review/schema';

/** Ten writes a second. */
const acknowledged = Array.from({ length: 50 }, (_, number) => ({
  number,
  sentAt: number * 100,
  acknowledgedAt: number * 100,
}));
const first = (count: number) => new Set(Array.from({ length: count }, (_, number) => number));

const stated: Loss = {
  event: 'container kill',
  worst: 'a window',
  seconds: 2,
  windows: [{ seconds: 2, fromWrites: 1, toWrites: null }],
  loss: 'mostly nothing',
  why: 'slow disks',
};
const happened = {
  path: 's/A',
  event: 'container kill',
  stated,
  lateSeconds: 0.5,
  notes: ['a note'],
} as const;

describe('the row of an event', () => {
  test('shows the measured and the stated loss', () => {
    expect(measuredRow(happened, acknowledged, first(30))).toEqual({
      path: 's/A',
      event: 'container kill',
      cause: null,
      outcome: 'within',
      measured: {
        written: 50,
        lost: 20,
        lostSeconds: 1.9,
        wroteSeconds: 4.9,
        ratePerSecond: expect.closeTo(10.2, 1),
      },
      stated: { worst: 'a window', seconds: 2.5, loss: 'mostly nothing' },
      notes: ['a note'],
    });
  });

  test('is above the stated loss if older writes are lost', () => {
    expect(measuredRow(happened, acknowledged, first(23)).outcome).toBe('above');
  });

  test('notes that the drill was too short', () => {
    const short = measuredRow(happened, acknowledged.slice(0, 20), first(0));
    expect([short.outcome, short.notes]).toEqual([
      'within',
      [
        'a note',
        'the drill wrote for 1.9 s, which is too short to lose more than is stated: increase --seconds',
      ],
    ]);
    const endless = { ...stated, windows: [{ seconds: null, fromWrites: 1, toWrites: null }] };
    expect(measuredRow({ ...happened, stated: endless }, acknowledged, first(0)).notes).toContain(
      'no drill is long enough, because the loss is not limited',
    );
  });

  test('that could not be caused shows the stated loss at the requested rate', () => {
    expect(unmeasuredRow(happened, 200)).toMatchObject({
      outcome: 'not measured',
      measured: null,
      stated: { worst: 'a window', seconds: 2.5, loss: 'mostly nothing' },
      notes: ['a note'],
    });
  });
});

describe('the row of a replica after an event of its primary', () => {
  const about = {
    path: 's/B',
    event: 'primary loses data',
    stated: { ...stated, worst: 'everything', loss: 'the same data' },
    notes: [],
  } as const;
  const row = (primary: number, replica: number) =>
    copiedRow(about, 'container kill', acknowledged, {
      primary: first(primary),
      replica: first(replica),
    });

  test('is within the stated loss if it lost the same data', () => {
    expect(row(0, 0)).toMatchObject({
      path: 's/B',
      cause: 'container kill',
      outcome: 'within',
      measured: { written: 50, lost: 50 },
      stated: { worst: 'everything', seconds: null, loss: 'the same data' },
    });
    expect(row(30, 30).outcome).toBe('within');
    expect(row(30, 50).outcome).toBe('within');
  });

  test('is above the stated loss if it lost a write that its primary has', () => {
    expect(row(30, 29).outcome).toBe('above');
  });
});
