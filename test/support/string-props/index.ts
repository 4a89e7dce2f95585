import { IMPORTED_STRINGS } from './imported';
import { KUBERNETES_STRINGS } from './kubernetes';
import { OUTPUT_STRINGS } from './outputs';
import { PLATFORM_STRINGS } from './platform';
import { POLICY_STRINGS } from './policy';
import { SERVER_STRINGS } from './server';
import type { StringProps } from './string-prop';
import { TERMINATOR_STRINGS } from './terminator';
import { USER_STRINGS } from './users';
import { VERSION_STRINGS } from './versions';

/** Every string prop of the public API and every string in the context, with the values for its tests. */
export const STRING_PROPS: StringProps = {
  ...SERVER_STRINGS,
  ...VERSION_STRINGS,
  ...USER_STRINGS,
  ...TERMINATOR_STRINGS,
  ...IMPORTED_STRINGS,
  ...PLATFORM_STRINGS,
  ...KUBERNETES_STRINGS,
  ...OUTPUT_STRINGS,
  ...POLICY_STRINGS,
};
