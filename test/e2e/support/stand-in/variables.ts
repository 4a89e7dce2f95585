/** The Terraform variable with the image ids on the engine, by name. */
export const IMAGES_VARIABLE = 'stand_in_images';

/** The Terraform variable with the secret seed of random values. */
export const SEED_VARIABLE = 'stand_in_seed';

/** The key in the input of a substitute with the attributes whose changes are ignored. */
export const IGNORED = '//ignored';
