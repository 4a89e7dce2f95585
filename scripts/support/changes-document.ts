import type { Measured, MeasuredChange } from '../../lib/core/impact/measured';

/** What is measured, in the order of the table. */
const ROWS: readonly (readonly [key: keyof Measured, change: string, who: string])[] = [
  ['server', 'a server restarts', 'clients of the server'],
  ['image', 'a server gets another image, which is on the engine already', 'clients of the server'],
  ['replica', 'a replica restarts', 'clients of the replica'],
  ['replicaOfRestarted', 'the primary of a replica restarts', 'clients of the replica'],
  ['serverWithReplica', 'a primary and its replica restart', 'clients of the primary'],
  ['replicaWithPrimary', 'a primary and its replica restart', 'clients of the replica'],
  ['terminator', 'a terminator restarts', 'clients of the terminator'],
  ['certificate', 'a certificate is renewed by the same CA', 'clients of the terminator'],
  ['port', 'a terminator gets another port, which the clients know', 'clients of the terminator'],
  [
    'link',
    'a link restarts with the terminator of the primary',
    'readers of the replica: how old values become',
  ],
];

/** docs/changes.md: how long each kind of change interrupts clients. */
export function changesDocument(measured: Measured): string {
  const rows = ROWS.map(([key, change, who]) => {
    const one = measured[key];
    return isChange(one)
      ? `| ${change} | ${who} | ${one.seconds} s | ${one.sessions ? 'yes' : 'no'} |\n`
      : '';
  });
  return `# How long a change interrupts clients

\`npm run measure-changes\` writes this page. It applies each change ${measured.rounds} times on a Docker engine, with a small data set, while
clients write and read every 50 ms through TLS and connect again after every error. The table shows the longest time without an answer,
in full seconds. \`cdktf-redis plan\` and \`review --base\` state these times.

| change | who is interrupted | longest time | open sessions end |
|---|---|---|---|
${rows.join('')}
A replica serves values that are up to ${measured.staleSeconds} s old while its primary restarts and until it has copied all keys again.

A server also needs time for its data: about ${measured.loadSecondsPerGibibyte} s for each GiB that it saves when it stops and loads when it
starts. Pulling an image takes as long as your registry and network need. Run the command on your own machine for its times:
disks and CPUs differ. This machine had ${measured.machine}. Kubernetes was not measured.
`;
}

function isChange(value: Measured[keyof Measured]): value is MeasuredChange {
  return typeof value === 'object';
}
