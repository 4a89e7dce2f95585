import { createHash } from 'node:crypto';
import { type TerraformStack, Testing } from 'cdktf';
import { Construct, type IConstruct } from 'constructs';
import fc from 'fast-check';
import {
  ConnectionOutputs,
  PrivateCertificateAuthority,
  RedisService,
  Replica,
  TlsCertificate,
  TlsTerminator,
} from '../../lib';
import { hostileString } from '../support/hostile-text';
import type { Json } from '../support/json';
import { isPlain, parseProblems } from '../support/problem-text';
import { messageOf } from '../support/problems';
import { evaluated } from '../support/readers/terraform-template';
import { readingOf, withValue } from '../support/reading';
import { imported, serviceWithTls, variable } from '../support/stacks';
import { newApp, newStack, Synthesized } from '../support/synth';

/** A name that the library derives from a path: characters that are valid in a DNS label, before a digest of the path. */
const NAME = /[a-z0-9-]+/;

/**
 * Ids without those that constructs and cdktf do not support: an empty id, members of every object, and texts that look like
 * a token. Numbers are left out too: JavaScript sorts them before their siblings, so that positions could not be compared.
 */
const ids = hostileString.filter((id) => !/^\d*$|[$#&]\{TfToken\[/.test(id) && !(id in {}));

/** Creates every construct of the library with a hostile id, below a construct with a hostile id. */
function everything(stack: TerraformStack, id: string): IConstruct {
  const scope = new Construct(stack, id);
  const authority = new PrivateCertificateAuthority(scope, `${id}a`);
  const primary = new RedisService(scope, `${id}b`);
  const via = new TlsTerminator(scope, `${id}c`, {
    service: primary,
    hostName: 'redis.example.com',
    certificate: TlsCertificate.issued({ authority }),
  });
  const replica = new Replica(scope, `${id}d`, { primary, via });
  new ConnectionOutputs(scope, `${id}e`, { service: replica, prefix: 'replica' });
  imported(scope, `${id}f`);
  return scope;
}

/** The reading of a stack, with a number in place of each name that is derived from a path. */
function readingWithoutNames(stack: TerraformStack): Json {
  const paths = stack.node.findAll().map(({ node }) => node.path);
  const text = paths.reduce((json, path, index) => {
    const digest = createHash('sha256').update(path).digest('hex').slice(0, 8);
    const name = new RegExp(`${NAME.source}-${digest}`, 'g');
    for (const [made] of json.matchAll(name)) expect(made.length).toBeLessThanOrEqual(50);
    return json.replace(name, `‹${index}›`);
  }, Testing.synth(stack));
  return readingOf(new Synthesized(stack, undefined, text));
}

describe('the ids of constructs', () => {
  beforeAll(() => {
    jest.spyOn(Error, 'captureStackTrace').mockImplementation(() => undefined);
  });

  afterAll(() => jest.restoreAllMocks());

  test('change names and labels only', () => {
    const build = (id: string) => {
      const stack = newStack(newApp());
      return { stack, scope: everything(stack, id) };
    };
    const harmless = readingWithoutNames(build('harmless').stack);
    fc.assert(
      fc.property(ids, (id) => {
        const { stack, scope } = build(id);
        const written = Buffer.from(scope.node.id, 'utf8').toString('utf8').normalize('NFC');
        expect(readingWithoutNames(stack)).toEqual(withValue(harmless, 'harmless', [written]));
      }),
      { numRuns: 5, seed: 1 },
    );
  });

  test('appear in errors and warnings on one line, with every special character escaped', () => {
    fc.assert(
      fc.property(ids, (id) => {
        const stack = newStack(newApp());
        const scope = new Construct(stack, id);
        serviceWithTls(scope, { redis: { name: 'BAD' }, tls: { port: 0 } });
        const error = messageOf(() => Testing.synth(stack));
        expect(error.split('\n').filter((line) => !isPlain(line))).toEqual([]);
        expect(parseProblems(error)).toHaveLength(2);
      }),
      { numRuns: 25, seed: 2 },
    );
  });

  test('appear in the error of a plan in the same way', () => {
    fc.assert(
      fc.property(ids, (id) => {
        const stack = newStack(newApp());
        new RedisService(new Construct(stack, id), 'Redis', { password: variable(stack, 'password') });
        const [, literal] = /"error_message": ("\[.*\.")$/m.exec(Testing.synth(stack)) ?? [];
        const message = evaluated(JSON.parse(literal ?? '""'));
        expect(message).toMatch(/^\[test\/.*\/Redis\] The password must have at least 16 characters/);
        expect(isPlain(message)).toBe(true);
      }),
      { numRuns: 25, seed: 4 },
    );
  });

  test('must not be the id that the library reserves in every stack', () => {
    const stack = newStack(newApp());
    expect(messageOf(() => new RedisService(stack, 'cdktf-redis'))).toBe(
      '[test/cdktf-redis] uses an id that the library reserves in every stack. Fix: choose another id for that construct.',
    );
  });
});

describe('the name of a stack', () => {
  /** Names that cdktf accepts. */
  const names = hostileString.filter((name) => /^[^\s*?[\]{}!]+$/.test(name) && !(name in {}));

  test('is part of the names of objects, in characters that every platform accepts', () => {
    fc.assert(
      fc.property(names, (name) => {
        const stack = newStack(newApp(), name);
        const service = new RedisService(stack, 'Redis');
        expect(service.endpoint.host).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
        expect(service.endpoint.host.length).toBeLessThanOrEqual(50);
      }),
      { numRuns: 25, seed: 3 },
    );
  });
});
