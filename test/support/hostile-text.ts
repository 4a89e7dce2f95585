import fc from 'fast-check';

/** Pieces of text that are special in configuration files, shells or Terraform. */
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

/** A text that tries to be more than a value, for example a second directive. */
export const hostileText: fc.Arbitrary<string> = fc
  .array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 6 })
  .map((pieces) => pieces.join(''));

/** Pieces that are special in cdktf or Terraform only, that an encoding loses, or that are special in JavaScript. */
const FURTHER_PIECES = [
  ...['${TfToken[TOKEN.999999]}', '$${TfToken[TOKEN.999999]}', '${TfToken[', '#{TfToken[TOKEN.999999]}'],
  ...['&{TfToken[TOKEN.999999]}', 'String Map Token Value', '$${', '%%{', '$', '%', '{', '~}', '${"a"}'],
  ...['\ud800', '\udc00', '\u212a', '\u0130', '\u2029', '\u2066', '\u2069', '\ufeff', '\u200b', '\u{e0041}'],
  ...['__proto__', 'constructor', 'toString', '/', '--', '../', '//user:word@host', '::1%eth0', ':', 'A'],
  ...['-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----', '-----BEGIN PRIVATE KEY-----'],
];

/** A hostile text, an arbitrary text, a long text or an empty text. */
export const hostileString: fc.Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: hostileText },
  {
    weight: 4,
    arbitrary: fc
      .array(fc.constantFrom(...PIECES, ...FURTHER_PIECES), { minLength: 1, maxLength: 4 })
      .map((pieces) => pieces.join('')),
  },
  {
    weight: 1,
    arbitrary: fc.array(fc.nat(0xffff), { maxLength: 20 }).map((units) => String.fromCharCode(...units)),
  },
  { weight: 1, arbitrary: hostileText.map((text) => text.repeat(500)) },
  { weight: 1, arbitrary: fc.constant('') },
);
