/** The severity of a problem. An error stops the synth, a warning does not. */
export type Severity = 'error' | 'warning';

/** A kind of problem. `docs/problems.md` is generated from all of them. */
interface ProblemKind {
  readonly severity: Severity;
  readonly about: string;
  /** Whether it is a violation of a RedisPolicy, which can turn it into a warning. */
  readonly isOfPolicy?: true;
}

const error = (about: string): ProblemKind => ({ severity: 'error', about });
const warning = (about: string): ProblemKind => ({ severity: 'warning', about });
const policy = (about: string): ProblemKind => ({ severity: 'error', about, isOfPolicy: true });

/** Every kind of problem by id. The ids are part of the public contract. */
export const PROBLEM_KINDS = {
  'bad-prop-type': error(
    'A prop has a value of another type. The default takes its place in further checks.',
  ),
  'missing-prop': error('A required prop is not set.'),
  'unknown-prop': error(
    'A prop does not exist, but one with a similar name does. Without a similar name, this is a warning.',
  ),
  'unknown-version': error(
    'The version is not valid, older than any version in the catalog, or between two of its lines.',
  ),
  'version-given-twice': error('versionString is used together with version or flavor.'),
  'bad-memory': error('An amount of memory is not a whole number of mebibytes, or is out of range.'),
  'maxmemory-above-memory': error('maxMemory is not below the memory of the container.'),
  'policy-not-in-version': error('The eviction policy does not exist in this version.'),
  'bad-save-point': error('A save point is not a positive whole number of seconds and of changes.'),
  'persistence-contradiction': error('A persistence setting contradicts the flavor.'),
  'bad-number': error('A number is not a whole number, or is out of range.'),
  'owned-directive': error('A directive cannot be set, because the library controls it.'),
  'directive-given-twice': error('A directive is set twice, in two spellings or with two of its names.'),
  'unknown-directive': error('A directive does not exist in this version.'),
  'bad-directive-value': error(
    'The value of a directive is not valid in this version, or does not fit on one line.',
  ),
  'plaintext-secret': error('A secret is a literal, and would be readable in the synthesized JSON.'),
  'bad-password': error('A password contains a control character.'),
  'users-not-in-version': error('The version does not support users, or does not support a rule of a user.'),
  'user-name-taken': error(
    'Two users of a server have the same name, or a user has a name that the library uses.',
  ),
  'bad-user-rule': error('A rule of a user is not valid in an access control list.'),
  'unknown-command': error(
    'A rule of a user names a command or a category that does not exist in this version.',
  ),
  'no-client-user': error(
    'The user default is disabled and no other user is declared, so nobody could log in.',
  ),
  'unknown-user': error('Outputs are requested for a user that the service does not have.'),
  'bad-user-name': error('A user name contains characters that are not allowed.'),
  'bad-port': error('A port is not a whole number from 1 to 65535, or is outside the range of the platform.'),
  'port-taken': error('Two servers of a stack listen on the same host port.'),
  'bad-address': error('A listen address is not an IP address.'),
  'bad-host-name': error('A host name is not valid, or not valid in a certificate.'),
  'host-name-needed': error('A server that listens on all addresses needs the host name that clients use.'),
  'setting-without-effect': error('A setting has no effect because of another setting.'),
  'bad-url': error('A service is imported with a URL that is not valid, or without an address.'),
  'tls-only-service': error('A TLS terminator or plaintext is asked for, but the service only accepts TLS.'),
  'plaintext-not-asked-for': error('A plaintext setting is used, but plaintext is not enabled.'),
  'bad-name': error('A name is not valid on the platform.'),
  'name-taken': error('Two servers of an app have the same name.'),
  'bad-image': error(
    'An image reference or an image registry is not valid, or an image has neither a tag nor a digest.',
  ),
  'image-of-another-version': error('The tag of the image names another version than the service.'),
  'unknown-image-key': error('An image is set for a program that the library does not run.'),
  'certificate-without-key': error(
    'A certificate is used without its private key, or a private key without its certificate.',
  ),
  'bad-certificate': error(
    'A certificate cannot be read, is not valid today, or is not signed by the given CA.',
  ),
  'certificate-for-another-host': error('The certificate is not valid for the host that clients connect to.'),
  'bad-certificate-lifetime': error('The renewal period of a certificate is not shorter than its validity.'),
  'missing-service': error('A terminator has no service, or a replica has no primary.'),
  'replica-of-itself': error('A replica follows itself, directly or through other replicas.'),
  'replica-newer-needed': error('The version of a replica cannot read the data of its primary.'),
  'memory-only-primary': error('A restart of a memory-only primary also empties its replicas.'),
  'no-private-path': error(
    'One server cannot reach another, because they share no private network and no TLS terminator connects them.',
  ),
  'no-replication-login': error('An imported primary has no login for replicas.'),
  'no-ca': error('A replica has no CA certificate to verify the terminator of its primary.'),
  'not-on-platform': error('A prop needs a feature that the platform does not have.'),
  'no-socket': error('The terminator cannot use the unix socket of the service.'),
  'made-too-early': error('Outputs are created before the terminator that they should point to.'),
  'other-service': error('The terminator belongs to another service.'),
  'regulated-takes-plaintext': error('A regulated workload uses a plaintext credential.'),
  'regulated-serves-plaintext': error('A service in a regulated workload is published without TLS.'),
  'bad-policy-exception': error('An exception of a policy has no path, no reason or no valid end date.'),
  'policy-rule-twice': error('A policy contains the same rule twice.'),
  'bad-context': error('A context value of the app is not valid.'),
  'policy-plaintext': policy('A service can be reached without TLS from outside this host.'),
  'policy-tls': policy('A terminator accepts TLS 1.0 or 1.1.'),
  'policy-durability': policy('A service does not keep its data on disk.'),
  'policy-end-of-life': policy('A service runs a version that is past its end of life.'),
  'policy-unsafe-patch': policy(
    'A service runs a patch release with known remote code execution or data loss bugs.',
  ),
  'policy-deletion-protection': policy('A data volume is destroyed together with its service.'),
  'policy-memory': policy('A service can use more memory than the policy allows.'),
  'policy-certificate-lifetime': policy('A certificate is valid for longer than the policy allows.'),
  'version-not-in-catalog': warning('The version is newer than every version in the catalog.'),
  'end-of-life': warning('The version is past its end of life: its bugs are no longer fixed.'),
  'unsafe-patch': warning('The patch release has known remote code execution or data loss bugs.'),
  'eviction-on-durable': warning('Keys can be evicted, although the flavor promises to keep them.'),
  'fsync-left-to-kernel': warning('The kernel decides when the append-only file is written to disk.'),
  'grace-below-save': warning(
    'A server with snapshots only can be killed before it has saved, because its grace time is short.',
  ),
  'maxmemory-without-headroom': warning(
    'maxMemory leaves too little memory for everything that it does not count.',
  ),
  'buffers-above-memory': warning('Buffers can use the memory that the data or the container needs.'),
  'directive-without-effect': warning(
    'A directive has no effect with this version, this flavor or another setting.',
  ),
  'min-replicas-without-replica': warning('A write needs more replicas than the service has.'),
  'replica-smaller-than-primary': warning(
    'A replica has less memory than a copy of the data of its primary needs.',
  ),
  'replication-timeout-below-ping': warning(
    'A replica disconnects from its primary before the next ping is due.',
  ),
  'connections-above-maxclients': warning('A terminator accepts more clients than its service.'),
  'sessions-above-memory': warning('A terminator accepts more sessions than its memory can hold.'),
  'plaintext-exposed': warning('The service can be reached without TLS.'),
  'drill-target': warning('A drill can kill the service and destroy its data.'),
  'idle-timeout-above-session': warning('The terminator closes idle connections before Redis does.'),
  'exception-not-needed': warning('An exception of a policy is not needed.'),
  'old-tls': warning(
    'TLS 1.0 and 1.1 are accepted for a version below 6.0, as the Aptible document describes.',
  ),
} as const satisfies Record<string, ProblemKind>;

/** The id of a kind of problem. */
export type ProblemId = keyof typeof PROBLEM_KINDS;
