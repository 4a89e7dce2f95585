import { merged } from '../../../lib/core/review/merged';
import {
  readSettings,
  SERVER_SETTINGS,
  type Settings,
  schemasOf,
  shownSettings,
  TERMINATOR_SETTINGS,
} from '../../../lib/core/review/settings';
import { settingsTable } from '../../../lib/core/review/tables';
import { reviewText } from '../../../lib/core/review/text';
import { specOf } from '../../support/core';
import { deployedTerminator, reviewedService, reviewedStack } from '../../support/reviewed';

const ALL: readonly Settings<never>[] = [SERVER_SETTINGS, TERMINATOR_SETTINGS];

describe('a simple setting of the review', () => {
  test('is read from the specification', () => {
    expect(readSettings(SERVER_SETTINGS, specOf({ idleTimeoutSeconds: 300 }))).toEqual({
      drillTarget: false,
      idleTimeoutSeconds: 300,
    });
  });

  test('has a schema, which accepts the value in review.json', () => {
    const review = new Map<string, unknown>(
      Object.entries({ ...deployedTerminator(), ...reviewedService() }),
    );
    for (const [key, schema] of ALL.flatMap((settings) => Object.entries(schemasOf(settings)))) {
      expect(schema.faultOf(review.get(key), key)).toBeUndefined();
    }
  });

  test('is shown in the text and in the tables, unless its row says otherwise', () => {
    const service = reviewedService({ drillTarget: true });
    const terminator = deployedTerminator({ maxConnections: 10 });
    expect(shownSettings(SERVER_SETTINGS, service)).toEqual([
      { label: 'drills', text: 'can kill it and lose its data' },
    ]);
    const stack = reviewedStack({ services: [service], terminators: [terminator] });
    expect(reviewText(stack)).toContain('  settings   drills: can kill it and lose its data\n');
    expect(reviewText(stack)).toContain('  settings   sessions at once: 10; ');
    expect(settingsTable(merged([stack])).rows.map(([, label]) => label)).toEqual([
      'drills',
      'sessions at once',
      'open sessions when it is replaced',
    ]);
  });
});
