import type { Kind } from '../kind';
import { flag, text } from '../parse';
import { IMAGES_VARIABLE } from '../variables';

/** An image that the Docker engine already has. Terraform reads its id from the list of images before the plan. */
export const dockerImage: Kind = {
  type: 'docker_image',
  attributes: {
    name: { replaces: true, check: (value, where) => void text(value, where) },
    keep_locally: { replaces: false, check: (value, where) => void flag(value, where) },
  },
  computed: {
    image_id: { sensitive: false, expression: (_address, self) => `var.${IMAGES_VARIABLE}[${self}.name]` },
  },
  precondition: (self) => ({
    condition: `\${contains(keys(var.${IMAGES_VARIABLE}), ${self}.name)}`,
    error_message: `The image \${${self}.name} is not on the engine, and the stand-in does not pull.`,
  }),
  validate: (values, where) => {
    if (values.keep_locally !== true) {
      throw new Error(`${where}.keep_locally other than true is not implemented by the stand-in`);
    }
  },
};
