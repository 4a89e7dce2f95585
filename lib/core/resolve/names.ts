import { createHash } from 'node:crypto';
import type { Problems } from '../problems/problems';
import { shown } from '../text/shown';

import type { ResolveContext } from './context';

/** Leaves room for a suffix such as `-config` in the 63 characters of a DNS label. */
const LONGEST_NAME = 50;

/**
 * Derives a name from a construct path. It is readable, and unique because it ends with a digest of the whole path,
 * including the stack name. The same path gives the same name on every machine.
 */
export function nameOf(path: string): string {
  const digest = createHash('sha256').update(path).digest('hex').slice(0, 8);
  const slug = path
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return `${slug.slice(0, LONGEST_NAME - digest.length - 1).replace(/-+$/, '') || 'redis'}-${digest}`;
}

/** Adds a problem if a name is not a valid container and DNS name, or is not known at synth. */
export function checkName(name: string | undefined, problems: Problems): string | undefined {
  if (name === undefined || (name.length <= LONGEST_NAME && /^[a-z0-9][a-z0-9-]*[a-z0-9]$/.test(name)))
    return name;
  problems.add('bad-name', {
    message: 'name is not a valid container and DNS name',
    given: shown(name),
    allowed: `2 to ${LONGEST_NAME} lowercase letters, digits and hyphens, with a letter or digit at both ends`,
    fix: 'change name, or leave it out to derive it from the construct path',
  });
  return undefined;
}

/** The grammar of image references: host, path, tag and digest. */
const IMAGE = (() => {
  const component = '[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*';
  const host = '(?:[a-zA-Z0-9](?:[a-zA-Z0-9.-]*[a-zA-Z0-9])?(?::[0-9]+)?/)?';
  return new RegExp(
    `^${host}${component}(?:/${component})*(?::\\w[\\w.-]{0,127})?(?:@sha256:[0-9a-f]{64})?$`,
  );
})();

/** Adds a problem if an image reference is not valid. */
export function checkImage(
  image: string | undefined,
  problems: Problems,
  context: ResolveContext,
  prop = 'image',
): string | undefined {
  if (image === undefined || context.isUnknown(image)) return image;
  const isText = typeof image === 'string';
  if (isText && IMAGE.test(image)) {
    if (/[:@][^/]+$/.test(image)) return image;
    problems.add('bad-image', {
      message: `${prop} has neither a tag nor a digest, so each pull could bring another version`,
      given: shown(image),
      allowed: '[registry/]name:tag, [registry/]name@sha256:digest',
      fix: `add the tag of a version, such as '${image}:7.0.15'`,
    });
    return undefined;
  }
  problems.add('bad-image', {
    message: `${prop} is not a valid image reference`,
    given: isText ? shown(image) : `${shown(String(image))} (not a text)`,
    allowed: '[registry/]name[:tag][@sha256:digest]',
    fix: "use a reference such as 'redis:7.0.15'",
  });
  return undefined;
}
