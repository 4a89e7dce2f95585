/** What a proxy does with new sessions, and with those that are open, in one state of its server. */
export interface ServerState {
  /** The state of the server, as the subject of a sentence. */
  readonly state: string;
  /** The first word of the error that a server in this state answers. It is not set if it answers no error, or does not answer. */
  readonly answer?: string;
  readonly newSessions: 'accepted' | 'refused';
  readonly openSessions: 'kept' | 'closed';
  readonly because: string;
}

/**
 * The states of a server, and what a proxy does in each. Sessions are closed only when the server is gone, because a closed session
 * loses what it waits for, and every client that lost its session connects again at the same moment.
 *
 * Source: the answers of Redis 2.8, 5.0, 6.0, 6.2, 7.0, 8.0 and 8.10 and of Valkey 9.1 to `AUTH`, `PING` and `QUIT` in each state.
 * `docs/tls.md` shows this table.
 */
export const SERVER_STATES: readonly ServerState[] = [
  {
    state: 'it answers',
    newSessions: 'accepted',
    openSessions: 'kept',
    because: 'it serves',
  },
  {
    state: 'it loads its data',
    answer: 'LOADING',
    newSessions: 'refused',
    openSessions: 'kept',
    because:
      'every command would fail, and clients connect again; a replica also loads while sessions are open',
  },
  {
    state: 'it runs a long script',
    answer: 'BUSY',
    newSessions: 'accepted',
    openSessions: 'kept',
    because: '`SCRIPT KILL` must get through',
  },
  {
    state: 'it cannot save to its disk',
    answer: 'MISCONF',
    newSessions: 'accepted',
    openSessions: 'kept',
    because: 'it serves reads',
  },
  {
    state: 'its memory is used up',
    answer: 'OOM',
    newSessions: 'accepted',
    openSessions: 'kept',
    because: 'it serves reads, and deletes free memory',
  },
  {
    state: 'it has too few replicas for a write',
    answer: 'NOREPLICAS',
    newSessions: 'accepted',
    openSessions: 'kept',
    because: 'it serves reads',
  },
  {
    state: 'it is a replica',
    answer: 'READONLY',
    newSessions: 'accepted',
    openSessions: 'kept',
    because: 'it serves reads',
  },
  {
    state: 'it is a replica without its primary',
    answer: 'MASTERDOWN',
    newSessions: 'accepted',
    openSessions: 'kept',
    because: 'it serves old data, and administrators must reach it',
  },
  {
    state: 'it refuses the login of the health check',
    answer: 'NOAUTH, WRONGPASS, NOPERM, ERR',
    newSessions: 'accepted',
    openSessions: 'kept',
    because: 'clients have other logins, and a wrong login of the check must not stop them',
  },
  {
    state: 'it has no free client slot (`maxclients`)',
    answer: 'ERR max number of clients reached',
    newSessions: 'accepted',
    openSessions: 'kept',
    because: 'open sessions work, and a slot can become free at any time',
  },
  {
    state:
      'it does not answer for about 20 s, for example during a slow command or because it is stopped (SIGSTOP)',
    newSessions: 'refused',
    openSessions: 'kept',
    because: 'new clients would only wait, and open sessions continue when it answers again',
  },
  {
    state: 'its process is gone',
    newSessions: 'refused',
    openSessions: 'closed',
    because: 'the kernel closes its connections at once',
  },
  {
    state: 'its machine is gone, over TCP: no connection opens for about 30 s',
    newSessions: 'refused',
    openSessions: 'closed',
    because: 'nothing closes the connections of a machine that is gone',
  },
];
