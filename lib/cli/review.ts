import { writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { parseArgs } from 'node:util';
import { reviewHtml } from '../core/review/html';
import { reviewMarkdown } from '../core/review/markdown';
import { inOrder } from '../core/review/merged';
import { reviewSarif } from '../core/review/sarif';
import type { Command, Io } from './command';
import { NoReviewError, type ReadReview, readReviews } from './review-files';
import { terminalReview } from './review-terminal';
import { readArguments, UsageError } from './usage-error';

const DEFAULT_FOLDER = 'cdktf.out';

/** A problem that is an error was found, and: it could not be reviewed. */
const FOUND_ERROR = 1;
const NOT_REVIEWED = 2;

/** What makes a document of reviews, by its format. */
const FORMATS: Readonly<Record<string, (read: readonly ReadReview[], isColoured: boolean) => string>> = {
  text: (read, isColoured) => terminalReview(reviewsOf(read), isColoured),
  md: (read) => reviewMarkdown(reviewsOf(read)),
  html: (read) => reviewHtml(reviewsOf(read)),
  json: (read) => `${JSON.stringify(inOrder(reviewsOf(read)), null, 2)}\n`,
  sarif: sarifOf,
};

const FORMAT_NAMES = Object.keys(FORMATS);

const HELP = `FOLDER is the output folder of cdktf synth (${DEFAULT_FOLDER} when nothing is said), the folder of one
stack, or one review.json. Neither Terraform nor Docker is needed.

Options:
  --format FORMAT  text   what runs, who reaches it, what could be lost, what policies demand, and
                          problems (default)
                   md     the same for a comment of a pull request, with a diagram
                   html   the same as one page that needs no network, to read, mail or print
                   json   an array of the reviews, as they were read
                   sarif  the problems for code scanning (SARIF 2.1.0)
  --output FILE    writes FILE in place of the standard output
  -h, --help       this text

Exit codes: 0 nothing is worse than a warning; 1 a problem is an error; 2 there is nothing that
could be reviewed.
`;

/** `cdktf-redis review`: what the stacks of the last synth mean for the data. */
export const review: Command = {
  name: 'review',
  about: 'says what runs, who reaches it and what could be lost, of the last cdktf synth',
  usage: `review [FOLDER] [--format ${FORMAT_NAMES.join('|')}] [--output FILE]`,
  help: HELP,
  run(args, io) {
    const { values, positionals } = readArguments(() =>
      parseArgs({
        args: [...args],
        options: { format: { type: 'string', default: 'text' }, output: { type: 'string' } },
        allowPositionals: true,
      }),
    );
    const format = formatOf(values.format);
    if (positionals.length > 1) throw new UsageError(`it takes one folder, not ${positionals.length}`);
    if (values.output === '') throw new UsageError('--output takes the name of a file');
    try {
      return reviewed(readReviews(positionals[0] ?? DEFAULT_FOLDER), format, values.output, io);
    } catch (error) {
      if (!(error instanceof NoReviewError)) throw error;
      io.err(`cdktf-redis review: ${error.message}\n`);
      return NOT_REVIEWED;
    }
  },
};

function formatOf(name: string): (typeof FORMATS)[string] {
  if (FORMAT_NAMES.includes(name)) return FORMATS[name];
  throw new UsageError(`--format takes ${FORMAT_NAMES.join(', ')}, not '${name}'`);
}

function reviewed(
  read: readonly ReadReview[],
  format: (typeof FORMATS)[string],
  output: string | undefined,
  io: Io,
): number {
  const document = format(read, output === undefined && io.isColoured === true);
  if (output === undefined) io.out(document);
  else write(output, document);
  const problems = reviewsOf(read).flatMap((one) => one.problems);
  return problems.some(({ severity }) => severity === 'error') ? FOUND_ERROR : 0;
}

function write(file: string, document: string): void {
  try {
    writeFileSync(file, document);
  } catch (error) {
    throw new NoReviewError(`${file} cannot be written: ${error instanceof Error ? error.message : error}`);
  }
}

function reviewsOf(read: readonly ReadReview[]): readonly ReadReview['review'][] {
  return read.map((one) => one.review);
}

/** Places are relative to the folder in which the program runs: the root of the repository, as a rule. */
function sarifOf(read: readonly ReadReview[]): string {
  const folders = new Map(read.map((one) => [one.review, one.folder]));
  return reviewSarif(reviewsOf(read), (of) => {
    const path = relative(process.cwd(), join(folders.get(of) ?? '', 'cdk.tf.json'));
    return { uri: path.split(sep).map(encodeURIComponent).join('/'), line: 1 };
  });
}
