import { capabilitiesOf } from '../catalog/capabilities';
import { libraryLoginsOf } from '../catalog/library-logins';
import { UserManagement } from '../catalog/user-management';
import type { RedisSpec } from '../resolve/redis-spec';
import { PATHS } from './paths';

/** The declared users: `users.acl` in the configuration files. */
const DECLARED = `${PATHS.config}/users.acl`;

/** The saved users, if users are also managed at runtime. The last merged version of the declared users is next to it. */
const SAVED = `${PATHS.data}/users.acl`;

/** The part of a specification that decides where users are saved. */
type UsersSpec = Pick<RedisSpec, 'version' | 'userManagement' | 'extraLogins'>;

/** The file that the server reads its users from and `ACL SAVE` writes. */
export function usersFile({ userManagement }: Pick<RedisSpec, 'userManagement'>): string {
  return userManagement === UserManagement.RUNTIME ? SAVED : DECLARED;
}

/**
 * The steps of a container that update the file of users before the server starts. They use the functions `say` and
 * `refuse` of the start script.
 *
 * If users are only managed in code, a file that was saved at runtime is renamed, because it would restore users that
 * were removed from the code since.
 */
export function savedUsersSteps(spec: UsersSpec): string[] {
  if (!capabilitiesOf(spec.version).acl) return [];
  if (spec.userManagement === UserManagement.RUNTIME) {
    const names = libraryLoginsOf(spec).map(({ name }) => name);
    return mergeSteps(DECLARED, SAVED, names);
  }
  return [`[ ! -e ${SAVED} ] || mv -f ${SAVED} ${SAVED}.unused || say "could not rename ${SAVED}"`];
}

/**
 * A three-way merge of the declared users, the declared users of the last merge, and the users that the server saved
 * since. It only uses shell builtins and mv, prints every line unchanged, and compares whole names.
 *
 * - A line that is new or changed in the code wins. A line that did not change stays as it was saved, or deleted.
 * - A user that is only in the saved file stays. A user that was removed from the code is removed.
 * - The logins of the library are always as in the code.
 * - A complete saved file contains `default` and ends with a newline. A file that does not is renamed, and the declared
 *   users are used, because a server without the user `default` accepts every client.
 *
 * The merged declared users are recorded last, so that an interrupted merge is repeated with the same result.
 * @param declared The file with the declared users.
 * @param saved The file with the saved users.
 * @param library The names of the logins of the library.
 */
export function mergeSteps(declared: string, saved: string, library: readonly string[]): string[] {
  return `# Users: what was saved at runtime, with what changed in the code since.
(
  umask 077
  saved=${saved}
  taken=$saved.declared
  nl='
'
  IFS=$nl
  set -f
  content() {
    while IFS= read -r line; do
      printf '%s\\n' "$line"
    done <"$1"
  }
  is_whole() {
    [ -f "$1" ] || return 1
    default=missing
    while IFS= read -r line; do
      case $line in
        'user default '*) default=there ;;
        'user '*) ;;
        *) return 1 ;;
      esac
    done <"$1"
    [ "$default" = there ] && [ -z "$line" ]
  }
  user_of() {
    user=\${1#user }
    user=\${user%% *}
  }
  has_line() {
    for each in $1; do
      [ "x$each" != "x$2" ] || return 0
    done
    return 1
  }
  has_user() {
    for each in $1; do
      user_of "$each"
      [ "x$user" != "x$2" ] || return 0
    done
    return 1
  }
  merged() {
    winners=''
    for line in $code; do
      ! has_line "$users" "$line" || continue
      user_of "$line"
      case $user in
        ${library.join(' | ')}) ;;
        *) ! has_line "$before" "$line" || continue ;;
      esac
      winners=$winners$line$nl
    done
    printf '%s' "$winners"
    for line in $users; do
      user_of "$line"
      name=$user
      ! has_user "$winners" "$name" || continue
      has_user "$code" "$name" || ! has_user "$before" "$name" || continue
      printf '%s\\n' "$line"
    done
  }
  write() {
    printf '%s\\n' "$2" >"$1" && holds "$1" "$2"
  }
  holds() {
    [ -f "$1" ] && [ "x$(content "$1")" = "x$2" ]
  }
  is_whole ${declared} || exit 1
  code=$(content ${declared})
  result=$code
  if is_whole "$saved"; then
    users=$(content "$saved")
    before=''
    [ ! -f "$taken" ] || before=$(content "$taken")
    result=$(merged)
  elif [ -e "$saved" ]; then
    [ -r "$saved" ] || exit 1
    say "$saved is damaged: it is renamed, and the users of the code are used." >&2
    mv -f "$saved" "$saved.damaged" || exit 1
  fi
  if write "$saved.new" "$result" && write "$taken.new" "$code"; then
    mv -f "$saved.new" "$saved" && mv -f "$taken.new" "$taken"
  else
    # A full disk keeps no server from starting where the code did not change.
    is_whole "$saved" && holds "$taken" "$code"
  fi
) || refuse 'the users of ${declared} could not be merged into ${saved}.'`.split('\n');
}
