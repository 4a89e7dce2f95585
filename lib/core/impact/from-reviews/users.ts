import { capabilitiesOf } from '../../catalog/capabilities';
import { parseVersionString } from '../../catalog/version-string';
import type { ServiceReview, UserReview } from '../../review/schema';
import { compareRights, type Rights } from '../rights';
import type { Difference, Tendency } from './model';

/** A user, and its rights in the rules of the latest version. */
interface ComparedUser extends UserReview {
  readonly rights: readonly string[];
}

const EVERYTHING = ['~*', '&*', '+@all'];

/** The user of a server that has one password and no users. */
const ONE_PASSWORD: readonly ComparedUser[] = [
  { name: 'default', isOn: true, rules: EVERYTHING, rights: EVERYTHING },
];

const TENDENCIES: Readonly<Record<Rights, Tendency>> = {
  same: 'changed',
  wider: 'weaker',
  narrower: 'stronger',
  other: 'changed',
};

/** Users that are new or removed, and rights that differ. */
export function userDifferences(before: ServiceReview, after: ServiceReview): readonly Difference[] {
  const [were, are] = [before, after].map(usersOf);
  const names = new Set([...were, ...are].map(({ name }) => name));
  return [...names].flatMap((name): Difference[] => {
    const [was, is] = [were, are].map((users) => users.find((user) => user.name === name));
    if (was !== undefined && is !== undefined && isSame(was, is)) return [];
    return [
      {
        tendency: tendencyOf(was, is, were, are),
        what: `user ${name}`,
        before: was ? rightsText(was) : null,
        after: is ? rightsText(is) : null,
      },
    ];
  });
}

/** The users of a server, also where it has one password and no users. */
export function usersOf({ users, userManagement, versionString }: ServiceReview): readonly ComparedUser[] {
  if (userManagement === null) return ONE_PASSWORD;
  const version = parseVersionString(versionString)?.version;
  // A version without rules for channels lets everybody use them.
  const channels = version === undefined || capabilitiesOf(version).aclChannels ? [] : ['&*'];
  return users.map((user) => ({ ...user, rights: [...user.rules, ...channels] }));
}

function isSame(was: ComparedUser, is: ComparedUser): boolean {
  return was.isOn === is.isOn && (!is.isOn || compareRights(was.rights, is.rights) === 'same');
}

function rightsText({ isOn, rules }: UserReview): string {
  if (!isOn) return 'off';
  return rules.length === 0 ? 'no rights' : rules.join(' ');
}

function tendencyOf(
  was: ComparedUser | undefined,
  is: ComparedUser | undefined,
  were: readonly ComparedUser[],
  are: readonly ComparedUser[],
): Tendency {
  const [could, can] = [was, is].map((user) => user?.isOn === true);
  if (was !== undefined && is !== undefined && could && can)
    return TENDENCIES[compareRights(was.rights, is.rights)];
  if (is !== undefined && can) return isCovered(is, were) ? 'changed' : 'weaker';
  return was !== undefined && could && !isCovered(was, are) ? 'stronger' : 'changed';
}

/** Whether one of some users has at least the same rights. */
function isCovered({ rights }: ComparedUser, users: readonly ComparedUser[]): boolean {
  return users.some((user) => user.isOn && ['same', 'narrower'].includes(compareRights(user.rights, rights)));
}
