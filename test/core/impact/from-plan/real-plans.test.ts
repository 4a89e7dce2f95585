import { IMPACTS } from '../../../../lib/core/impact/impact';
import { OPENTOFU_PLANS, PLANS, planJson, radiusOf, touched } from '../../../support/plans';

const CONFIG = 'configuration files';

/** What each plan of Terraform does, in the order in which it is told. */
const MEANINGS: Readonly<Record<string, readonly string[]>> = {
  'no-change': [],
  'refresh-only': [],
  'first-deployment': ['Cache', 'CacheCopy', 'Redis', 'Replica', 'Tls'].map(
    (id) => `new ${id}: is not there yet`,
  ),
  'config-edit': [
    'data-loss Cache: the memory-only server restarts: all keys are lost',
    'data-loss CacheCopy: its primary plan-fixture/Cache starts empty, which empties it too',
    'restart Redis: restarts: nothing is lost',
  ],
  targeted: [
    'data-loss Cache: the memory-only server restarts: all keys are lost',
    'data-loss CacheCopy: its primary plan-fixture/Cache starts empty, which empties it too',
  ],
  'image-edit': ['restart Redis: restarts: nothing is lost'],
  'terminator-edit': ['reconnect Tls: clients of plan-fixture/Redis reconnect; no data is touched'],
  'service-removed': [
    'data-loss Redis: the data volume is destroyed: all keys are lost',
    'data-loss Replica: the data volume is destroyed: all keys are lost',
    'reconnect Tls: is removed: nobody reaches plan-fixture/Redis through it any more; no data is touched',
  ],
  'service-renamed': [
    'data-loss Redis: the data volume is destroyed: all keys are lost',
    'data-loss Replica: its primary plan-fixture/Store starts empty, which empties it too',
    'reconnect Tls: clients of plan-fixture/Store reconnect; no data is touched',
    'new Store: is not there yet',
  ],
  'service-moved': [
    'data-loss Replica: its primary plan-fixture/Store starts empty, which empties it too',
    'data-loss Store: the data volume is replaced by an empty one: all keys are lost',
    'reconnect Tls: clients of plan-fixture/Store reconnect; no data is touched',
  ],
  'volume-forgotten': [
    'restart Redis: is removed: its data volume stays',
    'restart Replica: the copy of this replica is removed: its primary plan-fixture/Redis has the keys',
    'reconnect Tls: is removed: nobody reaches plan-fixture/Redis through it any more; no data is touched',
  ],
  ...Object.fromEntries(
    ['destroy', 'destroy-refused'].map((name) => [
      name,
      [
        'data-loss Cache: the memory-only server is removed: all keys are lost',
        'data-loss CacheCopy: the data volume is destroyed: all keys are lost',
        'data-loss Redis: the data volume is destroyed: all keys are lost',
        'data-loss Replica: the data volume is destroyed: all keys are lost',
        'reconnect Tls: is removed: nobody reaches plan-fixture/Redis through it any more; no data is touched',
      ],
    ]),
  ),
  'flavor-to-rdb': [
    'restart Redis: restarts, and its files are converted from AOF + RDB to RDB-only: nothing is lost',
  ],
  'flavor-to-nordb': [
    'data-loss Redis: becomes memory-only: refuses to start on its data, or deletes it where the code accepts that',
    'data-loss Replica: its primary plan-fixture/Redis starts empty, which empties it too',
  ],
  'flavor-from-nordb': [
    'data-loss Cache: the memory-only server restarts: all keys are lost',
    'data-loss CacheCopy: its primary plan-fixture/Cache starts empty, which empties it too',
  ],
  'replica-volume-replaced': [
    'restart Replica: the copy of this replica is lost: its primary plan-fixture/Redis has the keys, and it copies them again',
  ],
  'replica-promoted': ['restart Replica: restarts as a primary, with the keys that it has'],
  'replica-over-link': ['restart Replica: restarts: nothing is lost', 'new Replica/Link: is not there yet'],
  'container-gone': ['restart Redis: it is gone already: starts again on its data volume'],
  'container-gone-service-removed': [
    'data-loss Redis: the data volume is destroyed: all keys are lost',
    'data-loss Replica: the data volume is destroyed: all keys are lost',
    'reconnect Tls: is removed: nobody reaches plan-fixture/Redis through it any more; no data is touched',
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
