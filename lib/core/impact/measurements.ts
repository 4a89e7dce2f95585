import type { Measured } from './measured';

/** `npm run measure-changes` writes this file and docs/changes.md. */
export const MEASUREMENTS: Measured = {
  machine: '2 CPUs, 24 GiB of memory',
  rounds: 1,
  staleSeconds: 14,
  loadSecondsPerGibibyte: 12,
  server: {
    seconds: 2,
    sessions: true,
  },
  replica: {
    seconds: 2,
    sessions: true,
  },
  replicaOfRestarted: {
    seconds: 1,
    sessions: false,
  },
  serverWithReplica: {
    seconds: 2,
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
    seconds: 2,
    sessions: true,
  },
  certificate: {
    seconds: 2,
    sessions: true,
  },
  port: {
    seconds: 2,
    sessions: true,
  },
  link: {
    seconds: 4,
    sessions: false,
  },
};
