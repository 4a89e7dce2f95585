import type { Sides } from '../../core/impact/from-plan/plan-reader';
import { isObject, objectIn, objectsIn, type UnknownObject } from '../../core/text/unknown-json';

/** The objects of a block. A plan shows a block as a list, or as one object if there is only one. */
export function blocks(value: unknown): readonly UnknownObject[] {
  return objectsIn(Array.isArray(value) ? value : [value]);
}

/** The object of a block that occurs at most once, or an empty object if the block is missing. */
export function only(value: unknown): UnknownObject {
  return blocks(value)[0] ?? {};
}

/** The changes in the template of a pod, as words or names of attributes. Each of them replaces the pod. */
export function changesOfPod(template: Sides): readonly string[] {
  const labels = within(template, ({ metadata }) => ({ labels: only(metadata).labels }));
  const spec = within(template, (side) => only(side.spec));
  return [
    ...changedFiles(within(template, ({ metadata }) => ({ marks: only(metadata).annotations }))),
    ...differingKeys(labels),
    ...differingKeys(spec).flatMap((key) => (key === 'container' ? changesOfContainers(spec) : key)),
  ];
}

/**
 * The kinds of files that change. A container reads them when it starts, and each annotation of the pod changes with some of
 * them. If the plan does not know the annotations yet, any file can change.
 */
function changedFiles(marks: Sides): readonly string[] {
  if (marks.unknown.marks === true) return ['files'];
  return differingKeys(within(marks, (side) => objectIn(side.marks))).map((mark) =>
    mark.startsWith('cdktf-redis/secrets-of-') ? 'secret files' : 'configuration files',
  );
}

function changesOfContainers(spec: Sides): readonly string[] {
  const [was, will, unknown] = [spec.was, spec.will, spec.unknown].map(({ container }) => blocks(container));
  if (was.length !== will.length) return ['container'];
  return was.flatMap((container, index) =>
    differingKeys({ was: container, will: will[index], unknown: unknown[index] ?? {} }),
  );
}

function within({ was, will, unknown }: Sides, part: (side: UnknownObject) => UnknownObject): Sides {
  return { was: part(was), will: part(will), unknown: part(unknown) };
}

/** The keys whose values differ, or are not known before the apply. An empty value is equal to a missing value. */
function differingKeys({ was, will, unknown }: Sides): readonly string[] {
  const keys = new Set([was, will, unknown].flatMap(Object.keys));
  return [...keys].filter((key) => isOpen(unknown[key]) || bytes(was[key]) !== bytes(will[key]));
}

function isOpen(mask: unknown): boolean {
  return typeof mask === 'object' && mask !== null ? Object.values(mask).some(isOpen) : mask === true;
}

function bytes(value: unknown): string | undefined {
  return JSON.stringify(substanceOf(value));
}

/** A copy of a value without its empty parts, with sorted keys. */
function substanceOf(value: unknown): unknown {
  if (Array.isArray(value)) {
    const elements = value.map(substanceOf);
    return elements.some((element) => element !== undefined) ? elements : undefined;
  }
  if (isObject(value)) {
    const entries = Object.entries(value)
      .map(([key, each]) => [key, substanceOf(each)] as const)
      .filter(([, each]) => each !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1));
    return entries.length > 0 ? Object.fromEntries(entries) : undefined;
  }
  return value === null || value === '' ? undefined : value;
}
