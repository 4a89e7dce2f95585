import { Flavor } from '../catalog/flavor';
import { MemorySize } from '../catalog/memory-size';
import type { TlsProtocol } from '../catalog/tls-version';
import { Audience, audienceText } from '../platform/audience';
import { checkMemory } from '../resolve/memory';
import type { UnplacedService, UnplacedTerminator } from '../review/schema';
import { isExposed, tlsText, urlOf } from '../review/words';
import { described } from '../text/described';
import type { RuleCheck, Violation } from './rule-check';

/** A violation of one service or terminator. Undefined if there is none. */
type Fault = Omit<Violation, 'path'> | undefined;

const OLD_PROTOCOLS: readonly TlsProtocol[] = ['TLSv1.0', 'TLSv1.1'];

/** The maximum of days: 100 years. */
const MOST_DAYS = 36500;

export const NO_PLAINTEXT_OUTSIDE_LOOPBACK = ofServices(
  'policy-plaintext',
  'no plaintext outside this host and private networks',
  ({ entrances }) => {
    const open = entrances.find((entrance) => isExposed(entrance) && entrance.audience !== Audience.HOST);
    return (
      open && {
        message: `the service can be reached without TLS ${audienceText(open.audience, open.network)}`,
        given: urlOf(open),
        allowed: 'a loopback address of the host, or only the private network',
        fix: 'leave plaintext out and use a TlsTerminator, or leave out plaintextAddress and the clientNetwork of the platform',
      }
    );
  },
);

export const TLS_12_OR_LATER = ofTerminators('policy-tls', 'TLS 1.2 or later', ({ protocols, service }) => {
  const old = protocols.filter((protocol) => OLD_PROTOCOLS.includes(protocol));
  return old.length === 0
    ? undefined
    : {
        message: `the terminator accepts ${tlsText(old)}`,
        given: protocols.join(', '),
        allowed: 'TLSv1.2, TLSv1.3',
        fix: `use Redis 6.0 or later, or Valkey, for ${service}`,
      };
});

export const DURABLE_FLAVORS = ofServices('policy-durability', 'durable flavors only', ({ flavor }) =>
  flavor === Flavor.MEMORY_ONLY.description
    ? {
        message: 'the service does not keep its data on disk',
        given: `flavor ${flavor}`,
        allowed: 'Flavor.AOF_AND_RDB, Flavor.RDB_ONLY',
        fix: 'use one of the allowed flavors, or a versionString without -nordb',
      }
    : undefined,
);

export const NO_VERSION_PAST_END_OF_LIFE = ofServices(
  'policy-end-of-life',
  'no version past its end of life',
  ({ support, engine, version }) =>
    support === 'ended'
      ? {
          message: `${engine} ${version} is past its end of life`,
          given: `version ${version}`,
          allowed: 'a version that is still supported',
          fix: 'use a supported version; `npx cdktf-redis versions` lists them',
        }
      : undefined,
);

export const SAFE_PATCH_RELEASES = ofServices(
  'policy-unsafe-patch',
  'patch releases without known remote code execution or data loss bugs',
  ({ support, engine, version, image }) =>
    support === 'unsafe-patch'
      ? {
          message: `${engine} ${version} has known remote code execution or data loss bugs`,
          given: `version ${version}${image === null ? '' : `, image ${image}`}`,
          allowed: 'the lowest safe patch release of the line, or a later one',
          fix: 'use a safe patch release; `npx cdktf-redis versions` lists them',
        }
      : undefined,
);

export const DELETION_PROTECTION = ofServices(
  'policy-deletion-protection',
  'data volumes that Terraform refuses to destroy',
  ({ persistence: { removal } }) =>
    removal === 'destroyed'
      ? {
          message: 'the data volume is destroyed together with the service',
          given: 'RemovalPolicy.DESTROY',
          allowed: 'RemovalPolicy.PROTECT',
          fix: 'leave removalPolicy out',
        }
      : undefined,
);

export function memoryAtMost(max: MemorySize): RuleCheck {
  return {
    ...ofServices(
      'policy-memory',
      `at most ${shownArgument(max)} of memory`,
      ({ memory: { limitMebibytes } }) => {
        if (limitMebibytes === null) return undefined;
        const limit = MemorySize.mebibytes(limitMebibytes);
        return limitMebibytes > max.toMebibytes()
          ? {
              message: `the service can use ${limit} of memory`,
              given: `memory ${limit}`,
              allowed: `up to ${max}`,
              fix: `decrease memory to ${max}`,
            }
          : undefined;
      },
    ),
    validate: (problems) => {
      checkMemory('size of PolicyRule.memoryAtMost', max, 1, problems);
    },
  };
}

export function certificatesValidAtMost(days: number): RuleCheck {
  return {
    ...ofTerminators(
      'policy-certificate-lifetime',
      `certificates that are valid for at most ${shownArgument(days)} days`,
      ({ certificate: { issuer, validityDays } }) =>
        validityDays !== null && validityDays > days
          ? {
              message: `the certificate is valid for ${validityDays} days`,
              given: `validityDays ${validityDays}`,
              allowed: `up to ${days}`,
              fix:
                issuer === 'given'
                  ? `pass a certificate that is valid for at most ${days} days`
                  : `set validityDays of TlsCertificate.issued(...) to ${days}, and renewalDays below it`,
            }
          : undefined,
    ),
    validate: (problems, { isUnknown }) => {
      if (!isUnknown(days) && Number.isInteger(days) && days >= 1 && days <= MOST_DAYS) return;
      problems.add('bad-number', {
        message: `days of PolicyRule.certificatesValidAtMost must be a whole number from 1 to ${MOST_DAYS}`,
        given: isUnknown(days) ? 'a token' : shownArgument(days),
        allowed: `1 to ${MOST_DAYS}, known at synth`,
        fix: 'pass a literal number in this range',
      });
    },
  };
}

/** An argument as text. It can be anything, because `validate` checks it later. */
function shownArgument(value: unknown): string {
  return typeof value === 'number' || value instanceof MemorySize ? String(value) : described(value);
}

function ofServices(
  id: RuleCheck['id'],
  statement: string,
  faultOf: (service: UnplacedService) => Fault,
): RuleCheck {
  return {
    id,
    statement,
    violations: ({ services }) => services.flatMap((one) => placed(one, faultOf(one))),
  };
}

function ofTerminators(
  id: RuleCheck['id'],
  statement: string,
  faultOf: (terminator: UnplacedTerminator) => Fault,
): RuleCheck {
  return {
    id,
    statement,
    violations: ({ terminators }) => terminators.flatMap((one) => placed(one, faultOf(one))),
  };
}

function placed({ path }: { readonly path: string }, fault: Fault): readonly Violation[] {
  return fault === undefined ? [] : [{ path, ...fault }];
}
