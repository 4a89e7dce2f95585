import type { NetworkCreateOptions, NetworkInspectInfo } from 'dockerode';
import { engine, known } from '../../engine';
import { type Attributes, attribute, differencesOf, requestOf } from '../attribute';
import type { Kind } from '../kind';
import { flag } from '../parse';
import { nameAndDriver, removeWhenFree } from './named';

const attributes: Attributes<NetworkCreateOptions, NetworkInspectInfo> = {
  ...nameAndDriver<NetworkCreateOptions, NetworkInspectInfo>(),
  internal: attribute({
    parse: flag,
    replaces: true,
    put: (request, value) => {
      request.Internal = value;
    },
    get: (found) => found.Internal,
  }),
};

export const dockerNetwork: Kind = {
  type: 'docker_network',
  attributes,
  computed: {},
  engine: {
    create: async (values, where, made) => {
      const request = requestOf(attributes, values, where, { Name: '', CheckDuplicate: true });
      made((await engine.createNetwork(request)).id);
    },
    inspect: async (id, values, where) => {
      const found: NetworkInspectInfo | undefined = await known(engine.getNetwork(id).inspect());
      if (found === undefined) return { state: 'gone' };
      return { state: 'there', differences: differencesOf(attributes, values, where, found) };
    },
    remove: (id) => removeWhenFree(`network ${id}`, () => engine.getNetwork(id).remove()),
  },
};
