import type { Flavor } from '../../catalog/flavor';
import { EvictionPolicy, RemovalPolicy } from '../../catalog/policies';
import type { ServerVersion } from '../../catalog/server-version';
import { Problems } from '../../problems/problems';
import { shown } from '../../text/shown';
import { resolveAdoption } from '../adoption';
import type { Resolved } from '../context';
import { resolveCopies } from '../copies';
import { resolveDirectives } from '../directives';
import { lintRedis } from '../lint/lint-redis';
import type { Role } from '../lint/linted-server';
import { type Listener, resolveListener } from '../listener';
import { resolveMemory, resolveVolumeSize } from '../memory';
import { checkImage, checkName, nameOf } from '../names';
import { resolveNumberSettings } from '../number-settings';
import { checkPassword } from '../password';
import { resolvePersistence } from '../persistence';
import type { PlacedContext } from '../placed-context';
import type { RedisServerProps } from '../redis-server-props';
import type { RedisSpec } from '../redis-spec';
import { resolveUsers, type UserDefaults } from '../users';
import { resolveVersionAndFlavor, type VersionDefaults } from '../version-and-flavor';

/** Resolves and validates the props of a server. Returns a frozen specification and all problems at once. */
export function resolveRedis(
  props: RedisServerProps & { readonly copies?: number },
  defaults: VersionDefaults & UserDefaults,
  context: PlacedContext,
  role: Role = 'primary',
): Resolved<RedisSpec> {
  const problems = new Problems(context.path);
  const { version, flavor } = resolveVersionAndFlavor(props, defaults, problems);
  const plaintext = resolvePlaintext(props, props.name ?? nameOf(context.path), problems, context);
  const memory = resolveMemory(props, flavor, problems);
  checkPassword('password', props.password, problems, context, true);
  const spec: RedisSpec = {
    version,
    flavor,
    image: checkImage(props.image, problems, context),
    ...memory,
    evictionPolicy: resolveEviction(props.evictionPolicy, version, problems),
    ...resolvePersistence(props, flavor, problems),
    ...resolveNumberSettings(props, problems, context),
    directives: resolveDirectives(props.directives ?? {}, version, problems, context),
    plaintext,
    password: context.isUnknown(props.password) ? props.password : undefined,
    ...resolveUsers(props, defaults, version, problems, context),
    removalPolicy: props.removalPolicy ?? RemovalPolicy.PROTECT,
    acceptDataLossOnFlavorChange: resolveAcceptance(props.acceptDataLossOnFlavorChange, flavor, problems),
    drillTarget: props.drillTarget ?? false,
    copies: resolveCopies(props.copies, problems, context),
    volumeMebibytes: resolveVolumeSize(props.volumeSize, memory.memoryMebibytes, problems, context),
    adoptVolume: resolveAdoption(props.adoptVolume, problems, context),
    name: checkName(props.name, problems),
  };
  lintRedis(spec, role, problems);
  return { spec: Object.freeze(spec), problems: problems.all };
}

function resolvePlaintext(
  props: RedisServerProps,
  name: string,
  problems: Problems,
  context: PlacedContext,
): Listener | undefined {
  if (props.plaintext) {
    problems.add('plaintext-exposed', {
      message:
        'the service accepts connections without TLS: anyone who can eavesdrop on the traffic can have access to ' +
        'its credentials, and therefore to the service',
      fix: 'use a TlsTerminator and leave plaintext out; never send regulated or sensitive information without TLS',
    });
    return resolveListener(
      {
        address: props.plaintextAddress,
        host: props.plaintextHostName,
        port: props.plaintextPort,
        name,
        defaultPort: 6379,
        addressProp: 'plaintextAddress',
        hostProp: 'plaintextHostName',
        portProp: 'plaintextPort',
      },
      problems,
      context,
    );
  }
  const given = (['plaintextPort', 'plaintextAddress', 'plaintextHostName'] as const).filter(
    (prop) => props[prop] !== undefined,
  );
  if (given.length > 0) {
    problems.add('plaintext-not-asked-for', {
      message: `${given.join(' and ')} ${given.length === 1 ? 'requires' : 'require'} plaintext: true, which publishes Redis without TLS`,
      given: given.map((prop) => `${prop}: ${shown(String(props[prop]))}`).join(', '),
      fix: 'leave it out and use a TlsTerminator, or set plaintext: true to accept connections without TLS',
    });
  }
  return undefined;
}

function resolveAcceptance(given: boolean | undefined, flavor: Flavor, problems: Problems): boolean {
  if (given && flavor.isDurable) {
    problems.add('setting-without-effect', {
      message: 'acceptDataLossOnFlavorChange has no effect, because only a memory-only service deletes data',
      given: `flavor ${flavor}`,
      fix: 'leave acceptDataLossOnFlavorChange out',
    });
  }
  return given ?? false;
}

function resolveEviction(
  given: EvictionPolicy | undefined,
  version: ServerVersion,
  problems: Problems,
): EvictionPolicy {
  if (given !== undefined && !version.isAtLeast(given.since)) {
    problems.add('policy-not-in-version', {
      message: `${version} does not support this evictionPolicy`,
      given: given.word,
      allowed: `${given.word} in ${version.engineName} ${given.since} and later`,
      fix: 'use an LRU policy, or a later version',
    });
  }
  return given ?? EvictionPolicy.NO_EVICTION;
}
