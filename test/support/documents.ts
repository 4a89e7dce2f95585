import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';

/** A fenced block of code in a document. */
export interface CodeBlock {
  readonly document: string;
  readonly language: string;
  readonly code: string;
}

const ROOT = join(__dirname, '../..');

/** All documents that are written by hand or generated, except for the license. */
export const DOCUMENTS: readonly string[] = [
  'README.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  ...readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name.replaceAll('\\', '/')}`)
    .sort(),
];

/** The text of a document. */
export function textOf(document: string): string {
  return readFileSync(join(ROOT, document), 'utf8');
}

/** The fenced blocks of code in a document. */
export function blocksOf(document: string): readonly CodeBlock[] {
  return [...textOf(document).matchAll(/^ *```(\w*)\n(.*?)^ *```$/gms)].map(([, language, code]) => ({
    document,
    language,
    code,
  }));
}

/** The files and folders that a document links to, from the root of the repository. Links to other sites are left out. */
export function linkTargets(document: string): readonly string[] {
  const prose = textOf(document).replaceAll(/^ *```.*?^ *```$/gms, '');
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, link]) => link.replace(/#.*$/, ''))
    .filter((link) => link !== '' && !/^[a-z]+:/.test(link))
    .map((link) => posix.join(dirname(document), link));
}
