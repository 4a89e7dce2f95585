import { merged } from '../../../lib/core/review/merged';
import type { StackReview } from '../../../lib/core/review/schema';
import { type ServerBox, topologyOf } from '../../../lib/core/review/topology';
import { sampleReviews } from '../../support/review-sample';

const [prod] = sampleReviews();

/** The part of the sample with some services and terminators. */
function part(services: readonly string[], terminators: readonly string[] = []): readonly ServerBox[] {
  const kept: StackReview = {
    ...prod,
    services: prod.services.filter(({ path }) => services.includes(path)),
    terminators: prod.terminators.filter(({ path }) => terminators.includes(path)),
  };
  return topologyOf(merged([kept]));
}

describe('the topology', () => {
  test('has a tree for each server that follows no other one', () => {
    expect(topologyOf(merged(sampleReviews())).map(({ title }) => title)).toEqual([
      'legacy/Old',
      'prod/Redis',
      'prod/Cache',
    ]);
  });

  test('has a box for a primary that is not in the app', () => {
    expect(part(['prod/FarReplica'])).toEqual([
      expect.objectContaining({
        kind: 'outside',
        title: 'prod/Redis',
        ways: [],
        followers: [expect.objectContaining({ via: null, link: { security: 'tls', label: 'replication' } })],
      }),
    ]);
  });

  test('has a box for a service that is not in the app, behind its terminator', () => {
    expect(part([], ['prod/Tls'])).toEqual([
      expect.objectContaining({ kind: 'outside', title: 'prod/Redis', ways: [expect.anything()] }),
    ]);
  });

  test('shows the private network if there is no other endpoint', () => {
    const [redis] = prod.services;
    const alone = { ...prod, services: [{ ...redis, entrances: redis.entrances.slice(1), replicas: [] }] };
    const [box] = topologyOf(merged([{ ...alone, terminators: [] }]));
    expect(box.ways).toEqual([
      expect.objectContaining({ link: { security: 'private', label: 'private network' }, terminator: null }),
    ]);
  });

  test('ends if two servers follow each other', () => {
    const [redis] = prod.services;
    const follows = (path: string, primary: string) => ({
      ...redis,
      path,
      follows: { primary, via: null, link: null },
    });
    expect(
      topologyOf(merged([{ ...prod, services: [follows('a', 'b'), follows('b', 'a')], terminators: [] }])),
    ).toEqual([]);
  });
});
