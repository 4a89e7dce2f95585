import { type Synthesized, synth } from '../support/synth';
import { CASES } from './conformance/cases';
import { DOCKER } from './conformance/docker';
import { KUBERNETES } from './conformance/kubernetes';
import type { PlatformUnderTest } from './conformance/platform-under-test';

/** All platforms of the library. */
const PLATFORMS: Readonly<Record<string, PlatformUnderTest>> = { Docker: DOCKER, Kubernetes: KUBERNETES };

/** What the Terraform expression of a secret contains. */
const SECRET = /random_password|var\.|private_key|password/;

const rows = Object.entries(CASES).flatMap(([what, each]) => {
  const all = Object.entries(PLATFORMS).map(([name, platform]) => ({
    what,
    name,
    platform,
    result: synth((stack) => each.build(stack, platform.create())),
    ...each,
  }));
  return all.map((row) => ({ ...row, others: all.filter((other) => other !== row) }));
});

describe.each(rows)('$what on $name', ({ platform, result, servers, proxies, others }) => {
  const running = (path: string) => platform.running(result, path);

  test('has the same configuration files as every other platform, except for addresses', () => {
    const files = (of: PlatformUnderTest, from: Synthesized, path: string) =>
      [...of.running(from, path).files].map(([name, content]) => [name, of.plainNames(content)]).sort();
    for (const { platform: other, result: theirs } of others) {
      for (const path of [...servers, ...proxies]) {
        expect(files(platform, result, path)).toEqual(files(other, theirs, path));
      }
    }
  });

  test('runs the same image, command and health check as every other platform', () => {
    const program = (of: PlatformUnderTest, from: Synthesized, path: string) => {
      const { image, command, ready } = of.running(from, path);
      return { image, command, ready };
    };
    for (const { platform: other, result: theirs } of others) {
      for (const path of [...servers, ...proxies]) {
        expect(program(platform, result, path)).toEqual(program(other, theirs, path));
      }
    }
  });

  test('has no secret outside of the files', () => {
    for (const path of [...servers, ...proxies]) {
      expect(JSON.stringify(running(path).open)).not.toMatch(SECRET);
    }
  });

  test('runs everything without privileges and with a read-only root file system', () => {
    for (const path of [...servers, ...proxies]) {
      expect(running(path)).toMatchObject({ readOnly: true, unprivileged: true });
    }
  });

  test('has more memory than maxmemory, and enough time to save or to drain', () => {
    for (const path of servers) {
      const { files, memoryMebibytes, graceSeconds } = running(path);
      const [, maxmemory] = /^maxmemory (\d+)$/m.exec(files.get('redis.conf') ?? '') ?? [];
      expect(Number(maxmemory)).toBeGreaterThan(0);
      expect(Number(maxmemory) / 1024 / 1024).toBeLessThan(memoryMebibytes);
      expect(graceSeconds).toBeGreaterThanOrEqual(60);
    }
    for (const path of proxies) {
      const { files, graceSeconds } = running(path);
      const [, drain] = /hard-stop-after (\d+)s/.exec(files.get('haproxy.cfg') ?? '') ?? [];
      expect(graceSeconds).toBeGreaterThan(Number(drain));
    }
  });

  test('protects the data volume from a destroy as every other platform does', () => {
    for (const path of servers) {
      const { guarded } = running(path);
      expect(guarded).toBeDefined();
      for (const other of others) expect(guarded).toBe(other.platform.running(other.result, path).guarded);
    }
    for (const path of proxies) expect(running(path).guarded).toBeUndefined();
  });
});
