import { Aspects, type TerraformStack } from 'cdktf';
import {
  ConnectionOutputs,
  DockerPlatform,
  MemorySize,
  PolicyRule,
  PrivateCertificateAuthority,
  RedisPolicy,
  RedisService,
  type RedisServiceProps,
  Replica,
  TlsCertificate,
  TlsTerminator,
} from '../../lib';
import type { PropsName } from '../../lib/core/props/check-props';
import { KubernetesPlatform, ServiceBinding, StoredCertificate } from '../../lib/kubernetes';

/** Props that no compiler has checked. */
type Unchecked = never;

/** How the props of an interface reach the library. */
export interface Taker {
  /** Builds a construct with the given id. */
  readonly build: (stack: TerraformStack, id: string, props: Unchecked) => unknown;
  /** Valid values of the required props. */
  readonly required?: (stack: TerraformStack) => Readonly<Record<string, unknown>>;
  /** Where the props are in those of the construct, such as `savePoints[0].`. */
  readonly at?: string;
  /** Whether the problem is at the stack, because the props do not belong to a construct. */
  readonly isOfStack?: true;
}

function service(stack: TerraformStack): RedisService {
  return (
    (stack.node.tryFindChild('Service') as RedisService | undefined) ?? new RedisService(stack, 'Service')
  );
}

const redis =
  (props: (junk: Unchecked) => object): Taker['build'] =>
  (stack, id, junk) =>
    new RedisService(stack, id, props(junk) as RedisServiceProps);

const terminator =
  (certificate: (junk: Unchecked) => TlsCertificate): Taker['build'] =>
  (stack, id, junk) =>
    new TlsTerminator(stack, id, { service: service(stack), certificate: certificate(junk) });

const policy =
  (rule: (junk: Unchecked) => PolicyRule): Taker['build'] =>
  (stack, _, junk) =>
    Aspects.of(stack).add(new RedisPolicy({ rules: [rule(junk)] }));

/** The construct or the factory that takes each interface of the table. */
export const TAKERS: Readonly<Record<PropsName, Taker>> = {
  RedisServiceProps: { build: (stack, id, props) => new RedisService(stack, id, props) },
  ReplicaProps: {
    build: (stack, id, props) => new Replica(stack, id, props),
    required: (stack) => ({ primary: service(stack) }),
  },
  RedisServiceAttributes: {
    build: (stack, id, props) => RedisService.fromRedisServiceAttributes(stack, id, props),
    required: () => ({ host: 'cache.example.com' }),
  },
  SavePoint: {
    build: redis((savePoint) => ({ savePoints: [savePoint] })),
    required: () => ({ seconds: 60, changes: 1 }),
    at: 'savePoints[0].',
  },
  RedisUser: {
    build: redis((user) => ({ users: [user] })),
    required: () => ({ name: 'app' }),
    at: 'users[0].',
  },
  TlsTerminatorProps: {
    build: (stack, id, props) => new TlsTerminator(stack, id, props),
    required: (stack) => ({ service: service(stack) }),
  },
  TlsTerminatorAttributes: {
    build: (stack, id, props) => TlsTerminator.fromTlsTerminatorAttributes(stack, id, props),
    required: () => ({ host: 'tls.example.com' }),
  },
  IssuedCertificateOptions: { build: terminator((options) => TlsCertificate.issued(options)) },
  PemCertificate: {
    build: terminator((pem) => TlsCertificate.fromPem(pem)),
    required: () => ({ certificateChain: 'chain', privateKey: 'key' }),
  },
  StoredCertificateProps: {
    build: (stack, id, props) => {
      const on = { platform: new KubernetesPlatform() };
      const stored = new RedisService(stack, `${id}-Service`, on);
      new TlsTerminator(stack, id, { service: stored, certificate: StoredCertificate.fromSecret(props) });
    },
    required: () => ({ secretName: 'redis-tls' }),
  },
  PrivateCertificateAuthorityProps: {
    build: (stack, id, props) => new PrivateCertificateAuthority(stack, id, props),
  },
  ConnectionOutputsProps: {
    build: (stack, id, props) => new ConnectionOutputs(stack, id, props),
    required: (stack) => ({ service: service(stack) }),
  },
  ServiceBindingProps: {
    build: (stack, id, props) => new ServiceBinding(stack, id, props),
    required: (stack) => ({
      service: new RedisService(stack, `Service${stack.node.children.length}`, {
        platform: new KubernetesPlatform(),
      }),
    }),
  },
  DockerPlatformProps: {
    build: (stack, id, props) => new RedisService(stack, id, { platform: new DockerPlatform(props) }),
    isOfStack: true,
  },
  KubernetesPlatformProps: {
    build: (stack, id, props) => new RedisService(stack, id, { platform: new KubernetesPlatform(props) }),
    isOfStack: true,
  },
  RedisPolicyProps: {
    build: (stack, _, props) => {
      service(stack);
      Aspects.of(stack).add(new RedisPolicy(props));
    },
    required: () => ({ rules: [PolicyRule.memoryAtMost(MemorySize.gibibytes(1))] }),
    isOfStack: true,
  },
  PolicyRuleOptions: {
    build: (stack, id, props) => {
      service(stack);
      policy((options) => PolicyRule.tls12OrLater(options))(stack, id, props);
    },
    isOfStack: true,
  },
  PolicyException: {
    build: (stack, id, props) => {
      service(stack);
      policy((exception) => PolicyRule.tls12OrLater({ exceptions: [exception] }))(stack, id, props);
    },
    required: () => ({ path: 'test/Service', reason: 'a test', until: '2999-12-31' }),
    at: 'exceptions[0].',
    isOfStack: true,
  },
};
