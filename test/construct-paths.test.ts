import { PrivateCertificateAuthority, RedisService, Replica, TlsCertificate, TlsTerminator } from '../lib';
import { serviceWithTls } from './support/stacks';
import { synth } from './support/synth';

/** Construct paths are part of the API: a new path is a new resource, and a new data volume is empty. */
describe('the construct paths of the resources', () => {
  test('of a service', () => {
    expect(synth((stack) => new RedisService(stack, 'Redis')).inventory).toEqual([
      'docker_container Redis/ConfigContainer',
      'docker_container Redis/Container',
      'docker_container Redis/Ready',
      'docker_image cdktf-redis/Image-redis-8-4-6-f626f614',
      'docker_network Redis/Network',
      'docker_volume Redis/ConfigVolume',
      'docker_volume Redis/DataVolume',
      'docker_volume Redis/SocketVolume',
      'random_password Redis/Password',
      'random_password Redis/ProbePassword',
      'random_password Redis/ReplicationPassword',
      'terraform_data Redis/Owner',
      'terraform_data Redis/Revision',
    ]);
  });

  test('of a terminator', () => {
    const { inventory } = synth((stack) => serviceWithTls(stack));
    expect(inventory.filter((resource) => resource.includes(' Tls'))).toEqual([
      'docker_container Tls/ConfigContainer',
      'docker_container Tls/Container',
      'docker_network Tls/EdgeNetwork',
      'docker_volume Tls/ConfigVolume',
      'terraform_data Tls/Revision',
      'tls_cert_request Tls/CertificateRequest',
      'tls_locally_signed_cert Tls/Certificate',
      'tls_private_key Tls/CertificateAuthority/Key',
      'tls_private_key Tls/Key',
      'tls_self_signed_cert Tls/CertificateAuthority/Certificate',
    ]);
  });

  test('of a terminator with a shared CA', () => {
    const { inventory } = synth((stack) => {
      const authority = new PrivateCertificateAuthority(stack, 'Authority');
      serviceWithTls(stack, { tls: { certificate: TlsCertificate.issued({ authority }) } });
    });
    expect(inventory.filter((resource) => resource.startsWith('tls_'))).toEqual([
      'tls_cert_request Tls/CertificateRequest',
      'tls_locally_signed_cert Tls/Certificate',
      'tls_private_key Authority/Key',
      'tls_private_key Tls/Key',
      'tls_self_signed_cert Authority/Certificate',
    ]);
  });

  test('of a replica that follows over TLS', () => {
    const { inventory } = synth((stack) => {
      const { redis, tls } = serviceWithTls(stack);
      new Replica(stack, 'Replica', { primary: redis, via: tls });
    });
    expect(inventory.filter((resource) => resource.includes(' Replica'))).toEqual([
      'docker_container Replica/ConfigContainer',
      'docker_container Replica/Container',
      'docker_container Replica/Link/ConfigContainer',
      'docker_container Replica/Link/Container',
      'docker_container Replica/Ready',
      'docker_network Replica/Link/EdgeNetwork',
      'docker_network Replica/Link/Network',
      'docker_network Replica/Network',
      'docker_volume Replica/ConfigVolume',
      'docker_volume Replica/DataVolume',
      'docker_volume Replica/Link/ConfigVolume',
      'docker_volume Replica/SocketVolume',
      'random_password Replica/Password',
      'random_password Replica/ProbePassword',
      'random_password Replica/ReplicationPassword',
      'terraform_data Replica/Link/Revision',
      'terraform_data Replica/Owner',
      'terraform_data Replica/Revision',
    ]);
  });

  test('do not exist for imported services and terminators', () => {
    const { inventory } = synth((stack) => {
      RedisService.fromRedisServiceAttributes(stack, 'Imported', { host: 'redis.example.com' });
      TlsTerminator.fromTlsTerminatorAttributes(stack, 'Far', { host: 'redis.example.com' });
    });
    expect(inventory).toEqual([]);
  });
});

describe('the Terraform names of the resources', () => {
  test('are derived from the construct paths', () => {
    const result = synth((stack) => serviceWithTls(stack));
    expect(result.address('docker_container', 'Redis/Container')).toBe(
      'docker_container.Redis_Container_6BAF5226',
    );
    expect(result.address('docker_volume', 'Redis/DataVolume')).toBe(
      'docker_volume.Redis_DataVolume_8DDF92A7',
    );
    expect(result.address('docker_container', 'Tls/Container')).toBe(
      'docker_container.Tls_Container_BF40CFCB',
    );
  });
});
