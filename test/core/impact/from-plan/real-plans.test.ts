import { IMPACTS } from '../../../../lib/core/impact/impact';
import { OPENTOFU_PLANS, PLANS, planJson, radiusOf, touched } from '../../../support/plans';

const CONFIG = 'configuration files';

/** What a replica does when its primary restarts. */
const RELOADS =
  'its primary plan-fixture/Redis restarts: it copies all keys again, and answers with an error while it loads them';

/** What each plan of Terraform does, in the order in which it is told. */
const MEANINGS: Readonly<Record<string, readonly string[]>> = {
  'no-change': [],
  'refresh-only': [],
  'first-deployment': [
    'new Cache: is new, and starts empty',
    'new CacheCopy: is new, and copies the keys of plan-fixture/Cache',
    'new Redis: is new, and starts empty',
    'new Replica: is new, and copies the keys of plan-fixture/Redis',
    'new Tls: is new: clients reach plan-fixture/Redis through it',
  ],
  'config-edit': [
    'data-loss Cache: the memory-only server restarts: all keys are lost',
    'data-loss CacheCopy: its primary plan-fixture/Cache starts empty, so this replica is emptied too',
    'restart Redis: restarts: nothing is lost if it can save its data',
    `restart Replica: ${RELOADS}`,
  ],
  targeted: [
    'data-loss Cache: the memory-only server restarts: all keys are lost',
    'data-loss CacheCopy: its primary plan-fixture/Cache starts empty, so this replica is emptied too',
  ],
  'image-edit': [
    'restart Redis: restarts: nothing is lost if it can save its data; the plan does not show which version is in the new image',
    `restart Replica: ${RELOADS}`,
  ],
  'terminator-edit': ['reconnect Tls: clients of plan-fixture/Redis reconnect; no data is touched'],
  'service-removed': [
    'data-loss Redis: is removed, and its data volume is destroyed: all keys are lost',
    'data-loss Replica: is removed, and its data volume is destroyed: all keys are lost',
    'new-settings Tls: is removed: clients no longer reach plan-fixture/Redis through it; no data is touched',
  ],
  'service-renamed': [
    'data-loss Redis: is removed, and its data volume is destroyed: all keys are lost',
    'data-loss Replica: its primary plan-fixture/Store starts empty, so this replica is emptied too',
    'new-settings Tls: clients need new settings before they can connect again: the logins of another service (plan-fixture/Store instead of plan-fixture/Redis)',
    'reconnect Tls: clients of plan-fixture/Store reconnect; no data is touched',
    'new Store: is new, and starts empty',
  ],
  'service-moved': [
    'data-loss Replica: its primary plan-fixture/Store starts empty, so this replica is emptied too',
    'data-loss Store: its data volume is replaced by an empty one: all keys are lost',
    'new-settings Tls: clients need new settings before they can connect again: the logins of another service (plan-fixture/Store instead of plan-fixture/Redis)',
    'reconnect Tls: clients of plan-fixture/Store reconnect; no data is touched',
  ],
  'volume-forgotten': [
    'new-settings Tls: is removed: clients no longer reach plan-fixture/Redis through it; no data is touched',
    'restart Redis: is removed: its data volume stays',
    'restart Replica: is removed with its copy of the keys: its primary plan-fixture/Redis has them',
  ],
  ...Object.fromEntries(
    ['destroy', 'destroy-refused'].map((name) => [
      name,
      [
        'data-loss Cache: the memory-only server is removed: all keys are lost',
        'data-loss CacheCopy: is removed, and its data volume is destroyed: all keys are lost',
        'data-loss Redis: is removed, and its data volume is destroyed: all keys are lost',
        'data-loss Replica: is removed, and its data volume is destroyed: all keys are lost',
        'new-settings Tls: is removed: clients no longer reach plan-fixture/Redis through it; no data is touched',
      ],
    ]),
  ),
  'flavor-to-rdb': [
    'restart Redis: restarts and keeps every key: a copy of the append-only file is loaded and saved as a dump before the server starts',
    `restart Replica: ${RELOADS}`,
  ],
  'flavor-to-nordb': [
    'data-loss Redis: becomes memory-only: it refuses to start on its data, or deletes the data if the code accepts that',
    'data-loss Replica: its primary plan-fixture/Redis starts empty, so this replica is emptied too',
  ],
  'flavor-from-nordb': [
    'data-loss Cache: the memory-only server restarts: all keys are lost',
    'data-loss CacheCopy: its primary plan-fixture/Cache starts empty, so this replica is emptied too',
  ],
  'replica-volume-replaced': [
    'restart Replica: loses its copy of the keys, and copies them again from its primary plan-fixture/Redis',
  ],
  'replica-promoted': ['restart Replica: restarts as a primary, and keeps its keys'],
  'replica-over-link': [
    'restart Replica: restarts: nothing is lost if it can save its data',
    'new Replica/Link: is new: plan-fixture/Replica reaches its primary through it',
  ],
  'container-gone': ['restart Redis: is gone already: it is created again, and starts with its data volume'],
  'container-gone-service-removed': [
    'data-loss Redis: its data volume is destroyed: all keys are lost',
    'data-loss Replica: is removed, and its data volume is destroyed: all keys are lost',
    'new-settings Tls: is removed: clients no longer reach plan-fixture/Redis through it; no data is touched',
  ],
};

