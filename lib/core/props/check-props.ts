import { nearestName } from '../catalog/nearest-name';
import type { Problems } from '../problems/problems';
import { described, kindOf } from '../text/described';
import { isOfType, isPlainObject, isStruct } from './is-of-type';
import { PROP_TYPES } from './prop-types';
import { isOfAnotherCopy, memberMeant, type TypeWords, wordsOf } from './type-words';

/** The name of an interface of props in the table. */
export type PropsName = keyof typeof PROP_TYPES;

/** Whether a value is only known at apply. */
type IsUnknown = (value: unknown) => boolean;

/** The type of a prop. */
interface PropType {
  /** The type of the value, or of the items of a list or a map. */
  readonly base: string;
  readonly form: 'value' | 'list' | 'map';
  readonly isOptional: boolean;
}

/** The values of props that are not valid, where the default is not the safe value. */
const SAFE_VALUES: Readonly<Record<string, unknown>> = {
  'RedisServiceAttributes.host': 'missing',
  'RedisServiceAttributes.tls': true,
  'TlsTerminatorProps.published': false,
};

/** The values of required props that are missing or not valid, so that the other props can be checked too. */
const PLACEHOLDERS: Readonly<Record<string, unknown>> = { string: 'missing', number: 1 };

/** Props whose values are never shown. */
const SECRETS = /password|privateKey|url/i;

/**
 * Checks the type of each prop, and adds a problem for each that is not valid. TypeScript has checked them, but a cast, a
 * JavaScript program or an environment variable can pass anything.
 * @param owner What the props belong to, if the path of the problems does not tell it, for example ` of DockerPlatform`.
 * @returns A copy in which each value has its type: a value that is not valid is replaced by the default, or by the safe value.
 */
export function checkProps<Props>(
  name: PropsName,
  given: Props,
  problems: Problems,
  isUnknown: IsUnknown,
  owner = '',
): Props {
  return new PropsCheck(problems, isUnknown, owner).struct(name, given, '') as Props;
}

class PropsCheck {
  #errors = 0;

  constructor(
    private readonly problems: Problems,
    private readonly isUnknown: IsUnknown,
    private readonly owner: string,
  ) {}

  /** Checks the props of an interface. */
  struct(name: PropsName, given: unknown, path: string): unknown {
    const types = typesOf(name);
    const isProps = isStruct(given, this.isUnknown);
    if (!isProps) {
      this.refuse(path || 'props', `an object of ${name}`, given, {
        allowed: `an object with ${[...types.keys()].slice(0, 3).join(', ')}${types.size > 3 ? ', ...' : ''}`,
        fix: path === '' ? 'pass an object with props' : `set ${path} to an object with these props`,
      });
    } else if (isPlainObject(given)) {
      for (const prop of Object.keys(given)) {
        if (!types.has(prop) && given[prop] !== undefined) this.unknown(name, prop, given, path);
      }
    }
    const props: Record<string, unknown> = {};
    for (const [prop, type] of types) {
      const at = path === '' ? prop : `${path}.${prop}`;
      const value = isProps ? given[prop] : undefined;
      const isSet = value !== undefined;
      const checked = isSet ? this.prop(type, value, at) : undefined;
      if (isProps && !isSet && !type.isOptional) this.missing(type, at);
      const safe = isProps && !isSet ? undefined : SAFE_VALUES[`${name}.${prop}`];
      const result = checked ?? safe ?? (type.isOptional ? undefined : placeholderOf(type));
      if (result !== undefined) props[prop] = result;
    }
    return props;
  }

  private prop(type: PropType, value: unknown, path: string): unknown {
    const { base, form } = type;
    if (form === 'value') return this.value(base, value, path, type.isOptional);
    if (form === 'list' ? !Array.isArray(value) : !isStruct(value, this.isUnknown)) {
      const words = wordsOf(base);
      this.refuse(path, form === 'list' ? 'a list' : 'a map', value, {
        allowed:
          form === 'list' ? `a list of ${words.allowed}` : `an object with ${words.allowed} for each name`,
        fix: `set ${path} to ${form === 'list' ? 'a list, such as [...]' : "an object, such as { 'name': ... }"}${orLeaveOut(type.isOptional)}`,
      });
      return undefined;
    }
    if (Array.isArray(value)) {
      const items = Array.from(value, (item, index) => this.value(base, item, `${path}[${index}]`, false));
      const valid = items.filter((item) => item !== undefined);
      return valid.length === 0 && items.length > 0 ? undefined : valid;
    }
    return Object.fromEntries(
      Object.entries(value as object)
        .filter(([, item]) => item !== undefined)
        .map(([key, item]) => [key, this.value(base, item, `${path}[${JSON.stringify(key)}]`, true)])
        .filter(([, item]) => item !== undefined),
    );
  }

