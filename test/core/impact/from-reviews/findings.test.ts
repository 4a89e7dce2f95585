import { changeOf } from '../../../../lib/core/impact/from-reviews/change';
import type { RedisServerProps } from '../../../../lib/core/resolve/redis-server-props';
import type { ServiceReview, TerminatorReview } from '../../../../lib/core/review/schema';
import { deployedTerminator, reviewedService, reviewedStack } from '../../../support/reviewed';

type Side = readonly [services: readonly ServiceReview[], terminators?: readonly TerminatorReview[]];

function stackOf([services, terminators = []]: Side) {
  return reviewedStack({ services, terminators });
}

/** What is not as it was, as `tendency path: what`. */
function told(before: Side, after: Side): string[] {
  const { constructs } = changeOf([stackOf(before)], [stackOf(after)]);
  return constructs.flatMap(({ path, findings }) =>
    findings.map(({ tendency, what }) => `${tendency} ${path.slice(5)}: ${what}`),
  );
}

const UNEXPLAINED =
  'a directive, where a password comes from, what it connects to, or the release of cdktf-redis';
const service = (props: RedisServerProps = {}) => reviewedService(props);
const plaintext = { plaintext: true, plaintextPort: 6379 };

describe('what is not as it was of a service', () => {
  test('is told even where the review has no field for it', () => {
    expect(told([[service()]], [[service({ directives: { hz: '20' } })]])).toEqual([
      `changed Redis: ${UNEXPLAINED}`,
    ]);
  });

  test('needs no such words where a field explains why the container is another one', () => {
    expect(told([[service()]], [[service({ idleTimeoutSeconds: 60 })]])).toEqual([
      'changed Redis: idle connections closed by Redis',
    ]);
    expect(told([[service()]], [[service(plaintext)]])).toEqual(['exposed Redis: reached without TLS']);
  });

  test('needs them where only what stands around it is told', () => {
    const after = { ...service({ directives: { hz: '20' } }), replicas: ['prod/Copy'] };
    expect(told([[service()]], [[after]])).toEqual([
      `changed Redis: ${UNEXPLAINED}`,
      'stronger Redis: copied by',
    ]);
  });

  test('that came or went is who reaches it, and nothing else', () => {
    expect(told([[]], [[service(plaintext)]])).toEqual(['exposed Redis: reached without TLS']);
    expect(told([[service(plaintext)]], [[]])).toEqual(['stronger Redis: reached without TLS']);
    expect(told([[]], [[service()]])).toEqual([]);
  });
});

describe('what is not as it was of a terminator', () => {
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

  test('tells who reaches its service there, once', () => {
    expect(told([[behind()]], [[behind(tls)], [tls]])).toEqual(['exposed Redis: reached over prod/Tls']);
    expect(told([[behind(tls)], [tls]], [[behind(wide)], [wide]])).toEqual([
      'exposed Redis: reached over prod/Tls',
    ]);
  });

  test('tells it itself where its service is not of the app', () => {
    expect(told([[], [tls]], [[], [wide]])).toEqual(['exposed Tls: reached over prod/Tls']);
    expect(told([[]], [[], [wide]])).toEqual(['exposed Tls: reached over prod/Tls']);
    expect(told([[], [tls]], [[]])).toEqual(['stronger Tls: reached over prod/Tls']);
  });

  test('that leads to another service exposes that one, and not its old one any more', () => {
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
