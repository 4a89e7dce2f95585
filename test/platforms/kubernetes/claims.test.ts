import { Flavor, MemorySize, RedisService, type RedisServiceProps, RemovalPolicy } from '../../../lib';
import { KubernetesPlatform } from '../../../lib/kubernetes';
import { asObject, asObjects } from '../../support/json';
import { podOf, workloadName } from '../../support/kubernetes/pods';
import { problemIds } from '../../support/problems';
import { reviewOf } from '../../support/reviews';
import { synth } from '../../support/synth';

function claimOf(props: RedisServiceProps = {}, storageClass?: string) {
  const platform = new KubernetesPlatform({ storageClass });
  const result = synth((stack) => new RedisService(stack, 'Redis', { platform, ...props }));
  return { result, claim: result.resource('kubernetes_persistent_volume_claim_v1', 'Redis/Claim-0') };
}

function sizeOf(props: RedisServiceProps) {
  return asObject(asObject(asObject(claimOf(props).claim.spec).resources).requests).storage;
}

describe('the PersistentVolumeClaim of a server', () => {
  test('has the name that the StatefulSet expects', () => {
    const { result, claim } = claimOf();
    const { name } = asObject(claim.metadata);
    const [template] = asObjects(asObject(podOf(result, 'Redis').resource.spec).volume_claim_template);
    expect(name).toBe(`${asObject(template?.metadata).name}-${workloadName(result, 'Redis')}-0`);
    expect(asObject(template?.spec)).toEqual(asObject(claim.spec));
  });

  test('is protected from a destroy, unless the removal policy is DESTROY or the flavor is memory-only', () => {
    expect(asObject(claimOf().claim.lifecycle).prevent_destroy).toBe(true);
    for (const props of [{ removalPolicy: RemovalPolicy.DESTROY }, { flavor: Flavor.MEMORY_ONLY }]) {
      expect(asObject(claimOf(props).claim.lifecycle).prevent_destroy).toBeUndefined();
    }
  });

  test('is destroyed after its StatefulSet is scaled down, because it is in use until then', () => {
    expect(asObject(claimOf().claim.lifecycle).create_before_destroy).toBe(true);
  });

  test('is kept by the StatefulSet, and changes of its template are ignored', () => {
    const { resource } = podOf(claimOf().result, 'Redis');
    expect(asObject(resource.lifecycle).ignore_changes).toEqual(['spec[0].volume_claim_template']);
    expect(asObjects(asObject(resource.spec).persistent_volume_claim_retention_policy)).toEqual([
      { when_deleted: 'Retain', when_scaled: 'Retain' },
    ]);
  });

  test('is a different one in the review for another namespace or storage class', () => {
    const volumesOn = (platform: KubernetesPlatform) => {
      const { services } = reviewOf((stack) => void new RedisService(stack, 'Redis', { platform }));
      return services[0].volumes;
    };
    const name = workloadName(claimOf().result, 'Redis')
      .replace('test', 'prod')
      .replace(/-[0-9a-f]{8}$/, '');
    expect(volumesOn(new KubernetesPlatform())).toEqual([
      expect.stringMatching(new RegExp(`^default/data-${name}-[0-9a-f]{8}-0$`)),
    ]);
    expect(volumesOn(new KubernetesPlatform({ namespace: 'other', storageClass: 'fast' }))).toEqual([
      expect.stringMatching(new RegExp(`^other/data-${name}-[0-9a-f]{8}-0 of class fast$`)),
    ]);
  });

  test('is not awaited by Terraform, because many storage classes bind it only when the pod starts', () => {
    expect(claimOf().claim.wait_until_bound).toBe(false);
  });

  test('has the storage class of the platform, or the default class of the cluster', () => {
    expect(asObject(claimOf({}, 'fast').claim.spec).storage_class_name).toBe('fast');
    expect(asObject(claimOf().claim.spec).storage_class_name).toBeUndefined();
  });

  test('has space for an append-only file, its rewrite and a snapshot', () => {
    expect(sizeOf({})).toBe('1536Mi');
    expect(sizeOf({ memory: MemorySize.mebibytes(64) })).toBe('1024Mi');
    expect(sizeOf({ volumeSize: MemorySize.gibibytes(20) })).toBe('20480Mi');
  });

  test('must not be smaller than the memory of the server', () => {
    const platform = new KubernetesPlatform();
    const volumeSize = MemorySize.mebibytes(511);
    expect(problemIds((stack) => new RedisService(stack, 'Redis', { platform, volumeSize }))).toEqual([
      'bad-memory',
    ]);
  });
});
