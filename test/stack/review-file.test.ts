import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Volume } from '@cdktf/provider-docker/lib/volume';
import { App, TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import { KeyPattern, RedisService, Replica, TlsTerminator } from '../../lib';
import { RELEASE } from '../../lib/core/review/release';
import type { StackReview } from '../../lib/core/review/schema';
import { StackRegistry } from '../../lib/stack/stack-registry';
import { variable } from '../support/stacks';

/** Synthesizes a stack as cdktf does, and reads the review that it wrote. */
function reviewOf(build: (stack: TerraformStack) => void): { text: string; review: StackReview } {
  const outdir = mkdtempSync(join(tmpdir(), 'cdktf-redis-review-'));
  try {
    const app = new App({ outdir });
    build(new TerraformStack(app, 'prod'));
    app.synth();
    const text = readFileSync(join(outdir, 'stacks/prod/review.json'), 'utf8');
    return { text, review: JSON.parse(text) };
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

function build(stack: TerraformStack): void {
  const redis = new RedisService(stack, 'Redis', {
    versionString: '7.0-aof',
    password: variable(stack, 'Password'),
    users: [{ name: 'app', keys: [KeyPattern.readWrite('app:*')], password: variable(stack, 'AppPassword') }],
  });
  const tls = new TlsTerminator(stack, 'Tls', { service: redis });
  new Replica(stack, 'Replica', { primary: redis, via: tls, acceptDataLossOnPrimaryRestart: false });
}

describe('the review beside cdk.tf.json', () => {
  const { text, review } = reviewOf(build);

  test('names the release of cdktf-redis', () => {
    expect(review.release).toBe(RELEASE);
  });

  test('is the same for the same input', () => {
    expect(reviewOf(build).text).toBe(text);
  });

  test('contains no secret, no expression and no path of the machine', () => {
    expect(text).not.toMatch(/\$\{|TfToken|random_password\.\S*\.result|BEGIN|\/tmp\//);
  });

  test('shows which replica follows which primary, and how it connects', () => {
    const [redis, replica] = review.services;
    expect(redis?.replicas).toEqual(['prod/Replica']);
    expect(replica?.follows).toEqual({
      primary: 'prod/Redis',
      via: 'prod/Tls',
      link: { place: 'docker', configuration: expect.any(String), access: expect.any(Array) },
    });
  });

  test('shows every endpoint, with TLS and without', () => {
    expect(review.services[0]?.entrances).toEqual([
      {
        credential: 'redis+ssl',
        host: 'localhost',
        port: 6380,
        tls: ['TLSv1.2', 'TLSv1.3'],
        audience: 'this host only',
        terminator: 'prod/Tls',
        password: 'the variable Password',
      },
      expect.objectContaining({ credential: 'redis', tls: null, audience: 'private network' }),
    ]);
  });

  test('lists users with their rules', () => {
    expect(review.services[0]?.users).toEqual([
      { name: 'default', isOn: true, rules: ['~*', '&*', '+@all'], password: 'the variable Password' },
      {
        name: 'app',
        isOn: true,
        rules: ['~app:*', '+@all', '-@admin', '-@dangerous'],
        password: 'the variable AppPassword',
      },
    ]);
  });

  test('lists no rules that the version does not support', () => {
    const { review: old } = reviewOf((stack) => {
      new RedisService(stack, 'Redis', {
        versionString: '6.0-aof',
        users: [{ name: 'app', keys: [KeyPattern.readWrite('*'), KeyPattern.readWrite('app:*')] }],
      });
    });
    expect(old.services[0]?.users.map(({ rules }) => rules.join(' '))).toEqual([
      '~* +@all',
      '~* +@all -@admin -@dangerous',
    ]);
  });

  test('lists the resources that are created, by address and name, and no other', () => {
    const volumes = review.resources.filter(({ type }) => type === 'docker_volume').map(({ name }) => name);
    expect(volumes).toContain('prod-redis-96cd4e95-config');
    expect(review.resources.every(({ address }) => /^[a-z_]+\.[\w-]+$/.test(address))).toBe(true);
    expect(review.resources.some(({ address }) => address.includes('Password_'))).toBe(true);
  });

  test('shows which volume holds the data', () => {
    expect(review.services[0]?.volumes).toEqual(['prod-redis-96cd4e95-data']);
  });

  test('contains every warning of the synth once', () => {
    expect(review.problems.map(({ id, path }) => `${id} ${path}`)).toEqual([
      'end-of-life prod/Redis',
      'end-of-life prod/Replica',
    ]);
  });

  test('shows whether the version of the image is supported', () => {
    const supportOf = (image?: string) =>
      reviewOf((stack) => new RedisService(stack, 'Redis', { versionString: '7.2', image })).review
        .services[0]?.support;
    expect(supportOf()).toBe('supported');
    expect(supportOf('registry.example.com/redis:7.2.9')).toBe('unsafe-patch');
    expect(supportOf('registry.example.com/mine:1')).toBe('supported');
  });

  test('shows which values are only known at apply', () => {
    const { review: other } = reviewOf((stack) => {
      new RedisService(stack, 'Redis', { image: variable(stack, 'Image') });
    });
    expect(other.services[0]?.image).toBe('(known at apply)');
  });

  test('lists the workloads that a construct registers, and has no list without them', () => {
    expect(review).not.toHaveProperty('workloads');
    const { review: other } = reviewOf((stack) => {
      const service = new RedisService(stack, 'Redis');
      const backup = new Construct(stack, 'Backup');
      const volume = new Volume(backup, 'Volume', { name: 'backups' });
      StackRegistry.of(backup).registerWorkload(backup, {
        path: backup.node.path,
        kind: 'backup job',
        name: 'prod-backup',
        serves: service.node.path,
        image: null,
        facts: [{ label: 'target', text: volume.nameInput ?? '' }],
      });
    });
    expect(other.workloads).toEqual([
      {
        path: 'prod/Backup',
        kind: 'backup job',
        name: 'prod-backup',
        serves: 'prod/Redis',
        image: null,
        facts: [{ label: 'target', text: 'backups' }],
        place: 'docker',
        configuration: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
    ]);
    expect(other.resources.map(({ name }) => name)).toContain('backups');
  });
});
