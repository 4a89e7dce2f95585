import { asObject, type JsonObject } from '../../../support/json';
import { change, planOf } from '../../../support/made-up-plan';
import { KUBERNETES_PLANS, planJson, radiusOf, touched } from '../../../support/plans';

/** What replicas do when their primary restarts. */
const RELOAD =
  'restart Replicas: its primary plan-fixture/Redis restarts: it copies all keys again, and answers with an error while it loads them';

/** What each plan does, in the order in which it is told. */
const MEANINGS: Readonly<Record<string, readonly string[]>> = {
  'no-change': [],
  'first-deployment': [
    'new Cache: is new, and starts empty',
    'new Redis: is new, and starts empty',
    'new Replicas: is new, and copies the keys of plan-fixture/Redis',
    'new Tls: is new: clients reach plan-fixture/Redis through it',
  ],
  'config-edit': [
    'data-loss Cache: the memory-only server restarts: all keys are lost',
    'restart Redis: restarts: nothing is lost if it can save its data',
    RELOAD,
  ],
  'password-edit': ['restart Redis: restarts: nothing is lost if it can save its data', RELOAD],
  'image-edit': ['restart Redis: restarts: nothing is lost if it can save its data', RELOAD],
  'terminator-edit': ['reconnect Tls: clients of plan-fixture/Redis reconnect; no data is touched'],
  'terminator-beside-edit': ['data-loss Cache: the memory-only server restarts: all keys are lost'],
  'fewer-copies': [
    'reconnect Replicas: runs in 1 copy instead of 2: clients of the other copies reconnect; no data is lost',
    'reconnect Tls: runs in 1 copy instead of 2: clients of the other copies reconnect; no data is lost',
  ],
  'more-copies': ['none Replicas: runs in 3 copies instead of 2', 'none Tls: runs in 3 copies instead of 2'],
  'volume-grown': [],
  'service-removed': [
    'data-loss Redis: is removed, and its data volume is destroyed: all keys are lost',
    'data-loss Replicas: is removed, and its data volume is destroyed: all keys are lost',
    'new-settings Tls: is removed: clients no longer reach plan-fixture/Redis through it; no data is touched',
  ],
  'service-renamed': [
    'data-loss Redis: its data volume is replaced by an empty one: all keys are lost',
    'data-loss Replicas: its primary plan-fixture/Redis starts empty, so this replica is emptied too',
    'reconnect Tls: clients of plan-fixture/Redis reconnect; no data is touched',
  ],
  'flavor-to-nordb': [
    'data-loss Redis: becomes memory-only: it refuses to start on its data, or deletes the data if the code accepts that',
    'data-loss Replicas: becomes memory-only: it refuses to start on its data, or deletes the data if the code accepts that',
    'data-loss Replicas: its primary plan-fixture/Redis starts empty, so this replica is emptied too',
  ],
  'workload-gone': ['restart Redis: is gone already: it is created again, and starts with its data volume'],
  destroy: [
    'data-loss Cache: the memory-only server is removed: all keys are lost',
    'data-loss Redis: is removed, and its data volume is destroyed: all keys are lost',
    'data-loss Replicas: is removed, and its data volume is destroyed: all keys are lost',
    'new-settings Tls: is removed: clients no longer reach plan-fixture/Redis through it; no data is touched',
  ],
};

const SET = 'kubernetes_stateful_set_v1.Redis_StatefulSet_B3E90AFA is changed in place';

describe('a plan of services on Kubernetes', () => {
  test('is explained for every file that is kept', () => {
    const names = Object.keys(MEANINGS).map((name) => `kubernetes/${name}`);
    expect(names.sort()).toEqual(KUBERNETES_PLANS);
  });

  test.each(KUBERNETES_PLANS)('means for the services what it does: %s', (name) => {
    expect(touched(name)).toEqual(MEANINGS[name.replace('kubernetes/', '')]);
    expect(radiusOf(name).services).toHaveLength(4);
  });

  test.each([
    ['config-edit', 'Redis', `${SET}: configuration files change`],
    ['password-edit', 'Redis', `${SET}: files change`],
    ['image-edit', 'Redis', `${SET}: image changes`],
    [
      'terminator-edit',
      'Tls',
      'kubernetes_deployment_v1.Tls_Deployment_AD8FD9F3 is changed in place: files, lifecycle and termination_grace_period_seconds change',
    ],
    [
      'fewer-copies',
      'Replicas',
      'kubernetes_stateful_set_v1.Replicas_StatefulSet_8CE25947 is changed in place; ' +
        'kubernetes_persistent_volume_claim_v1.Replicas_Claim-1_E297E68E is destroyed: it is no longer in the code',
    ],
    [
      'service-renamed',
      'Redis',
      'kubernetes_persistent_volume_claim_v1.Redis_Claim-0_6D158783 is replaced: metadata changes',
    ],
  ])('names what brings it about, and no value: %s of %s', (name, id, cause) => {
    const radius = radiusOf(`kubernetes/${name}`);
    const found = radius.services.find(({ path }) => path === `plan-fixture/${id}`);
    expect(found?.findings.map((finding) => finding.cause)).toEqual([cause]);
    expect(JSON.stringify(planJson(`kubernetes/${name}`))).toMatch(/"data":|"image":/);
    expect(JSON.stringify(radius)).not.toMatch(/CANARY|redis:7/);
  });
});

