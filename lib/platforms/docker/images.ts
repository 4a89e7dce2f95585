import { Image } from '@cdktf/provider-docker/lib/image';
import { type TerraformProvider, TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import { HAPROXY_IMAGE, IMAGE_KEYS, isImageKey, officialImage } from '../../core/catalog/images';
import type { Problem } from '../../core/problems/problem';
import { shown } from '../../core/spec/checks';
import { Problems } from '../../core/spec/context';
import { checkImage, nameOf } from '../../core/spec/names';
import { contextOf } from '../../terraform/resolve-context';
import { StackServices } from '../../terraform/stack-services';
import { isToken } from '../../terraform/tokens';

/** Key of the context that sets images for a whole app: a map like the prop `images` of DockerPlatform. */
export const IMAGES_CONTEXT = 'cdktf-redis:images';

/** Images by key: `haproxy`, and an engine with a minor line or a patch release. */
export type Images = { readonly [key: string]: string };

/** Image for a key: from the platform, then from the context, then the official one. */
export function imageFor(
  scope: Construct,
  key: string,
  images: Images,
  registry: string | undefined,
): string {
  const official = officialImage(key);
  return images[key] ?? contextImages(scope)[key] ?? (registry ? `${registry}/${official}` : official);
}

/** Notes keys that name no image of ours, and names that are no images. */
export function checkImages(
  scope: Construct,
  images: Images,
  registry: string | undefined,
): readonly Problem[] {
  const context = contextOf(TerraformStack.of(scope));
  const problems = new Problems(context.path);
  if (
    registry !== undefined &&
    checkImage(`${registry}/${HAPROXY_IMAGE}`, new Problems(''), context) === undefined
  ) {
    problems.add('bad-image', {
      message: 'imageRegistry of DockerPlatform makes no reference that Docker can read',
      given: shown(registry),
      allowed: 'registry[:port][/path]',
      fix: "for example 'registry.example.com/library'",
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
      message: 'images are set for something that the library does not run',
      given: shown(key),
      allowed: `${IMAGE_KEYS.join(', ')}, or a patch release of these`,
      fix: `correct the key in the prop images of DockerPlatform, or in the context ${IMAGES_CONTEXT}`,
    });
  }
  return problems.all;
}

/** The resource of an image: one for each image, engine and stack. It stays on the engine when it is destroyed. */
export function imageResource(
  scope: Construct,
  name: string,
  provider: TerraformProvider | undefined,
): Image {
  const create = (owner: Construct, id: string) =>
    new Image(owner, id, { name, keepLocally: true, provider });
  // A name that is only known at apply gives no id: such an image belongs to its construct.
  if (isToken(name)) return create(scope, 'Image');
  const id = `Image-${nameOf(`${provider?.node.path ?? ''} ${name}`)}`;
  return StackServices.of(scope).shared(id, (shared) => create(shared, id));
}

function contextImages(scope: Construct): Images {
  const images: unknown = scope.node.tryGetContext(IMAGES_CONTEXT) ?? {};
  const entries = typeof images === 'object' && images !== null ? Object.entries(images) : [['', images]];
  return Object.fromEntries(entries.map(([key, image]) => [key, String(image)]));
}
