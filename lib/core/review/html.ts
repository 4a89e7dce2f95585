import { htmlText } from '../text/html-text';
import { diagramSvgs } from './diagram-svg';
import { answersHtml } from './html-answers';
import { page, section } from './html-page';
import { lossesHtml, reachHtml, resourcesHtml, runsHtml, timeoutsHtml, warningsHtml } from './html-parts';
import { policiesHtml } from './html-policies';
import { merged } from './merged';
import type { StackReview } from './schema';
import { topologyOf } from './topology';
import { count } from './words';

/**
 * A review as one page that can be read, mailed and printed.
 * @param change What the change means, as a part of the page: it stands on top. Empty: there is none.
 */
export function reviewHtml(reviews: readonly StackReview[], change = ''): string {
  const all = merged(reviews);
  const names = all.stacks.join(', ') || 'no stack';
  const title = `Review of ${names}`;
  const stacks = all.stacks.length === 1 ? 'One stack' : `${all.stacks.length} stacks`;
  const header = [
    `<h1>${htmlText(title)}</h1>`,
    `<p class="sub">${stacks}, ${count(all.resources.length, 'resource')}, as the last synth made them</p>`,
    ...(change === '' ? [] : [change]),
    answersHtml(all),
  ].join('\n');
  const main = [
    section('runs', 'What runs?', runsHtml(all)),
    section('reach', 'Who can reach it?', `${figure(diagramSvgs(topologyOf(all)))}${reachHtml(all)}`),
    section('loss', 'What do I lose if the box dies?', lossesHtml(all)),
    section('warnings', 'What should I look at?', warningsHtml(all)),
    ...(all.policies.length + all.regulated.length > 0
      ? [section('policies', 'What is demanded, and what is let pass?', policiesHtml(all))]
      : []),
    section('timeouts', 'When is a connection closed?', timeoutsHtml(all)),
    section('resources', 'What does Terraform make?', resourcesHtml(all)),
  ].join('\n');
  return page(
    title,
    header,
    main,
    '<p>Made by cdktf-redis from the specification that is rendered. It holds no secrets.</p>',
  );
}

function figure(svgs: string): string {
  if (svgs === '') return '';
  return `<div class="wide drawing" role="region" aria-label="Diagram of who reaches what" tabindex="0">
${svgs}
</div>
<p class="note">A thick line with a lock is TLS, a dashed one with a warning sign is without TLS, and a thin one stays on a private network or a socket.</p>
`;
}
