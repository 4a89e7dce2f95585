import { kindOfWords } from './kind';

/** HAProxy that ends TLS for clients. */
export const TERMINATOR = kindOfWords({
  name: 'terminator',
  unnamed: 'its service',
  interruption: 'reconnect',
  departure: 'new-settings',
  starts: (service) => `is new: clients reach ${service} through it`,
  restarts: (service) => `clients of ${service} reconnect`,
  leaves: (service) => `is removed: clients no longer reach ${service} through it`,
});

/** HAProxy that a replica uses to reach its primary over TLS. */
export const LINK = kindOfWords({
  name: 'link',
  unnamed: 'its replica',
  interruption: 'reconnect',
  starts: (replica) => `is new: ${replica} reaches its primary through it`,
  restarts: (replica) => `${replica} connects to its primary again`,
  leaves: (replica) => `is removed: ${replica} no longer reaches its primary through it`,
});
