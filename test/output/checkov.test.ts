import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { EXAMPLES, synthExample } from '../support/examples';
import { asObject, type JsonObject } from '../support/json';
import { checkov } from './support/checkov';

jest.setTimeout(600_000);

const POLICIES = resolve(__dirname, '../../examples/policies/checkov');
const FILE = 'cdk.tf.json';

/** Findings that the examples leave to the user, and why. docs/external-policies.md lists them too. */
const NOT_OURS: Readonly<Record<string, string>> = {
  CKV_K8S_10: 'the library sets no CPU requests: a namespace does, for all of its pods',
  CKV_K8S_11: 'the library sets no CPU limits: a server that is throttled answers late',
  CKV_K8S_15: 'images are named by patch release, and a server has to start while their registry is away',
  CKV_K8S_21: 'an example is for any cluster; the namespace is a setting of KubernetesPlatform',
  CKV_K8S_43: 'the official images are named by patch release; one of your own can be named by digest',
};

describe('checkov', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cdktf-redis-checkov-'));
  const examples = join(folder, 'examples');

  beforeAll(() => {
    for (const example of EXAMPLES) {
      const stacks = synthExample(example);
      cpSync(stacks, examples, { recursive: true });
      rmSync(dirname(stacks), { recursive: true });
    }
  });

  afterAll(() => rmSync(folder, { recursive: true }));

  function configurationOf(stack: string): JsonObject {
    return JSON.parse(readFileSync(join(examples, stack, FILE), 'utf8'));
  }

  /** The addresses of all resources in a stack. */
  function addressesOf(stack: string): string[] {
    return Object.entries(asObject(configurationOf(stack).resource)).flatMap(([type, resources]) =>
      Object.keys(asObject(resources)).map((name) => `${type}.${name}`),
    );
  }

  test('reports nothing in any example except for the known findings, with its own policies and those of examples/policies', async () => {
    const { failed, passed, unread } = await checkov(examples, POLICIES);
    expect([...new Set(failed.map(idOf))]).toEqual(Object.keys(NOT_OURS));
    expect(unread).toEqual([]);
    const containers = readdirSync(examples)
      .flatMap(addressesOf)
      .filter((address) => address.startsWith('docker_container.'));
    const own = passed.filter((finding) => idOf(finding).startsWith('CKV2_CDKTF_REDIS_'));
    expect(own).toHaveLength(containers.length * readdirSync(POLICIES).length);
  });

  /** checkov has no policies for most of these providers, so a policy that always fails shows which resources it reads. */
  test('reads every resource of every example', async () => {
    const stacks = readdirSync(examples);
    const types = new Set(stacks.flatMap(addressesOf).map((address) => address.split('.')[0]));
    const policies = mkdirSync(join(folder, 'policies'), { recursive: true }) ?? '';
    writeFileSync(join(policies, 'never.json'), JSON.stringify(neverFulfilled([...types])));
    const { failed } = await checkov(examples, policies);
    const read = stacks.flatMap((stack) =>
      addressesOf(stack).map((address) => `CKV2_NEVER_1 ${stack}/${FILE} ${address}`),
    );
    expect(failed.filter((finding) => idOf(finding) === 'CKV2_NEVER_1')).toEqual(read.sort());
  });

  /** Faults to insert in the quickstart, each with the id of the policy that must report it. */
  const faults: readonly (readonly [what: string, found: string, insert: (stack: Quickstart) => void])[] = [
    [
      'a password in an output',
      'CKV_SECRET_4',
      ({ outputs }) => {
        outputs.redis_url = { value: 'rediss://default:correct-horse-battery@localhost:6380' };
      },
    ],
    [
      'a private key in a file',
      'CKV_SECRET_13',
      ({ container }) => {
        container.upload = [{ file: '/tls.pem', content: '-----BEGIN PRIVATE KEY-----\nMIIEvQIBADAN\n' }];
      },
    ],
    ['a capability', 'CKV2_CDKTF_REDIS_1', ({ container }) => delete container.capabilities],
    ['a privilege', 'CKV2_CDKTF_REDIS_1', ({ container }) => delete container.security_opts],
    ['a writable file system', 'CKV2_CDKTF_REDIS_2', ({ container }) => delete container.read_only],
    ['root', 'CKV2_CDKTF_REDIS_2', ({ container }) => delete container.user],
    ['memory without a limit', 'CKV2_CDKTF_REDIS_2', ({ container }) => delete container.memory],
    [
      'an environment',
      'CKV2_CDKTF_REDIS_3',
      ({ container }) => {
        container.env = ['PASSWORD=correct-horse-battery'];
      },
    ],
  ];

  test('reports each of these faults', async () => {
    const siblings = join(folder, 'faults');
    for (const [index, [, , insert]] of faults.entries()) {
      const configuration = configurationOf('quickstart');
      const containers = asObject(asObject(configuration.resource).docker_container);
      const [, container] =
        Object.entries(containers).find(([name]) => name.startsWith('Redis_Container')) ?? [];
      insert({ container: asObject(container), outputs: asObject(configuration.output) });
      mkdirSync(join(siblings, `${index}`), { recursive: true });
      writeFileSync(join(siblings, `${index}`, FILE), JSON.stringify(configuration, undefined, 2));
    }
    const { failed } = await checkov(siblings, POLICIES);
    const found = failed.map((finding) => finding.split(/[ /]/).slice(0, 2));
    expect(
      faults.map(([what], index) => [what, found.filter(([, at]) => at === `${index}`).map(([id]) => id)]),
    ).toEqual(faults.map(([what, id]) => [what, [id]]));
  });
});

function idOf(finding: string): string {
  return finding.replace(/ .*/, '');
}

/** The parts of the quickstart in which a test inserts a fault. */
interface Quickstart {
  readonly container: JsonObject;
  readonly outputs: JsonObject;
}

/** A policy that every resource of these types violates. */
function neverFulfilled(types: readonly string[]): object {
  return {
    metadata: { id: 'CKV2_NEVER_1', name: 'Never fulfilled', category: 'GENERAL_SECURITY' },
    definition: {
      cond_type: 'attribute',
      resource_types: types,
      attribute: 'no_such_attribute',
      operator: 'exists',
    },
  };
}
