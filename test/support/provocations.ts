import type { ProblemId } from '../../lib/core/problems/problem-kinds';
import { CERTIFICATE_ERRORS } from './provocations/certificates';
import { IMPORTED_ERRORS } from './provocations/imported';
import { LINT_WARNINGS } from './provocations/lint';
import { PLATFORM_ERRORS } from './provocations/platform';
import { POLICY_ERRORS, POLICY_WARNINGS } from './provocations/policy';
import { PROP_ERRORS } from './provocations/props';
import type { Provocation } from './provocations/provocation';
import { REGULATED_ERRORS } from './provocations/regulated';
import { REPLICA_ERRORS } from './provocations/replica';
import { SERVER_ERRORS, SERVER_WARNINGS } from './provocations/server';
import { TERMINATOR_ERRORS, TERMINATOR_WARNINGS } from './provocations/terminator';
import { USER_ERRORS } from './provocations/users';

/** Stacks that are refused, by the kind of problem. */
export const ERRORS = {
  ...PROP_ERRORS,
  ...SERVER_ERRORS,
  ...TERMINATOR_ERRORS,
  ...CERTIFICATE_ERRORS,
  ...REPLICA_ERRORS,
  ...IMPORTED_ERRORS,
  ...PLATFORM_ERRORS,
  ...USER_ERRORS,
  ...POLICY_ERRORS,
  ...REGULATED_ERRORS,
} satisfies Partial<Record<ProblemId, Provocation>>;

/** Stacks that are synthesized with a warning, by the kind of problem. */
export const WARNINGS = {
  ...SERVER_WARNINGS,
  ...LINT_WARNINGS,
  ...TERMINATOR_WARNINGS,
  ...POLICY_WARNINGS,
} satisfies Partial<Record<ProblemId, Provocation>>;
