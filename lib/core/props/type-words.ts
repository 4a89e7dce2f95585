import { nearestName } from '../catalog/nearest-name';
import { classNames } from '../text/described';
import { isCoreType } from './is-of-type';
import { CORE_TYPES, type MEMBERS } from './prop-types';

/** What an error says about a type. */
export interface TypeWords {
  /** The type with an article, as the end of a sentence. */
  readonly noun: string;
  /** How a value of the type is made. */
  readonly allowed: string;
  /** What to set a prop to. */
  readonly fix: string;
}

/** How a value is made of a type without static factories and constants. */
const MADE_BY: Readonly<Record<keyof typeof MEMBERS | 'ServerVersion', string>> = {
  IRedisService: 'a RedisService, a Replica or RedisService.fromRedisServiceAttributes(...)',
  ITlsTerminator: 'a TlsTerminator or TlsTerminator.fromTlsTerminatorAttributes(...)',
  KubernetesPlatform: 'new KubernetesPlatform(...)',
  Platform: 'a platform such as new DockerPlatform(...)',
  PrivateCertificateAuthority: 'new PrivateCertificateAuthority(...)',
  ServerVersion: "RedisVersion.of('...'), ValkeyVersion.of('...') or a constant of these classes",
  ServiceType: 'ServiceType.CLUSTER_IP, ServiceType.NODE_PORT or ServiceType.LOAD_BALANCER',
  TerraformProvider: 'a provider such as new DockerProvider(...)',
  TlsCertificate:
    'TlsCertificate.issued(...), TlsCertificate.fromPem(...) or StoredCertificate.fromSecret(...)',
};

const PRIMITIVES: Readonly<Record<string, TypeWords>> = {
  string: { noun: 'a text', allowed: 'a text', fix: 'a text' },
  number: { noun: 'a number', allowed: 'a number', fix: 'a number without quotes' },
  boolean: { noun: 'true or false', allowed: 'true or false', fix: 'true or false, without quotes' },
};

/** The nouns for interfaces, whose names users do not write. */
const NOUNS: Readonly<Record<string, string>> = {
  IRedisService: 'a service',
  ITlsTerminator: 'a TLS terminator',
};

/** What an error says about a type of the table. */
export function wordsOf(name: string): TypeWords {
  const primitive = PRIMITIVES[name];
  if (primitive !== undefined) return primitive;
  const noun = NOUNS[name] ?? `${/^[AEIOU]/.test(name) ? 'an' : 'a'} ${name}`;
  const allowed =
    Object.entries(MADE_BY).find(([made]) => made === name)?.[1] ?? `one of ${waysToMake(name).join(', ')}`;
  return { noun, allowed, fix: noun };
}

/** The constants and the static factories of a class, or the members of an enum. */
function waysToMake(name: string): string[] {
  if (!isCoreType(name)) return [name];
  const type: object = CORE_TYPES[name];
  const factories = Object.getOwnPropertyNames(type).filter(
    (key) => typeof type === 'function' && typeof Reflect.get(type, key) === 'function' && /^[a-z]/.test(key),
  );
  return [
    ...Object.keys(type).map((key) => `${name}.${key}`),
    ...factories.map((key) => `${name}.${key}(...)`),
  ];
}

/** The constant that a text stands for, such as `RemovalPolicy.PROTECT` for `'PROTECT'`. */
export function memberMeant(name: string, value: unknown): string | undefined {
  if (typeof value !== 'string' || !isCoreType(name)) return undefined;
  const constant = value.toUpperCase().replace(/[^A-Z0-9]+/g, '_');
  const nearest = nearestName(constant, Object.keys(CORE_TYPES[name]));
  return nearest && `${name}.${nearest}`;
}

/** Whether a value is of a class of the same name, which another copy of this library has made. */
export function isOfAnotherCopy(name: string, value: unknown): boolean {
  return typeof value === 'object' && value !== null && isCoreType(name) && classNames(value).includes(name);
}
