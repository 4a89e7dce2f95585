import fc from 'fast-check';
import { RedisService } from '../../../lib';
import {
  KubernetesPlatform,
  type KubernetesPlatformProps,
  ServiceBinding,
  StoredCertificate,
} from '../../../lib/kubernetes';
import { CERTIFICATES } from '../certificates';
import { serviceWithTls } from '../stacks';
import { commented, images, type StringProp, type StringProps } from './string-prop';

/** Valid names of Kubernetes objects. */
const NAMES = fc
  .array(fc.stringMatching(/^[a-z0-9]([a-z0-9-]{0,8}[a-z0-9])?$/), { minLength: 1, maxLength: 3 })
  .map((labels) => ['x', ...labels].join('.'));

const KEYS = fc.constantFrom('haproxy', 'redis:7.2', 'valkey:8.1.9', 'redis:99.0');

function setting(name: keyof KubernetesPlatformProps, harmless: string): StringProp {
  return {
    build: (stack, value) => {
      serviceWithTls(stack, { redis: { platform: new KubernetesPlatform({ [name]: value }) } });
    },
    path: 'test',
    named: name,
    harmless,
    taken: NAMES,
  };
}

/** Props of Kubernetes only. */
export const KUBERNETES_STRINGS = {
  'KubernetesPlatformProps.namespace': setting('namespace', 'harmless-namespace'),
  'KubernetesPlatformProps.storageClass': setting('storageClass', 'harmless-class'),
  'KubernetesPlatformProps.clusterDomain': setting('clusterDomain', 'harmless.example'),
  'KubernetesPlatformProps.imagePullSecret': setting('imagePullSecret', 'harmless-secret'),
  'KubernetesPlatformProps.imageRegistry': {
    ...setting('imageRegistry', 'registry.example.com/harmless'),
    taken: fc.constantFrom('registry.example.com', 'a:5000/b/c', 'a'),
  },
  'KubernetesPlatformProps.images (image)': {
    build: (stack, image) =>
      new RedisService(stack, 'Redis', {
        versionString: '7.0',
        platform: new KubernetesPlatform({ images: { 'redis:7.0': image } }),
      }),
    path: 'test',
    named: "images['redis:7.0']",
    harmless: 'registry.example.com/harmless:1',
    taken: images,
  },
  'KubernetesPlatformProps.images (key)': {
    build: (stack, key) =>
      new RedisService(stack, 'Redis', {
        platform: new KubernetesPlatform({ images: { [key]: 'registry.example.com/redis:1' } }),
      }),
    path: 'test',
    named: 'images',
    harmless: 'redis:7.0',
    taken: KEYS,
    form: /^(haproxy|(redis|valkey):\d+\.\d+(\.\d+)?)$/,
  },
  'StoredCertificateProps.secretName': {
    build: (stack, secretName) =>
      serviceWithTls(stack, {
        redis: { platform: new KubernetesPlatform() },
        tls: { certificate: StoredCertificate.fromSecret({ secretName }) },
      }),
    path: 'test/Tls',
    named: 'secretName',
    harmless: 'harmless-secret',
    taken: NAMES,
  },
  'StoredCertificateProps.caCertificate': {
    build: (stack, caCertificate) => {
      const { redis } = serviceWithTls(stack, {
        redis: { platform: new KubernetesPlatform() },
        tls: { certificate: StoredCertificate.fromSecret({ secretName: 'tls', caCertificate }) },
      });
      new ServiceBinding(stack, 'Binding', { service: redis });
    },
    path: 'test/Tls',
    named: 'caCertificate',
    harmless: `harmless\n${CERTIFICATES.authority}`,
    taken: commented(CERTIFICATES.authority),
    // An empty value counts as no value.
    isLeftOut: (value: string) => value.trim() === '',
    isSecret: true,
  },
  'ServiceBindingProps.secretName': {
    build: (stack, secretName) => {
      const { redis } = serviceWithTls(stack, { redis: { platform: new KubernetesPlatform() } });
      new ServiceBinding(stack, 'Binding', { service: redis, secretName });
    },
    path: 'test/Binding',
    named: 'secretName',
    harmless: 'harmless-secret',
    taken: NAMES,
  },
  'ServiceBindingProps.user': {
    build: (stack, user) => {
      const { redis } = serviceWithTls(stack, {
        redis: { platform: new KubernetesPlatform(), users: [{ name: 'app' }] },
      });
      new ServiceBinding(stack, 'Binding', { service: redis, user });
    },
    path: 'test/Binding',
    named: 'user',
    harmless: 'app',
    taken: fc.constantFrom('app', 'default'),
    form: /^(app|default)$/,
  },
} as const satisfies StringProps;
