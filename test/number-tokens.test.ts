import { Aspects, type TerraformStack, TerraformVariable } from 'cdktf';
import * as ts from 'typescript';
import {
  MemorySize,
  PolicyRule,
  PrivateCertificateAuthority,
  RedisPolicy,
  type RedisServerProps,
  RedisService,
  Replica,
  TlsCertificate,
  TlsTerminator,
  type TlsTerminatorProps,
} from '../lib';
import { KubernetesPlatform } from '../lib/kubernetes';
import { problemIds } from './support/problems';
import { checker, members, type PublicName, typesOf } from './support/public-names';
import { serviceWithTls } from './support/stacks';

/** Uses a number in a stack. */
type Use = (stack: TerraformStack, it: number) => unknown;

function server(props: (it: number) => RedisServerProps): Use {
  return (stack, it) => new RedisService(stack, 'Redis', props(it));
}

function terminator(settings: (it: number) => Partial<TlsTerminatorProps>): Use {
  return (stack, it) => serviceWithTls(stack, { tls: settings(it) });
}

function rule(make: (it: number) => PolicyRule): Use {
  return (stack, it) => {
    Aspects.of(stack).add(new RedisPolicy({ rules: [make(it)] }));
    serviceWithTls(stack);
  };
}

const host = 'redis.example.com';

/** Every number in the public API, with the problem of a number that is not known at synth. */
const NUMBERS: Readonly<Record<string, readonly [id: string, use: Use]>> = {
  'RedisServerProps.idleTimeoutSeconds': ['bad-number', server((it) => ({ idleTimeoutSeconds: it }))],
  'RedisServerProps.startupTimeoutSeconds': ['bad-number', server((it) => ({ startupTimeoutSeconds: it }))],
  'RedisServerProps.stopGraceSeconds': ['bad-number', server((it) => ({ stopGraceSeconds: it }))],
  'RedisServerProps.plaintextPort': ['bad-port', server((it) => ({ plaintext: true, plaintextPort: it }))],
  'RedisServerProps.memory': ['bad-memory', server((it) => ({ memory: MemorySize.mebibytes(it) }))],
  'RedisServerProps.maxMemory': ['bad-memory', server((it) => ({ maxMemory: MemorySize.mebibytes(it) }))],
  'RedisServerProps.volumeSize': [
    'bad-memory',
    (stack, it) =>
      new RedisService(stack, 'Redis', {
        platform: new KubernetesPlatform(),
        volumeSize: MemorySize.mebibytes(it),
      }),
  ],
  'MemorySize.mebibytes': ['bad-memory', server((it) => ({ memory: MemorySize.mebibytes(it) }))],
  'MemorySize.gibibytes': ['bad-memory', server((it) => ({ memory: MemorySize.gibibytes(it) }))],
  'SavePoint.seconds': ['bad-save-point', server((it) => ({ savePoints: [{ seconds: it, changes: 1 }] }))],
  'SavePoint.changes': ['bad-save-point', server((it) => ({ savePoints: [{ seconds: 900, changes: it }] }))],
  'ReplicaProps.copies': [
    'bad-number',
    (stack, it) => {
      const primary = new RedisService(stack, 'Redis', { platform: new KubernetesPlatform() });
      return new Replica(stack, 'Replica', { primary, copies: it });
    },
  ],
  'TlsTerminatorSettings.port': ['bad-port', terminator((it) => ({ port: it }))],
  'TlsTerminatorSettings.copies': [
    'bad-number',
    (stack, it) => {
      const service = new RedisService(stack, 'Redis', { platform: new KubernetesPlatform() });
      return new TlsTerminator(stack, 'Tls', { service, copies: it });
    },
  ],
  'TlsTerminatorSettings.drainSeconds': ['bad-number', terminator((it) => ({ drainSeconds: it }))],
  'TlsTerminatorSettings.sessionTimeoutSeconds': [
    'bad-number',
    terminator((it) => ({ sessionTimeoutSeconds: it })),
  ],
  'TlsTerminatorSettings.loginTimeoutSeconds': [
    'bad-number',
    terminator((it) => ({ loginTimeoutSeconds: it })),
  ],
  'TlsTerminatorSettings.maxConnections': ['bad-number', terminator((it) => ({ maxConnections: it }))],
  'TlsTerminatorSettings.maxConnectionsPerSource': [
    'bad-number',
    terminator((it) => ({ maxConnectionsPerSource: it })),
  ],
  'TlsTerminatorSettings.memory': ['bad-memory', terminator((it) => ({ memory: MemorySize.mebibytes(it) }))],
  'IssuedCertificateOptions.validityDays': [
    'bad-number',
    terminator((it) => ({ certificate: TlsCertificate.issued({ validityDays: it }) })),
  ],
  'IssuedCertificateOptions.renewalDays': [
    'bad-number',
    terminator((it) => ({ certificate: TlsCertificate.issued({ renewalDays: it }) })),
  ],
  'PrivateCertificateAuthorityProps.validityDays': [
    'bad-number',
    (stack, it) => new PrivateCertificateAuthority(stack, 'Ca', { validityDays: it }),
  ],
  'PrivateCertificateAuthorityProps.renewalDays': [
    'bad-number',
    (stack, it) => new PrivateCertificateAuthority(stack, 'Ca', { renewalDays: it }),
  ],
  'PolicyRule.certificatesValidAtMost': ['bad-number', rule((it) => PolicyRule.certificatesValidAtMost(it))],
  'PolicyRule.memoryAtMost': ['bad-memory', rule((it) => PolicyRule.memoryAtMost(MemorySize.mebibytes(it)))],
  'RedisServiceAttributes.idleTimeoutSeconds': [
    'bad-number',
    (stack, it) => RedisService.fromRedisServiceAttributes(stack, 'Far', { host, idleTimeoutSeconds: it }),
  ],
  'TlsTerminatorAttributes.port': [
    'bad-port',
    (stack, it) => TlsTerminator.fromTlsTerminatorAttributes(stack, 'Far', { host, port: it }),
  ],
};

