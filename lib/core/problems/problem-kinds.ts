/** How grave a problem is: an error stops the synth, a warning does not. */
export type Severity = 'error' | 'warning';

/** A kind of problem: how grave it is, and what it is about. `docs/problems.md` is generated from this. */
interface ProblemKind {
  readonly severity: Severity;
  readonly about: string;
  /** Whether it is against a policy, which can make a warning of it. */
  readonly isOfPolicy?: true;
}

const error = (about: string): ProblemKind => ({ severity: 'error', about });
const warning = (about: string): ProblemKind => ({ severity: 'warning', about });
const policy = (about: string): ProblemKind => ({ severity: 'error', about, isOfPolicy: true });

/** Every kind of problem, by its id. Ids are contract. */
export const PROBLEM_KINDS = {
  'unknown-version': error('The version is none, or older than all that the catalog knows.'),
  'version-given-twice': error('A version string stands beside a version or a flavor.'),
  'bad-memory': error('Memory is not a whole number of mebibytes in the range that the server needs.'),
  'maxmemory-above-memory': error('maxmemory leaves no room below the memory of the container.'),
  'policy-not-in-version': error('The eviction policy came with a later version.'),
  'bad-save-point': error('A save point is not a positive number of seconds and of changes.'),
  'persistence-contradiction': error('A persistence setting contradicts the flavor.'),
  'bad-number': error('A number is not whole or not in its range.'),
  'owned-directive': error('A directive is up to the library, which sets it or cannot let it be set.'),
  'unknown-directive': error('A directive does not exist in this version.'),
  'bad-directive-value': error(
    'The value of a directive is not one that the version takes, or does not stay on its line.',
  ),
  'plaintext-secret': error('A secret is given as a literal, and would stand in the synthesized JSON.'),
  'bad-password': error('A password holds a control character, which no configuration line can carry.'),
  'users-not-in-version': error('The version has no users, or lacks what a rule of a user says.'),
  'user-name-taken': error(
    'Two users of a server have the same name, or one has that of a user of the library.',
  ),
  'bad-user-rule': error('A rule of a user that no line of an access control list can hold.'),
  'unknown-command': error(
    'A rule of a user is about a command or a category that does not exist in this version.',
  ),
  'no-client-user': error(
    'The user default is off and no other one is declared, so that nobody could log in.',
  ),
  'unknown-user': error('Outputs are for a user that the service does not have.'),
  'bad-user-name': error('A user name that no configuration line or URL can carry as it is.'),
  'bad-port': error('A port is outside 1 to 65535.'),
  'port-taken': error('Two servers of a stack listen on the same port of the host.'),
  'bad-address': error('A listen address is not an IP address.'),
  'bad-host-name': error('A host name that no certificate can hold.'),
  'host-name-needed': error('An address that stands for all addresses needs the name that clients use.'),
  'setting-without-effect': error('A setting is given that another one makes void.'),
  'plaintext-not-asked-for': error('A plaintext setting is given, but plaintext is not asked for.'),
  'bad-name': error('A name that the platform refuses.'),
  'name-taken': error('Two servers of an app have the same name.'),
  'bad-image': error('The name of an image is not one that the platform can read.'),
  'unknown-image-key': error('An image is set for something that the library does not run.'),
  'certificate-without-key': error('A certificate needs its private key, and a key its certificate.'),
  'bad-certificate': error('A certificate cannot be read, has expired or is not signed by the given CA.'),
  'certificate-for-another-host': error('The certificate does not name the host that clients connect to.'),
  'bad-certificate-lifetime': error('The lifetime and the renewal of a certificate contradict each other.'),
  'missing-service': error('A terminator or a replica has nothing to stand before or to follow.'),
  'replica-of-itself': error('A replica follows itself, in one step or several.'),
  'replica-newer-needed': error('A replica is older than its primary and cannot read its data set.'),
  'memory-only-primary': error('A restart of a memory-only primary empties its replicas.'),
  'no-private-path': error('Two servers are on different platforms and no TLS terminator is between them.'),
  'no-replication-login': error('An imported primary does not say with which login replicas connect.'),
  'no-ca': error('A replica cannot verify the terminator of its primary without a CA certificate.'),
  'not-on-platform': error('A prop asks for something that the platform does not have.'),
  'no-socket': error('The unix socket of the service cannot be shared with the terminator.'),
  'made-too-early': error('Outputs are made before the terminator that they should lead to.'),
  'other-service': error('The terminator belongs to another service.'),
  'regulated-takes-plaintext': error('A regulated workload takes a plaintext credential.'),
  'regulated-serves-plaintext': error('A service in a regulated workload is published without TLS.'),
  'bad-policy-exception': error('An exception of a policy has no path, no reason or no date for its end.'),
  'policy-rule-twice': error('A policy has the same rule twice.'),
  'bad-context': error('The context of the app has a value that the library does not know.'),
  'policy-plaintext': policy('A service is reached without TLS from outside of this host.'),
  'policy-tls': policy('A terminator accepts TLS 1.0 or 1.1.'),
  'policy-durability': policy('A service keeps nothing on disk.'),
  'policy-end-of-life': policy('A service runs a version that upstream mends no more.'),
  'policy-unsafe-patch': policy(
    'A service runs a patch release with known remote code execution or data loss bugs.',
  ),
  'policy-deletion-protection': policy('A data volume is destroyed together with its service.'),
  'policy-memory': policy('A service may take more memory than the policy allows.'),
  'policy-certificate-lifetime': policy('A certificate is valid for longer than the policy allows.'),
  'version-not-in-catalog': warning('The version is newer than the catalog, or between two of its lines.'),
  'end-of-life': warning('Upstream no longer mends the version.'),
  'unsafe-patch': warning('The patch release has known remote code execution or data loss bugs.'),
  'image-of-another-version': warning('The tag of the image tells another version than the service names.'),
  'eviction-on-durable': warning('Keys are evicted, although the flavor promises to keep them.'),
  'fsync-left-to-kernel': warning('The append-only file reaches the disk when the kernel likes.'),
  'maxmemory-without-headroom': warning('maxmemory leaves too little memory for what it does not count.'),
  'buffers-above-memory': warning('Buffers may take what data or the container needs.'),
  'directive-without-effect': warning('The version, the flavor or another setting makes a directive void.'),
  'min-replicas-without-replica': warning('A write waits for more replicas than follow the service.'),
  'replica-smaller-than-primary': warning('A replica has less memory than the copy of its primary needs.'),
  'replication-timeout-below-ping': warning('A replica gives its primary up before the next ping is due.'),
  'connections-above-maxclients': warning('A terminator lets in more clients than its service serves.'),
  'sessions-above-memory': warning('A terminator takes more sessions than its memory is enough for.'),
  'plaintext-exposed': warning('The service is reachable without TLS.'),
  'drill-target': warning('A drill may kill the service, and lose its data.'),
  'idle-timeout-above-session': warning('Redis closes idle connections later than the terminator does.'),
  'exception-not-needed': warning('Nothing needs an exception of a policy.'),
  'old-tls': warning(
    'TLS 1.0 and 1.1 are accepted for a version below 6.0, as the Aptible document promises.',
  ),
} as const satisfies Record<string, ProblemKind>;

/** The id of a kind of problem. */
export type ProblemId = keyof typeof PROBLEM_KINDS;
