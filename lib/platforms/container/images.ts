import { TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import { HAPROXY_IMAGE, IMAGE_KEYS, isImageKey, officialImage } from '../../core/catalog/images';
import type { Problem } from '../../core/problems/problem';
import { Problems } from '../../core/problems/problems';
import { checkImage } from '../../core/resolve/names';
import { shown } from '../../core/text/shown';
import { contextOf } from '../../stack/resolve-context';

/** Key of the context that sets images for a whole app: a map like the prop `images` of a platform. */
export const IMAGES_CONTEXT = 'cdktf-redis:images';

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

/** Notes keys that name no image of ours, and names that are no images. */
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
  for (const [key, image] of Object.entries({ ...contextImages(scope), ...images })) {
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

function contextImages(scope: Construct): Images {
  const images: unknown = scope.node.tryGetContext(IMAGES_CONTEXT) ?? {};
  const entries = typeof images === 'object' && images !== null ? Object.entries(images) : [['', images]];
  return Object.fromEntries(entries.map(([key, image]) => [key, String(image)]));
}
