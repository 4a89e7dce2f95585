import { isIP } from 'node:net';
import type { TerraformStack } from 'cdktf';
import fc from 'fast-check';
import type { Context } from '../synth';

/** A prop or parameter with a string value, with the values for its tests and the expected result. */
export interface StringProp {
  /** Builds a stack with the value. */
  readonly build: (stack: TerraformStack, value: string) => unknown;
  /** The context of the app with the value, if the value is in the context. */
  readonly context?: (value: string) => Context;
  /** The construct path in a problem of the value. */
  readonly path: string;
  /** The name of the prop in a problem. */
  readonly named: string;
  /** An accepted value that appears nowhere else in the stack. */
  readonly harmless: string;
  /** Accepted values. If it is not set, the library rejects every literal. */
  readonly taken?: fc.Arbitrary<string>;
  /** The words that the reader of an accepted value understands. Defaults to the value itself. */
  readonly meaning?: (value: string) => readonly string[];
  /** The pattern of accepted values, for a value that changes the whole stack. It is checked instead of the reading. */
  readonly form?: RegExp;
  /** Whether errors must not show the value. */
  readonly isSecret?: boolean;
  /** Values that are not tested. Each row has the reason. */
  readonly isLeftOut?: (value: string) => boolean;
  /** The form of the value in an error. Defaults to the value itself. */
  readonly shown?: (value: string) => string;
  /** The maximum number of problems of one value. The first problem shows the value. Defaults to 1. */
  readonly problems?: number;
}

/** Rows of a table by interface and prop, or by class and method. Text after a space makes the names unique. */
export type StringProps = Readonly<Record<string, StringProp>>;

/** Letters and digits, with which every name can start. */
const word = fc.stringMatching(/^[a-z0-9]{1,8}$/);

/** Host names other than loopback names. */
export const hostNames = fc
  .array(fc.stringMatching(/^[a-z0-9](?:[a-zA-Z0-9-]{0,10}[a-z0-9])?$/), { minLength: 1, maxLength: 4 })
  .map((labels) => ['x', ...labels, 'example'].join('.'));

/** IPv4 addresses other than loopback addresses. */
export const ipv4 = fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255)).map((rest) => ['10', ...rest].join('.'));

/** IPv6 addresses in several spellings. */
export const ipv6 = fc.oneof(
  fc
    .array(fc.stringMatching(/^[0-9a-fA-F]{1,4}$/), { minLength: 7, maxLength: 7 })
    .map((all) => ['2001', ...all].join(':')),
  fc.stringMatching(/^[0-9a-fA-F]{1,4}$/).map((last) => `2001:DB8::${last}`),
  ipv4.map((address) => `2001:db8::${address}`),
);

/** Image references with a tag or a digest. */
export const images = fc
  .tuple(
    fc.constantFrom('', 'registry.example.com/', 'registry.example.com:5000/', 'LOCALHOST:5000/'),
    word,
    fc.constantFrom('', '/a__b', '/a---b', '/a.b-c'),
    fc.constantFrom('', ':7.0', ':_.-', ':A'),
    fc.constantFrom('', `@sha256:${'0a'.repeat(32)}`),
  )
  .filter(([, , , tag, digest]) => tag !== '' || digest !== '')
  .map((parts) => parts.join(''));

/** Container names. */
export const containerNames = fc.stringMatching(/^[a-z][a-z0-9-]{0,40}[a-z0-9]$/);

/** User names. */
export const userNames = fc.stringMatching(/^[\w.~-]{1,20}$/).map((name) => `${name}~`);

/** Patterns without spaces that Unicode normalization does not change. */
export const patterns = fc
  .array(
    fc.constantFrom(
      ...[
        'a',
        'app:',
        '*',
        '?',
        '[a-z]',
        '[^b]',
        '\\',
        '"',
        "'",
        '#',
        '$',
        '${',
        '${var.x}',
        '$${',
        '%{',
        '%%{if}',
        '%R~',
      ],
      ...[
        '~',
        '&',
        '@',
        '+',
        '(',
        ')',
        '{',
        '}',
        '`',
        ';',
        '|',
        '>',
        '<',
        '!',
        '${TfToken[',
        '${TfToken[TOKEN.999999]}',
      ],
      ...['#{TfToken[TOKEN.999999]}', 'é', '字', '\u{1f600}', '\u202e', '\u200b', 'user', 'on', 'nopass'],
    ),
    { minLength: 1, maxLength: 5 },
  )
  .map((pieces) => pieces.join(''));

/** Whether a value is a host name. Rows for addresses leave out host names, which have rows of their own. */
export function isHostName(value: string): boolean {
  return /^[a-z0-9.-]+$/i.test(value) && isIP(value) === 0;
}

/** The canonical form of an IP address. */
export function canonical(address: string): readonly string[] {
  return [address.includes(':') ? new URL(`http://[${address}]`).hostname.slice(1, -1) : address];
}

/** Text around a certificate that PEM readers ignore. */
const comments = fc
  .array(
    fc.constantFrom(
      '${var.x}',
      '%{ if true }',
      '${',
      '}',
      '${TfToken[TOKEN.999999]}',
      '#',
      '"',
      '\n',
      '\u0000',
      'é',
      '${TfToken[',
    ),
  )
  .map((pieces) => pieces.join(''));

/** A certificate with such text around it. */
export function commented(pem: string): fc.Arbitrary<string> {
  return fc.tuple(comments, comments).map(([before, behind]) => `${before}\n${pem}${behind}`);
}
