import { audienceText, audienceTitle } from '../platform/audience';
import { type Cell, code, codes, note, type Piece, stacked, strong, type Table, tag } from '../text/table';
import type { AppReview } from './merged';
import type { EndpointReview, Loss, PolicyReview, PolicyRuleReview, ServiceReview } from './schema';
import { SERVER_SETTINGS, shownSettings, TERMINATOR_SETTINGS } from './settings';
import {
  accessText,
  count,
  cutText,
  DEATHS,
  dataText,
  groupedLosses,
  isExposed,
  lifetimeText,
  memoryText,
  openingsOf,
  RESTARTS,
  runsText,
  SUPPORT,
  shortLoss,
  tlsText,
  urlOf,
  worstLoss,
} from './words';

/*
 * The tables of a review. Markdown and HTML show the same ones.
 */

/** One row for each server, for readers who look at nothing else. */
export function summaryTable({ services }: AppReview): Table {
  return {
    title: 'Servers at a glance',
    columns: ['Server', 'Runs', 'Reached', 'Lost if it dies', 'Lost with its disk', 'Lost at a restart'],
    rows: services.map((service) => [
      [code(service.path)],
      [runsText(service), ...(service.support === 'ended' ? [' ', supportTag(service)] : [])],
      stacked(service.entrances.map(endpointCell)),
      shortLoss(worstLoss(service.losses, DEATHS)),
      shortLoss(worstLoss(service.losses, ['lost disk'])),
      shortLoss(worstLoss(service.losses, RESTARTS)),
    ]),
  };
}

/** Servers with their images, memory and data. */
export function serversTable({ services }: AppReview): Table {
  return {
    title: 'Servers',
    columns: ['Server', 'Runs', 'Upstream', 'Memory', 'Data'],
    rows: services.map((service) => [
      [code(service.path), ...(service.follows ? [note(`replica of ${service.follows.primary}`)] : [])],
      [runsText(service), ...noteOf(service.plan ?? service.image)],
      [supportTag(service)],
      [memoryText(service), note(service.memory.evictionPolicy)],
      dataText(service),
    ]),
  };
}

/** Terminators with their certificates. */
export function terminatorsTable({ terminators }: AppReview): Table {
  return {
    title: 'TLS terminators and their certificates',
    columns: ['Terminator', 'Serves', 'Accepts', 'Certificate for', 'Valid'],
    rows: terminators.map(({ path, image, service, protocols, certificate }) => [
      [code(path), ...noteOf(image)],
      [code(service)],
      tlsText(protocols),
      [
        ...codes(certificate.names),
        note(certificate.issuer === 'given' ? 'your own certificate' : 'issued by a private CA'),
      ],
      lifetimeText(certificate),
    ]),
  };
}

/** Workloads other than servers and terminators. */
export function workloadsTable({ workloads }: AppReview): Table {
  return {
    title: 'Other workloads',
    columns: ['Workload', 'Kind', 'Serves', 'Details'],
    rows: workloads.map(({ path, kind, serves, image, facts }) => [
      [code(path), ...noteOf(image)],
      kind,
      serves === null ? '-' : [code(serves)],
      stacked(facts.map(({ label, text }) => `${label}: ${text}`)),
    ]),
  };
}

function noteOf(text: string | null): readonly Piece[] {
  return text === null ? [] : [note(text)];
}

/** Simple settings of servers and terminators. */
export function settingsTable({ services, terminators }: AppReview): Table {
  const shown = [
    ...services.map((service) => ({ path: service.path, settings: shownSettings(SERVER_SETTINGS, service) })),
    ...terminators.map((terminator) => ({
      path: terminator.path,
      settings: shownSettings(TERMINATOR_SETTINGS, terminator),
    })),
  ];
  return {
    title: 'Settings',
    columns: ['Of', 'Setting', 'Value'],
    rows: shown.flatMap(({ path, settings }) =>
      settings.map(({ label, text }) => [[code(path)], label, text]),
    ),
  };
}

/** Every endpoint. */
export function endpointsTable({ services }: AppReview): Table {
  return {
    title: 'Endpoints for clients that have a password',
    columns: ['Server', 'Address', 'Reached by', 'Encryption'],
    rows: services.flatMap(({ path, entrances }) =>
      entrances.map((endpoint) => [
        [code(path)],
        [code(urlOf(endpoint))],
        audienceTitle(endpoint.audience, endpoint.network),
        [encryptionTag(endpoint) ?? 'private, without TLS'],
      ]),
    ),
  };
}

