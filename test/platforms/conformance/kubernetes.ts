import { KubernetesPlatform } from '../../../lib/kubernetes';
import { asObject } from '../../support/json';
import { podOf } from '../../support/kubernetes/pods';
import type { PlatformUnderTest } from './platform-under-test';

const NAMESPACE = 'apps';

/** The Kubernetes platform in the conformance test. */
export const KUBERNETES: PlatformUnderTest = {
  create: () => new KubernetesPlatform({ namespace: NAMESPACE, storageClass: 'fast' }),
  plainNames: (text) => text.replace(new RegExp(`(-pods)?\\.${NAMESPACE}\\.svc\\.cluster\\.local`, 'g'), ''),
  running(result, path) {
    const pods = podOf(result, path);
    const { spec, container } = pods;
    const probe = (name: string) => asObject(asObject(container[name]).exec).command as string[];
    const security = asObject(container.security_context);
    const claim = result.resources('kubernetes_persistent_volume_claim_v1').get(`${path}/Claim-0`);
    const configMap = result.resources('kubernetes_config_map_v1').get(`${path}/ConfigMap`);
    const secret = result.resources('kubernetes_secret_v1').get(`${path}/Secret`);
    const files = { ...asObject(configMap?.data), ...asObject(secret?.data) };
    return {
      files: new Map(Object.entries(files).map(([name, content]) => [name, String(content)])),
      image: String(container.image),
      command: container.command as string[],
      ready: probe('readiness_probe')[2] ?? '',
      memoryMebibytes: Number(
        String(asObject(asObject(container.resources).limits).memory).replace(/Mi$/, ''),
      ),
      graceSeconds: Number(spec.termination_grace_period_seconds),
      readOnly: security.read_only_root_filesystem === true,
      unprivileged:
        security.run_as_non_root === true &&
        Number(security.run_as_user) > 0 &&
        security.allow_privilege_escalation === false &&
        JSON.stringify(security.capabilities) === '{"drop":["ALL"]}' &&
        spec.automount_service_account_token === false &&
        JSON.stringify(asObject(spec.security_context).seccomp_profile) === '{"type":"RuntimeDefault"}',
      guarded: claim && asObject(claim.lifecycle).prevent_destroy === true,
      open: [
        pods.resource,
        ...(configMap ? [configMap] : []),
        ...result.resources('kubernetes_service_v1').values(),
      ],
    };
  },
};
