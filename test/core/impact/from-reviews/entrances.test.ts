import { entranceFindings } from '../../../../lib/core/impact/from-reviews/entrances';
import type { Audience } from '../../../../lib/core/platform/audience';
import { AUDIENCES } from '../../../../lib/core/platform/audience';
import type { EndpointReview } from '../../../../lib/core/review/schema';

function plain(audience: Audience, host = 'redis'): EndpointReview {
  return { credential: 'redis', host, port: 6379, tls: null, audience, terminator: null };
}

function tls(audience: Audience, terminator = 'prod/Tls'): EndpointReview {
  return { credential: 'redis+ssl', host: 'h', port: 6380, tls: ['TLSv1.3'], audience, terminator };
}

function tendencies(before: readonly EndpointReview[], after: readonly EndpointReview[]): string[] {
  return entranceFindings(before, after).map(({ tendency, what }) => `${tendency} ${what}`);
}

const pairs = AUDIENCES.flatMap((wide, index) =>
  AUDIENCES.slice(index + 1).map((narrow): [Audience, Audience] => [narrow, wide]),
);

describe('the entrances of a service', () => {
  test.each(pairs)(
    'that widen from %j to %j are exposed, and stronger the other way round',
    (narrow, wide) => {
      expect(tendencies([plain(narrow)], [plain(wide)])).toEqual(['exposed reached without TLS']);
      expect(tendencies([plain(wide)], [plain(narrow)])).toEqual(['stronger reached without TLS']);
      expect(tendencies([tls(narrow)], [tls(wide)])).toEqual(['exposed reached over prod/Tls']);
    },
  );

  test('that come expose it, and that go do not', () => {
    expect(tendencies([], [tls('this host only')])).toEqual(['exposed reached over prod/Tls']);
    expect(tendencies([tls('this host only')], [])).toEqual(['stronger reached over prod/Tls']);
  });

  test('are not told where only its private network comes and goes', () => {
    expect(tendencies([], [plain('private network')])).toEqual([]);
    expect(tendencies([plain('private network')], [])).toEqual([]);
  });

  test('are told apart by their terminators', () => {
    const [one, other] = [tls('this host only'), tls('this host only', 'prod/Other')];
    expect(tendencies([one, other], [other, one])).toEqual([]);
    expect(tendencies([one], [one, other])).toEqual(['exposed reached over prod/Other']);
  });

  test('with another address for the same people are changed', () => {
    expect(entranceFindings([plain('this host only')], [plain('this host only', 'other')])).toEqual([
      {
        tendency: 'changed',
        what: 'reached without TLS',
        before: 'redis://redis:6379 from this host only',
        after: 'redis://other:6379 from this host only',
      },
    ]);
  });
});
