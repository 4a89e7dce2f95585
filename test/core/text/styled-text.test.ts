import * as fc from 'fast-check';
import { type Paint, styled, wrapped } from '../../../lib/core/text/styled-text';

const marked: Paint = (text, style) => `<${style}:${text}>`;

describe('a text for a terminal', () => {
  test('is wrapped at 100 columns, with the indent', () => {
    const lines = wrapped('word '.repeat(60).trim(), 10).split('\n');
    expect(lines.length).toBeGreaterThan(2);
    expect(lines.slice(1).every((line) => line.startsWith('          word'))).toBe(true);
    expect(Math.max(...lines.map((line, index) => line.length + (index === 0 ? 10 : 0)))).toBeLessThanOrEqual(
      100,
    );
  });

  test('has colours for the pieces that have a style', () => {
    expect(wrapped(['redis://a ', styled('danger', 'WITHOUT TLS'), ' from here'], 2, marked)).toBe(
      'redis://a <danger:WITHOUT TLS> from here',
    );
  });

  test('has no colours by default', () => {
    expect(wrapped([styled('good', 'nothing'), ': why'], 2)).toBe('nothing: why');
  });

  test('has the colour on both lines if a piece is wrapped', () => {
    const [first, second] = wrapped([`${'x'.repeat(95)} `, styled('good', 'ab cd')], 0, marked).split('\n');
    expect(first).toBe(`${'x'.repeat(95)} <good:ab>`);
    expect(second).toBe('<good:cd>');
  });

  test('breaks at the same places with and without colours', () => {
    const piece = fc.tuple(fc.constantFrom('good', 'plain', 'heading'), fc.stringMatching(/^[a-z]{1,30}$/));
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 30 }), (pieces) => {
        const text = pieces.flatMap(([style, word], index) => [
          ...(index === 0 ? [] : [' ']),
          styled(style === 'good' ? 'good' : style === 'plain' ? 'plain' : 'heading', word),
        ]);
        const coloured = wrapped(text, 4, marked).replace(/<\w+:([^>]*)>/g, '$1');
        expect(coloured).toBe(wrapped(pieces.map(([, word]) => word).join(' '), 4));
      }),
    );
  });
});