/**
 * Interfaces that the library returns, so that users only read their numbers; what a platform returns; and the port of an
 * imported service, which is only passed on, so that it may be a token.
 */
const READ_ONLY =
  /^((I[A-Z]\w+|RedisCredential|Listener|(Server|Terminator)Specification|ProvidedServer|Access)\.|RedisServiceAttributes\.port$)/;

describe('a number that is known only at apply', () => {
  test.each(Object.entries(NUMBERS))('is not valid as %s', (_, [id, use]) => {
    expect(
      problemIds((stack) =>
        use(stack, new TerraformVariable(stack, 'Number', { type: 'number' }).numberValue),
      ),
    ).toEqual([id]);
  });

  test('is tested for every number that the public API accepts', () => {
    const taken = members.filter((member) => isGiven(member) && typesOf(member).some(holdsNumber));
    expect(taken.map(({ name }) => name).sort()).toEqual(Object.keys(NUMBERS).sort());
  });
});

/** Whether users pass a value: a property of an interface of props, or a parameter of a method. */
function isGiven({ name, symbol }: PublicName): boolean {
  const [declaration] = symbol.declarations ?? [];
  if (declaration !== undefined && ts.isPropertySignature(declaration)) return !READ_ONLY.test(name);
  return (symbol.flags & ts.SymbolFlags.Method) !== 0;
}

/** Whether a value of a type is a number, a MemorySize, or a list or map of them. */
function holdsNumber(type: ts.Type): boolean {
  const parts = type.isUnion() ? type.types : [type];
  return parts.some((part) => {
    if (part.flags & ts.TypeFlags.StringLike) return false;
    if (part.flags & ts.TypeFlags.NumberLike) return (part.flags & ts.TypeFlags.EnumLike) === 0;
    if (part.getSymbol()?.name === 'MemorySize') return true;
    const element = checker.getIndexTypeOfType(part, ts.IndexKind.Number) ?? part.getStringIndexType();
    return element !== undefined && holdsNumber(element);
  });
}
