import { AUDIENCES } from '../platform/audience';
import { flag, list, nullable, number, object, oneOf, optional, text } from './json-schema';
import { SERVER_SETTINGS, schemasOf } from './settings';

/** A version of TLS. */
export const TLS_PROTOCOLS = oneOf('A version of TLS.', ['TLSv1.0', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3']);

/** Where a container runs, and a digest of its configuration. */
export const PLACEMENT = {
  place: text('Where it runs: the provider, with the host or cluster that the provider names.'),
  configuration: text(
    'A digest of the whole configuration. If the digest changes, the container is replaced. It contains no secret.',
  ),
};

const PERSISTENCE = object('How the data is kept.', {
  savePoints: list(
    'When snapshots are due. Empty if there are no snapshots.',
    object('A snapshot is due after these seconds if there were at least these changes.', {
      seconds: number('Seconds.'),
      changes: number('Changes.'),
    }),
  ),
  fsync: nullable(text('When the append-only file is forced to disk. Null if there is no append-only file.')),
  removal: nullable(
    oneOf('What happens to the data when the service is destroyed. Null if there is no data on disk.', [
      'protected',
      'destroyed',
    ]),
  ),
  adopted: optional(
    text(
      'The existing volume that the server takes over. Missing if it only uses a volume that it made itself.',
    ),
  ),
  volumeMebibytes: nullable(
    number('Size of the data volume of each copy. Null if the volume can grow to the size of its disk.'),
  ),
  acceptsDataLoss: flag(
    'Whether a memory-only server deletes the data that a durable flavor left. If not, it refuses to start on that data.',
  ),
});

/** Every way to open a connection, as far as the platform states it. */
export const ACCESS = optional(
  list(
    'Every way to open a connection, with or without a password. Missing if the platform states only the endpoints.',
    object('A way to open a connection.', {
      audience: oneOf('Who can open a connection.', AUDIENCES),
      network: nullable(text('Docker network of the containers in the audience. Null if there is none.')),
      host: nullable(
        text(
          'Host name or IP address. Null if it is not known before the apply, such as the address of a container.',
        ),
      ),
      port: nullable(number('TCP port. Null if it is not known before the apply.')),
      tls: nullable(list('TLS protocols. Null without TLS.', TLS_PROTOCOLS)),
    }),
  ),
);

const FOLLOWS = object('The primary that a replica follows. Null for a primary.', {
  primary: text('Construct path of the primary.'),
  via: nullable(text('Construct path of the terminator of the primary. Null without TLS.')),
  link: nullable(object('The replication link. Null without TLS.', { ...PLACEMENT, access: ACCESS })),
});

const PASSWORD =
  'Where the password comes from: `generated`, a variable or an expression of Terraform. Missing if this is not known.';

const ENDPOINT = object('An endpoint: an address at which clients with a password can reach the server.', {
  credential: oneOf('Kind of the credential.', ['redis', 'redis+ssl']),
  host: text('Host name or IP address.'),
  port: nullable(number('TCP port. Null if it is not known before the apply.')),
  tls: nullable(list('TLS protocols. Null without TLS.', TLS_PROTOCOLS)),
  audience: oneOf('Who can reach the endpoint.', AUDIENCES),
  network: optional(text('Docker network of the containers in the audience. Missing if it has no name.')),
  terminator: nullable(
    text('Construct path of the terminator. Null if clients connect to the server itself.'),
  ),
  password: optional(text(PASSWORD)),
});

const LOSS = object('What is lost at worst when something happens.', {
  event: oneOf('What happens.', [
    'process crash',
    'container kill',
    'host power loss',
    'lost disk',
    'lost host',
    'out of memory',
    'planned restart',
    'resize',
    'configuration change',
    'upgrade',
    'destroy',
    'taken out of the code',
    'primary loses data',
  ]),
  worst: oneOf('How much is lost.', ['nothing', 'a window', 'everything']),
  seconds: nullable(
    number('The writes of these last seconds are lost. Null if no number of seconds limits the loss.'),
  ),
  condition: optional(text('The condition under which no more is lost. Missing if there is none.')),
  windows: list(
    'The same by the number of writes. Empty if everything or nothing is lost.',
    object('How old the lost writes can be, depending on how many there are.', {
      seconds: nullable(number('Null if they can be of any age, because nothing has written them to disk.')),
      fromWrites: number('The smallest number of writes.'),
      toWrites: nullable(number('The largest number of writes. Null if there is no limit.')),
    }),
  ),
  loss: text('What is lost, in words.'),
  why: text('Why, in words.'),
});

/** What closes a connection first. */
const firstCut = (connection: string) =>
  object(`What closes a connection that ${connection}.`, {
    by: oneOf('Which program closes it.', ['Redis', 'the terminator', 'nobody']),
    afterSeconds: nullable(number('Seconds without traffic. Null if it stays open.')),
  });

const TIMEOUTS = object('What closes a connection to an endpoint.', {
  terminator: nullable(text('Construct path of the terminator. Null for connections without TLS.')),
  hops: list(
    'Every limit on the way from the client to Redis.',
    object('A limit.', {
      hop: oneOf('Where the limit applies.', ['client', 'terminator', 'Redis']),
      limit: text('What is limited.'),
      seconds: nullable(number('Null if there is no limit.')),
    }),
  ),
  idle: firstCut('waits for a command'),
  blocking: firstCut('waits for an answer, such as that of BLPOP'),
  subscribed: firstCut('is subscribed and receives no message'),
});

/** A server, primary or replica. */
export const SERVICE = object('A server, primary or replica.', {
  path: text('Construct path.'),
  kind: oneOf('Name of the construct.', ['RedisService', 'Replica']),
  name: text('Name on the platform.'),
  engine: text('Redis or Valkey.'),
  version: text('Line such as 8.4, or the patch release if the code names one.'),
  versionString: text('Version and flavor, such as 8.4-aof.'),
  flavor: text('How data is kept.'),
  copies: number('How many servers run under this name, each with its own data.'),
  image: nullable(text('Image of the server. Null if the platform runs it as a managed service.')),
  plan: optional(text('Plan of a managed service. Only a managed service has one.')),
  ...PLACEMENT,
  volumes: list('Volumes with the data. Another volume holds another data set.', text('Volume.')),
  support: oneOf('Whether upstream supports the patch release that runs.', [
    'unknown',
    'ended',
    'unsafe-patch',
    'supported',
  ]),
  memory: object('Memory of each copy.', {
    limitMebibytes: nullable(number('Memory limit. Null if the platform does not state it.')),
    dataMebibytes: nullable(number('Memory for data (maxmemory). Null if the platform decides it.')),
    evictionPolicy: text('Which keys are evicted when the memory for data is full (maxmemory-policy).'),
  }),
  persistence: PERSISTENCE,
  follows: nullable(FOLLOWS),
  replicas: list('Replicas in the app that follow this server.', text('Construct path.')),
  entrances: list('Endpoints.', ENDPOINT),
  access: ACCESS,
  users: list(
    'Users, without passwords. Empty if the version has no users.',
    object('A user.', {
      name: text('Name.'),
      isOn: flag('Whether the user can log in.'),
      rules: list('Rules as in an access control list.', text('Rule.')),
      password: optional(text(PASSWORD)),
    }),
  ),
  userManagement: nullable(
    oneOf(
      'Whether only the code defines users, or also ACL SAVE at runtime. Null if the version has no users.',
      ['managed', 'runtime'],
    ),
  ),
  losses: list('What could be lost, event by event.', LOSS),
  ...schemasOf(SERVER_SETTINGS),
  timeouts: list('What closes connections, for each way to connect.', TIMEOUTS),
});
