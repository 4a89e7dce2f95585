import { ENGINES } from '../catalog/engine';
import { versionInImage } from '../catalog/images';
import { compareNumbers } from '../catalog/numbers';
import type { ServerVersion } from '../catalog/server-version';
import { supportOf } from '../catalog/support';
import type { Problem } from '../problems/problem';
import { Problems } from '../problems/problems';
import { shown } from '../text/shown';

import type { ResolveContext } from './context';

/** Adds a problem if the tag of an image names another version than the service, or a version with known bugs. */
export function checkImageVersion(
  version: ServerVersion,
  image: string,
  context: ResolveContext,
): readonly Problem[] {
  const problems = new Problems(context.path);
  const held = context.isUnknown(image) ? undefined : versionInImage(image);
  if (held && !isOfLine(held, version)) {
    problems.add('image-of-another-version', {
      message: `the image ${shown(image)} contains ${ENGINES[held.engine].name} ${held.version} according to its tag, but the configuration is for ${version}`,
      given: shown(image),
      allowed: `an image of ${version.engineName} ${version.line}`,
      fix: 'set version to the version of the image, or use another image: the server would refuse to start',
    });
    return problems.all;
  }
  checkSupport(version, runningNumber(version, image), problems);
  return problems.all;
}

/** The patch release or the line that runs, from the tag of the image if it is of the line of the version. */
export function runningNumber(version: ServerVersion, image: string): string {
  const held = versionInImage(image);
  return held && isOfLine(held, version) ? held.version : (version.patch ?? version.line);
}

function isOfLine(held: NonNullable<ReturnType<typeof versionInImage>>, version: ServerVersion): boolean {
  return held.engine === version._engine && compareNumbers(held.version, version.line) === 0;
}

function checkSupport(version: ServerVersion, running: string, problems: Problems): void {
  const support = supportOf(version._engine, running);
  if (support === 'ended') {
    problems.add('end-of-life', {
      message: `${version.engineName} ${version.line} is past its end of life: its bugs are no longer fixed`,
      fix: 'use a supported version; `npx cdktf-redis versions` lists them',
    });
  }
  if (support === 'unsafe-patch') {
    problems.add('unsafe-patch', {
      message: `${version.engineName} ${running} has known remote code execution or data loss bugs`,
      fix: `use ${version._fact?.safePatch} or later`,
    });
  }
}
