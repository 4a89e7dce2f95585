import type { EncodedSecret } from '../credentials/secret';

/** A piece of text: literal, or a secret that Terraform puts in at apply. */
export type Part = string | EncodedSecret;

/** Text that can hold secrets: the content of a file, a line, a URL. Printed, it shows their labels. */
export class Text {
  constructor(public readonly parts: readonly Part[]) {}

  public toString(): string {
    return this.parts.map((part) => (typeof part === 'string' ? part : printed(part))).join('');
  }

  public toJSON(): string {
    return this.toString();
  }
}

/** A text from a template: `` text`masterauth ${{ secret, encoding: 'redis' }}` ``. */
export function text(literals: TemplateStringsArray, ...values: (Part | Text | number)[]): Text {
  return new Text(
    literals.flatMap((literal, index): Part[] => {
      const value = values[index];
      if (value === undefined) return [literal];
      if (value instanceof Text) return [literal, ...value.parts];
      return [literal, typeof value === 'number' ? String(value) : value];
    }),
  );
}

/** A file of lines, each ended by a newline. */
export function lines(...all: (string | Text)[]): Text {
  return new Text(
    all.flatMap((line): Part[] => (line instanceof Text ? [...line.parts, '\n'] : [line, '\n'])),
  );
}

function printed({ secret, encoding }: EncodedSecret): string {
  return encoding === 'plain' || (secret.alphabet === 'alphanumeric' && encoding !== 'sha256')
    ? secret.toString()
    : `<${encoding} of ${secret.label}>`;
}
