import { TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import { HAPROXY_IMAGE, IMAGE_KEYS, isImageKey, officialImage } from '../../core/catalog/images';
import type { Problem } from '../../core/problems/problem';
import { Problems } from '../../core/problems/problems';
import { checkImage } from '../../core/resolve/names';
import { described } from '../../core/text/described';
import { shown } from '../../core/text/shown';
import { isObject, objectIn } from '../../core/text/unknown-json';
import { IMAGES_CONTEXT } from '../../stack/context-keys';
import { contextOf } from '../../stack/resolve-context';

/** Images by key: `haproxy`, and an engine with a minor line or a patch release. */
export type Images = { readonly [key: string]: string };

/** Where a platform takes its images from. */
interface ImageSource {
  /** Name of the class of the platform. */
  readonly platform: string;
  readonly images?: Images;
  readonly imageRegistry?: string;
}

/** Image for a key: from the platform, then from the context, then the official one. */
export function imageFor(
  scope: Construct,
  key: string,
  { images = {}, imageRegistry: registry }: ImageSource,
): string {
  const official = officialImage(key);
  return images[key] ?? contextImages(scope)[key] ?? (registry ? `${registry}/${official}` : official);
}

/** Adds a problem for each key and each image that is not valid. */
export function checkImages(
  scope: Construct,
  { platform, images = {}, imageRegistry: registry }: ImageSource,
): readonly Problem[] {
  const context = contextOf(TerraformStack.of(scope));
  const problems = new Problems(context.path);
  if (
    registry !== undefined &&
    checkImage(`${registry}/${HAPROXY_IMAGE}`, new Problems(''), context) === undefined
  ) {
    problems.add('bad-image', {
      message: `imageRegistry of ${platform} is not a valid registry address`,
      given: shown(registry),
      allowed: 'registry[:port][/path]',
      fix: "use a registry such as 'registry.example.com/library'",
    });
  }
  const ofContext = imagesIn(contextOfImages(scope), problems);
  for (const [key, image] of Object.entries({ ...ofContext, ...images })) {
    checkImage(
      image,
      problems,
      context,
      `${Object.keys(images).includes(key) ? 'images' : IMAGES_CONTEXT}[${shown(key)}]`,
    );
    if (isImageKey(key)) continue;
    problems.add('unknown-image-key', {
      message: 'images contains a key that the library does not know',
      given: shown(key),
      allowed: `${IMAGE_KEYS.join(', ')}, or a patch release of these`,
      fix: `correct the key in the prop images of ${platform}, or in the context ${IMAGES_CONTEXT}`,
    });
  }
  return problems.all;
}

/** Returns the images of the context, whose values are not checked yet. Adds a problem if it is not a map, for example a text. */
function imagesIn(given: unknown, problems: Problems): Images {
  if (isObject(given)) return given as Images;
  problems.add('bad-image', {
    message: `${IMAGES_CONTEXT} must be a map from keys to images`,
    given: described(given),
    allowed: "a map such as { 'redis:8.4': 'registry.example.com/redis:8.4' }",
    fix: `set ${IMAGES_CONTEXT} to a map`,
  });
  return {};
}

/** Returns the valid part of the images of the context. `checkImages` reports the rest. */
function contextImages(scope: Construct): Images {
  const images = Object.entries(objectIn(contextOfImages(scope)));
  return Object.fromEntries(
    images.filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

function contextOfImages(scope: Construct): unknown {
  return scope.node.tryGetContext(IMAGES_CONTEXT) ?? {};
}
