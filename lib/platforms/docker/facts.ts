import type { PlatformFacts } from '../../core/platform-facts';
import { BackendTransport } from '../../core/spec/terminator-spec';
import { dockerNames } from './names';

/** What a Docker engine has. Its containers look each other up by name. */
export const DOCKER_FACTS: PlatformFacts = {
  name: 'Docker',
  has: { 'host-addresses': true, 'volume-sizes': false, copies: false, 'stored-certificates': false },
  transport: BackendTransport.UNIX_SOCKET,
  host: dockerNames.container,
  aliases: () => [],
};
