import type { TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import { DockerPlatform } from '../../lib';
import { haproxyWorkload } from '../../lib/core/render/haproxy-workload';
import type { Workload } from '../../lib/core/render/workload';
import { KubernetesPlatform } from '../../lib/kubernetes';
import { asObject, asObjects } from '../support/json';
import { podOf } from '../support/kubernetes/pods';
import { synth } from '../support/synth';

/** A workload of a kind that the library does not have, such as a backup. */
const BACKUP: Workload = {
  ...haproxyWorkload({
    name: 'backup',
    role: { kind: 'backup', serves: 'test/Redis' },
    files: new Map(),
    memoryMebibytes: 64,
    drainSeconds: 5,
    maxConnections: 100,
    startupTimeoutSeconds: 60,
    servesClients: false,
    port: 8080,
    published: [],
    copies: 1,
    reach: { isolated: false, outbound: true, joins: [] },
  }),
  identity: 'stable',
  volumes: [
    { name: 'snapshots', mountPath: '/snapshots', protect: true, sizeMebibytes: 2048 },
    { name: 'scratch', mountPath: '/scratch', protect: false, sizeMebibytes: 1024 },
  ],
};

function deploy(workload: Workload, platform: DockerPlatform | KubernetesPlatform) {
  return synth((stack: TerraformStack) => platform._deploy(new Construct(stack, 'Backup'), workload, []));
}

describe('a workload of another kind', () => {
  test('has volumes of its own on Docker', () => {
    const result = deploy(BACKUP, new DockerPlatform());
    expect(result.resource('docker_volume', 'Backup/SnapshotsVolume')).toMatchObject({
      name: expect.stringMatching(/^backup-snapshots-\$\{substr\(/),
      lifecycle: { prevent_destroy: true },
    });
    expect(
      asObject(result.resource('docker_volume', 'Backup/ScratchVolume').lifecycle).prevent_destroy,
    ).toBeUndefined();
    expect(asObjects(result.container('Backup').volumes).map((volume) => volume.container_path)).toEqual([
      '/etc/cdktf-redis',
      '/snapshots',
      '/scratch',
    ]);
    expect(asObjects(result.container('Backup').labels)).toContainEqual({
      label: 'cdktf-redis.kind',
      value: 'backup',
    });
  });

  test('has a claim for each volume on Kubernetes', () => {
    const result = deploy(BACKUP, new KubernetesPlatform());
    expect(
      result.resource('kubernetes_persistent_volume_claim_v1', 'Backup/Claim-snapshots-0'),
    ).toMatchObject({ metadata: { name: 'snapshots-backup-0' }, lifecycle: { prevent_destroy: true } });
    const { container } = podOf(result, 'Backup');
    expect(asObjects(container.volume_mount).map((mount) => mount.name)).toEqual([
      'files-backup',
      'snapshots',
      'scratch',
    ]);
    expect(
      asObject(result.resource('kubernetes_stateful_set_v1', 'Backup/StatefulSet').metadata),
    ).toMatchObject({ labels: { 'app.kubernetes.io/component': 'backup' } });
  });

  test('is a Deployment on Kubernetes if its copies are interchangeable', () => {
    const result = deploy({ ...BACKUP, identity: 'interchangeable', volumes: [] }, new KubernetesPlatform());
    expect(result.inventory).toContain('kubernetes_deployment_v1 Backup/Deployment');
  });
});
