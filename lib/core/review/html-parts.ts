import { audienceTitle } from '../platform/audience';
import { htmlCode as code, htmlText as text } from '../text/html-text';
import { toneOfLoss } from './html-answers';
import { type Tone, table, tag } from './html-page';
import type { AppReview } from './merged';
import type { EndpointReview, ServiceReview } from './schema';
import { cutText } from './text';
import {
  count,
  DEATHS,
  dataText,
  groupedLosses,
  isExposed,
  issuerText,
  lifetimeText,
  RESTARTS,
  runsText,
  shortLoss,
  supportText,
  tlsText,
  urlOf,
  worstLoss,
} from './words';

const SUPPORT_TONES: Readonly<Record<ServiceReview['support'], Tone>> = {
  supported: 'good',
  ended: 'mid',
  'unsafe-patch': 'bad',
  unknown: 'mid',
};

/** Servers and terminators with their images. */
export function runsHtml({ services, terminators }: AppReview): string {
  const servers = table(
    'Servers',
    ['Server', 'Runs', 'Upstream', 'Memory', 'Data'],
    services.map((service) => [
      `${code(service.path)}${service.follows === null ? '' : `<br><span class="note">replica of ${code(service.follows.primary)}</span>`}`,
      `${text(runsText(service))}<br><span class="note">${code(service.image)}</span>`,
      tag(SUPPORT_TONES[service.support], supportText(service.support)),
      `${service.memory.limitMebibytes} MiB<br><span class="note">${service.memory.dataMebibytes} MiB for data, ${text(service.memory.evictionPolicy)}</span>`,
      text(dataText(service)),
    ]),
  );
  if (terminators.length === 0) return servers;
  return `${servers}
${table(
  'TLS terminators and their certificates',
  ['Terminator', 'Serves', 'Accepts', 'Certificate'],
  terminators.map(({ path, image, service, protocols, maxConnections, certificate }) => [
    `${code(path)}<br><span class="note">${code(image)}</span>`,
    code(service),
    `${text(tlsText(protocols))}<br><span class="note">${count(maxConnections, 'session')} at once</span>`,
    `of ${issuerText(certificate)} for ${certificate.names.map(code).join(', ')}<br><span class="note">valid ${text(lifetimeText(certificate))}</span>`,
  ]),
)}`;
}

/** Every way in, and every user. */
export function reachHtml({ services }: AppReview): string {
  const ways = table(
    'Ways in, for those who have a password',
    ['Server', 'Address', 'From', 'Encryption'],
    services.flatMap(({ path, entrances }) =>
      entrances.map((entrance) => [
        code(path),
        code(urlOf(entrance)),
        text(audienceTitle(entrance.audience)),
        encryption(entrance),
      ]),
    ),
  );
  const users = services.flatMap(({ path, users: all }) =>
    all.map(({ name, isOn, rules }) => [code(path), code(name), isOn ? code(rules.join(' ')) : 'off']),
  );
  return users.length === 0 ? ways : `${ways}\n${table('Users', ['Server', 'User', 'Rules'], users)}`;
}

function encryption(entrance: EndpointReview): string {
  if (entrance.tls !== null) return tag('good', tlsText(entrance.tls));
  return isExposed(entrance) ? tag('bad', 'WITHOUT TLS') : tag('plain', 'private, without TLS');
}

/** What each server can lose, event by event. */
export function lossesHtml({ services }: AppReview): string {
  return `<div class="losses">
${services.map(lossHtml).join('\n')}
</div>`;
}

function lossHtml({ path, losses }: ServiceReview): string {
  const death = worstLoss(losses, DEATHS);
  const restart = worstLoss(losses, RESTARTS);
  return `<article><h3>${code(path)}</h3>
<p class="verdicts"><span>If it dies: ${tag(toneOfLoss(death?.worst), shortLoss(death))}</span> <span>At a planned restart: ${tag(toneOfLoss(restart?.worst), shortLoss(restart))}</span></p>
${table(
  `What ${path} can lose`,
  ['When', 'Lost'],
  groupedLosses(losses).map(({ events, loss }) => [
    text(events.join(', ')),
    `${loss.worst === 'everything' ? `<strong>${text(loss.loss)}</strong>` : text(loss.loss)}<br><span class="note">${text(loss.why)}</span>`,
  ]),
)}
</article>`;
}

/** Warnings with the way out. */
export function warningsHtml({ problems }: AppReview): string {
  if (problems.length === 0) return '<p>Nothing: there are no warnings.</p>';
  const items = problems.map(
    ({
      id,
      severity,
      path,
      message,
      fix,
    }) => `<li class="${severity}">${tag(severity === 'error' ? 'bad' : 'mid', severity)} ${code(path)} <span class="note">${text(id)}</span>
<p>${text(message)}</p>
<p><strong>Fix:</strong> ${text(fix)}</p></li>`,
  );
  return `<ul class="warnings">
${items.join('\n')}
</ul>`;
}

/** What closes a connection that carries nothing. */
export function timeoutsHtml({ services }: AppReview): string {
  return table(
    'A connection without traffic is closed',
    ['Server', 'Over', 'Idle', 'Blocking', 'Subscribed'],
    services.flatMap(({ path, timeouts }) =>
      timeouts.map(({ terminator, idle, blocking, subscribed }) => [
        code(path),
        terminator === null ? 'without TLS' : code(terminator),
        ...[idle, blocking, subscribed].map((cut) => text(cutText(cut))),
      ]),
    ),
  );
}

/** How many resources there are of each type. */
export function resourcesHtml({ resources }: AppReview): string {
  const types = [...new Set(resources.map(({ type }) => type))].sort();
  return table(
    'Resources by type',
    ['Type', 'Number'],
    types.map((type) => [code(type), `${resources.filter((resource) => resource.type === type).length}`]),
  );
}
