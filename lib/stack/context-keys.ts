import type { IConstruct } from 'constructs';
import { nearestName } from '../core/catalog/nearest-name';
import type { Problem } from '../core/problems/problem';
import { Problems } from '../core/problems/problems';
import { shown } from '../core/text/shown';
import { pathOrApp } from './scopes';

/** The beginning of all keys of the library in the context of an app. */
const PREFIX = 'cdktf-redis:';

/** The key of the default version string of services. */
export const VERSION_CONTEXT = 'cdktf-redis:version';

/** The key of the images for a whole app: a map like the prop `images` of a platform. */
export const IMAGES_CONTEXT = 'cdktf-redis:images';

/** The key that says whether a violation of a policy stops the synth. */
export const POLICY_CONTEXT = 'cdktf-redis:policy';

const KEYS: readonly string[] = [VERSION_CONTEXT, IMAGES_CONTEXT, POLICY_CONTEXT];

/** Adds a problem for each key of the context of a construct that the library does not know, such as a key with a typing error. */
export function checkContextKeys(construct: IConstruct): readonly Problem[] {
  const problems = new Problems(pathOrApp(construct));
  const context: object = construct.node.getAllContext();
  for (const key of Object.keys(context)) {
    if (!key.startsWith(PREFIX) || KEYS.includes(key)) continue;
    const nearest = nearestName(key, KEYS);
    problems.add('bad-context', {
      message: `the context contains the key ${shown(key)}, which the library does not know`,
      given: shown(key),
      allowed: KEYS.join(', '),
      fix: nearest === undefined ? 'remove the key' : `did you mean ${nearest}?`,
    });
  }
  return problems.all;
}
