import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { App } from 'cdktf';
import { Flavor, RedisService, Replica, TlsTerminator } from 'cdktf-redis';
import { changeOf } from '../../../lib/core/impact/from-reviews/change';
import { changeHtml } from '../../../lib/core/impact/from-reviews/html';
import { reviewHtml } from '../../../lib/core/review/html';
import { sampleSides } from '../../support/change-sample';
import { sampleReviews } from '../../support/review-sample';
import { reviewsOf } from '../../support/reviews';
import { newStack } from '../../support/synth';

/** The pages: the sample app of all formats, a small app, a large app, and a change. */
export const PAGES = ['sample', 'small', 'large', 'change'] as const;
export type PageName = (typeof PAGES)[number];

/** Review pages as files. */
export class ReviewPages {
  private readonly folder = mkdtempSync(join(tmpdir(), 'cdktf-redis-pages-'));

  public constructor() {
    const { base, head } = sampleSides();
    const pages: Readonly<Record<PageName, string>> = {
      sample: reviewHtml(sampleReviews()),
      small: reviewHtml(reviewsOf(small)),
      large: reviewHtml(reviewsOf(large)),
      change: reviewHtml(head, changeHtml(changeOf(base, head))),
    };
    for (const [name, page] of Object.entries(pages)) writeFileSync(join(this.folder, `${name}.html`), page);
  }

  public urlOf(name: PageName): string {
    return pathToFileURL(join(this.folder, `${name}.html`)).href;
  }

  public clear(): void {
    rmSync(this.folder, { recursive: true });
  }
}

function small(app: App): void {
  new RedisService(newStack(app, 'small'), 'Redis');
}

/** Twelve servers with every kind of endpoint, addresses that are too long for a box, and a replica of a replica. */
function large(app: App): void {
  for (const [index, team] of ['checkout', 'recommendations-and-search'].entries()) {
    const stack = newStack(app, team);
    for (const [place, flavor] of [Flavor.AOF_AND_RDB, Flavor.RDB_ONLY].entries()) {
      const port = 7000 + 100 * index + 10 * place;
      const redis = new RedisService(stack, `SessionsOfEveryRegion${place}`, {
        flavor,
        ...(place === 1 ? { plaintext: true, plaintextPort: port } : {}),
      });
      const tls = new TlsTerminator(stack, `Tls${place}`, { service: redis, port: port + 1 });
      new TlsTerminator(stack, `OpenTls${place}`, {
        service: redis,
        port: port + 2,
        listenAddress: '0.0.0.0',
        hostName: 'sessions.of-every-region.redis.example.com',
      });
      const near = new Replica(stack, `Replica${place}`, { primary: redis });
      if (place === 1) continue;
      new Replica(stack, `Copy${place}`, { primary: near });
      const far = new Replica(stack, `FarReplica${place}`, { primary: redis, via: tls });
      new TlsTerminator(stack, `FarTls${place}`, { service: far, port: port + 3 });
    }
  }
}
