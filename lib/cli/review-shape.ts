import type { ContainerReview, StackReview } from '../core/review/model';

/** Says what of a value is not as it has to be. Undefined: nothing. */
type Check = (value: unknown, at: string) => string | undefined;

/** A check for each member of a type, so that none is forgotten. */
type Shape<T> = { readonly [Member in keyof T]: Check };

const text: Check = (value, at) => (typeof value === 'string' ? undefined : `${at} is not a text`);
const number: Check = (value, at) => (typeof value === 'number' ? undefined : `${at} is not a number`);
const flag: Check = (value, at) => (typeof value === 'boolean' ? undefined : `${at} is not true or false`);

function nullable(check: Check): Check {
  return (value, at) => (value === null ? undefined : check(value, at));
}

function oneOf(...allowed: readonly unknown[]): Check {
  return (value, at) => (allowed.includes(value) ? undefined : `${at} is none of ${allowed.join(', ')}`);
}

function list(check: Check): Check {
  return (value, at) => {
    if (!Array.isArray(value)) return `${at} is not a list`;
    return firstOf(value.map((item, index) => () => check(item, `${at}[${index}]`)));
  };
}

function members<T>(shape: Shape<T>): Check {
  return (value, at) => {
    if (typeof value !== 'object' || value === null) return `${at || 'it'} is not an object`;
    const found = new Map<string, unknown>(Object.entries(value));
    return firstOf(
      Object.entries<Check>(shape).map(([name, check]) => () => {
        const place = at === '' ? name : `${at}.${name}`;
        return found.has(name) ? check(found.get(name), place) : `${place} is missing`;
      }),
    );
  };
}

function firstOf(checks: readonly (() => string | undefined)[]): string | undefined {
  for (const check of checks) {
    const fault = check();
    if (fault !== undefined) return fault;
  }
  return undefined;
}

type Service = StackReview['services'][number];
type Terminator = StackReview['terminators'][number];
type Policy = StackReview['policies'][number];
type Rule = Policy['rules'][number];
type Timeouts = Service['timeouts'][number];

const audience = oneOf(
  'private network',
  'containers on its network',
  'this host only',
  'every network of the host',
  'who reaches its address',
  'admitted pods',
  'pods of its cluster',
  'who reaches a node of its cluster',
  'who reaches its load balancer',
);

const cut = members<Timeouts['idle']>({
  by: oneOf('Redis', 'the terminator', 'nobody'),
  afterSeconds: nullable(number),
});

const container: Shape<ContainerReview> = { place: text, configuration: text };

const service = members<Service>({
  path: text,
  kind: oneOf('RedisService', 'Replica'),
  name: text,
  engine: text,
  version: text,
  versionString: text,
  flavor: text,
  copies: number,
  image: text,
  ...container,
  volumes: list(text),
  support: oneOf('unknown', 'ended', 'unsafe-patch', 'supported'),
  memory: members<Service['memory']>({ limitMebibytes: number, dataMebibytes: number, evictionPolicy: text }),
  persistence: members<Service['persistence']>({
    savePoints: list(
      members<Service['persistence']['savePoints'][number]>({ seconds: number, changes: number }),
    ),
    fsync: nullable(text),
    removal: oneOf('protected', 'destroyed', null),
    volumeMebibytes: nullable(number),
    acceptsDataLoss: flag,
  }),
  follows: nullable(
    members<NonNullable<Service['follows']>>({
      primary: text,
      via: nullable(text),
      link: nullable(members(container)),
    }),
  ),
  replicas: list(text),
  entrances: list(
    members<Service['entrances'][number]>({
      credential: oneOf('redis', 'redis+ssl'),
      host: text,
      port: number,
      tls: nullable(list(text)),
      audience,
      terminator: nullable(text),
    }),
  ),
  users: list(members<Service['users'][number]>({ name: text, isOn: flag, rules: list(text) })),
  userManagement: oneOf('managed', 'runtime', null),
  drillTarget: flag,
  losses: list(
    members<Service['losses'][number]>({
      event: text,
      worst: oneOf('nothing', 'a window', 'everything'),
      seconds: nullable(number),
      windows: list(
        members<Service['losses'][number]['windows'][number]>({
          seconds: nullable(number),
          fromWrites: number,
          toWrites: nullable(number),
        }),
      ),
      loss: text,
      why: text,
    }),
  ),
  idleTimeoutSeconds: number,
  timeouts: list(
    members<Timeouts>({
      terminator: nullable(text),
      hops: list(members<Timeouts['hops'][number]>({ hop: text, limit: text, seconds: nullable(number) })),
      idle: cut,
      blocking: cut,
      subscribed: cut,
    }),
  ),
});

const terminator = members<Terminator>({
  path: text,
  name: text,
  image: text,
  ...container,
  service: text,
  transport: text,
  copies: number,
  endpoint: members<Terminator['endpoint']>({ host: text, port: number }),
  audience,
  protocols: list(text),
  maxConnections: number,
  sessionTimeoutSeconds: number,
  drainSeconds: number,
  certificate: members<Terminator['certificate']>({
    issuer: oneOf('private CA', 'given'),
    names: list(text),
    validityDays: nullable(number),
    renewalDays: nullable(number),
  }),
});

const rule = members<Rule>({
  id: text,
  statement: text,
  severity: oneOf('error', 'warning'),
  exceptions: list(members<Rule['exceptions'][number]>({ path: text, reason: text, until: text })),
});

/** Says what of a value keeps it from being a review of a stack. Undefined: it is one. */
export function faultOf(value: unknown): string | undefined {
  return members<StackReview>({
    formatVersion: oneOf(1),
    stack: text,
    services: list(service),
    terminators: list(terminator),
    resources: list(
      members<StackReview['resources'][number]>({ address: text, type: text, name: nullable(text) }),
    ),
    policies: list(members<Policy>({ scope: nullable(text), rules: list(rule) })),
    regulated: list(text),
    problems: list(
      members<StackReview['problems'][number]>({
        id: text,
        severity: oneOf('error', 'warning'),
        path: text,
        message: text,
        fix: text,
      }),
    ),
  })(value, '');
}
