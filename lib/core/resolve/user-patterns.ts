import { capabilitiesOf } from '../catalog/capabilities';
import type { KeyPattern } from '../catalog/key-pattern';
import type { Problems } from '../problems/problems';
import { shown } from '../text/shown';

import type { ResolveContext } from './context';
import { type RuleOwner, unknownAtSynth } from './rule-owner';

/** A file of users is split at blanks and knows no quotes. */
const BREAKS_THE_LINE = /[\s\p{Cc}]/u;

/** Half of a character, which no file can hold. */
const HALF = /\p{Cs}/u;

/** The patterns that the server understands. */
export function checkKeys(
  keys: readonly KeyPattern[],
  owner: RuleOwner,
  problems: Problems,
  context: ResolveContext,
): readonly KeyPattern[] {
  const { acl, aclV2 } = capabilitiesOf(owner.version);
  const narrowed = keys.filter(({ _prefix }) => _prefix !== '~');
  if (narrowed.length > 0 && acl && !aclV2) {
    problems.add('users-not-in-version', {
      message: `keys of the user ${owner.name} are read-only or write-only, which ${owner.version} cannot tell apart`,
      given: narrowed.map((key) => shown(key.toString())).join(', '),
      allowed: 'Redis 7.0 and later, Valkey',
      fix: 'take KeyPattern.readWrite and narrow the commands, or run a later version',
    });
  }
  return keys.filter(({ pattern }) => checkPattern('a key pattern', pattern, owner, problems, context));
}

/** The channels that the server understands. */
export function checkChannels(
  channels: readonly string[],
  owner: RuleOwner,
  problems: Problems,
  context: ResolveContext,
): readonly string[] {
  const { acl, aclChannels } = capabilitiesOf(owner.version);
  if (channels.length > 0 && acl && !aclChannels) {
    problems.add('users-not-in-version', {
      message: `channels of the user ${owner.name} are named, and in ${owner.version} every user may use every channel`,
      given: channels.map(shown).join(', '),
      allowed: 'Redis 6.2 and later, Valkey',
      fix: 'leave channels out, or run a later version',
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
      message: `${what} of the user ${owner.name} is empty, or holds whitespace or a control character`,
      given: shown(pattern),
      allowed: 'one word: a file of users is split at blanks, and knows no quotes',
      fix: 'write ? for a character that no pattern can hold',
    });
    return false;
  }
  if (!HALF.test(pattern) && pattern === pattern.normalize('NFC')) return true;
  problems.add('bad-user-rule', {
    message: `${what} of the user ${owner.name} would reach the server as another text, because Terraform normalizes it`,
    given: shown(pattern),
    allowed: 'text in Unicode normalization form C, without halves of characters',
    fix: 'write it in that form, or ? for each byte of what Terraform would change',
  });
  return false;
}
