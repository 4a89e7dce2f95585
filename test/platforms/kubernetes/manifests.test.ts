import { KubernetesPlatform, ServiceType } from '../../../lib/kubernetes';
import type { JsonObject } from '../../support/json';
import { asObject } from '../../support/json';
import { manifestOf } from '../../support/kubernetes/manifest';
import { definitionsOf, SCHEMA_VERSIONS } from '../../support/kubernetes/schema';
import { synth } from '../../support/synth';
import { CASES } from '../conformance/cases';

const SETTINGS = {
  'a namespace alone': new KubernetesPlatform({ namespace: 'apps' }),
  'all settings': new KubernetesPlatform({
    namespace: 'apps',
    storageClass: 'fast',
    serviceType: ServiceType.LOAD_BALANCER,
    clusterDomain: 'cluster.example',
    imagePullSecret: 'pull',
    imageRegistry: 'registry.example.com',
  }),
};

const rows = SCHEMA_VERSIONS.flatMap((version) =>
  Object.entries(CASES).flatMap(([what, { build }]) =>
    Object.entries(SETTINGS).map(([settings, platform]) => ({ version, what, build, settings, platform })),
  ),
);

/** The Kubernetes objects of a stack. */
function objectsOf(json: JsonObject): (readonly [type: string, body: JsonObject])[] {
  return Object.entries(asObject(json.resource))
    .filter(([type]) => type.startsWith('kubernetes_'))
    .flatMap(([type, byId]) => Object.values(asObject(byId)).map((body) => [type, asObject(body)] as const));
}

describe('every manifest', () => {
  test.each(rows)(
    'of $what with $settings is valid for the schema of Kubernetes $version',
    ({ version, build, platform }) => {
      const definitions = definitionsOf(version);
      const objects = objectsOf(synth((stack) => build(stack, platform)).json);
      expect(objects.length).toBeGreaterThan(3);
      for (const [type, body] of objects) {
        const manifest = manifestOf(type, body, definitions);
        expect(asObject(manifest.metadata).namespace).toBe('apps');
      }
    },
  );

  test.each([
    ['an unknown field', { replicas: '1', minimum_ready: '1' }, 'spec.minimum_ready is not in the schema'],
    ['a word for a number', { replicas: 'many' }, 'spec.replicas: expected a whole number'],
    ['a missing field', { replicas: '1' }, 'spec.selector is required'],
  ])('with %s is not valid', (_, spec, message) => {
    const body = { metadata: { name: 'x' }, spec };
    expect(() => manifestOf('kubernetes_stateful_set_v1', body, definitionsOf('v1.36.3'))).toThrow(message);
  });
});
