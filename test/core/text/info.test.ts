import { infoOf } from '../../../lib/core/text/info';

describe('an answer to INFO', () => {
  test('is read by field, without headings', () => {
    expect([...infoOf(['# Server', 'redis_version:7.0.15', 'os:Linux 6: x', '', 'hz:10\r'])]).toEqual([
      ['redis_version', '7.0.15'],
      ['os', 'Linux 6: x'],
      ['hz', '10'],
    ]);
    expect([...infoOf(['NOPERM this user has no permissions', ''])]).toEqual([]);
  });
});
