import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { changeOf } from '../core/impact/from-reviews/change';
import { type Impact, isAtLeast } from '../core/impact/impact';
import type { Command, Io } from './command';
import { boundOf } from './fail-on';
import { NoReviewError, type ReviewInFolder, readReviews, readSide } from './review-files';
import { FORMATS, type Format, type ReviewInput, reviewsOf } from './review-formats';
import { DEFAULT_FOLDER, HELP } from './review-help';
import { originOf } from './review-origin';
import { readArguments, UsageError } from './usage-error';

/** Exit code if a problem is an error, or the change has the impact of --fail-on or a worse one. */
const FAILED = 1;
/** Exit code if there is no valid review. */
const NOT_REVIEWED = 2;

const FORMAT_NAMES = Object.keys(FORMATS);

/** `cdktf-redis review`: what the stacks of the last synth mean for the data, and what a change of them does. */
export const review: Command = {
  name: 'review',
  about: 'shows what runs, who can reach it and what could be lost, and what a change does',
  usage: 'review [FOLDER] [--base FOLDER] [--format FORMAT] [OPTIONS]',
  help: HELP,
  run(args, io) {
    const { values, positionals } = readArguments(() =>
      parseArgs({
        args: [...args],
        options: {
          base: { type: 'string' },
          commit: { type: 'string' },
          'fail-on': { type: 'string' },
          format: { type: 'string', default: 'text' },
          output: { type: 'string' },
        },
        allowPositionals: true,
      }),
    );
    const { base, output } = values;
    const format = formatOf(values.format);
    const bound = boundOf(values['fail-on']);
    const origin = originOf(values.commit);
    if (positionals.length > 1) throw new UsageError(`expected one folder, not ${positionals.length}`);
    if (output === '') throw new UsageError('--output needs the name of a file');
    if (base === '') throw new UsageError('--base needs a folder');
    if (bound !== undefined && base === undefined) throw new UsageError('--fail-on needs --base');
    try {
      const reviewed = read(positionals[0] ?? DEFAULT_FOLDER, base);
      show(reviewed, (input, isColoured) => format(input, origin, isColoured), output, io);
      return verdictOn(reviewed, bound);
    } catch (error) {
      if (!(error instanceof NoReviewError)) throw error;
      io.err(`cdktf-redis review: ${error.message}\n`);
      return NOT_REVIEWED;
    }
  },
};

function formatOf(name: string): Format {
  if (FORMAT_NAMES.includes(name)) return FORMATS[name];
  throw new UsageError(`--format must be one of ${FORMAT_NAMES.join(', ')}, not '${name}'`);
}

function read(place: string, base: string | undefined): ReviewInput {
  if (base === undefined) return { place, read: readReviews(place) };
  const [after, before] = [readSide(place), readBase(base)];
  const change = changeOf(reviewsOf(before), reviewsOf(after));
  return { place, read: after, against: { read: before, change } };
}

function readBase(base: string): readonly ReviewInFolder[] {
  try {
    return readSide(base);
  } catch (error) {
    if (!(error instanceof NoReviewError)) throw error;
    throw new NoReviewError(`cannot compare: ${error.message}`);
  }
}

function show(
  reviewed: ReviewInput,
  format: (input: ReviewInput, isColoured: boolean) => string,
  output: string | undefined,
  io: Io,
): void {
  const document = format(reviewed, output === undefined && io.isColoured === true);
  if (output === undefined) io.out(document);
  else write(output, document);
}

function write(file: string, document: string): void {
  try {
    writeFileSync(file, document);
  } catch (error) {
    throw new NoReviewError(`${file} cannot be written: ${error instanceof Error ? error.message : error}`);
  }
}

function verdictOn({ read: after, against }: ReviewInput, bound: Impact | undefined): number {
  const problems = reviewsOf(after).flatMap((one) => one.problems);
  if (problems.some(({ severity }) => severity === 'error')) return FAILED;
  return against !== undefined && bound !== undefined && isAtLeast(against.change.worst, bound) ? FAILED : 0;
}
