import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A row of the table of folders in docs/architecture.md. */
export interface FolderRow {
  /** The folder below lib, for example `core/render`. `lib` is '', and `<name>` in the last part stands for any name. */
  readonly folder: string;
  /** The folders that it may import. */
  readonly folders: readonly FolderRow[];
  /** The packages that it may import. `*` at the end stands for any rest. */
  readonly packages: readonly string[];
}

const HEADER = '| folder | what it holds | may import |';

/**
 * Reads the table of folders in docs/architecture.md. A folder may import only folders in rows above its own, so the table
 * cannot describe a cycle.
 */
export function importTable(): readonly FolderRow[] {
  const lines = readFileSync(join(__dirname, '../../docs/architecture.md'), 'utf8').split('\n');
  const start = lines.indexOf(HEADER);
  if (start < 0) throw new Error(`docs/architecture.md has no table with the header "${HEADER}"`);
  const end = lines.findIndex((line, index) => index > start && !line.startsWith('|'));
  const rows: FolderRow[] = [];
  for (const line of lines.slice(start + 2, end)) rows.push(parseRow(line, rows));
  return rows;
}

/** The row of a folder: the one with its name, or else the one with `<name>` in the last part. */
export function rowOf(folder: string, rows: readonly FolderRow[]): FolderRow | undefined {
  return (
    rows.find((row) => row.folder === folder) ??
    rows.find((row) => row.folder === folder.replace(/[^/]+$/, '<name>'))
  );
}

/** Whether a row allows to import a package. */
export function allowsPackage({ packages }: FolderRow, name: string): boolean {
  return packages.some((allowed) =>
    allowed.endsWith('*') ? name.startsWith(allowed.slice(0, -1)) : `${name}/`.startsWith(`${allowed}/`),
  );
}

function parseRow(line: string, above: readonly FolderRow[]): FolderRow {
  const [, first, , last] = line.split('|').map((cell) => cell.trim());
  const [folder] = codeSpans(first).map(belowLib);
  const allowed = codeSpans(last);
  const folders = allowed.filter((name) => name.startsWith('lib/'));
  return {
    folder,
    folders: folders.flatMap((name) => {
      const named = above.filter((row) => isNamed(row.folder, belowLib(name)));
      if (named.length === 0)
        throw new Error(`docs/architecture.md: no row above that of ${folder} is ${name}`);
      return named;
    }),
    packages: allowed.filter((name) => !name.startsWith('lib/')),
  };
}

/** Whether a folder is the named one. `core/*` names every folder below core. */
function isNamed(folder: string, name: string): boolean {
  return name.endsWith('*') ? folder.startsWith(name.slice(0, -1)) : folder === name;
}

function codeSpans(cell: string): string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map(([, code]) => code);
}

function belowLib(name: string): string {
  return name.replace(/^lib\/?/, '');
}
