/** About how wide characters are, in em: those of DejaVu Sans, the widest of the fonts that a page falls back to. */
const WIDTHS: readonly (readonly [characters: RegExp, em: number])[] = [
  [/[ijlIJ' ,.:;/\\|]/, 0.34],
  [/[frt!()[\]-]/, 0.41],
  [/[csz_*?"`]/, 0.53],
  [/[mwMW@%#+<>=^~]/, 1],
  [/[A-Z&]/, 0.79],
  [/[ -~]/, 0.64],
];
/** Characters of scripts other than Latin. */
const WIDEST = 1.1;
/** So much wider bold is. */
const BOLD = 1.12;

/** How a text is drawn. */
export interface Typeface {
  /** In pixels. */
  readonly size: number;
  readonly isBold?: boolean;
}

/** How many pixels wide a text is at most, in whatever sans-serif font it is drawn: nothing here can measure it. */
export function widthOf(text: string, { size, isBold = false }: Typeface): number {
  const em = [...text].reduce(
    (sum, character) => sum + (WIDTHS.find(([characters]) => characters.test(character))?.[1] ?? WIDEST),
    0,
  );
  return em * size * (isBold ? BOLD : 1);
}

/** The end of a text that is wider than it may be: paths differ there. */
export function shortened(text: string, widest: number, typeface: Typeface): string {
  if (widthOf(text, typeface) <= widest) return text;
  const end = [...text];
  while (end.length > 0 && widthOf(`…${end.join('')}`, typeface) > widest) end.shift();
  return `…${end.join('')}`;
}