/** Everyone who can open a connection to a container. All ways to one container have the same encryption. */
export function accessTable(review: AppReview): Table {
  return {
    title: 'Who can open a connection. Redis asks for a password on each one',
    columns: ['To', 'From', 'Encryption'],
    rows: openingsOf(review).map(({ path, part, access }) => [
      [code(path), ...noteOf(part)],
      stacked(access.map(accessText)),
      access[0].tls === null ? 'without TLS' : tlsText(access[0].tls),
    ]),
  };
}

/** Every user of every server. */
export function usersTable({ services }: AppReview): Table {
  return {
    title: 'Users',
    columns: ['Server', 'User', 'Rules'],
    rows: services.flatMap(({ path, users }) =>
      users.map(({ name, isOn, rules }) => [
        [code(path)],
        [code(name)],
        isOn ? [code(rules.join(' '))] : 'off',
      ]),
    ),
  };
}

/** What one server can lose. */
export function lossTable({ path, losses }: ServiceReview): Table {
  return {
    title: `What ${path} can lose`,
    columns: ['When', 'Lost'],
    rows: groupedLosses(losses).map(({ events, loss }) => [
      events.join(', '),
      [lossPiece(loss), note(loss.why)],
    ]),
  };
}

/** What each server can lose. */
export function lossesTable({ services }: AppReview): Table {
  return {
    title: 'What could be lost, and when',
    columns: ['Server', 'When', 'Lost', 'Because'],
    rows: services.flatMap(({ path, losses }) =>
      groupedLosses(losses).map(({ events, loss }) => [
        [code(path)],
        events.join(', '),
        [lossPiece(loss)],
        loss.why,
      ]),
    ),
  };
}

function lossPiece({ worst, loss }: Loss): string | Piece {
  return worst === 'everything' ? strong(loss) : loss;
}

/** What closes a connection without traffic. */
export function timeoutsTable({ services }: AppReview): Table {
  return {
    title: 'When a connection without traffic is closed',
    columns: ['Server', 'Over', 'Idle', 'Blocking', 'Subscribed'],
    rows: services.flatMap(({ path, timeouts }) =>
      timeouts.map(({ terminator, idle, blocking, subscribed }) => [
        [code(path)],
        terminator === null ? 'without TLS' : [code(terminator)],
        ...[idle, blocking, subscribed].map(cutText),
      ]),
    ),
  };
}

/** Rules of policies, every exception with its reason and its last day. */
export function policiesTable({ policies }: AppReview): Table {
  const rules = policies.flatMap(({ scope, rules: all }) => all.map((rule) => ({ scope, rule })));
  const exceptions = rules.reduce((sum, { rule }) => sum + rule.exceptions.length, 0);
  return {
    title: `Policies: ${count(rules.length, 'rule')}, ${count(exceptions, 'exception')}`,
    columns: ['Rule', 'Applies to', 'A violation is', 'Exceptions'],
    rows: rules.map(policyRow),
  };
}

function policyRow({
  scope,
  rule: { statement, severity, exceptions },
}: {
  readonly scope: PolicyReview['scope'];
  readonly rule: PolicyRuleReview;
}): readonly Cell[] {
  return [
    statement,
    scope === null ? 'the app' : [code(scope)],
    severity === 'error' ? 'an error' : 'a warning',
    exceptions.length === 0
      ? 'none'
      : stacked(
          exceptions.map(({ path, reason, until }) => [code(path), ` until the end of ${until}: ${reason}`]),
        ),
  ];
}

/** How many resources there are of each type. */
export function resourcesTable({ resources }: AppReview): Table {
  const types = [...new Set(resources.map(({ type }) => type))].sort();
  return {
    title: 'Resources by type',
    columns: ['Type', 'Number'],
    rows: types.map((type) => [
      [code(type)],
      `${resources.filter((resource) => resource.type === type).length}`,
    ]),
  };
}

function endpointCell(endpoint: EndpointReview): Cell {
  const encryption = encryptionTag(endpoint);
  return [
    ...(encryption === undefined ? [] : [encryption, ' ']),
    `${audienceText(endpoint.audience, endpoint.network)}: `,
    code(urlOf(endpoint)),
  ];
}

/** How the connections of an endpoint are encrypted. Undefined if it is private and has no TLS. */
function encryptionTag(endpoint: EndpointReview): Piece | undefined {
  if (endpoint.tls !== null) return tag('good', tlsText(endpoint.tls), '🔒');
  return isExposed(endpoint) ? tag('danger', 'WITHOUT TLS') : undefined;
}

function supportTag({ support }: ServiceReview): Piece {
  const { tone, text } = SUPPORT[support];
  return tag(tone, text);
}
