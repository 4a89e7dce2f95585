import { audienceText } from '../platform/audience';
import { duration } from '../text/duration';
import { printableAll } from '../text/printable';
import { wrapped } from '../text/styled-text';
import type {
  EndpointReview,
  FirstCut,
  Loss,
  PolicyReview,
  ProblemReview,
  ServiceReview,
  StackReview,
  TerminatorReview,
  Timeouts,
} from './schema';
import {
  copiesText,
  dataText,
  groupedLosses,
  isExposed,
  issuerText,
  lifetimeText,
  problemsTitle,
  runsText,
  urlOf,
} from './words';

/** What of a review a terminal shows. */
type ShownReview = Pick<StackReview, 'services' | 'terminators' | 'policies' | 'regulated' | 'problems'>;

/**
 * A review for a terminal: what runs, who reaches it, what could be lost, what cuts a connection, and what is demanded. No
 * name and no message in it can move the cursor or change colours.
 */
export function reviewText({ services, terminators, policies, regulated, problems }: ShownReview): string {
  return shownText(printableAll({ services, terminators, policies, regulated, problems }));
}

function shownText({ services, terminators, policies, regulated, problems }: ShownReview): string {
  return [
    ...services.map(serviceText),
    ...terminators.map(terminatorText),
    ...policies.map(policyText),
    ...(regulated.length > 0
      ? [
          block(
            'Regulated, where nothing takes or serves plaintext',
            regulated.map((path) => ['workload', path]),
          ),
        ]
      : []),
    ...(problems.length > 0 ? [problemsText(problems)] : []),
  ].join('\n');
}

function serviceText(service: ServiceReview): string {
  const { image, memory, follows, replicas } = service;
  const via = follows?.via == null ? 'over its private network' : `over TLS through ${follows.via}`;
  return block(
    `${service.path} (${service.kind})`,
    [
      [
        'runs',
        `${runsText(service)}, image ${image}${service.support === 'ended' ? ', past its end of life' : ''}`,
      ],
      ...(follows ? [['follows', `${follows.primary}, ${via}, read-only`] as const] : []),
      ...(replicas.length > 0 ? [['copied by', replicas.join(', ')] as const] : []),
      [
        'memory',
        `${memory.limitMebibytes} MiB, ${memory.dataMebibytes} MiB of it for data (${memory.evictionPolicy})`,
      ],
      ['data', dataText(service)],
      ...service.entrances.map((entrance) => ['reached', entranceText(entrance)] as const),
      ...usersText(service),
      ...service.timeouts.map((timeouts) => ['closed', timeoutsText(timeouts)] as const),
    ],
    service.losses,
  );
}

function terminatorText(terminator: TerminatorReview): string {
  const { path, image, service, transport, copies, protocols, maxConnections, drainSeconds, certificate } =
    terminator;
  return block(`${path} (TlsTerminator)`, [
    ['runs', `HAProxy${copiesText(copies)}, image ${image}`],
    ['serves', `${service}, over ${transport === 'tcp' ? 'TCP' : 'a unix socket'}`],
    ['accepts', `${protocols.join(', ')}, ${maxConnections} sessions at once`],
    [
      'shows',
      `a certificate of ${issuerText(certificate)} for ${certificate.names.join(', ')}: valid ${lifetimeText(certificate)}`,
    ],
    ['replaced', `sessions end after ${duration(drainSeconds)}, and clients reconnect; no data is lost`],
  ]);
}

function policyText({ scope, rules }: PolicyReview): string {
  return block(
    `Policy of ${scope ?? 'the app'}`,
    rules.flatMap(({ statement, severity, exceptions }) => [
      [severity === 'error' ? 'demands' : 'advises', statement] as const,
      ...exceptions.map(
        ({ path, reason, until }) => ['but for', `${path} until the end of ${until}: ${reason}`] as const,
      ),
    ]),
  );
}

/** Width of the column with what a fact is about. */
const ABOUT = 11;

function block(
  title: string,
  facts: readonly (readonly [about: string, fact: string])[],
  losses: readonly Loss[] = [],
): string {
  const lines = facts.map(([about, fact]) => `  ${about.padEnd(ABOUT)}${wrapped(fact, ABOUT + 2)}\n`);
  return `${title}\n${lines.join('')}${losses.length > 0 ? `  what could be lost\n${lossesText(losses)}` : ''}`;
}

function entranceText(entrance: EndpointReview): string {
  const { tls, audience } = entrance;
  const open = isExposed(entrance) ? ' WITHOUT TLS' : '';
  return `${urlOf(entrance)}${open} ${audienceText(audience)}${tls === null ? '' : `, ${tls.join(', ')}`}`;
}

function usersText({ users, userManagement }: ServiceReview): (readonly [string, string])[] {
  const isPlain = users.length <= 1 && users.every(({ isOn }) => isOn) && userManagement !== 'runtime';
  if (isPlain) return [];
  return [
    ...users.map(
      ({ name, isOn, rules }) => ['user', isOn ? `${name}: ${rules.join(' ')}` : `${name}: off`] as const,
    ),
    ...(userManagement === 'runtime' ? [['users', 'what ACL SAVE writes survives restarts'] as const] : []),
  ];
}

function timeoutsText({ terminator, idle, blocking }: Timeouts): string {
  const over = terminator === null ? 'without TLS' : `over ${terminator}`;
  const waiting = cutText(idle);
  const listening = cutText(blocking);
  return waiting === listening
    ? `${over}: ${waiting}`
    : `${over}: idle ones ${waiting}; blocking or subscribed ones ${listening}`;
}

/** When a connection is closed. */
export function cutText({ by, afterSeconds }: FirstCut): string {
  return afterSeconds === null ? 'never' : `after ${duration(afterSeconds)} without traffic, by ${by}`;
}

function problemsText(problems: readonly ProblemReview[]): string {
  const items = problems.map(
    ({ id, severity, path, message, fix }) =>
      `  - ${severity === 'error' ? 'ERROR ' : ''}[${path}] ${message} (${id})\n    fix: ${fix}\n`,
  );
  return `${problemsTitle(problems)}\n${items.join('')}`;
}

function lossesText(losses: readonly Loss[]): string {
  return groupedLosses(losses)
    .map(
      ({ events, loss: { loss, why } }) =>
        `    ${wrapped(events.join(', '), 4)}\n      ${wrapped(`${loss}: ${why}`, 6)}\n`,
    )
    .join('');
}
