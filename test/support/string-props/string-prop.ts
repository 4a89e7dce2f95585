import { isIP } from 'node:net';
import type { TerraformStack } from 'cdktf';
import fc from 'fast-check';
import type { Context } from '../synth';

/** A prop, or a parameter, that takes a string, with what is known of it before the library is asked. */
export interface StringProp {
  /** Makes a stack in which the value stands in that place. */
  readonly build: (stack: TerraformStack, value: string) => unknown;
  /** The same by the context of the app. */
  readonly context?: (value: string) => Context;
  /** Path of the construct that a problem of the value is told of. */
  readonly path: string;
  /** By which words a problem names the prop. */
  readonly named: string;
  /** A value that is taken, found nowhere in the stack but where it is said. */
  readonly harmless: string;
  /** Values that are taken. None: every literal is refused. */
  readonly taken?: fc.Arbitrary<string>;
  /** What a value that is taken means to who reads it, as one word or several: the value itself where nothing is said. */
  readonly meaning?: (value: string) => readonly string[];
  /** In its place, where a value decides over the whole stack: the form in which nothing can hide. */
  readonly form?: RegExp;
  /** Whether no error may show it. */
  readonly isSecret?: boolean;
  /** Values that are not tried: each row says why. */
  readonly isLeftOut?: (value: string) => boolean;
  /** How an error shows the value: as it is where nothing is said. */
  readonly shown?: (value: string) => string;
  /** How many problems one value can have: 1 where nothing is said. The first one shows it. */
  readonly problems?: number;
}

/** Rows of a table, by interface and prop, or class and method; what stands behind a blank tells rows of one apart. */
export type StringProps = Readonly<Record<string, StringProp>>;

/** Letters and digits, in which every name can begin. */
const word = fc.stringMatching(/^[a-z0-9]{1,8}$/);

/** Host names that are no loopback names. */
export const hostNames = fc
  .array(fc.stringMatching(/^[a-z0-9](?:[a-zA-Z0-9-]{0,10}[a-z0-9])?$/), { minLength: 1, maxLength: 4 })
  .map((labels) => ['x', ...labels, 'example'].join('.'));

/** IPv4 addresses that are none of the machine itself. */
export const ipv4 = fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255)).map((rest) => ['10', ...rest].join('.'));

/** IPv6 addresses in several spellings. */
export const ipv6 = fc.oneof(
  fc
    .array(fc.stringMatching(/^[0-9a-fA-F]{1,4}$/), { minLength: 7, maxLength: 7 })
    .map((all) => ['2001', ...all].join(':')),
  fc.stringMatching(/^[0-9a-fA-F]{1,4}$/).map((last) => `2001:DB8::${last}`),
  ipv4.map((address) => `2001:db8::${address}`),
);

/** References of images. */
export const images = fc
  .tuple(
    fc.constantFrom('', 'registry.example.com/', 'registry.example.com:5000/', 'LOCALHOST:5000/'),
    word,
    fc.constantFrom('', '/a__b', '/a---b', '/a.b-c'),
    fc.constantFrom('', ':7.0', ':_.-', ':A'),
    fc.constantFrom('', `@sha256:${'0a'.repeat(32)}`),
  )
  .map((parts) => parts.join(''));

/** Names of containers. */
export const containerNames = fc.stringMatching(/^[a-z][a-z0-9-]{0,40}[a-z0-9]$/);

/** Names of users. */
export const userNames = fc.stringMatching(/^[\w.~-]{1,20}$/).map((name) => `${name}~`);

/** Patterns of one word that stays what it is where strings are normalized. */
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

/** What a row about addresses leaves to the one about host names: configuration files say which of them it is. */
export function isHostName(value: string): boolean {
  return /^[a-z0-9.-]+$/i.test(value) && isIP(value) === 0;
}

/** An IP address as its canonical spelling. */
export function canonical(address: string): readonly string[] {
  return [address.includes(':') ? new URL(`http://[${address}]`).hostname.slice(1, -1) : address];
}

/** Text around a certificate that a reader of PEM passes over. */
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
