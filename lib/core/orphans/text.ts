import { printable } from '../text/printable';
import type { Orphan, Orphans } from './find';

/** The orphans as lines of sh: the commands that remove them, and the rest as comments. */
export function orphansText({ orphans, dataVolumes }: Orphans, folder: string): string {
  if (orphans.length + dataVolumes.length === 0)
    return `# Every Docker object of this stack is in the state: ${printable(folder)}\n`;
  const width = Math.max(0, ...orphans.map(({ command = '' }) => command.length));
  return [
    `# Docker objects of this stack that are not in its state: ${orphans.length + dataVolumes.length}`,
    '# Nothing was changed. Remove them only if no other Terraform state has them, for example one in another folder.',
    ...orphans.map((orphan) => `${(orphan.command ?? '').padEnd(width)}  # ${about(orphan)}`),
    ...(dataVolumes.length === 0
      ? []
      : [
          '#',
          '# DATA VOLUMES. They can hold keys, so no command here removes them, and no apply fails because of them.',
          '# To use one again, set adoptVolume of its server to its name, and apply.',
          ...dataVolumes.map((volume) => `#   ${volume.name}  (${about(volume)})`),
        ]),
    '',
  ].join('\n');
}

function about({ construct, status }: Orphan): string {
  return printable(status === undefined ? construct : `${construct}, ${status}`);
}
