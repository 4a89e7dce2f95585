import { type DrillReport, type DrillRow, outcomeOf, undrilled } from '../../../lib/core/drill/report';
import { notesOf, rowsOf } from '../../../lib/core/drill/text';

const within: DrillRow = {
  path: 's/Aof',
  event: 'process crash',
  cause: null,
  outcome: 'within',
  measured: { written: 1000, lost: 0, lostSeconds: 0, wroteSeconds: 5, ratePerSecond: 200 },
  stated: { worst: 'a window', seconds: 2, loss: 'mostly nothing, 2 s of writes at worst' },
  notes: [],
};
const above: DrillRow = {
  ...within,
  path: 's/Rdb',
  outcome: 'above',
  measured: { written: 1000, lost: 900, lostSeconds: 4.53, wroteSeconds: 5, ratePerSecond: 200 },
  stated: { worst: 'a window', seconds: 4.26, loss: 'all writes since the last snapshot' },
};
const unmeasured: DrillRow = {
  ...within,
  path: 's/Memory',
  event: 'out of memory',
  outcome: 'not measured',
  measured: null,
  stated: { worst: 'everything', seconds: null, loss: 'all data' },
  notes: ['the process did not stop'],
};
const copied: DrillRow = {
  ...within,
  path: 's/Replica',
  event: 'primary loses data',
  cause: 'planned restart',
  measured: { written: 1000, lost: 1000, lostSeconds: 5, wroteSeconds: 5, ratePerSecond: 200 },
  stated: { worst: 'everything', seconds: null, loss: 'the same data' },
  notes: ['a note'],
};

function report(...rows: DrillRow[]): DrillReport {
  return {
    stack: 's',
    rate: 200,
    seconds: 5,
    rows,
    notDrilled: undrilled(['process crash', 'out of memory']),
  };
}

describe('the outcome of a drill', () => {
  test.each([
    [[within, copied], 'within'],
    [[within, unmeasured], 'not measured'],
    [[within, unmeasured, above], 'above'],
    [[], 'within'],
  ] as const)('of %# is the worst of its rows', (rows, outcome) => {
    expect(outcomeOf(report(...rows))).toBe(outcome);
  });
});

describe('the report of a drill', () => {
  test('is a table of measured and stated losses', () => {
    expect(rowsOf(report(within, above, unmeasured, copied))).toEqual([
      ['SERVICE', 'EVENT', 'WRITTEN', 'LOST', 'OF THE LAST', 'STATED AT WORST', 'RESULT'],
      ['s/Aof', 'process crash', '1000', '0', '-', '2.0 s', 'within'],
      ['s/Rdb', 'process crash', '1000', '900', '4.5 s', '4.3 s', 'ABOVE'],
      ['s/Memory', 'out of memory', '-', '-', '-', 'all data', 'not measured'],
      ['s/Replica', 'planned restart of its primary', '1000', '1000', '5.0 s', 'the same data', 'within'],
    ]);
  });

  test('shows that a loss is not limited', () => {
    const row = { ...within, stated: { ...within.stated, seconds: null } };
    expect(rowsOf(report(row))[1]).toContain('no limit');
  });

  test('ends with the verdict, the notes, and the events that were not drilled', () => {
    expect(
      notesOf(report(within, unmeasured, copied)),
    ).toBe(`No measured loss is above what the review states, but not every event could be measured.
The drill wrote 200 keys per second, for 5 s before each event.
- s/Memory, out of memory: the process did not stop
- s/Replica, planned restart of its primary: a note
Not drilled, because they were not requested: container kill, planned restart.
Not drilled, because a drill cannot cut the power of a machine: host power loss.
Not drilled, because a drill removes no volume: lost disk, lost host.
Not drilled, because only Terraform can cause them: resize, configuration change, upgrade, destroy, taken out of the code.
`);
    expect(notesOf(report(within))).toMatch(/^No loss is above what the review states\.\n/);
    expect(notesOf(report(within, above))).toMatch(/^A LOSS IS ABOVE WHAT THE REVIEW STATES\.\n/);
  });
});
