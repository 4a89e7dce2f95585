import fc from 'fast-check';

/** Pieces of text that configuration files, shells and Terraform would read as more than text. */
const PIECES = [
  ...[
    '"',
    "'",
    '\\',
    '#',
    '$',
    '%',
    '`',
    ';',
    '&',
    '|',
    '{',
    '}',
    '(',
    ')',
    '<',
    '>',
    '~',
    '!',
    '*',
    '?',
    '@',
  ],
  ...['${', '%{', '${var.x}', '%{ if true }', '$(id)', '`id`', '\\n', '\\"', "\\'", '\\x00', '" "', "' '"],
  ...['\n', '\r\n', '\t', '\u0000', '\u001b', '\u0085', '\u2028', '\u00a0', ' '],
  ...['é', '字', '\u{1f600}', 'e\u0301', '\u202e'],
  ...[
    '\nrequirepass ""',
    '\nport 1',
    ' port 1',
    '\n# ',
    'yes',
    'no',
    '0',
    '-1',
    'a',
    'user default on nopass ~* +@all',
  ],
];

/** A text that tries to be more than a value. */
export const hostileText: fc.Arbitrary<string> = fc
  .array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 6 })
  .map((pieces) => pieces.join(''));