  private value(base: string, value: unknown, path: string, isOptional: boolean): unknown {
    if (base in PROP_TYPES) {
      const before = this.#errors;
      const item = this.struct(base as PropsName, value, path);
      return this.#errors === before ? item : undefined;
    }
    if (isOfType(base, value, this.isUnknown)) return value;
    const words = wordsOf(base);
    if (isOfAnotherCopy(base, value)) {
      this.refuse(path, `${words.noun} of this copy of cdktf-redis`, value, {
        allowed: words.allowed,
        fix: 'install cdktf-redis only once: `npm ls cdktf-redis` lists the copies',
      });
      return undefined;
    }
    const meant = memberMeant(base, value);
    this.refuse(path, words.noun, value, {
      allowed: words.allowed,
      fix: meant ? `did you mean ${meant}?` : `set ${path} to ${words.fix}${orLeaveOut(isOptional)}`,
    });
    return undefined;
  }

  private refuse(
    path: string,
    noun: string,
    value: unknown,
    { allowed, fix }: Pick<TypeWords, 'allowed' | 'fix'>,
  ): void {
    this.#errors += 1;
    this.problems.add('bad-prop-type', {
      message: `${path}${this.owner} must be ${noun}`,
      given: this.isUnknown(value) ? 'a token' : SECRETS.test(path) ? kindOf(value) : described(value),
      allowed,
      fix,
    });
  }

  private missing({ base, form }: PropType, path: string): void {
    this.#errors += 1;
    const { allowed, noun } = wordsOf(base);
    this.problems.add(base === 'IRedisService' ? 'missing-service' : 'missing-prop', {
      message: `${path}${this.owner} is missing`,
      given: `${path}: undefined`,
      allowed: form === 'value' ? allowed : `a list of ${allowed}`,
      fix: `set ${path} to ${form === 'value' ? noun : 'a list'}`,
    });
  }

  /** A prop that looks like another one is an error. Any other can be meant for a construct that extends the one here. */
  private unknown(name: PropsName, prop: string, given: object, path: string): void {
    const others = [...typesOf(name).keys()].filter((other) => !(other in given));
    const byLetters = new Map(others.map((other) => [other.toLowerCase(), other]));
    const nearest = byLetters.get(nearestName(prop.toLowerCase(), byLetters.keys()) ?? '');
    const at = path === '' ? prop : `${path}.${prop}`;
    if (nearest !== undefined) this.#errors += 1;
    this.problems.add('unknown-prop', {
      ...(nearest === undefined && { severity: 'warning' }),
      message: `${at} is not a prop of ${name}, and has no effect`,
      fix: nearest === undefined ? `remove ${at}` : `did you mean ${nearest}?`,
    });
  }
}

function orLeaveOut(isOptional: boolean): string {
  return isOptional ? ', or leave it out' : '';
}

function placeholderOf({ base, form }: PropType): unknown {
  return form === 'list' ? [] : PLACEHOLDERS[base];
}

const TYPES = new Map<PropsName, ReadonlyMap<string, PropType>>();

/** The types of the props of an interface. */
function typesOf(name: PropsName): ReadonlyMap<string, PropType> {
  const known = TYPES.get(name);
  if (known !== undefined) return known;
  const types = new Map(Object.entries(PROP_TYPES[name]).map(([prop, text]) => [prop, parsed(text)]));
  TYPES.set(name, types);
  return types;
}

function parsed(text: string): PropType {
  const [, base = '', form = '', optional] = /^(\w+)(\[\]|\{\})?(\?)?$/.exec(text) ?? [];
  return {
    base,
    form: form === '[]' ? 'list' : form === '{}' ? 'map' : 'value',
    isOptional: optional === '?',
  };
}
