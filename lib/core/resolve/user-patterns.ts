import { capabilitiesOf } from '../catalog/capabilities';
import type { KeyPattern } from '../catalog/key-pattern';
import type { Problems } from '../problems/problems';
import { shown } from '../text/shown';

import type { ResolveContext } from './context';
import { type RuleOwner, unknownAtSynth } from './rule-owner';

/** Redis splits the lines of a users file at whitespace, and does not support quotes. */
const BREAKS_THE_LINE = /[\s\p{Cc}]/u;

/** Lone surrogates, which no file can contain. */
const HALF = /\p{Cs}/u;

/** Checks key patterns. Returns those that are valid. */
export function checkKeys(
  keys: readonly KeyPattern[],
  owner: RuleOwner,
  problems: Problems,
  context: ResolveContext,
): KeyPattern[] {
  const { acl, aclV2 } = capabilitiesOf(owner.version);
  const narrowed = keys.filter(({ _prefix }) => _prefix !== '~');
  if (narrowed.length > 0 && acl && !aclV2) {
    problems.add('users-not-in-version', {
      message: `the user ${owner.name} has read-only or write-only keys, which ${owner.version} does not support`,
      given: narrowed.map((key) => shown(key.toString())).join(', '),
      allowed: 'Redis 7.0 and later, Valkey',
      fix: 'use KeyPattern.readWrite and restrict the commands, or use a later version',
    });
  }
  return keys.filter(({ pattern }) => checkPattern('a key pattern', pattern, owner, problems, context));
}

/** Checks channel patterns. Returns those that are valid. */
export function checkChannels(
  channels: readonly string[],
  owner: RuleOwner,
  problems: Problems,
  context: ResolveContext,
): string[] {
  const { acl, aclChannels } = capabilitiesOf(owner.version);
  if (channels.length > 0 && acl && !aclChannels) {
    problems.add('users-not-in-version', {
      message: `the user ${owner.name} has channels, which ${owner.version} does not support: every user can use every channel`,
      given: channels.map(shown).join(', '),
      allowed: 'Redis 6.2 and later, Valkey',
      fix: 'leave channels out, or use a later version',
    });
  }
  return channels.filter((pattern) => checkPattern('a channel pattern', pattern, owner, problems, context));
}

function checkPattern(
  what: string,
  pattern: string,
  owner: RuleOwner,
  problems: Problems,
  context: ResolveContext,
): boolean {
  if (context.isUnknown(pattern)) {
    problems.add('bad-user-rule', unknownAtSynth(what, owner));
    return false;
  }
  if (pattern === '' || BREAKS_THE_LINE.test(pattern)) {
    problems.add('bad-user-rule', {
      message: `${what} of the user ${owner.name} is empty, or contains whitespace or a control character`,
      given: shown(pattern),
      allowed: 'text without whitespace and control characters',
      fix: 'replace each character that is not allowed with ?, which matches any character',
    });
    return false;
  }
  if (!HALF.test(pattern) && pattern === pattern.normalize('NFC')) return true;
  problems.add('bad-user-rule', {
    message: `${what} of the user ${owner.name} is not normalized, and Terraform would change it`,
    given: shown(pattern),
    allowed: 'text in Unicode normalization form C, without lone surrogates',
    fix: 'normalize the pattern to form C, or replace each byte that Terraform would change with ?',
  });
  return false;
}
