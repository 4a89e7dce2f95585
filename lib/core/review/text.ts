import { audienceText } from '../platform/audience';
import { printableAll } from '../text/printable';
import { NO_PAINT, type Paint, type StyledText, styled, wrapped } from '../text/styled-text';
import type {
  AccessReview,
  EndpointReview,
  Loss,
  PolicyReview,
  ProblemReview,
  ServiceReview,
  StackReview,
  TerminatorReview,
  Timeouts,
  WorkloadReview,
} from './schema';
import { SERVER_SETTINGS, type SettingText, shownSettings, TERMINATOR_SETTINGS } from './settings';
import {
  accessText,
  copiesText,
  cutText,
  dataText,
  groupedLosses,
  isExposed,
  issuerText,
  lifetimeText,
  memoryText,
  problemsTitle,
  REGULATED,
  runsText,
  SUPPORT,
  sourceText,
  toneOfLoss,
  transportText,
  urlOf,
} from './words';

/** A part of the text: a title with facts below it. */
interface Block {
  readonly title: string;
  readonly facts: readonly Fact[];
  readonly losses?: readonly Loss[];
}

type Fact = readonly [label: string, text: StyledText];

/**
 * A review for a terminal: what runs, who can reach it, what could be lost, what closes connections, and what policies require. No name
 * and no message can move the cursor or change colours.
 * @param paint Adds colours. By default there are none.
 */
export function reviewText(
  review: Pick<StackReview, 'services' | 'terminators' | 'workloads' | 'policies' | 'regulated' | 'problems'>,
  paint: Paint = NO_PAINT,
): string {
  const { services, terminators, workloads = [], policies, regulated, problems } = printableAll(review);
  const blocks = [
    ...services.map(serviceBlock),
    ...terminators.map(terminatorBlock),
    ...workloads.map(workloadBlock),
    ...policies.map(policyBlock),
    ...(regulated.length > 0
      ? [{ title: REGULATED, facts: regulated.map((path): Fact => ['workload', path]) }]
      : []),
  ];
  return [
    ...blocks.map((block) => blockText(block, paint)),
    ...(problems.length > 0 ? [problemsText(problems, paint)] : []),
  ].join('\n');
}

function serviceBlock(service: ServiceReview): Block {
  const { path, kind, follows, replicas, support } = service;
  const via = follows?.via == null ? 'over its private network' : `over TLS through ${follows.via}`;
  return {
    title: `${path} (${kind})`,
    facts: [
      [
        'runs',
        [
          `${runsText(service)}${sourceText(service)}`,
          ...(support === 'ended' ? [', ', styled(SUPPORT.ended.tone, SUPPORT.ended.text)] : []),
        ],
      ],
      ...(follows ? [['follows', `${follows.primary}, ${via}, read-only`] as const] : []),
      ...(replicas.length > 0 ? [['replicas', replicas.join(', ')] as const] : []),
      ['memory', `${memoryText(service)} (${service.memory.evictionPolicy})`],
      ['data', dataText(service)],
      ...service.entrances.map((endpoint): Fact => ['reached', endpointText(endpoint)]),
      ...accessFacts('open to', service.access),
      ...accessFacts('link to', follows?.link?.access),
      ...userFacts(service),
      ...settingsFact(shownSettings(SERVER_SETTINGS, service)),
      ...service.timeouts.map((timeouts): Fact => ['closed', timeoutsText(timeouts)]),
    ],
    losses: service.losses,
  };
}

function terminatorBlock(terminator: TerminatorReview): Block {
  const { path, service, copies, protocols, certificate } = terminator;
  return {
    title: `${path} (TlsTerminator)`,
    facts: [
      ['runs', `HAProxy${copiesText(copies)}${sourceText(terminator)}`],
      ['serves', `${service}, over ${transportText(terminator)}`],
      ['accepts', protocols.join(', ')],
      [
        'presents',
        `a certificate of ${issuerText(certificate)} for ${certificate.names.join(', ')}: valid ${lifetimeText(certificate)}`,
      ],
      ...accessFacts('open to', terminator.access),
      ...settingsFact(shownSettings(TERMINATOR_SETTINGS, terminator)),
      ['replaced', 'clients reconnect, and no data is lost'],
    ],
  };
}

