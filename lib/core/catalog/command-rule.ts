/**
 * What a user may run, as one step: the steps of a user are taken in the order given, so that a later one takes
 * back what an earlier one gave.
 */
export class CommandRule {
  /**
   * Allows a command, or one subcommand of it.
   * @param command Name of a command such as `get`, or of a subcommand such as `config|get`.
   */
  public static allow(command: string): CommandRule {
    return new CommandRule(true, false, command);
  }

  /**
   * Takes a command back.
   * @param command Name of a command such as `keys`, or from Redis 7.0 on of a subcommand such as `config|set`.
   */
  public static deny(command: string): CommandRule {
    return new CommandRule(false, false, command);
  }

  /**
   * Allows all commands of a category.
   * @param category Name of a category as `ACL CAT` lists it, such as `read`; `all` stands for every command.
   */
  public static allowCategory(category: string): CommandRule {
    return new CommandRule(true, true, category);
  }

  /**
   * Takes all commands of a category back.
   * @param category Name of a category as `ACL CAT` lists it, such as `dangerous`; `all` stands for every command.
   */
  public static denyCategory(category: string): CommandRule {
    return new CommandRule(false, true, category);
  }

  private constructor(
    /**
     * Whether it allows, and does not take back.
     * @internal
     */
    public readonly _allows: boolean,
    /**
     * Whether the name is that of a category.
     * @internal
     */
    public readonly _isCategory: boolean,
    /**
     * Name of the command or the category, as it was given.
     * @internal
     */
    public readonly _name: string,
  ) {}

  /** The rule as an access control list has it, for example `-@dangerous`. */
  public toString(): string {
    return `${this._allows ? '+' : '-'}${this._isCategory ? '@' : ''}${this._name.toLowerCase()}`;
  }
}
