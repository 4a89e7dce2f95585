/** Who has the last word on the users of a server. */
export enum UserManagement {
  /**
   * The code: every start begins with the users that are declared. What `ACL SETUSER` changes lasts until then, and
   * `ACL SAVE` is refused.
   */
  MANAGED = 'managed',
  /**
   * Both: what `ACL SAVE` wrote survives restarts, and what changes in the code is taken over. A declared user that
   * changes in the code is as the code says from then on; one that does not stays as it was saved, or deleted; one
   * that leaves the code is removed.
   */
  RUNTIME = 'runtime',
}