const MANAGED = { 'app.kubernetes.io/managed-by': 'cdktf-redis', 'app.kubernetes.io/instance': 'a' };
const CLAIM = 'kubernetes_persistent_volume_claim_v1.A_Claim-0';

function claim(actions: readonly string[], labels: JsonObject = MANAGED) {
  return change(CLAIM, actions, {
    before: { metadata: [{ name: 'data-a-0', namespace: 'n', labels }] },
  });
}

/** A StatefulSet, as a plan has it before or after. */
function workload(template: JsonObject) {
  const annotations = {
    'cdktf-redis.construct': 's/A',
    'cdktf-redis.kind': 'server',
    'cdktf-redis.flavor': 'aof',
  };
  return {
    metadata: [{ name: 'a', namespace: 'n', annotations }],
    spec: [
      {
        replicas: '1',
        template: [template],
        volume_claim_template: [{ metadata: [{ name: 'data' }] }],
      },
    ],
  };
}

function update(was: JsonObject, will: JsonObject, unknown: JsonObject = {}) {
  const set = change('kubernetes_stateful_set_v1.A', ['update'], {
    before: workload(was),
    after: workload(will),
  });
  return {
    ...set,
    change: { ...asObject(set.change), after_unknown: { spec: [{ template: [unknown] }] } },
  };
}

/** What is said of an image whose tag shows no version. */
const NO_VERSION = '; the plan does not show which version is in the new image';

const POD = { spec: [{ container: [{ image: 'a', args: [] }], hostname: '' }] };

describe('an update of what pods are made from', () => {
  test.each([
    ['another value', POD, { spec: [{ container: [{ image: 'b' }] }] }, {}, 'image changes'],
    [
      'another container',
      POD,
      { spec: [{ container: [{ image: 'a' }, { image: 'b' }] }] },
      {},
      'container changes',
    ],
    [
      'something of the pod itself',
      POD,
      { spec: [{ ...POD.spec[0], hostname: 'x' }] },
      {},
      'hostname changes',
    ],
    ['a label', POD, { ...POD, metadata: [{ labels: { a: 'b' } }] }, {}, 'labels change'],
    [
      'a value that is not known yet',
      POD,
      POD,
      { spec: [{ container: [{ image: true }] }] },
      'image changes',
    ],
  ])('restarts the server for %s', (_, was, will, unknown, why) => {
    const [service] = radiusOf(planOf([update(was, will, unknown)])).services;
    expect(service?.findings).toMatchObject([
      {
        impact: 'restart',
        meaning: `restarts: nothing is lost if it can save its data${why === 'image changes' ? NO_VERSION : ''}`,
        cause: `kubernetes_stateful_set_v1.A is changed in place: ${why}`,
      },
    ]);
  });

  test('cannot command the terminal through the name of an attribute', () => {
    const [service] = radiusOf(
      planOf([update(POD, { spec: [{ ...POD.spec[0], 'a\u001b[2J': 'x' }] })]),
    ).services;
    expect(service?.findings[0]?.cause).toContain('in place: a?[2J changes');
  });

  test('restarts nothing where the same stands in other words: in another order, or what is empty left out', () => {
    const will = { spec: [{ container: [{ args: null, image: 'a' }] }], metadata: [{ labels: {} }] };
    expect(touched(planOf([update(POD, will, { spec: [{ container: [{ image: false }] }] })]))).toEqual([
      'none A: runs on',
    ]);
  });
});

describe('the keys of a server on Kubernetes', () => {
  const runs = change('kubernetes_stateful_set_v1.A', ['no-op'], {
    before: workload(POD),
    after: workload(POD),
  });

  test.each([[['delete']], [['delete', 'create']]])('are lost with its claim: %j', (actions) => {
    expect(radiusOf(planOf([runs, claim(actions)])).worst).toBe('data-loss');
  });

  test("are lost with a claim whose workload nobody knows any more, unless it is somebody else's", () => {
    expect(touched(planOf([claim(['delete'])]))).toEqual([
      'data-loss a: its data volume is destroyed: all keys are lost',
    ]);
    expect(touched(planOf([claim(['delete'], {})]))).toEqual([]);
  });

  test.each(['kubernetes_namespace', 'kubernetes_namespace_v1'])(
    'are lost with its namespace: %s',
    (type) => {
      const gone = (name: string) => change(`${type}.x`, ['delete'], { before: { metadata: [{ name }] } });
      expect(radiusOf(planOf([runs, gone('n')])).worst).toBe('data-loss');
      expect(radiusOf(planOf([runs, gone('other')])).worst).toBe('none');
    },
  );

  test('are kept when Terraform forgets its claim', () => {
    expect(radiusOf(planOf([runs, claim(['forget'])])).worst).toBe('none');
  });

  test('are out of reach while the Service of its name is replaced', () => {
    const service = change('kubernetes_service_v1.A', ['delete', 'create'], {
      before: { metadata: [{ name: 'a', namespace: 'n' }] },
    });
    expect(touched(planOf([runs, service]))).toEqual([
      'reconnect A: connections break, because a resource that connects it is removed or replaced; no data is touched',
    ]);
  });
});
