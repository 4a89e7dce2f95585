import { reviewHtml } from '../../../lib/core/review/html';
import { reviewMarkdown } from '../../../lib/core/review/markdown';
import { merged } from '../../../lib/core/review/merged';
import { mermaid } from '../../../lib/core/review/mermaid';
import { STACK_REVIEW, type WorkloadReview } from '../../../lib/core/review/schema';
import { reviewText } from '../../../lib/core/review/text';
import { topologyOf } from '../../../lib/core/review/topology';
import { deployedTerminator, reviewedService, reviewedStack } from '../../support/reviewed';

const BACKUP: WorkloadReview = {
  path: 'prod/Backup',
  kind: 'backup job',
  name: 'prod-backup',
  serves: 'prod/Redis',
  image: 'redis:8.4.6',
  place: 'docker',
  configuration: 'c0ffee',
  facts: [
    { label: 'schedule', text: 'every hour' },
    { label: 'destination', text: 'the bucket backups' },
  ],
};

const stack = reviewedStack({ services: [reviewedService()], workloads: [BACKUP] });

describe('other workloads of a review', () => {
  test('are in the text, with their facts', () => {
    expect(reviewText(stack)).toContain(
      [
        '',
        'prod/Backup (backup job)',
        '  runs       prod-backup, image redis:8.4.6',
        '  serves     prod/Redis',
        '  schedule   every hour',
        '  destination the bucket backups',
        '',
      ].join('\n'),
    );
  });

  test('are a table in Markdown and HTML', () => {
    const markdown = reviewMarkdown([stack]);
    expect(markdown).toContain('\n1 server, 0 TLS terminators, 1 other workload, ');
    expect(markdown).toContain(
      '| <code>prod/Backup</code><br>redis:8.4.6 | backup job | <code>prod/Redis</code> | schedule: every hour<br>destination: the bucket backups |',
    );
    expect(reviewHtml([stack])).toContain('<caption>Other workloads</caption>');
  });

  test('are boxes of the topology, next to the server that they serve', () => {
    const [redis] = topologyOf(merged([stack]));
    expect(redis.followers).toEqual([
      {
        server: { kind: 'workload', title: 'prod/Backup', details: ['backup job'], ways: [], followers: [] },
        link: { security: 'private', label: 'backup job' },
        via: null,
      },
    ]);
    expect(mermaid(merged([stack]))).toContain('["prod/Backup<br/>backup job"]:::workload');
  });

  test('are next to the server behind the terminator that they serve', () => {
    const behind = {
      ...stack,
      terminators: [deployedTerminator()],
      workloads: [{ ...BACKUP, serves: 'prod/Tls' }],
    };
    const [redis] = topologyOf(merged([behind]));
    expect(redis.followers).toHaveLength(1);
  });

  test('are boxes of their own if they serve nothing, or a server outside of the app', () => {
    const boxesOf = (serves: string | null) =>
      topologyOf(merged([reviewedStack({ workloads: [{ ...BACKUP, serves }] })])).map(({ kind }) => kind);
    expect(boxesOf(null)).toEqual(['workload']);
    expect(boxesOf('other/Redis')).toEqual(['outside']);
  });

  test('are valid, and so is a review without them', () => {
    expect(STACK_REVIEW.faultOf(stack, '')).toBeUndefined();
    expect(STACK_REVIEW.faultOf(reviewedStack(), '')).toBeUndefined();
  });
});

describe('a managed service', () => {
  const service = reviewedService();
  const managed = {
    ...service,
    image: null,
    plan: 'startup-4',
    memory: { ...service.memory, limitMebibytes: null },
  };
  const review = reviewedStack({ services: [managed] });

  test('is shown with its plan instead of an image and a memory limit', () => {
    expect(STACK_REVIEW.faultOf(review, '')).toBeUndefined();
    const text = reviewText(review);
    expect(text).toContain('  runs       Redis 8.4, AOF + RDB, plan startup-4\n');
    expect(text).toContain('  memory     307 MiB for data (noeviction)\n');
    for (const shown of [reviewMarkdown([review]), reviewHtml([review])]) expect(shown).not.toContain('null');
    expect(reviewHtml([review])).toContain('startup-4');
  });
});
