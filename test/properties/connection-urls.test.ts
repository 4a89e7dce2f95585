import fc from 'fast-check';
import { ConnectionOutputs, RedisService, TlsTerminator } from '../../lib';
import { CERTIFICATES } from '../support/certificates';
import { hostileString } from '../support/hostile-text';
import type { JsonObject } from '../support/json';
import { isPlain } from '../support/problem-text';
import { messageOf } from '../support/problems';
import { evaluated } from '../support/readers/terraform-template';
import { variable } from '../support/stacks';
import { hostNames, ipv4, ipv6, userNames } from '../support/string-props/string-prop';
import { newApp, newStack, synth } from '../support/synth';

/** The outputs of an imported service and of an imported terminator. */
function outputsOf(host: string, username: string, port: number): JsonObject {
  const { outputs } = synth((stack) => {
    const service = RedisService.fromRedisServiceAttributes(stack, 'Redis', {
      host,
      port,
      username,
      password: variable(stack, 'password'),
    });
    new ConnectionOutputs(stack, 'plain', { service });
    const terminator = TlsTerminator.fromTlsTerminatorAttributes(stack, 'Tls', {
      host,
      port,
      caCertificate: CERTIFICATES.authority,
    });
    new ConnectionOutputs(stack, 'tls', { service, terminator });
  });
  return outputs;
}

function textOf(outputs: JsonObject, name: string): string {
  const value = Object(outputs[name]).value;
  if (typeof value !== 'string') throw new Error(`the output ${name} is not a string`);
  return evaluated(value);
}

/** Host names in lower case, and addresses. */
const hosts = fc.oneof(
  hostNames.map((name) => name.toLowerCase()),
  ipv4,
  ipv6,
);

const ports = fc.integer({ min: 1, max: 65535 });

/** The placeholder of the password in a URL. Only Terraform knows the password. */
const SECRET = /^⟦\w+⟧$/;

describe('the connection outputs', () => {
  test('contain a URL with the given host, port and user', () => {
    fc.assert(
      fc.property(hosts, userNames, ports, (host, username, port) => {
        const outputs = outputsOf(host, username, port);
        for (const [name, scheme] of [
          ['plain', 'redis:'],
          ['tls', 'rediss:'],
        ]) {
          const url = new URL(textOf(outputs, `${name}_url`));
          expect(url.protocol).toBe(scheme);
          expect(url.hostname).toBe(host.includes(':') ? new URL(`redis://[${host}]`).hostname : host);
          expect(url.port).toBe(String(port));
          expect(decodeURIComponent(url.username)).toBe(username);
          expect(decodeURIComponent(url.password)).toMatch(SECRET);
          expect([url.pathname, url.search, url.hash]).toEqual(['', '', '']);
          expect(textOf(outputs, `${name}_cli`).split(' ').slice(0, 3)).toEqual([
            'redis-cli',
            '-u',
            textOf(outputs, `${name}_url`),
          ]);
        }
      }),
      { numRuns: 40, seed: 1 },
    );
  });

  test('contain a stunnel.conf with one service that connects to the given host and verifies it', () => {
    fc.assert(
      fc.property(hosts, ports, (host, port) => {
        const lines = textOf(outputsOf(host, 'app', port), 'tls_stunnel_conf').split('\n');
        const settings = lines.filter((line) => line.includes('=')).map((line) => line.split(' = '));
        expect(lines.filter((line) => !line.includes('='))).toEqual(['', '[redis]', '']);
        expect(settings.map(([name]) => name).slice(4)).toEqual([
          ...['accept', 'connect', 'TIMEOUTclose', 'verifyChain'],
          ...[/^[\d.]+$|:/.test(host) ? 'checkIP' : 'checkHost', 'CAfile'],
        ]);
        const { connect, checkIP, checkHost } = Object.fromEntries(settings);
        expect(connect).toBe(host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`);
        expect(checkIP ?? checkHost).toBe(host);
      }),
      { numRuns: 40, seed: 2 },
    );
  });
});

describe('the error for the credentials of an unknown user', () => {
  test('contains the name with every special character escaped', () => {
    const service = new RedisService(newStack(newApp()), 'Redis', { users: [{ name: 'app' }] });
    const strangers = hostileString.filter((name) => !['app', 'default'].includes(name));
    fc.assert(
      fc.property(strangers, (name) => {
        const error = messageOf(() => service.credentialsOf(name));
        expect(isPlain(error)).toBe(true);
        expect(error).toMatch(
          /^\[test\/Redis\] has no credentials of the user '.*'\. Fix: use one of default, app, or add it to users\.$/,
        );
      }),
      { numRuns: 100, seed: 3 },
    );
  });
});
