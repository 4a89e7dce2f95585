import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { App } from 'cdktf';
import { Flavor, RedisService, Replica, TlsTerminator } from 'cdktf-redis';
import { reviewHtml } from '../../../lib/core/review/html';
import type { StackReview } from '../../../lib/core/review/model';
import { sampleReviews } from '../../support/review-sample';
import { newStack } from '../../support/synth';

/** Pages of a review as files: of the app that every format is shown with, of a small one and of a large one. */
export class ReviewPages {
  private readonly folder = mkdtempSync(join(tmpdir(), 'cdktf-redis-pages-'));

  public constructor() {
    const pages = { sample: sampleReviews(), small: reviewsOf(small), large: reviewsOf(large) };
    for (const [name, reviews] of Object.entries(pages)) {
      writeFileSync(join(this.folder, `${name}.html`), reviewHtml(reviews));
    }
  }

  public urlOf(name: string): string {
    return pathToFileURL(join(this.folder, `${name}.html`)).href;
  }

  public clear(): void {
    rmSync(this.folder, { recursive: true });
  }
}

function small(app: App): void {
  new RedisService(newStack(app, 'small'), 'Redis');
}

/** Twelve servers: every way in, addresses that are too long for a box, and a replica of a replica. */
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

/** The reviews of an app as its synth writes them. */
function reviewsOf(build: (app: App) => void): readonly StackReview[] {
  const outdir = mkdtempSync(join(tmpdir(), 'cdktf-redis-review-'));
  try {
    const app = new App({ outdir });
    build(app);
    app.synth();
    const { stacks }: { stacks: object } = JSON.parse(readFileSync(join(outdir, 'manifest.json'), 'utf8'));
    return Object.keys(stacks).map((stack) =>
      JSON.parse(readFileSync(join(outdir, 'stacks', stack, 'review.json'), 'utf8')),
    );
  } finally {
    rmSync(outdir, { recursive: true });
  }
}
