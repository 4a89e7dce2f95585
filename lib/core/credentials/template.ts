import type { EncodedSecret } from './secret';

/** A piece of text: literal, or a secret that Terraform puts in at apply. */
export type Part = string | EncodedSecret;

/** Text that can hold secrets: the content of a file, a line, a URL. Printed, it shows their labels. */
export class Template {
  constructor(public readonly parts: readonly Part[]) {}

  public toString(): string {
    return this.parts.map((part) => (typeof part === 'string' ? part : printed(part))).join('');
  }

  public toJSON(): string {
    return this.toString();
  }
}

/** A text from a template: `` text`masterauth ${{ secret, encoding: 'redis' }}` ``. */
export function template(literals: TemplateStringsArray, ...values: (Part | Template | number)[]): Template {
  return new Template(
    literals.flatMap((literal, index): Part[] => {
      const value = values[index];
      if (value === undefined) return [literal];
      if (value instanceof Template) return [literal, ...value.parts];
      return [literal, typeof value === 'number' ? String(value) : value];
    }),
  );
}

/** A file of lines, each ended by a newline. */
export function lines(...all: (string | Template)[]): Template {
  return new Template(
    all.flatMap((line): Part[] => (line instanceof Template ? [...line.parts, '\n'] : [line, '\n'])),
  );
}

function printed({ secret, encoding }: EncodedSecret): string {
  return encoding === 'plain' || (secret._alphabet === 'alphanumeric' && encoding !== 'sha256')
    ? secret.toString()
    : `<${encoding} of ${secret.label}>`;
}
