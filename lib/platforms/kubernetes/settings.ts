import { TerraformStack } from 'cdktf';
import type { IConstruct } from 'constructs';
import type { Problem } from '../../core/problems/problem';
import { Problems } from '../../core/problems/problems';
import type { Workload } from '../../core/render/workload';
import { shown } from '../../core/text/shown';
import { isToken } from '../../stack/tokens';
import { isObjectName } from './names';
import { ServiceType } from './service-type';

/** The settings of a platform that are names of objects, each with a description of the object. */
const NAMES = {
  namespace: 'an existing namespace',
  storageClass: 'a storage class of the cluster',
  clusterDomain: 'the domain of the cluster, which is cluster.local by default',
  imagePullSecret: 'a secret in the namespace',
} as const;

const ALLOWED = 'lower-case letters, digits, hyphens and dots, 253 characters at most';

/** The settings of a platform that are names of objects. */
export type NamedSettings = Partial<Readonly<Record<keyof typeof NAMES, string>>>;

/** Adds a problem for each setting of a platform that is not a valid Kubernetes name. */
export function checkSettings(scope: IConstruct, settings: NamedSettings): readonly Problem[] {
  const problems = new Problems(TerraformStack.of(scope).node.path);
  for (const [setting, what] of Object.entries(NAMES)) {
    const name = settings[setting as keyof typeof NAMES];
    if (isNameOrToken(name)) continue;
    problems.add('bad-name', {
      message: `${setting} of KubernetesPlatform is not a valid Kubernetes name`,
      given: shown(String(name)),
      allowed: ALLOWED,
      fix: `pass the name of ${what}`,
    });
  }
  return problems.all;
}

/** Adds a problem if the name of an object is not a valid Kubernetes name. */
export function checkObjectName(prop: string, name: string, problems: Problems): void {
  if (isNameOrToken(name)) return;
  problems.add('bad-name', {
    message: `${prop} is not a valid Kubernetes name`,
    given: shown(name),
    allowed: ALLOWED,
    fix: 'pass the name of an object in the namespace',
  });
}

/** Whether a name is valid in a manifest. A name that is only known at apply counts as valid. */
export function isNameOrToken(name: string | undefined): boolean {
  return name === undefined || isToken(name) || isObjectName(name);
}

/** The range of node ports that Kubernetes reserves for Services by default. */
const NODE_PORTS = { min: 30000, max: 32767 };

/** Adds a problem for each property of a workload that Kubernetes does not accept. */
export function checkWorkload(
  scope: IConstruct,
  { name, published }: Workload,
  serviceType: ServiceType,
): readonly Problem[] {
  const problems = new Problems(scope.node.path);
  if (/^\d/.test(name)) {
    problems.add('bad-name', {
      message: 'name begins with a digit, which is not valid for a Kubernetes Service',
      given: shown(name),
      fix: 'set name to a text that begins with a letter',
    });
  }
  for (const { port } of serviceType === ServiceType.NODE_PORT ? published : []) {
    if (port >= NODE_PORTS.min && port <= NODE_PORTS.max) continue;
    problems.add('bad-port', {
      message: 'the node port is outside the range that Kubernetes reserves for Services',
      given: String(port),
      allowed: `${NODE_PORTS.min} to ${NODE_PORTS.max}`,
      fix: 'set a port in this range, or use another serviceType of KubernetesPlatform',
    });
  }
  return problems.all;
}
