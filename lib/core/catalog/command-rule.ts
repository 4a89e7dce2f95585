import { textOrDescribed } from '../text/described';

/**
 * A rule that allows or denies commands to a user. Redis applies the rules of a user in order, so a later rule overrides
 * an earlier one.
 *
 * @example
 * new RedisService(this, 'Redis', {
 *   users: [
 *     {
 *       name: 'reader',
 *       commands: [CommandRule.allowCategory('read'), CommandRule.deny('keys')],
 *       keys: [KeyPattern.readWrite('*')],
 *     },
 *   ],
 * });
 */
export class CommandRule {
  /**
   * Allows a command or a subcommand.
   * @param command The name of a command such as `get`, or of a subcommand such as `config|get`.
   */
  public static allow(command: string): CommandRule {
    return new CommandRule(true, false, command);
  }

  /**
   * Denies a command or, since Redis 7.0, a subcommand.
   * @param command The name of a command such as `keys`, or of a subcommand such as `config|set`.
   */
  public static deny(command: string): CommandRule {
    return new CommandRule(false, false, command);
  }

  /**
   * Allows all commands of a category.
   * @param category The name of a category that `ACL CAT` lists, such as `read`; `all` means every command.
   */
  public static allowCategory(category: string): CommandRule {
    return new CommandRule(true, true, category);
  }

  /**
   * Denies all commands of a category.
   * @param category The name of a category that `ACL CAT` lists, such as `dangerous`; `all` means every command.
   */
  public static denyCategory(category: string): CommandRule {
    return new CommandRule(false, true, category);
  }

  /**
   * The given name of the command or category.
   * @internal
   */
  public readonly _name: string;

  private constructor(
    /**
     * Whether the rule allows, and does not deny.
     * @internal
     */
    public readonly _allows: boolean,
    /**
     * Whether the name is the name of a category.
     * @internal
     */
    public readonly _isCategory: boolean,
    name: string,
  ) {
    this._name = textOrDescribed(name);
  }

  /** The rule as in an access control list, for example `-@dangerous`. */
  public toString(): string {
    return `${this._allows ? '+' : '-'}${this._isCategory ? '@' : ''}${this._name.toLowerCase()}`;
  }
}
