import { readFileSync } from 'node:fs';
import * as ts from 'typescript';
import { claimsDocument } from '../scripts/support/claims-document';
import type { Proof } from './support/claims/claim';
import { AUDIENCE_CLAIMS, SERVICE_CLAIMS, STACK_CLAIMS, TERMINATOR_CLAIMS } from './support/claims/fields';
import { LIMIT_PROOFS, LIMITS } from './support/claims/limits';
import { LOSS_PROOFS, SERVERS_BY_LOSS } from './support/claims/losses';

const FIELDS = [STACK_CLAIMS, SERVICE_CLAIMS, TERMINATOR_CLAIMS, AUDIENCE_CLAIMS];

const proofs: readonly Proof[] = [
  ...LOSS_PROOFS.flatMap((row) => row.proofs),
  ...Object.values(LIMIT_PROOFS).flat(),
  ...FIELDS.flatMap((claims) => Object.values(claims).flatMap((claim) => claim.proofs)),
];

const titles = new Map<string, ReadonlySet<string>>();

/** The titles of the tests in a file. */
function titlesIn(file: string): ReadonlySet<string> {
  const known = titles.get(file);
  if (known !== undefined) return known;
  const found = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && /^test\b/.test(node.expression.getText(source))) {
      const [title] = node.arguments;
      if (title !== undefined && (ts.isStringLiteralLike(title) || ts.isTemplateExpression(title)))
        found.add(ts.isStringLiteralLike(title) ? title.text : title.getText(source).slice(1, -1));
    }
    ts.forEachChild(node, visit);
  };
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.ES2022, true);
  visit(source);
  titles.set(file, found);
  return found;
}

describe('the claims of the review', () => {
  test('contain proofs of every loss in the review', () => {
    const stated = Object.entries(SERVERS_BY_LOSS).flatMap(([server, losses]) =>
      losses().map(({ event }) => `${server}: ${event}`),
    );
    const proven = LOSS_PROOFS.flatMap(({ servers, events }) =>
      servers.flatMap((server) => events.map((event) => `${server}: ${event}`)),
    );
    expect([...proven].sort()).toEqual([...stated].sort());
  });

  test('contain proofs of every limit in the review', () => {
    expect(Object.keys(LIMIT_PROOFS).sort()).toEqual(LIMITS.map(({ limit }) => limit).sort());
  });

  test('have at least one proof each', () => {
    const rows = [
      ...LOSS_PROOFS.map((row) => row.proofs),
      ...Object.values(LIMIT_PROOFS),
      ...FIELDS.flatMap((claims) => Object.values(claims).map((claim) => claim.proofs)),
    ];
    expect(rows.filter((row) => row.length === 0)).toEqual([]);
  });

  test('refer to tests that exist', () => {
    expect(proofs.filter(({ file, title }) => !titlesIn(file).has(title))).toEqual([]);
  });

  test('equal the tables in docs/claims.md that npm run docs writes', () => {
    expect(readFileSync('docs/claims.md', 'utf8')).toBe(claimsDocument());
  });
});
