import type { AudienceValue } from '../../../lib/core/platform/audience';
import type { ServiceReview, StackReview, TerminatorReview } from '../../../lib/core/review/schema';
import { by, type Claim, claim } from './claim';

const reviewFile = (...titles: readonly string[]) => by('stack/review-file', ...titles);
const quickstart = (...titles: readonly string[]) => by('e2e/quickstart', ...titles);
const plaintext = (...titles: readonly string[]) => by('e2e/plaintext', ...titles);
const certificates = (...titles: readonly string[]) => by('e2e/certificates', ...titles);
const everyServer = (...titles: readonly string[]) => by('matrix/servers', ...titles);

const reach = (...titles: readonly string[]) => by('e2e/reach', ...titles);

const ACCESS = claim(
  'everyone who can open a connection to it, with and without TLS. From everywhere else, nobody can',
  reach(
    'from the host, on its loopback address',
    'from the host, at the address of the container on a bridge',
    'from a container on each network that it names',
    'from a container on the default bridge or on another network: nobody, except at a port for every network of the host',
    'from another host on the same link: at ports of the loopback address, if the Docker engine is older than 28',
  ),
  by('platforms/kubernetes/review', 'shows who can open a connection to each pod'),
);

const PLACE = claim(
  'the provider that creates the container, and the host in its settings',
  by(
    'stack/digest',
    'is the provider if the environment decides the rest',
    'is the host of the provider without its login, and is part of the digest of every container',
  ),
);

const CONFIGURATION = claim(
  'a digest of everything that the container is made from: a new digest means a restart. It contains no secret',
  by(
    'stack/digest',
    'does not depend on other constructs of the stack, or on their order',
    'does not get into a digest',
  ),
  by('core/impact/from-reviews/plan-agreement', 'agrees with every kept plan that such an edit produces'),
);

/** What the review states about a stack. */
export const STACK_CLAIMS: Readonly<Record<keyof StackReview, Claim>> = {
  formatVersion: claim(
    'the format version of the file, which this release reads',
    by('cli/review', 'writes as JSON what it has read', 'and says what is missing or wrong (%#)'),
  ),
  stack: claim(
    'the stack that was synthesized',
    by('cli/review', 'shows all stacks of an output folder, in the order of their names'),
  ),
  release: claim(
    'the release of cdktf-redis that synthesized the stack',
    by('core/review/release', 'is the version in package.json'),
    reviewFile('names the release of cdktf-redis'),
  ),
  services: claim(
    'every server of the stack, primary or replica, with the parts in the next table',
    by(
      'constructs/governance/review',
      'shows for each construct what runs, how clients reach it and which data can be lost',
    ),
  ),
  terminators: claim(
    'every TLS terminator of the stack, with the parts in the table after that',
    by(
      'constructs/governance/review',
      'shows for each construct what runs, how clients reach it and which data can be lost',
    ),
  ),
  workloads: claim(
    'other workloads of the stack, such as a backup job, with the facts that they register',
    by('core/review/workloads', 'are in the text, with their facts', 'are a table in Markdown and HTML'),
  ),
  resources: claim(
    'the resources that Terraform creates, with their addresses and names',
    reviewFile('lists the resources that are created, by address and name, and no other'),
  ),
  policies: claim(
    'the rules of policies for the stack, and every exception with its reason and its last day',
    by(
      'constructs/governance/redis-policy',
      'appears in the review with its reason and last day, whatever the current day is',
    ),
    by('core/policy/policy-rule', 'reports a violation as an error with a fix'),
  ),
  regulated: claim(
    'regulated workloads, in which nothing uses or serves plaintext',
    by(
      'constructs/governance/regulated-workload',
      'appears in the review of the tagged constructs',
      'by its url, used %s',
      'no service and no replica is published without TLS',
    ),
  ),
  problems: claim('every warning of the synth', reviewFile('contains every warning of the synth once')),
};

