/**
 * How the users of a server are managed: only in code, or also at runtime with `ACL SETUSER`.
 *
 * @example
 * new RedisService(this, 'Redis', { userManagement: UserManagement.RUNTIME });
 */
export enum UserManagement {
  /**
   * Only in code. Every start of the server restores the declared users. Changes with `ACL SETUSER` last until the next
   * start, and `ACL SAVE` is refused.
   */
  MANAGED = 'managed',
  /**
   * In code and at runtime. Users that `ACL SAVE` saved survive restarts. A declared user that changes in the code is
   * replaced by the user in the code; a declared user that does not change stays as it was saved, or deleted; a user
   * that is removed from the code is deleted.
   */
  RUNTIME = 'runtime',
}
