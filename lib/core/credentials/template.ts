import type { EncodedSecret } from './secret';

/** A part of a text: a literal, or a secret that Terraform inserts at apply. */
export type Part = string | EncodedSecret;

/** Text with secrets: the content of a file, a line, or a URL. Printed, it shows the labels of the secrets. */
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

/** A file of lines that each end with a newline. */
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
