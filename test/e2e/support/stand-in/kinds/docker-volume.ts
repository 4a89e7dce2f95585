import type { VolumeCreateOptions, VolumeInspectInfo } from 'dockerode';
import { engine, known } from '../../engine';
import { type Attributes, attribute, differencesOf, requestOf } from '../attribute';
import type { Kind } from '../kind';
import { textMap } from '../parse';
import { nameAndDriver, removeWhenFree } from './named';

const attributes: Attributes<VolumeCreateOptions, VolumeInspectInfo> = {
  ...nameAndDriver<VolumeCreateOptions, VolumeInspectInfo>(),
  driver_opts: attribute<Record<string, string>, VolumeCreateOptions, VolumeInspectInfo>({
    parse: textMap,
    replaces: true,
    put: (request, value) => {
      request.DriverOpts = value;
    },
    get: (found) => found.Options ?? {},
    absent: {},
  }),
};

/** A volume. If a volume with the name exists, the engine, the provider and the stand-in use it. */
export const dockerVolume: Kind = {
  type: 'docker_volume',
  attributes,
  computed: {},
  engine: {
    create: async (values, where, made) => {
      made((await engine.createVolume(requestOf(attributes, values, where, {}))).name);
    },
    inspect: async (id, values, where) => {
      const found = await known(engine.getVolume(id).inspect());
      if (found === undefined) return { state: 'gone' };
      return { state: 'there', differences: differencesOf(attributes, values, where, found) };
    },
    remove: (id) => removeWhenFree(`volume ${id}`, () => engine.getVolume(id).remove({ force: true })),
  },
};
