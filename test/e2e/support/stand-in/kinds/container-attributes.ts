import type { ContainerCreateOptions, ContainerInspectInfo, HostConfig } from 'dockerode';
import { type Attribute, attribute } from '../attribute';
import { canonicalDuration, nanoseconds } from '../go-duration';
import { flag, integer, list, type Parse, text, textMap, textSet } from '../parse';
import {
  capabilities,
  healthcheck,
  labels,
  networks,
  ports,
  ulimits,
  uploads,
  volumes,
} from './container-blocks';

export type ContainerRequest = ContainerCreateOptions & { readonly HostConfig: HostConfig };

const MIB = 1024 * 1024;

type Found = ContainerInspectInfo;
type ContainerAttribute = Attribute<ContainerRequest, Found>;

/** An attribute whose change replaces the container. */
function fixed<T>(
  parse: Parse<T>,
  put?: (request: ContainerRequest, value: T) => void,
  get?: (found: Found, wanted: T) => T | undefined,
  absent?: T,
): ContainerAttribute {
  return attribute({ parse, replaces: true, put, get, absent });
}

/** An attribute whose change does not replace the container, even if the engine is not updated. */
function loose<T>(
  parse: Parse<T>,
  put?: (request: ContainerRequest, value: T) => void,
  get?: (found: Found, wanted: T) => T | undefined,
  absent?: T,
): ContainerAttribute {
  return attribute({ parse, replaces: false, put, get, absent });
}

const setHost =
  <K extends keyof HostConfig>(key: K) =>
  (request: ContainerRequest, value: HostConfig[K]) => {
    request.HostConfig[key] = value;
  };

const set =
  <K extends keyof ContainerCreateOptions>(key: K) =>
  (request: ContainerRequest, value: ContainerCreateOptions[K]) => {
    (request as ContainerCreateOptions)[key] = value;
  };

const argument: Parse<string> = (value, where) => {
  if (value === '') throw new Error(`${where}: values for command may not be empty`);
  return text(value, where);
};

const asList = (value: string | string[] | undefined | null): string[] =>
  value === undefined || value === null ? [] : typeof value === 'string' ? [value] : value;

/** Properties of a container that the types of the Docker client lack. */
interface StopFacts {
  readonly StopSignal?: string;
  readonly StopTimeout?: number;
}

function stopFacts(found: Found): StopFacts {
  const config: Found['Config'] & StopFacts = found.Config;
  return config;
}

type Port = ReturnType<typeof ports>[number];
const portKey = (port: Port) => `${port.internal}/${port.protocol ?? 'tcp'}`;

function publishedPorts(found: Found, wanted: Port[]): Port[] {
  const bound = found.NetworkSettings.Ports ?? {};
  const kept = wanted.filter((port) =>
    (bound[portKey(port)] ?? []).some(
      ({ HostIp, HostPort }) =>
        HostIp === (port.ip ?? '0.0.0.0') &&
        (port.external === undefined || HostPort === String(port.external)),
    ),
  );
  return kept.length === Object.values(bound).flatMap((bindings) => bindings ?? []).length ? kept : [];
}

