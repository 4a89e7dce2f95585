import { capabilitiesOf } from '../catalog/capabilities';
import type { ServerVersion } from '../catalog/server-version';
import type { UserSpecification } from './redis-user';

/**
 * The rules of a user in an access control list. Redis below 6.2 has no rules for channels, so every user can use every
 * channel.
 */
export function rulesOf(
  { keys, channels, commands }: Pick<UserSpecification, 'keys' | 'channels' | 'commands'>,
  version: ServerVersion,
): readonly string[] {
  return [
    ...withoutNarrower('~*', keys.map(String)),
    ...withoutNarrower('&*', channelRules(channels, version)),
    ...commands.map(String),
  ];
}

/** The rules of the user `default`, which can do everything. */
export function defaultRules(version: ServerVersion): readonly string[] {
  return ['~*', ...channelRules(['*'], version), '+@all'];
}

function channelRules(channels: readonly string[], version: ServerVersion): readonly string[] {
  return capabilitiesOf(version).aclChannels ? channels.map((channel) => `&${channel}`) : [];
}

/** A server rejects a pattern after the pattern that matches everything. */
function withoutNarrower(everything: string, patterns: readonly string[]): readonly string[] {
  return patterns.includes(everything) ? [everything] : patterns;
}
