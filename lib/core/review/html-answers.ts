import { audienceTitle, isPrivate } from '../platform/audience';
import { htmlCode, htmlText } from '../text/html-text';
import type { Tone } from '../text/tone';
import type { AppReview } from './merged';
import type { ServiceReview } from './schema';
import {
  count,
  countProblems,
  DEATHS,
  isExposed,
  lowerFirst,
  runsText,
  SUPPORT,
  shortLoss,
  toneOfLoss,
  workloadCounts,
  worstLoss,
} from './words';

/** An answer at the top of the page. */
interface Answer {
  /** Id of the part of the page with the details. */
  readonly id: string;
  readonly question: string;
  readonly tone: Tone;
  readonly short: string;
  /** As HTML. */
  readonly lines: readonly string[];
}

/** The four questions of a reviewer, with short answers. */
export function answersHtml(review: AppReview): string {
  const answers = [runsAnswer(review), reachAnswer(review), lossAnswer(review), problemsAnswer(review)];
  return `<ul class="glance" aria-label="At a glance">
${answers.map(answerHtml).join('\n')}
</ul>`;
}

/** The largest number of lines of an answer. The part of the page that it links to has them all. */
const MAX_LINES = 7;

function answerHtml({ id, question, tone, short, lines: all }: Answer): string {
  const lines =
    all.length <= MAX_LINES
      ? all
      : [...all.slice(0, MAX_LINES - 1), `and ${all.length - MAX_LINES + 1} more`];
  return `<li class="${tone}"><h2><a href="#${id}">${htmlText(question)}</a></h2><strong>${htmlText(short)}</strong>${
    lines.length === 0 ? '' : `<ul>${lines.map((line) => `<li>${line}</li>`).join('')}</ul>`
  }</li>`;
}

function runsAnswer(review: AppReview): Answer {
  const { services } = review;
  const ended = services.filter(({ support }) => support === 'ended').length;
  return {
    id: 'runs',
    question: 'What runs?',
    tone: ended > 0 ? SUPPORT.ended.tone : 'good',
    short: workloadCounts(review),
    lines: services.map(
      (service) =>
        `${htmlCode(service.path)}: ${htmlText(runsText(service))}${service.support === 'ended' ? `, ${SUPPORT.ended.text}` : ''}`,
    ),
  };
}

function reachAnswer({ services }: AppReview): Answer {
  const exposed = services.filter(({ entrances }) => entrances.some(isExposed)).length;
  return {
    id: 'reach',
    question: 'Who can reach it?',
    tone: exposed > 0 ? 'danger' : 'good',
    short: exposed > 0 ? `${count(exposed, 'server')} WITHOUT TLS` : unexposedText(services),
    lines: [
      ...services.map(
        ({ path, entrances }) => `${htmlCode(path)}: ${htmlText(endpointTexts(entrances).join('; '))}`,
      ),
      ...(services.some(isOpenToHost) ? [htmlText(HOST_OPENING)] : []),
    ],
  };
}

function unexposedText(services: AppReview['services']): string {
  return services.some(isOpenToHost)
    ? 'Without TLS only from private networks and this host'
    : 'TLS or a private network only';
}

/** What a container cannot keep its host from. */
const HOST_OPENING =
  'This host also reaches each server without TLS, at the address of its container, with a password';

/** Whether programs on the host reach a server without TLS, although no port is published for them. */
function isOpenToHost({ access = [] }: ServiceReview): boolean {
  return access.some(
    ({ audience, tls }) => tls === null && audience === 'this host at the address of the container',
  );
}

/** Private endpoints are only shown if there is no other endpoint. */
function endpointTexts(entrances: ServiceReview['entrances']): readonly string[] {
  const open = entrances.filter(({ audience }) => !isPrivate(audience));
  return (open.length > 0 ? open : entrances).map(({ tls, audience, network }) => {
    const from = lowerFirst(audienceTitle(audience, network));
    if (tls !== null) return `${from}, over TLS`;
    return isPrivate(audience) ? from : `${from}, WITHOUT TLS`;
  });
}

function lossAnswer({ services }: AppReview): Answer {
  const losses = services.map(({ path, losses: all }) => ({ path, loss: worstLoss(all, DEATHS) }));
  const worst = worstLoss(
    losses.flatMap(({ loss }) => (loss === undefined ? [] : [loss])),
    DEATHS,
  );
  const everything = losses.filter(({ loss }) => loss?.worst === 'everything').length;
  return {
    id: 'loss',
    question: 'What do I lose if the box dies?',
    tone: toneOfLoss(worst),
    short: everything > 0 ? `All data of ${count(everything, 'server')}` : capitalized(shortLoss(worst)),
    lines: [
      ...losses.map(({ path, loss }) => `${htmlCode(path)}: ${htmlText(shortLoss(loss))}`),
      ...(services.some(isLostWithItsDisk)
        ? [htmlText('If the disk is lost too: all data that is on it')]
        : []),
    ],
  };
}

function isLostWithItsDisk({ losses }: ServiceReview): boolean {
  return losses.some(({ event, worst }) => event === 'lost disk' && worst === 'everything');
}

function problemsAnswer({ problems }: AppReview): Answer {
  const ids = [...new Set(problems.map(({ id }) => id))];
  const isError = problems.some(({ severity }) => severity === 'error');
  return {
    id: 'warnings',
    question: 'What should I look at?',
    tone: problems.length === 0 ? 'good' : isError ? 'danger' : 'warning',
    short: problems.length === 0 ? 'No warnings' : countProblems(problems),
    lines: ids.map(
      (id) =>
        `${htmlText(id.replace(/-/g, ' '))}: ${[...new Set(problems.filter((problem) => problem.id === id).map(({ path }) => path))].map(htmlCode).join(', ')}`,
    ),
  };
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
