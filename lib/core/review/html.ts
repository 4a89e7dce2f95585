import { htmlText } from '../text/html-text';
import { diagramPaths } from './diagram-paths';
import { diagramSvgs } from './diagram-svg';
import { answersHtml } from './html-answers';
import { page, section } from './html-page';
import {
  lossesHtml,
  policiesHtml,
  problemsHtml,
  reachHtml,
  resourcesHtml,
  runsHtml,
  timeoutsHtml,
} from './html-parts';
import { merged } from './merged';
import { type Origin, originText } from './origin';
import type { StackReview } from './schema';
import { type ServerBox, topologyOf } from './topology';
import { count } from './words';

/**
 * A review as one page to read, mail and print.
 * @param change What the change means, as a part of the page. It is shown first. By default there is none.
 * @param origin The date and the commit of the page. By default it has none.
 */
export function reviewHtml(reviews: readonly StackReview[], change = '', origin: Origin = {}): string {
  const all = merged(reviews);
  const names = all.stacks.join(', ') || 'no stack';
  const title = `Review of ${names}`;
  const stacks = all.stacks.length === 1 ? 'One stack' : `${all.stacks.length} stacks`;
  const header = [
    `<h1>${htmlText(title)}</h1>`,
    `<p class="sub">${stacks}, ${count(all.resources.length, 'resource')}, as of the last synth</p>`,
    `<p class="sub">${htmlText(originText(all, origin))}</p>`,
    ...(change === '' ? [] : [change]),
    answersHtml(all),
  ].join('\n');
  const main = [
    section('runs', 'What runs?', runsHtml(all)),
    section('reach', 'Who can reach it?', `${figure(topologyOf(all))}${reachHtml(all)}`),
    section('loss', 'What do I lose if the box dies?', lossesHtml(all)),
    section('warnings', 'What should I look at?', problemsHtml(all)),
    ...(all.policies.length + all.regulated.length > 0
      ? [section('policies', 'What do policies require?', policiesHtml(all))]
      : []),
    section('timeouts', 'When is a connection closed?', timeoutsHtml(all)),
    section('resources', 'What does Terraform create?', resourcesHtml(all)),
  ].join('\n');
  return page(title, header, main, '<p>Made by cdktf-redis. It contains no secrets.</p>');
}

/** The diagram: drawings for wide pages, and a list of paths for narrow ones, of which the style sheet shows one. */
function figure(servers: readonly ServerBox[]): string {
  if (servers.length === 0) return '';
  return `<div class="wide drawing" role="region" aria-label="Diagram of who reaches what" tabindex="0">
${diagramSvgs(servers)}
</div>
${diagramPaths(servers)}
<p class="note legend">A thick line with a lock is a connection with TLS, and a dashed line with a warning sign is one without TLS. A thin line is a private network or a socket.</p>
`;
}
