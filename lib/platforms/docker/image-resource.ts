import { Image } from '@cdktf/provider-docker/lib/image';
import type { TerraformProvider } from 'cdktf';
import type { Construct } from 'constructs';
import { nameOf } from '../../core/resolve/names';
import { StackRegistry } from '../../stack/stack-registry';
import { isToken } from '../../stack/tokens';

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
  return StackRegistry.of(scope).shared(id, (shared) => create(shared, id));
}
