import { differingKeys, type Sides } from './differing-keys';
import { objectIn, objectsIn, type UnknownObject } from './unknown-json';

/** The objects of a block: a list, or one object that stands for a list of one. */
export function blocks(value: unknown): readonly UnknownObject[] {
  return objectsIn(Array.isArray(value) ? value : [value]);
}

/** The object of a block that there is one of. */
export function only(value: unknown): UnknownObject {
  return blocks(value)[0] ?? {};
}

/** What of the template of a pod changes, in words or as names of attributes: the pod is made anew then. */
export function changesOfPod(template: Sides): readonly string[] {
  const labels = within(template, ({ metadata }) => ({ labels: only(metadata).labels }));
  const spec = within(template, (side) => only(side.spec));
  return [
    ...changedFiles(within(template, ({ metadata }) => ({ marks: only(metadata).annotations }))),
    ...differingKeys(labels),
    ...differingKeys(spec).flatMap((key) => (key === 'container' ? changesOfContainers(spec) : key)),
  ];
}

/** The annotations of a pod mark the files that it reads at the start. A plan can leave open which of them change. */
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
