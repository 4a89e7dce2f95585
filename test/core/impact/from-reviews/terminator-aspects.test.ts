import { aspectFindings } from '../../../../lib/core/impact/from-reviews/aspects';
import { reversed } from '../../../../lib/core/impact/from-reviews/orders';
import { TERMINATOR_ASPECTS } from '../../../../lib/core/impact/from-reviews/terminator-aspects';
import type { TerminatorReview } from '../../../../lib/core/review/schema';
import { deployedTerminator } from '../../../support/reviewed';

const plain = deployedTerminator();
const { certificate } = plain;

const STEPS: readonly [Partial<TerminatorReview>, Partial<TerminatorReview>, told: string][] = [
  [
    { protocols: ['TLSv1.0', 'TLSv1.1', 'TLSv1.2'] },
    { protocols: ['TLSv1.2', 'TLSv1.3'] },
    'stronger accepts',
  ],
  [{ protocols: ['TLSv1.1', 'TLSv1.2', 'TLSv1.3'] }, { protocols: ['TLSv1.2'] }, 'stronger accepts'],
  [{ protocols: ['TLSv1.2'] }, { protocols: ['TLSv1.2', 'TLSv1.3'] }, 'stronger accepts'],
  [{}, { certificate: { ...certificate, validityDays: 60 } }, 'stronger certificate valid'],
  [{}, { certificate: { ...certificate, renewalDays: 10 } }, 'changed certificate valid'],
  [
    {},
    { certificate: { ...certificate, validityDays: null, renewalDays: null } },
    'changed certificate valid',
  ],
  [{}, { certificate: { ...certificate, issuer: 'given' } }, 'changed certificate issued by'],
  [{}, { certificate: { ...certificate, names: ['redis.example.com'] } }, 'changed certificate for'],
  [{}, { service: 'prod/Other' }, 'changed serves'],
  [{}, { transport: 'tcp' }, 'changed reaches it over'],
  [{}, { copies: 2 }, 'stronger copies'],
  [{}, { maxConnections: 10 }, 'changed sessions at once'],
  [{}, { sessionTimeoutSeconds: 60 }, 'changed sessions without traffic closed'],
  [{}, { drainSeconds: 60 }, 'changed sessions left when it is replaced'],
  [{}, { image: 'haproxy:2.6.12' }, 'changed image'],
  [{}, { place: 'docker tcp://b' }, 'changed engine that it runs on'],
  [{}, { name: 'other' }, 'changed name'],
];

function moves(before: Partial<TerminatorReview>, after: Partial<TerminatorReview>) {
  return aspectFindings(TERMINATOR_ASPECTS, deployedTerminator(before), deployedTerminator(after));
}

describe('the settings of a terminator', () => {
  test('are not told where they are the same', () => {
    expect(moves({}, {})).toEqual([]);
  });

  test.each(STEPS)('move both ways: %j to %j', (before, after, told) => {
    expect(moves(before, after).map(({ tendency, what }) => `${tendency} ${what}`)).toEqual([told]);
    expect(moves(after, before).map(({ tendency, what }) => `${reversed(tendency)} ${what}`)).toEqual([told]);
  });

  test('are all moved by a step of this table', () => {
    const moved = new Set(STEPS.map(([, , told]) => told.slice(told.indexOf(' ') + 1)));
    expect(TERMINATOR_ASPECTS.map(({ what }) => what).filter((what) => !moved.has(what))).toEqual([]);
  });
});