/** All attributes of docker_container that the stand-in implements. Any other attribute is rejected by name. */
export const containerAttributes: Readonly<Record<string, ContainerAttribute>> = {
  name: fixed(text, set('name'), (found) => found.Name.replace(/^\//, '')),
  image: fixed(text, set('Image'), (found, wanted) =>
    wanted.startsWith('sha256:') ? found.Image : found.Config.Image,
  ),
  hostname: fixed(text, set('Hostname'), (found) => found.Config.Hostname),
  user: fixed(text, set('User'), (found) => found.Config.User),
  entrypoint: fixed(list(text), set('Entrypoint'), (found) => asList(found.Config.Entrypoint)),
  command: fixed(list(argument), set('Cmd'), (found) => found.Config.Cmd ?? []),
  stop_signal: fixed(text, set('StopSignal'), (found) => stopFacts(found).StopSignal),
  stop_timeout: fixed(integer, set('StopTimeout'), (found) => stopFacts(found).StopTimeout),
  labels: fixed(labels, (request, value) => {
    request.Labels = Object.fromEntries(value.map(({ label, value: content }) => [label, content]));
  }),

  group_add: fixed(
    textSet,
    setHost('GroupAdd'),
    (found) => [...(found.HostConfig.GroupAdd ?? [])].sort(),
    [],
  ),
  read_only: fixed(flag, setHost('ReadonlyRootfs'), (found) => found.HostConfig.ReadonlyRootfs, false),
  dns: fixed(textSet, setHost('Dns'), (found) => [...asList(found.HostConfig.Dns)].sort()),
  dns_opts: fixed(textSet, setHost('DnsOptions'), (found) => [...asList(found.HostConfig.DnsOptions)].sort()),
  sysctls: fixed(textMap, setHost('Sysctls'), (found) => found.HostConfig.Sysctls ?? {}, {}),
  security_opts: fixed(textSet, setHost('SecurityOpt'), (found) =>
    [...asList(found.HostConfig.SecurityOpt)].sort(),
  ),
  capabilities: fixed(
    capabilities,
    (request, { add, drop }) => {
      request.HostConfig.CapAdd = add;
      request.HostConfig.CapDrop = drop;
    },
    (found, wanted) => ({
      ...(wanted.add ? { add: [...asList(found.HostConfig.CapAdd)].sort() } : {}),
      ...(wanted.drop ? { drop: [...asList(found.HostConfig.CapDrop)].sort() } : {}),
    }),
  ),
  log_driver: fixed(
    text,
    (request, value) => {
      request.HostConfig.LogConfig = { Config: {}, ...request.HostConfig.LogConfig, Type: value };
    },
    (found) => found.HostConfig.LogConfig?.Type,
  ),
  log_opts: fixed<Record<string, string>>(
    textMap,
    (request, value) => {
      request.HostConfig.LogConfig = { Type: '', ...request.HostConfig.LogConfig, Config: value };
    },
    (found) => found.HostConfig.LogConfig?.Config ?? {},
    {},
  ),
  tty: fixed(flag, set('Tty'), (found) => found.Config.Tty, false),
  ulimit: fixed(
    ulimits,
    (request, value) => {
      request.HostConfig.Ulimits = value.map(({ name, soft, hard }) => ({
        Name: name,
        Soft: soft,
        Hard: hard,
      }));
    },
    (found) =>
      (found.HostConfig.Ulimits ?? []).map(({ Name = '', Soft = 0, Hard = 0 }) => ({
        name: Name,
        soft: Soft,
        hard: Hard,
      })),
    [],
  ),
  network_mode: fixed(text, setHost('NetworkMode'), (found) => found.HostConfig.NetworkMode, 'bridge'),
  networks_advanced: fixed(networks),
  ports: fixed<Port[]>(
    ports,
    (request, value) => {
      request.ExposedPorts = Object.fromEntries(value.map((port) => [portKey(port), {}]));
      const bindings: Record<string, { HostIp: string; HostPort: string }[]> = {};
      for (const port of value) {
        const binding = { HostIp: port.ip ?? '0.0.0.0', HostPort: String(port.external ?? 0) };
        bindings[portKey(port)] = [...(bindings[portKey(port)] ?? []), binding];
      }
      request.HostConfig.PortBindings = bindings;
    },
    publishedPorts,
    [],
  ),
  volumes: fixed(volumes, (request, value) => {
    request.Volumes = Object.fromEntries(value.map(({ container_path }) => [container_path, {}]));
    request.HostConfig.Binds = value.map(
      ({ volume_name, container_path, read_only }) =>
        `${volume_name}:${container_path}:${read_only ? 'ro' : 'rw'}`,
    );
  }),
  upload: fixed(uploads),

  tmpfs: loose<Record<string, string>>(
    textMap,
    setHost('Tmpfs'),
    (found) => found.HostConfig.Tmpfs ?? {},
    {},
  ),
  init: loose(flag, setHost('Init'), (found) => found.HostConfig.Init ?? false),
  memory: loose(
    integer,
    (request, value) => {
      request.HostConfig.Memory = value * MIB;
    },
    (found) => (found.HostConfig.Memory ?? 0) / MIB,
    0,
  ),
  memory_swap: loose(
    integer,
    (request, value) => {
      request.HostConfig.MemorySwap = value > 0 ? value * MIB : value;
    },
    ({ HostConfig: { MemorySwap = 0 } }) => (MemorySwap > 0 ? MemorySwap / MIB : MemorySwap),
    0,
  ),
  restart: loose(
    text,
    (request, value) => {
      request.HostConfig.RestartPolicy = { Name: value };
    },
    (found) => found.HostConfig.RestartPolicy?.Name,
    'no',
  ),
  healthcheck: loose(
    healthcheck,
    (request, check) => {
      const ns = (value: string | undefined, name: string) =>
        nanoseconds(value ?? '0s', `healthcheck.${name}`);
      request.Healthcheck = {
        Test: check.test,
        Interval: ns(check.interval, 'interval'),
        Timeout: ns(check.timeout, 'timeout'),
        StartPeriod: ns(check.start_period, 'start_period'),
        Retries: check.retries ?? 0,
      };
    },
    ({ Config: { Healthcheck: has } }, wanted) => ({
      test: has?.Test ?? [],
      ...(wanted.interval === undefined ? {} : { interval: canonicalDuration(has?.Interval ?? 0) }),
      ...(wanted.timeout === undefined ? {} : { timeout: canonicalDuration(has?.Timeout ?? 0) }),
      ...(wanted.start_period === undefined
        ? {}
        : { start_period: canonicalDuration(has?.StartPeriod ?? 0) }),
      ...(wanted.retries === undefined ? {} : { retries: has?.Retries ?? 0 }),
    }),
  ),

  start: loose(flag),
  attach: loose(flag),
  logs: loose(flag),
  must_run: loose(flag),
  wait: loose(flag),
  wait_timeout: loose(integer),
  remove_volumes: loose(flag),
  destroy_grace_seconds: loose(integer),
};

/** The attributes that the provider changes in place. */
export const UPDATABLE = ['memory', 'memory_swap', 'restart'];