/** What the review states about a server. */
export const SERVICE_CLAIMS: Readonly<Record<keyof ServiceReview, Claim>> = {
  path: claim(
    'the construct path, which is also a label of the container',
    by(
      'platforms/docker/container',
      'has labels with its construct, its kind, its flavor and a digest of what the provider cannot change in place',
    ),
  ),
  kind: claim('primary or replica: a replica is read-only', by('e2e/replica', 'is read-only')),
  name: claim(
    'the name of the container. Its volumes and networks have this name with a suffix',
    by('synthesis', 'have different names by default'),
  ),
  engine: claim('Redis or Valkey', everyServer('has the version in the table of tested servers')),
  version: claim(
    'the line, or the given patch release. If the image contains another line, the server does not start',
    by('e2e/old-versions', 'run, both in the requested version'),
    by('matrix/conversions', 'does not start if the image contains another line than the configuration'),
  ),
  versionString: claim(
    'the version and flavor as a version string of Aptible',
    by('core/catalog/version-string', 'can be parsed for everything that the catalog lists'),
  ),
  flavor: claim(
    'how data is kept, according to the server itself',
    by('e2e/persistence', 'has the documented configuration'),
    everyServer('memory-only has only the record of its flavor on disk'),
  ),
  copies: claim(
    'the number of servers with the same name, each with its own data',
    by('kubernetes/replicas', 'are two pods, each with its own data, and both follow'),
    by('platforms/kubernetes/review', 'shows the number of copies and the size of each volume'),
  ),
  image: claim(
    'the image that runs',
    by('platforms/docker/images', 'of a construct take precedence over all others'),
    everyServer('has the version in the table of tested servers'),
  ),
  plan: claim(
    'the plan of a managed service, which has no image',
    by('core/review/workloads', 'is shown with its plan instead of an image and a memory limit'),
  ),
  volumes: claim(
    'the volumes with its data. Another volume has other data',
    reviewFile('shows which volume holds the data'),
    by(
      'platforms/kubernetes/claims',
      'is a different one in the review for another namespace or storage class',
    ),
    by('core/impact/server', 'on %s', 'are kept on the copies that are left, of several'),
  ),
  support: claim(
    'whether upstream still supports the version, according to the sources in the catalog',
    by('core/catalog/support', 'is "supported" for the default patch release of every supported line'),
  ),
  memory: claim(
    'the memory limit of the container, maxmemory and the eviction policy. maxmemory is below the limit, so that Redis rejects writes or evicts keys before the kernel kills it',
    quickstart('runs every container without privileges, with limits, and healthy'),
  ),
  persistence: claim(
    'save points and the fsync policy according to the server itself, whether the volume is protected, the existing volume that the server takes over, and its size',
    by(
      'e2e/persistence',
      'has the documented configuration',
      'protects durable data from a destroy by default',
    ),
    by('platforms/kubernetes/review', 'shows the number of copies and the size of each volume'),
    by(
      'platforms/docker/volumes',
      'is the one that adoptVolume names, and a plan fails if the construct already has another one',
      'that the server takes over is in the review',
    ),
  ),
  follows: claim(
    'the primary that it follows, and the terminator in between',
    by(
      'e2e/replica',
      'follows the server in the code',
      'catches up with its primary directly, over a chain and over TLS',
    ),
    reviewFile('shows which replica follows which primary, and how it connects'),
  ),
  replicas: claim(
    'the replicas that follow it',
    quickstart('has a replica that follows the primary'),
    reviewFile('shows which replica follows which primary, and how it connects'),
  ),
  entrances: claim(
    'every endpoint with its type of credential, and no others. Each requires the password',
    quickstart(
      'publishes only the port of the terminator, on the loopback address',
      'rejects a wrong password and no password',
    ),
    plaintext(
      'both credentials work side by side, with node redis and with redis-cli',
      'plaintext requires the password too',
      'a service without plaintext publishes no port on the host',
    ),
    reviewFile('shows every endpoint, with TLS and without'),
  ),
  access: ACCESS,
  users: claim(
    'every user, with its rules in the access control list',
    by(
      'e2e/users',
      'can run the commands of their rules on their keys and channels, and nothing else',
      'of Redis 6.0 can run the commands of their rules on their keys, and on every channel',
    ),
    reviewFile('lists users with their rules'),
  ),
  userManagement: claim(
    'whether users that are saved at runtime survive a restart',
    by(
      'e2e/users',
      'that are managed in code are reset to the code by a restart, and cannot be saved',
      'survive restarts, with their changes and deletions, in files that only the server can read',
    ),
  ),
  place: PLACE,
  configuration: CONFIGURATION,
  drillTarget: claim(
    'whether a drill can destroy its data. A drill rejects a service that is not a drill target',
    by(
      'e2e/drill',
      'a drill rejects a service that is not a drill target, and touches nothing',
      'a drill rejects a container without the label of a drill target, even if the review lists it as one',
    ),
  ),
  idleTimeoutSeconds: claim(
    'when Redis closes an idle client',
    by(
      'e2e/sessions',
      'Redis closes an idle session after about 3 s, but not one that blocks or is subscribed',
    ),
  ),
  losses: claim(
    'which data can be lost in each event: the first table',
    by('claims', 'contain proofs of every loss in the review'),
  ),
  timeouts: claim(
    'when a connection is closed: the table of limits',
    by('claims', 'contain proofs of every limit in the review'),
  ),
};

