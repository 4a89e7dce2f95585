import { merged } from '../../../lib/core/review/merged';
import { mermaid, mermaidText } from '../../../lib/core/review/mermaid';
import { hostileReview, sampleReviews } from '../../support/review-sample';

const chart = mermaid(merged(sampleReviews()));

/** Ids of boxes by what stands first in them. */
function idOf(title: string): string {
  const found = new RegExp(`(n\\d+)\\["${title}<br/>`).exec(chart);
  if (found === null) throw new Error(`there is no box ${title}`);
  return found[1];
}

describe('the flowchart of a review', () => {
  test('leads from clients through terminators to servers, with the protocols on the arrow', () => {
    expect(chart).toContain(`==>|"🔒 TLS 1.0, 1.1, 1.2"| ${idOf('legacy/OldTls')}\n`);
    expect(chart).toContain(`${idOf('legacy/OldTls')} -->|"unix socket"| ${idOf('legacy/Old')}\n`);
  });

  test('leads from a primary to its replica, and from its terminator to a replica that follows over TLS', () => {
    expect(chart).toContain(`${idOf('prod/Redis')} -->|"replication"| ${idOf('prod/Replica')}\n`);
    expect(chart).toContain(`${idOf('prod/Tls')} ==>|"🔒 replication"| ${idOf('prod/FarReplica')}\n`);
  });

  test('warns about plaintext on the arrow, and draws a dotted line', () => {
    expect(chart).toContain(`-.->|"⚠️ without TLS"| ${idOf('prod/Cache')}\n`);
  });

  test('has only lines of a known form, even if names are hostile', () => {
    const label = /(?:[\p{L}\p{M}\p{N} .,:/_-]|#\d+;|<br\/>|🔒|⚠️)*/u.source;
    const known = new RegExp(
      `^(flowchart LR|  n\\d+\\["${label}"\\]:::[a-z]+|  n\\d+ (==>|-->|-\\.->)\\|"${label}"\\| n\\d+|  classDef .*|)$`,
      'u',
    );
    const lines = mermaid(merged([hostileReview()])).split('\n');
    expect(lines.filter((line) => !known.test(line))).toEqual([]);
  });

  test.each([
    ['a "quoted" name', 'a #34;quoted#34; name'],
    ['#quot;', '#35;quot#59;'],
    ['<b>`x`</b>', '#60;b#62;#96;x#96;#60;/b#62;'],
    ['Größe 字', 'Größe 字'],
  ])('writes %j as text', (text, escaped) => {
    expect(mermaidText(text)).toBe(escaped);
  });
});
