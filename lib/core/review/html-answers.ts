import { audienceTitle, isPrivate } from '../platform/audience';
import { htmlCode, htmlText } from '../text/html-text';
import type { Tone } from './html-page';
import type { AppReview } from './merged';
import type { ServiceReview } from './schema';
import { count, countProblems, DEATHS, isExposed, runsText, shortLoss, worstLoss } from './words';

/** An answer at the top of the page. */
interface Answer {
  /** Of the part of the page that says more. */
  readonly id: string;
  readonly question: string;
  readonly tone: Tone;
  readonly short: string;
  /** As HTML. */
  readonly lines: readonly string[];
}

/** The four questions of a reviewer, each with a short answer. */
export function answersHtml(review: AppReview): string {
  const answers = [running(review), reaching(review), losing(review), warned(review)];
  return `<ul class="glance" aria-label="At a glance">
${answers.map(answerHtml).join('\n')}
</ul>`;
}

/** So many lines of an answer; the part of the page that it leads to has them all. */
const MOST = 7;

function answerHtml({ id, question, tone, short, lines: all }: Answer): string {
  const lines = all.length <= MOST ? all : [...all.slice(0, MOST - 1), `and ${all.length - MOST + 1} more`];
  return `<li class="${tone}"><h2><a href="#${id}">${htmlText(question)}</a></h2><strong>${htmlText(short)}</strong>${
    lines.length === 0 ? '' : `<ul>${lines.map((line) => `<li>${line}</li>`).join('')}</ul>`
  }</li>`;
}

function running({ services, terminators }: AppReview): Answer {
  const ended = services.filter(({ support }) => support === 'ended').length;
  return {
    id: 'runs',
    question: 'What runs?',
    tone: ended > 0 ? 'mid' : 'good',
    short: `${count(services.length, 'server')}, ${count(terminators.length, 'TLS terminator')}`,
    lines: services.map(
      (service) =>
        `${htmlCode(service.path)}: ${htmlText(runsText(service))}${service.support === 'ended' ? ', past its end of life' : ''}`,
    ),
  };
}

function reaching({ services }: AppReview): Answer {
  const exposed = services.filter(({ entrances }) => entrances.some(isExposed)).length;
  return {
    id: 'reach',
    question: 'Who can reach it?',
    tone: exposed > 0 ? 'bad' : 'good',
    short: exposed > 0 ? `${count(exposed, 'server')} WITHOUT TLS` : 'TLS or a private network only',
    lines: services.map(
      ({ path, entrances }) => `${htmlCode(path)}: ${htmlText(entranceWords(entrances).join('; '))}`,
    ),
  };
}

/** What is private is told where there is no other way in. */
function entranceWords(entrances: ServiceReview['entrances']): readonly string[] {
  const open = entrances.filter(({ audience }) => !isPrivate(audience));
  return (open.length > 0 ? open : entrances).map(({ tls, audience }) => {
    const from = audienceTitle(audience).toLowerCase();
    if (tls !== null) return `${from}, over TLS`;
    return isPrivate(audience) ? `${from} only` : `${from}, WITHOUT TLS`;
  });
}

function losing({ services }: AppReview): Answer {
  const losses = services.map(({ path, losses: all }) => ({ path, loss: worstLoss(all, DEATHS) }));
  const worst = worstLoss(
    losses.flatMap(({ loss }) => (loss === undefined ? [] : [loss])),
    DEATHS,
  );
  const everything = losses.filter(({ loss }) => loss?.worst === 'everything').length;
  return {
    id: 'loss',
    question: 'What do I lose if the box dies?',
    tone: toneOfLoss(worst?.worst),
    short: everything > 0 ? `All data of ${count(everything, 'server')}` : capitalized(shortLoss(worst)),
    lines: losses.map(({ path, loss }) => `${htmlCode(path)}: ${htmlText(shortLoss(loss))}`),
  };
}

function warned({ problems }: AppReview): Answer {
  const ids = [...new Set(problems.map(({ id }) => id))];
  const isError = problems.some(({ severity }) => severity === 'error');
  return {
    id: 'warnings',
    question: 'What should I look at?',
    tone: problems.length === 0 ? 'good' : isError ? 'bad' : 'mid',
    short: problems.length === 0 ? 'No warnings' : countProblems(problems),
    lines: ids.map(
      (id) =>
        `${htmlText(id.replace(/-/g, ' '))}: ${[...new Set(problems.filter((problem) => problem.id === id).map(({ path }) => path))].map(htmlCode).join(', ')}`,
    ),
  };
}

/** The colour of a loss. */
export function toneOfLoss(worst: 'nothing' | 'a window' | 'everything' | undefined): Tone {
  if (worst === 'everything') return 'bad';
  return worst === 'a window' ? 'mid' : 'good';
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
