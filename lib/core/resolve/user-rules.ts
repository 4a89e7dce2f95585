import { capabilitiesOf } from '../catalog/capabilities';
import type { ServerVersion } from '../catalog/server-version';
import type { UserSpecification } from './redis-user';

/**
 * What a user may do, as rules of an access control list of a version. Before Redis 6.2 there are none for channels,
 * and every user may use every channel.
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

/** What the user `default` may do: everything. */
export function defaultRules(version: ServerVersion): readonly string[] {
  return ['~*', ...channelRules(['*'], version), '+@all'];
}

function channelRules(channels: readonly string[], version: ServerVersion): readonly string[] {
  return capabilitiesOf(version).aclChannels ? channels.map((channel) => `&${channel}`) : [];
}

/** A server refuses a pattern behind the one that stands for everything. */
function withoutNarrower(everything: string, patterns: readonly string[]): readonly string[] {
  return patterns.includes(everything) ? [everything] : patterns;
}
