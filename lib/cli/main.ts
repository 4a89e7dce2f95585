import type { Command, Io } from './command';
import { drill } from './drill';
import { orphans } from './orphans';
import { plan } from './plan';
import { preflight } from './preflight';
import { review } from './review';
import { UsageError } from './usage-error';
import { versions } from './versions';

const PROGRAM = 'cdktf-redis';
const USAGE = 'COMMAND [OPTIONS]';

/** The exit code for arguments that are not valid. */
const MISUSED = 2;

/** The commands, in the order in which the help lists them. */
const COMMANDS: readonly Command[] = [versions, plan, preflight, orphans, review, drill];

/** Runs the program and returns its exit code. */
export function main([name, ...args]: readonly string[], io: Io): number | Promise<number> {
  if (name === undefined) {
    io.err(help());
    return MISUSED;
  }
  if (isHelp(name)) {
    io.out(help());
    return 0;
  }
  const command = COMMANDS.find((candidate) => candidate.name === name);
  if (command === undefined) {
    return refused(io, `${PROGRAM}: unknown command '${name}', see ${PROGRAM} --help`, USAGE);
  }
  if (args.some(isHelp)) {
    io.out(`${usageLine(command.usage)}\n${PROGRAM} ${command.name} ${command.about}.\n\n${command.help}`);
    return 0;
  }
  try {
    return command.run(args, io);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return refused(io, `${PROGRAM} ${command.name}: ${error.message}`, command.usage);
  }
}

function isHelp(argument: string): boolean {
  return argument === '--help' || argument === '-h';
}

function help(): string {
  const width = Math.max(...COMMANDS.map(({ name }) => name.length));
  return `${usageLine(USAGE)}
Commands:
${COMMANDS.map(({ name, about }) => `  ${name.padEnd(width)}  ${about}\n`).join('')}
Run ${PROGRAM} COMMAND --help for the options of a command.
`;
}

function refused(io: Io, message: string, usage: string): number {
  io.err(`${message}\n${usageLine(usage)}`);
  return MISUSED;
}

function usageLine(usage: string): string {
  return `Usage: ${PROGRAM} ${usage}\n`;
}
