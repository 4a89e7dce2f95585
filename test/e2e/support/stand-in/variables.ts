/** The Terraform variable with the images on the engine, from name to id. */
export const IMAGES_VARIABLE = 'stand_in_images';

/** The Terraform variable with the secret from which random values come. */
export const SEED_VARIABLE = 'stand_in_seed';
