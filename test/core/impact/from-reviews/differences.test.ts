import { changeOf } from '../../../../lib/core/impact/from-reviews/change';
import { endpointDifferences } from '../../../../lib/core/impact/from-reviews/differences';
import { AUDIENCES, type AudienceValue } from '../../../../lib/core/platform/audience';
import type { RedisServerProps } from '../../../../lib/core/resolve/redis-server-props';
import type { EndpointReview, ServiceReview, TerminatorReview } from '../../../../lib/core/review/schema';
import { deployedTerminator, reviewedService, reviewedStack } from '../../../support/reviewed';

type Side = readonly [services: readonly ServiceReview[], terminators?: readonly TerminatorReview[]];

function stackOf([services, terminators = []]: Side) {
  return reviewedStack({ services, terminators });
}

/** The settings that differ, as `tendency path: what`. */
function told(before: Side, after: Side): string[] {
  const { constructs } = changeOf([stackOf(before)], [stackOf(after)]);
  return constructs.flatMap(({ path, findings }) =>
    findings.map(({ tendency, what }) => `${tendency} ${path.slice(5)}: ${what}`),
  );
}

const UNEXPLAINED =
  'a setting that the review does not show, such as a directive, a password source or the release of cdktf-redis';
const service = (props: RedisServerProps = {}) => reviewedService(props);
const plaintext = { plaintext: true, plaintextPort: 6379 };

describe('the differences of a service', () => {
  test('include a change that the review has no field for', () => {
    expect(told([[service()]], [[service({ directives: { hz: '20' } })]])).toEqual([
      `changed Redis: ${UNEXPLAINED}`,
    ]);
  });

  test('do not include that if a field shows why the container is replaced', () => {
    expect(told([[service()]], [[service({ idleTimeoutSeconds: 60 })]])).toEqual([
      'changed Redis: idle connections',
    ]);
    expect(told([[service()]], [[service(plaintext)]])).toEqual(['exposed Redis: reached without TLS']);
  });

  test('include it if only settings outside of the container differ', () => {
    const after = { ...service({ directives: { hz: '20' } }), replicas: ['prod/Copy'] };
    expect(told([[service()]], [[after]])).toEqual([
      `changed Redis: ${UNEXPLAINED}`,
      'stronger Redis: replicas',
    ]);
  });

  test('are only who can reach it if it is new or removed', () => {
    expect(told([[]], [[service(plaintext)]])).toEqual(['exposed Redis: reached without TLS']);
    expect(told([[service(plaintext)]], [[]])).toEqual(['stronger Redis: reached without TLS']);
    expect(told([[]], [[service()]])).toEqual([]);
  });
});

describe('the differences of a terminator', () => {
  const behind = (...terminators: TerminatorReview[]): ServiceReview => ({
    ...service(),
    entrances: [
      ...terminators.map(({ path, endpoint, audience, protocols }) => ({
        credential: 'redis+ssl' as const,
        ...endpoint,
        tls: protocols,
        audience,
        terminator: path,
      })),
      ...service().entrances,
    ],
  });
  const tls = deployedTerminator();
  const wide = deployedTerminator({ audience: 'every network of the host' });

  test('show at its service who can reach that, once', () => {
    expect(told([[behind()]], [[behind(tls)], [tls]])).toEqual(['exposed Redis: reached over prod/Tls']);
    expect(told([[behind(tls)], [tls]], [[behind(wide)], [wide]])).toEqual([
      'exposed Redis: reached over prod/Tls',
    ]);
  });

  test('show it at the terminator if the app does not contain the service', () => {
    expect(told([[], [tls]], [[], [wide]])).toEqual(['exposed Tls: reached over prod/Tls']);
    expect(told([[]], [[], [wide]])).toEqual(['exposed Tls: reached over prod/Tls']);
    expect(told([[], [tls]], [[]])).toEqual(['stronger Tls: reached over prod/Tls']);
  });

  test('expose the new service, and no longer the old one, if it leads to another service', () => {
    const other = { ...service(), path: 'prod/Other' };
    const moved = deployedTerminator({ service: 'prod/Other' });
    expect(
      told([[behind(tls), other], [tls]], [[behind(), { ...behind(moved), path: 'prod/Other' }], [moved]]),
    ).toEqual([
      'changed Tls: serves',
      'exposed Other: reached over prod/Tls',
      'stronger Redis: reached over prod/Tls',
    ]);
  });
});

function plaintextFor(audience: AudienceValue, host = 'redis'): EndpointReview {
  return { credential: 'redis', host, port: 6379, tls: null, audience, terminator: null };
}

function tlsFor(audience: AudienceValue, terminator = 'prod/Tls'): EndpointReview {
  return { credential: 'redis+ssl', host: 'h', port: 6380, tls: ['TLSv1.3'], audience, terminator };
}

function tendencies(before: readonly EndpointReview[], after: readonly EndpointReview[]): string[] {
  return endpointDifferences(before, after).map(({ tendency, what }) => `${tendency} ${what}`);
}

const pairs = AUDIENCES.flatMap((wide, index) =>
  AUDIENCES.slice(index + 1).map((narrow): [AudienceValue, AudienceValue] => [narrow, wide]),
);

describe('the endpoints of a service', () => {
  test.each(pairs)(
    'that change from %j to %j are exposed, and stronger the other way round',
    (narrow, wide) => {
      expect(tendencies([plaintextFor(narrow)], [plaintextFor(wide)])).toEqual([
        'exposed reached without TLS',
      ]);
      expect(tendencies([plaintextFor(wide)], [plaintextFor(narrow)])).toEqual([
        'stronger reached without TLS',
      ]);
      expect(tendencies([tlsFor(narrow)], [tlsFor(wide)])).toEqual(['exposed reached over prod/Tls']);
    },
  );

  test('expose it if they are new, and no longer do if they are removed', () => {
    expect(tendencies([], [tlsFor('this host only')])).toEqual(['exposed reached over prod/Tls']);
    expect(tendencies([tlsFor('this host only')], [])).toEqual(['stronger reached over prod/Tls']);
  });

  test('are not reported if only its private network can reach them', () => {
    expect(tendencies([], [plaintextFor('private network')])).toEqual([]);
    expect(tendencies([plaintextFor('private network')], [])).toEqual([]);
  });

  test('are paired by their terminators', () => {
    const [one, other] = [tlsFor('this host only'), tlsFor('this host only', 'prod/Other')];
    expect(tendencies([one, other], [other, one])).toEqual([]);
    expect(tendencies([one], [one, other])).toEqual(['exposed reached over prod/Other']);
  });

  test('with another address for the same audience are changed', () => {
    expect(
      endpointDifferences([plaintextFor('this host only')], [plaintextFor('this host only', 'other')]),
    ).toEqual([
      {
        tendency: 'changed',
        what: 'reached without TLS',
        before: 'redis://redis:6379 from this host only',
        after: 'redis://other:6379 from this host only',
      },
    ]);
  });
});
