import { settingDifferences } from '../../../../lib/core/impact/from-reviews/compared-settings';
import { reversed } from '../../../../lib/core/impact/from-reviews/orders';
import { COMPARED_SETTINGS } from '../../../../lib/core/impact/from-reviews/terminator-settings';
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
  [
    { certificate: { ...certificate, authority: 'one CA' } },
    { certificate: { ...certificate, authority: 'another CA' } },
    'changed CA certificate of clients',
  ],
  [{}, { certificate: { ...certificate, names: ['redis.example.com'] } }, 'changed certificate for'],
  [{}, { service: 'prod/Other' }, 'changed serves'],
  [{}, { transport: 'tcp' }, 'changed transport'],
  [{}, { copies: 2 }, 'stronger copies'],
  [{}, { maxConnections: 10 }, 'changed sessions at once'],
  [{}, { maxConnectionsPerSource: 50 }, 'changed connections from one address'],
  [{}, { loginTimeoutSeconds: 30 }, 'changed sessions that do not begin with a login'],
  [{}, { sessionTimeoutSeconds: 60 }, 'changed sessions without traffic'],
  [{}, { drainSeconds: 60 }, 'changed open sessions when it is replaced'],
  [{}, { image: 'haproxy:2.6.12' }, 'changed image'],
  [{}, { place: 'docker tcp://b' }, 'changed location'],
  [{}, { name: 'other' }, 'changed name'],
];

function moves(before: Partial<TerminatorReview>, after: Partial<TerminatorReview>) {
  return settingDifferences(COMPARED_SETTINGS, deployedTerminator(before), deployedTerminator(after));
}

describe('the settings of a terminator', () => {
  test('are not reported if they are the same', () => {
    expect(moves({}, {})).toEqual([]);
  });

  test.each(STEPS)('move both ways: %j to %j', (before, after, told) => {
    expect(moves(before, after).map(({ tendency, what }) => `${tendency} ${what}`)).toEqual([told]);
    expect(moves(after, before).map(({ tendency, what }) => `${reversed(tendency)} ${what}`)).toEqual([told]);
  });

  test('are all moved by a step of this table', () => {
    const moved = new Set(STEPS.map(([, , told]) => told.slice(told.indexOf(' ') + 1)));
    expect(COMPARED_SETTINGS.map(({ what }) => what).filter((what) => !moved.has(what))).toEqual([]);
  });
});
