import type { Measured } from './measured';

/** `npm run measure-changes` writes this file and docs/changes.md. */
export const MEASUREMENTS: Measured = {
  machine: '2 CPUs, 24 GiB of memory',
  rounds: 4,
  loadSecondsPerGibibyte: 11,
  staleSeconds: 16,
  server: {
    seconds: 4,
    sessions: true,
  },
  replica: {
    seconds: 3,
    sessions: true,
  },
  replicaOfRestarted: {
    seconds: 2,
    sessions: false,
  },
  serverWithReplica: {
    seconds: 4,
    sessions: true,
  },
  replicaWithPrimary: {
    seconds: 11,
    sessions: true,
  },
  image: {
    seconds: 4,
    sessions: true,
  },
  terminator: {
    seconds: 4,
    sessions: true,
  },
  certificate: {
    seconds: 3,
    sessions: true,
  },
  port: {
    seconds: 2,
    sessions: true,
  },
  link: {
    seconds: 6,
    sessions: false,
  },
};