/** What the review states about a terminator. */
export const TERMINATOR_CLAIMS: Readonly<Record<keyof TerminatorReview, Claim>> = {
  path: SERVICE_CLAIMS.path,
  name: SERVICE_CLAIMS.name,
  image: SERVICE_CLAIMS.image,
  place: PLACE,
  configuration: CONFIGURATION,
  service: claim(
    'the service behind it, and no other',
    by('e2e/several-stacks', 'each service answers on the port of its own terminator'),
  ),
  transport: claim(
    'how it connects to the service',
    by(
      'e2e/sessions',
      'Redis sees the unix socket as client address, or the address of the terminator over TCP',
    ),
  ),
  copies: claim(
    'the number of terminators with the same name',
    by('platforms/kubernetes/review', 'shows the number of copies and the size of each volume'),
    by('kubernetes/replicas', 'can be scaled down and up without a restart of the other pods'),
  ),
  endpoint: claim(
    'the host and port for clients, with a host name in the certificate',
    quickstart(
      'answers redis-cli and node-redis over TLS, and both verify CA and host name',
      'fails verification by clients that expect another host name',
    ),
  ),
  audience: claim(
    'who can reach it: the table of audiences',
    quickstart('publishes only the port of the terminator, on the loopback address'),
  ),
  access: ACCESS,
  protocols: claim(
    'the TLS protocols that it accepts, and no others',
    everyServer('accepts the TLS protocols of its version, and a scanner finds no others'),
  ),
  maxConnections: claim(
    'how many sessions can be open at once',
    by('e2e/capacity', 'a terminator holds its default number of sessions at once in its default memory'),
  ),
  maxConnectionsPerSource: claim(
    'how many connections one address can have at once',
    by('chaos/terminator-limits', 'refuses further connections of one address, and serves other addresses'),
  ),
  loginTimeoutSeconds: claim(
    'when a session without traffic is closed that does not begin with a login',
    by('chaos/terminator-limits', 'closes sessions that do not begin with a login, and no others'),
  ),
  sessionTimeoutSeconds: claim(
    'when a session without traffic is closed',
    by(
      'e2e/sessions',
      'the terminator closes an idle session after about 3 s',
      'an idle session stays open longer than the other timeouts',
    ),
  ),
  drainSeconds: claim(
    'how long open sessions can continue when it is replaced',
    by(
      'e2e/sessions',
      'accepts no new session, keeps open ones until the drain time is over, and then closes them',
    ),
  ),
  certificate: claim(
    'issuer, names, validity and renewal of its certificate',
    certificates(
      'contain the host name, the loopback address, the container name and the alternative names',
      'replaces its terminator and nothing else: Redis, its data, the CA and the other terminators stay',
    ),
    by(
      'constructs/tls/tls-terminator',
      'is valid for one year and its private CA for ten years, with ECDSA P-256 keys',
    ),
  ),
};

/** What the review says of who can reach an entrance. */
export const AUDIENCE_CLAIMS: Readonly<Record<AudienceValue, Claim>> = {
  'private network': claim(
    'workloads on its network. No port is published on the host',
    plaintext('a service without plaintext publishes no port on the host'),
    reach('from a container on each network that it names'),
  ),
  'containers on its network': claim(
    'containers on the network of a terminator that is not published, or on clientNetwork',
    by('constructs/tls/tls-terminator', 'uses its name on its network as endpoint if it is not published'),
    by('platforms/docker/access', 'is an endpoint of its own in the review, with its name'),
    reach('from a container on each network that it names'),
  ),
  'hosts on the same link before Docker 28': claim(
    'hosts on the same link, at ports of the loopback address. Engines from 28 on reject their packets',
    reach(
      'from another host on the same link: at ports of the loopback address, if the Docker engine is older than 28',
    ),
  ),
  'this host at the address of the container': claim(
    'programs on the host. It reaches every container at its address on a bridge of Docker, Redis without TLS',
    reach('from the host, at the address of the container on a bridge'),
  ),
  'the node of its pod': claim(
    'programs on the node that the pod runs on, which network policies do not stop',
    by('platforms/kubernetes/review', 'shows who can open a connection to each pod'),
  ),
  'this host only': claim(
    'programs on the host. The port is open on the loopback address only',
    quickstart('publishes only the port of the terminator, on the loopback address'),
    plaintext('plaintext is published on 127.0.0.1 only'),
    reach('from the host, on its loopback address'),
  ),
  'every network of the host': claim(
    'everyone who can connect to any address of the host',
    by('platforms/docker/ports', 'of a terminator are on the loopback address, or on its listenAddress'),
    reach(
      'from a container on the default bridge or on another network: nobody, except at a port for every network of the host',
    ),
  ),
  'who reaches its address': claim(
    'everyone who can connect to the address on which it listens',
    by('platforms/docker/ports', 'of a service with plaintext can be on another address'),
  ),
  'admitted pods': claim(
    'pods with the label in the network policy of the service, if the cluster enforces network policies',
    by('platforms/kubernetes/networks', 'admits pods with its label, on the port of Redis only'),
    by(
      'kubernetes/service',
      'has network policies, a disruption budget and a PersistentVolumeClaim in the cluster',
    ),
  ),
  'pods of its cluster': claim(
    'everyone in the cluster who can connect to the Service',
    by(
      'kubernetes/service',
      'answers over TLS through the Service, and the client verifies the name in the certificate',
    ),
    by('platforms/kubernetes/networks', 'is private if the terminator is not published'),
  ),
  'who reaches a node of its cluster': claim(
    'everyone who can connect to the port on any node',
    by(
      'platforms/kubernetes/review',
      'shows who can reach a published endpoint, by the type of its Service: %s',
    ),
  ),
  'who reaches its load balancer': claim(
    'everyone who can connect to the load balancer of the cloud',
    by(
      'platforms/kubernetes/review',
      'shows who can reach a published endpoint, by the type of its Service: %s',
    ),
  ),
};
