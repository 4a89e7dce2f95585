import { changeOf } from '../../../../lib/core/impact/from-reviews/change';
import { changeText } from '../../../../lib/core/impact/from-reviews/text';
import { hostileChange, sampleSides } from '../../../support/change-sample';
import { expectGolden } from '../../../support/golden';

const { base, head } = sampleSides();
const text = changeText(changeOf(base, head));

describe('a change as text', () => {
  test('tells what happens, what is not as it was, and what could be lost', () => {
    expectGolden('change.txt', text);
  });

  test('fits into a terminal', () => {
    expect(text.split('\n').filter((line) => line.length > 100)).toEqual([]);
  });

  test('of nothing says so in one line', () => {
    expect(changeText(changeOf(head, head))).toBe('Nothing changes: everything runs on as it is.\n');
    expect(changeText(changeOf([], []))).toContain('Nothing changes');
  });

  test('of what touches nobody says only what is not as it was', () => {
    const [prod] = head;
    const warned = {
      ...prod,
      problems: [
        ...prod.problems,
        { id: 'old-tls', severity: 'warning' as const, path: 'prod/Tls', message: 'm', fix: 'f' },
      ],
    };
    expect(changeText(changeOf(head, [warned]))).toBe(
      'Weaker\n  prod/Tls: warning old-tls: new, m\n\nServices: data loss 0, new settings 0, restart 0, reconnect 0, new 0, no change 6.\n',
    );
  });

  test('shows every character of hostile names', () => {
    const lines = changeText(hostileChange()).replaceAll('\n', '');
    expect(lines).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u);
    expect(lines).toContain('\\u001b[31m');
  });
});
