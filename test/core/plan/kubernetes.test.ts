import { parsePlan } from '../../../lib/core/plan/parse';

const OURS = { 'app.kubernetes.io/managed-by': 'cdktf-redis' };

function planOf(type: string, labels: object, actions = ['delete']): string {
  const before = { metadata: [{ name: 'data-redis-0', labels }] };
  const change = { actions, before, after: null };
  return JSON.stringify({
    format_version: '1.2',
    resource_changes: [{ address: `${type}.x`, type, name: 'x', change }],
  });
}

describe('a plan of services on Kubernetes', () => {
  test('is not passed over in silence: a claim in it may be the data of a service', () => {
    expect(() => parsePlan(planOf('kubernetes_persistent_volume_claim_v1', OURS))).toThrow(
      'is about services on Kubernetes, which this command cannot read yet',
    );
  });

  test('is not one because of objects that are not of the library', () => {
    expect(parsePlan(planOf('kubernetes_persistent_volume_claim_v1', {})).changes).toEqual([]);
    expect(parsePlan(planOf('docker_thing', OURS)).changes).toEqual([]);
  });
});
