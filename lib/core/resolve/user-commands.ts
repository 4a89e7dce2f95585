import { capabilitiesOf } from '../catalog/capabilities';
import {
  categoriesOf,
  hasSubcommands,
  knowsCommand,
  linesKnowingCommand,
  nearestCommand,
} from '../catalog/command-lookup';
import type { CommandRule } from '../catalog/command-rule';
import { nearestName } from '../catalog/nearest-name';
import type { ServerVersion } from '../catalog/server-version';
import type { Problems } from '../problems/problems';
import { shown } from '../text/shown';

import type { ResolveContext } from './context';
import { type RuleOwner, unknownAtSynth } from './rule-owner';

/** A command, or a command with a subcommand. */
const COMMAND = /^([a-z0-9._-]+)(?:\|[a-z0-9._-]+)?$/;

/** Checks command rules. Returns those that are valid. A server does not start with an unknown name. */
export function checkCommands(
  rules: readonly CommandRule[],
  owner: RuleOwner,
  problems: Problems,
  context: ResolveContext,
): CommandRule[] {
  const { acl } = capabilitiesOf(owner.version);
  return rules.filter((rule, index) => {
    if (context.isUnknown(rule._name)) {
      problems.add('bad-user-rule', unknownAtSynth('a command', owner));
      return false;
    }
    if (!acl) return true;
    return rule._isCategory
      ? checkCategory(rule, owner, problems)
      : checkCommand(rule, rules.slice(0, index), owner, problems);
  });
}

function checkCategory(rule: CommandRule, { name, version }: RuleOwner, problems: Problems): boolean {
  const category = rule._name.toLowerCase();
  const known = categoriesOf(version);
  if (known.includes(category)) return true;
  const nearest = nearestName(category, known);
  problems.add('unknown-command', {
    message: `a rule of the user ${name} names a category that ${version} does not have`,
    given: shown(rule._name),
    allowed: known.join(', '),
    fix: nearest ? `did you mean '${nearest}'?` : 'take one of these',
  });
  return false;
}

function checkCommand(
  rule: CommandRule,
  before: readonly CommandRule[],
  { name, version }: RuleOwner,
  problems: Problems,
): boolean {
  const command = rule._name.toLowerCase();
  const head = COMMAND.exec(command)?.[1];
  if (head === undefined) {
    problems.add('bad-user-rule', {
      message: `a rule of the user ${name} does not name a valid command`,
      given: shown(rule._name),
      allowed: 'a command such as get, or a subcommand such as config|get',
      fix: 'name exactly one command in each CommandRule',
    });
    return false;
  }
  if (!knowsCommand(version, head) || !knowsSubcommand(version, head, command)) {
    const lines = linesKnowingCommand(version._engine, command);
    const nearest = lines ? undefined : nearestCommand(version, command);
    problems.add('unknown-command', {
      message: `a rule of the user ${name} names a command that ${version} does not have`,
      given: shown(rule._name),
      ...(lines && { allowed: `${shown(command)} ${inLines(version, lines)}` }),
      fix: nearest ? `did you mean '${nearest}'?` : 'leave it out, or use a version that has it',
    });
    return false;
  }
  return head === command || checkSubcommand(rule, head, before, { name, version }, problems);
}

/** Since 7.0 a server knows the subcommands of a command. Any other word can be allowed as the first argument. */
function knowsSubcommand(version: ServerVersion, head: string, command: string): boolean {
  if (head === command || !capabilitiesOf(version).aclV2) return true;
  return !hasSubcommands(version, head) || knowsCommand(version, command);
}

function checkSubcommand(
  rule: CommandRule,
  head: string,
  before: readonly CommandRule[],
  { name, version }: RuleOwner,
  problems: Problems,
): boolean {
  const { aclV2 } = capabilitiesOf(version);
  if (!rule._allows && !aclV2) {
    problems.add('users-not-in-version', {
      message: `a rule of the user ${name} denies a subcommand, which ${version} does not support`,
      given: `'${rule}'`,
      allowed: 'Redis 7.0 and later, Valkey',
      fix: `deny '${head}' and allow the other subcommands, or use a later version`,
    });
    return false;
  }
  if (!rule._allows && !hasSubcommands(version, head)) {
    problems.add('bad-user-rule', {
      message: `a rule of the user ${name} denies a subcommand of a command that has no subcommands`,
      given: `'${rule}'`,
      allowed: `'${head}' without a subcommand`,
      fix: `deny '${head}', then allow it with each first argument that the user needs`,
    });
    return false;
  }
  if (version.isAtLeast('6.2') || !isAllowedAsAWhole(head, before)) return true;
  problems.add('bad-user-rule', {
    message: `a rule of the user ${name} allows a subcommand of a command that is already allowed, which ${version} rejects`,
    given: `'${rule}'`,
    fix: `leave it out, or deny '${head}' before it`,
  });
  return false;
}

/** Whether rules certainly allow a whole command. The commands of categories are not considered. */
function isAllowedAsAWhole(head: string, rules: readonly CommandRule[]): boolean {
  const last = rules
    .filter(({ _isCategory, _name }) => _isCategory || _name.toLowerCase().split('|')[0] === head)
    .at(-1);
  return ['+@all', `+${head}`].includes(String(last));
}

function inLines({ engineName }: ServerVersion, { since, until }: { since: string; until?: string }): string {
  return until ? `in ${engineName} ${since} to ${until}` : `from ${engineName} ${since}`;
}
