import { ConfigMapV1 } from '@cdktf/provider-kubernetes/lib/config-map-v1';
import { SecretV1 } from '@cdktf/provider-kubernetes/lib/secret-v1';
import { Fn } from 'cdktf';
import type { Construct } from 'constructs';
import type { Template } from '../../core/credentials/template';
import type { Workload } from '../../core/render/workload';
import { reveal } from '../../stack/reveal';
import { TerraformData } from '../../stack/terraform-data';
import { metadataOf } from './metadata';
import { kubernetesNames } from './names';
import type { KubernetesTarget } from './target';

/** The objects that hold the files of a workload, and what changes when a file does. */
export interface WorkloadFiles {
  /** Name of the ConfigMap, which holds what is no secret. Undefined: everything is. */
  readonly configMap?: string;
  /** Name of the Secret. Undefined: nothing is secret. */
  readonly secret?: string;
  /** Annotations of the pod: it restarts when one of them changes, and only then. */
  readonly annotations: Readonly<Record<string, string>>;
}

/** Makes the objects that hold the files. The one with secrets and the one without are mounted as one folder. */
export function createFiles(scope: Construct, workload: Workload, target: KubernetesTarget): WorkloadFiles {
  const { provider } = target;
  const metadata = metadataOf(workload, kubernetesNames.files(workload.name), target);
  const isSecret = ([, content]: [string, Template]) =>
    content.parts.some((part) => typeof part !== 'string');
  const data = (wanted: boolean) =>
    Object.fromEntries(
      [...workload.files]
        .filter((file) => isSecret(file) === wanted)
        .map(([name, content]) => [name, reveal(content)]),
    );
  const [plain, secrets] = [data(false), data(true)];
  const configMap = isEmpty(plain)
    ? undefined
    : new ConfigMapV1(scope, 'ConfigMap', { provider, metadata, data: plain });
  const secret = isEmpty(secrets)
    ? undefined
    : new SecretV1(scope, 'Secret', { provider, metadata, data: secrets });
  return {
    configMap: configMap && metadata.name,
    secret: secret && metadata.name,
    annotations: {
      ...(configMap && { [`cdktf-redis/config-of-${workload.name}`]: digest(configMap) }),
      ...(secret && { [`cdktf-redis/secrets-of-${workload.name}`]: revisionOf(scope, secret) }),
    },
  };
}

function isEmpty(data: object): boolean {
  return Object.keys(data).length === 0;
}

function digest(files: ConfigMapV1 | SecretV1): string {
  return Fn.sha256(Fn.jsonencode(files.data));
}

/** A random value that is another one when a secret file changes. A digest would let a weak password be guessed. */
function revisionOf(scope: Construct, secret: SecretV1): string {
  return new TerraformData(scope, 'SecretRevision', { triggersReplace: { files: digest(secret) } }).id;
}