describe('a plan of Terraform', () => {
  test('is explained for every file that is kept', () => {
    expect(Object.keys(MEANINGS).sort()).toEqual(PLANS);
  });

  test.each(PLANS)('means for the services what it does: %s', (name) => {
    expect(touched(name)).toEqual(MEANINGS[name]);
  });

  test.each(PLANS)('is told worst first, by construct path, with its worst impact: %s', (name) => {
    const { services, worst } = radiusOf(name);
    const keys = services.map(({ impact, path }) => `${IMPACTS.indexOf(impact)} ${path}`);
    expect(keys).toEqual([...keys].sort());
    expect(worst).toBe(services[0]?.impact);
    expect(services.length).toBeGreaterThanOrEqual(5);
  });

  test.each([
    ['config-edit', 'Redis', `docker_container.Redis_Container_6BAF5226 is replaced: ${CONFIG} change`],
    ['image-edit', 'Redis', 'docker_container.Redis_Container_6BAF5226 is replaced: image changes'],
    [
      'terminator-edit',
      'Tls',
      `docker_container.Tls_Container_BF40CFCB is replaced: ${CONFIG}, ports and stop_timeout change`,
    ],
    [
      'service-renamed',
      'Redis',
      'docker_volume.Redis_DataVolume_8DDF92A7 is destroyed: it is no longer in the code',
    ],
    [
      'replica-volume-replaced',
      'Replica',
      'docker_volume.Replica_DataVolume_1BF24090 is replaced: -replace asks for it',
    ],
    ['destroy', 'Cache', 'docker_container.Cache_Container_6D9BFF34 is destroyed'],
  ])('names what brings it about: %s of %s', (name, id, cause) => {
    const found = radiusOf(name).services.find(({ path }) => path === `plan-fixture/${id}`);
    expect(found?.findings.map((finding) => finding.cause)).toEqual([cause]);
  });

  test('that prevent_destroy refused is marked as one that failed', () => {
    expect(radiusOf('destroy-refused')).toMatchObject({ errored: true, partial: false });
    expect(radiusOf('destroy')).toMatchObject({ errored: false, partial: false });
  });

  test('with -target is marked as one of a part, and what it leaves out counts', () => {
    expect(radiusOf('targeted')).toMatchObject({ errored: false, partial: true });
  });
});

describe('a plan of OpenTofu', () => {
  test.each(OPENTOFU_PLANS)('means the same as that of Terraform: %s', (name) => {
    const twin = name.replace('opentofu/', '');
    expect(touched(name)).toEqual(MEANINGS[twin]);
    const { errored, partial } = radiusOf(twin);
    expect(radiusOf(name)).toMatchObject({ errored, partial });
  });

  test('does not say whether it is complete, as that of Terraform does', () => {
    const saying = (names: readonly string[]) => names.filter((name) => 'complete' in planJson(name));
    expect(saying(OPENTOFU_PLANS)).toEqual([]);
    expect(saying(PLANS)).toEqual(PLANS);
  });
});
