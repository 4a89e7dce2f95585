import { DockerPlatform } from '../../../lib';
import { asObject, asObjects } from '../../support/json';
import type { PlatformUnderTest } from './platform-under-test';

/** The Docker platform in the conformance test. */
export const DOCKER: PlatformUnderTest = {
  create: () => new DockerPlatform(),
  plainNames: (text) => text,
  running(result, path) {
    const container = result.container(path);
    const { upload, ...carrier } = result.resource('docker_container', `${path}/ConfigContainer`);
    const data = result.resources('docker_volume').get(`${path}/DataVolume`);
    const image = [...result.resources('docker_image')].find(([id]) =>
      String(container.image).includes(result.address('docker_image', id)),
    );
    return {
      // The script of the gate and the owner of the volume are only needed on Docker.
      files: new Map(
        asObjects(upload)
          .map(({ file, content }): [string, string] => [String(file).replace(/.*\//, ''), String(content)])
          .filter(([file]) => file !== 'gate' && file !== 'owner'),
      ),
      image: String(image?.[1].name),
      command: [...(container.entrypoint as string[]), ...(container.command as string[])],
      ready: (asObject(container.healthcheck).test as string[])[1] ?? '',
      memoryMebibytes: Number(container.memory),
      graceSeconds: Number(container.destroy_grace_seconds),
      readOnly: container.read_only === true,
      unprivileged:
        /^(redis|valkey|haproxy):/.test(String(container.user)) &&
        JSON.stringify(container.capabilities) === '{"drop":["ALL"]}' &&
        JSON.stringify(container.security_opts) === '["no-new-privileges:true"]',
      guarded: data && asObject(data.lifecycle).prevent_destroy === true,
      open: [container, carrier],
    };
  },
};
