import type { Action, Change } from './plan';

const DONE: Readonly<Record<Action, string>> = {
  none: 'stays as it is',
  create: 'is created',
  update: 'is changed in place',
  replace: 'is replaced',
  delete: 'is destroyed',
  forget: 'is forgotten by Terraform, and stays where it is',
};

/** What Terraform does to a resource, and why: names of attributes, never what they hold. */
export function causeOf(change: Change, files: readonly Change[] = []): string {
  const why = whyOf(change, files);
  return `${change.address} ${DONE[change.action]}${why === undefined ? '' : `: ${why}`}`;
}

function whyOf(
  { action, reason, restarts, attributes }: Change,
  files: readonly Change[],
): string | undefined {
  switch (reason) {
    case 'replace_because_tainted':
      return 'it is tainted';
    case 'replace_by_request':
      return '-replace asks for it';
    default:
      if (reason?.startsWith('delete_because_')) return 'it is no longer in the code';
  }
  if (action !== 'replace' && !restarts) return undefined;
  // On Docker the configuration files are uploaded into another container, which takes that of the service with it.
  const all = [...attributes, ...files.flatMap((file) => file.attributes)].map(named);
  const names = [...new Set(all)].sort();
  if (names.length === 0) return undefined;
  return `${names.length === 1 ? '' : `${names.slice(0, -1).join(', ')} and `}${names[names.length - 1]} ${
    names.length === 1 && !names[0].endsWith('s') ? 'changes' : 'change'
  }`;
}

function named(attribute: string): string {
  return attribute === 'upload' ? 'configuration files' : attribute;
}