function workloadBlock(workload: WorkloadReview): Block {
  const { path, kind, name, serves, facts } = workload;
  return {
    title: `${path} (${kind})`,
    facts: [
      ['runs', `${name}${sourceText(workload)}`],
      ...(serves === null ? [] : [['serves', serves] as const]),
      ...facts.map(({ label, text }): Fact => [label, text]),
    ],
  };
}

function policyBlock({ scope, rules }: PolicyReview): Block {
  return {
    title: `Policy of ${scope ?? 'the app'}`,
    facts: rules.flatMap(({ statement, severity, exceptions }): Fact[] => [
      [severity === 'error' ? 'requires' : 'advises', statement],
      ...exceptions.map(
        ({ path, reason, until }): Fact => ['exception', `${path} until the end of ${until}: ${reason}`],
      ),
    ]),
  };
}

/** Width of the column with the labels of facts. */
const LABEL = 11;

function blockText({ title, facts, losses = [] }: Block, paint: Paint): string {
  const lines = facts.map(
    ([label, text]) => `  ${`${label} `.padEnd(LABEL)}${wrapped(text, LABEL + 2, paint)}\n`,
  );
  return [
    `${paint(title, 'heading')}\n`,
    ...lines,
    ...(losses.length > 0 ? [`  what could be lost\n${lossesText(losses, paint)}`] : []),
  ].join('');
}

function endpointText(endpoint: EndpointReview): StyledText {
  const { tls, audience, network } = endpoint;
  return [
    urlOf(endpoint),
    ...(isExposed(endpoint) ? [' ', styled('danger', 'WITHOUT TLS')] : []),
    ` ${audienceText(audience, network)}${tls === null ? '' : `, ${tls.join(', ')}`}`,
  ];
}

/** Everyone who can open a connection, with and without TLS. */
function accessFacts(label: string, access: readonly AccessReview[] = []): readonly Fact[] {
  const [plaintext, encrypted] = [true, false].map((isPlaintext) =>
    access.filter(({ tls }) => (tls === null) === isPlaintext).map(accessText),
  );
  return [
    ...(encrypted.length > 0 ? [[label, `${encrypted.join('; ')}`] as const] : []),
    ...(plaintext.length > 0 ? [[label, `without TLS: ${plaintext.join('; ')}`] as const] : []),
  ];
}

function userFacts({ users, userManagement }: ServiceReview): readonly Fact[] {
  const isPlain = users.length <= 1 && users.every(({ isOn }) => isOn) && userManagement !== 'runtime';
  if (isPlain) return [];
  return [
    ...users.map(
      ({ name, isOn, rules }): Fact => ['user', isOn ? `${name}: ${rules.join(' ')}` : `${name}: off`],
    ),
    ...(userManagement === 'runtime'
      ? [['users', 'users that ACL SAVE writes survive restarts'] as const]
      : []),
  ];
}

function settingsFact(settings: readonly SettingText[]): readonly Fact[] {
  if (settings.length === 0) return [];
  return [['settings', settings.map(({ label, text }) => `${label}: ${text}`).join('; ')]];
}

function timeoutsText({ terminator, idle, blocking }: Timeouts): string {
  const over = terminator === null ? 'connections without TLS' : `connections over ${terminator}`;
  const [waiting, listening] = [idle, blocking].map(cutText);
  return waiting === listening
    ? `${over}: ${waiting}`
    : `${over}: ${waiting} if idle; ${listening} if blocking or subscribed`;
}

function problemsText(problems: readonly ProblemReview[], paint: Paint): string {
  const items = problems.map(({ id, severity, path, message, fix }) => {
    const text = [
      ...(severity === 'error' ? [styled('danger', 'ERROR'), ' '] : []),
      `[${path}] ${message} (${id})`,
    ];
    return `  - ${wrapped(text, 4, paint)}\n    fix: ${wrapped(fix, 9, paint)}\n`;
  });
  return `${paint(problemsTitle(problems), 'heading')}\n${items.join('')}`;
}

function lossesText(losses: readonly Loss[], paint: Paint): string {
  return groupedLosses(losses)
    .map(({ events, loss }) => {
      const text = [styled(toneOfLoss(loss), loss.loss), `: ${loss.why}`];
      return `    ${wrapped(events.join(', '), 4, paint)}\n      ${wrapped(text, 6, paint)}\n`;
    })
    .join('');
}
