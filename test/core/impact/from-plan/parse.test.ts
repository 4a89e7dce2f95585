import { planReaders } from '../../../../lib/cli/plan-readers';
import { parsePlan as parse } from '../../../../lib/core/impact/from-plan/parse';
import { NotAPlanError } from '../../../../lib/core/impact/from-plan/plan';
import { change, planOf } from '../../../support/made-up-plan';

const SHOW = 'terraform show -json FILE, where terraform plan -out=FILE wrote FILE';
const CANARY = 'CANARY';

const parsePlan = (text: string) => parse(text, planReaders());

function refusal(text: string): { message: string; fix: string } {
  try {
    parsePlan(text);
  } catch (error) {
    if (error instanceof NotAPlanError) return { message: error.message, fix: error.fix };
    throw error;
  }
  throw new Error('it was taken for a plan');
}

describe('a text that is no plan', () => {
  test.each([
    ['', 'is empty', SHOW],
    [CANARY, 'is not JSON', SHOW],
    [`{"format_version":"1.2","${CANARY}`, 'is not JSON', SHOW],
    ['PK\u0003\u0004', 'is the binary plan, and not the JSON of it', 'terraform show -json on it'],
    [
      `{"meta":{},"encrypted_data":"${CANARY}"}`,
      'is the encrypted plan, and not the JSON of it',
      'tofu show -json on it',
    ],
    [
      '{"@level":"info"}\n{"@level":"info"}',
      'is the log that terraform plan -json writes, and not a plan',
      SHOW,
    ],
    [`[{"a":"${CANARY}"}]`, 'is JSON, but not that of a plan', SHOW],
    [`{"a":"${CANARY}"}`, 'is JSON, but not that of a plan', SHOW],
    ['{"resource_changes":[]}', 'is JSON, but not that of a plan', SHOW],
    [`{"format_version":"1.0","values":{"a":"${CANARY}"}}`, 'is a state, and not a plan', SHOW],
    ['{"version":4,"serial":3,"resources":[]}', 'is a state, and not a plan', SHOW],
    [
      '{"format_version":"2.0","resource_changes":[]}',
      'is of format version 2.0, and only 0.x and 1.x are known',
      'a later version of cdktf-redis',
    ],
  ])('is refused with what to run, and never quoted: %j', (text, message, fix) => {
    expect(refusal(text)).toEqual({ message, fix });
    expect(JSON.stringify(refusal(text))).not.toContain(CANARY);
  });
});

describe('a plan', () => {
  test.each(['0.1', '0.2', '1.0', '1.2', '1.9'])('of format version %s is read', (version) => {
    expect(parsePlan(JSON.stringify(planOf([], { format_version: version }))).changes).toEqual([]);
  });

  test('without any change is read', () => {
    const plan = { format_version: '1.2', planned_values: {} };
    expect(parsePlan(JSON.stringify(plan))).toEqual({
      changes: [],
      renewed: [],
      gone: [],
      errored: false,
      partial: false,
    });
  });

  test.each([
    [['no-op'], 'none'],
    [['read'], 'none'],
    [['create'], 'create'],
    [['update'], 'update'],
    [['delete'], 'delete'],
    [['forget'], 'forget'],
    [['delete', 'create'], 'replace'],
    [['create', 'delete'], 'replace'],
    [['create', 'forget'], 'replace'],
    [[], 'none'],
  ])('has an action for %j', (actions, action) => {
    const plan = planOf([change('docker_volume.v', actions, {})]);
    expect(parsePlan(JSON.stringify(plan)).changes.map((found) => found.action)).toEqual([action]);
  });

  test('names attributes and not what is below them: that can be a secret', () => {
    const replaced = change('docker_container.c', ['delete', 'create'], {});
    const paths = [['env', CANARY], ['labels', 0, 'value'], ['env'], [3], 'image'];
    const plan = planOf([{ ...replaced, change: { ...Object(replaced.change), replace_paths: paths } }]);
    expect(parsePlan(JSON.stringify(plan)).changes[0]?.attributes).toEqual(['env', 'labels']);
  });

  test('cannot command the terminal through a name', () => {
    const plan = planOf([change('docker_volume.v', ['delete'], { before: { name: 'a\u001b[2J\nb\u202e' } })]);
    expect(parsePlan(JSON.stringify(plan)).changes[0]?.before?.name).toBe('a?[2J?b?');
  });

  test.each([
    ['changes that are no list', { resource_changes: { a: 1 } }],
    ['a change without anything', { resource_changes: [{}, null, 3, { type: 'docker_volume' }] }],
    [
      'blocks that are no blocks',
      planOf([change('docker_container.c', ['create'], { after: { labels: 'x', volumes: [1, null] } })]),
    ],
    ['a state that is none', { resource_changes: [], prior_state: 4, resource_drift: 'x' }],
  ])('is read in spite of %s', (_, plan) => {
    expect(() => parsePlan(JSON.stringify({ format_version: '1.2', ...plan }))).not.toThrow();
  });
});
