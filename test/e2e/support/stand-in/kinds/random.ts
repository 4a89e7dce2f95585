import type { JsonObject } from '../../json';
import type { Kind } from '../kind';
import { flag, integer, type Parse, text, textMap } from '../parse';
import { SEED_VARIABLE } from '../variables';

/*
 * Random values are Terraform expressions of a secret seed of the deployment and all attributes of the resource. As with the
 * real provider, they stay the same across applies and change if an attribute changes.
 */

const SPECIAL = '!@#$%&*()-_=+[]{}<>:?';
/** Two SHA-512 sums in Base64, without padding. */
const LONGEST = 172;

export const randomPassword: Kind = {
  type: 'random_password',
  attributes: { length: replacing(integer), special: replacing(flag), keepers: replacing(textMap) },
  computed: {
    result: {
      sensitive: true,
      expression: (address, self) => {
        const plain = `replace(replace(${digits(address, self)}, "+", "x"), "/", "y")`;
        const special = [...SPECIAL].reduce(
          (text, sign, index) => `replace(${text}, "${String.fromCharCode(65 + index)}", "${sign}")`,
          plain,
        );
        return `substr(try(${self}.special, true) ? ${special} : ${plain}, 0, ${self}.length)`;
      },
    },
  },
  validate: (values, where) => {
    if (Number(values.length) > LONGEST)
      throw new Error(`${where}.length above ${LONGEST} is not implemented by the stand-in`);
  },
};

export const randomId: Kind = {
  type: 'random_id',
  attributes: { byte_length: replacing(integer), prefix: replacing(text), keepers: replacing(textMap) },
  computed: {
    hex: {
      sensitive: false,
      expression: (address, self) =>
        `nonsensitive("\${try(${self}.prefix, "")}\${substr(sha512(${seed(address, self)}), 0, 2 * ${self}.byte_length)}")`,
    },
  },
  validate: (values: JsonObject, where) => {
    if (Number(values.byte_length) > 64)
      throw new Error(`${where}.byte_length above 64 is not implemented by the stand-in`);
  },
};

function replacing<T>(parse: Parse<T>) {
  return { replaces: true, check: (value: unknown, where: string) => void parse(value, where) };
}

function seed(address: string, self: string): string {
  return `"\${var.${SEED_VARIABLE}} ${address} \${jsonencode(${self})}"`;
}

function digits(address: string, self: string): string {
  const half = (salt: string) => `trimsuffix(base64sha512("${salt} \${${seed(address, self)}}"), "==")`;
  return `"\${${half('a')}}\${${half('b')}}"`;
}
