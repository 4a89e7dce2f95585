import { AUDIENCES } from '../platform/audience';
import { type Infer, list, nullable, number, object, oneOf, optional, text } from './json-schema';
import { ACCESS, PLACEMENT, SERVICE, TLS_PROTOCOLS } from './server-schema';
import { schemasOf, TERMINATOR_SETTINGS } from './settings';

/*
 * The content of `review.json`. Types, the validation of files, and `review.schema.json` are all made from these values.
 */

const TERMINATOR = object('A TLS terminator.', {
  path: text('Construct path.'),
  name: text('Name on the platform.'),
  image: nullable(text('Image of HAProxy. Null if the platform runs the terminator as a managed service.')),
  ...PLACEMENT,
  service: text('Construct path of the service that the terminator serves.'),
  transport: text('How the terminator reaches the service: `unix-socket` or `tcp`.'),
  copies: number('How many terminators run under this name.'),
  endpoint: object('Where clients connect.', {
    host: text('Host name or IP address.'),
    port: nullable(number('TCP port. Null if it is not known before the apply.')),
  }),
  audience: oneOf('Who can reach the endpoint.', AUDIENCES),
  access: ACCESS,
  protocols: list('TLS protocols that the terminator accepts.', TLS_PROTOCOLS),
  ...schemasOf(TERMINATOR_SETTINGS),
  certificate: object('The certificate that the terminator shows.', {
    issuer: oneOf('Who issued it: a private CA of this library, or someone else.', ['private CA', 'given']),
    names: list('Host names and IP addresses in the certificate.', text('Host name or IP address.')),
    validityDays: nullable(number('Days for which it is valid. Null if this is not known before the apply.')),
    renewalDays: nullable(
      number('An apply in these last days renews it. Null if Terraform does not renew it.'),
    ),
    authority: optional(
      text(
        'Which CA certificate clients need, or that they trust it already. Missing in reviews of earlier releases.',
      ),
    ),
  }),
});

const SEVERITY = oneOf('`error` fails the synth.', ['error', 'warning']);

const POLICY_RULE = object(
  'A rule of a policy. The review is the same on every day, so it does not say whether an exception has ended.',
  {
    id: text('Id of the rule, and of the problem if something violates it.'),
    statement: text('What the rule demands.'),
    severity: SEVERITY,
    exceptions: list(
      'Exceptions to the rule.',
      object('An exception.', {
        path: text('Construct path. The exception also applies to everything below it.'),
        reason: text('Why there is an exception.'),
        until: text('The last day of the exception in UTC, as `YYYY-MM-DD`.'),
      }),
    ),
  },
);

const WORKLOAD = object('Another workload, such as a backup job or an exporter.', {
  path: text('Construct path.'),
  kind: text('Kind of the workload, such as `backup`, as in its label.'),
  name: text('Name on the platform.'),
  serves: nullable(
    text('Construct path of the server or terminator that it works for. Null if there is none.'),
  ),
  image: nullable(text('Image. Null if the platform runs it as a managed service.')),
  ...PLACEMENT,
  volumes: optional(
    list(
      'Volumes with its own data, which are destroyed with it. Missing if it keeps none.',
      text('Volume.'),
    ),
  ),
  facts: list(
    'What a reviewer should know about it.',
    object('A fact.', {
      label: text('What the fact is about, in one or two words.'),
      text: text('The fact.'),
    }),
  ),
});

/** The shape of `review.json`. */
export const STACK_REVIEW = object(
  'What a reviewer should know about a stack, without secrets. Values that do not exist are null. Units of numbers are in their names.',
  {
    formatVersion: oneOf('Version of this format. It is incremented on breaking changes.', [1]),
    stack: text('Name of the stack.'),
    release: optional(
      text('Release of cdktf-redis that synthesized the stack. Missing in files of earlier releases.'),
    ),
    services: list('Servers of the stack, primaries and replicas.', SERVICE),
    terminators: list('TLS terminators of the stack.', TERMINATOR),
    workloads: optional(list('Other workloads. Missing if there are none.', WORKLOAD)),
    resources: list(
      'Resources that Terraform creates.',
      object('A resource.', {
        address: text('Address in Terraform.'),
        type: text('Type in Terraform.'),
        name: nullable(
          text('Name on the platform. Null if it has none, or if it is not known before the apply.'),
        ),
      }),
    ),
    policies: list(
      'Policies that apply to the stack.',
      object('A policy.', {
        scope: nullable(
          text(
            'Construct path. The policy applies to everything below it. Null if it applies to the whole app.',
          ),
        ),
        rules: list('Rules of the policy.', POLICY_RULE),
      }),
    ),
    regulated: list(
      'Regulated workloads. They must not use or offer plaintext connections.',
      text('Construct path.'),
    ),
    problems: list(
      'Problems that did not stop the synth.',
      object('A problem.', {
        id: text('Id of its kind.'),
        severity: SEVERITY,
        path: text('Path of the construct that has the problem.'),
        message: text('What is wrong.'),
        fix: text('What to do.'),
      }),
    ),
  },
);

/** What a reviewer should know about a stack, without secrets: the content of `review.json`. */
export type StackReview = Infer<typeof STACK_REVIEW>;
export type ServiceReview = Infer<typeof SERVICE>;
export type TerminatorReview = Infer<typeof TERMINATOR>;
export type WorkloadReview = Infer<typeof WORKLOAD>;
export type ResourceReview = StackReview['resources'][number];
export type ProblemReview = StackReview['problems'][number];
export type PolicyReview = StackReview['policies'][number];
export type PolicyRuleReview = Infer<typeof POLICY_RULE>;
export type UserReview = ServiceReview['users'][number];
export type CertificateReview = TerminatorReview['certificate'];

/** An endpoint of a server: an address at which clients with a password can reach it. */
export type EndpointReview = ServiceReview['entrances'][number];

/** A way to open a connection. */
export type AccessReview = NonNullable<ServiceReview['access']>[number];

/** The replication link of a replica. */
export type LinkReview = NonNullable<NonNullable<ServiceReview['follows']>['link']>;

/** Where a container runs, and a digest of its configuration. */
export type Placement = Pick<ServiceReview, keyof typeof PLACEMENT>;

/** Reviews without the placement, which is only known when the app is complete. */
export type UnplacedService = Omit<ServiceReview, keyof Placement>;
export type UnplacedTerminator = Omit<TerminatorReview, keyof Placement>;
export type UnplacedWorkload = Omit<WorkloadReview, keyof Placement>;

export type Loss = ServiceReview['losses'][number];
export type LossEvent = Loss['event'];
export type LossWindow = Loss['windows'][number];

/** What closes a connection to one endpoint. */
export type Timeouts = ServiceReview['timeouts'][number];
export type Hop = Timeouts['hops'][number];
export type FirstCut = Timeouts['idle'];

/** Name of the file with the review. It is next to `cdk.tf.json` of the stack. */
export const REVIEW_FILE = 'review.json';
