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
/** The factor by which bold text is wider. */
const BOLD = 1.12;

/** The font size and weight of a text. */
export interface Typeface {
  /** In pixels. */
  readonly size: number;
  readonly isBold?: boolean;
}

/** The maximum width of a text in pixels in any sans-serif font. It is an estimate, because the text cannot be measured here. */
export function widthOf(text: string, { size, isBold = false }: Typeface): number {
  const em = [...text].reduce(
    (sum, character) => sum + (WIDTHS.find(([characters]) => characters.test(character))?.[1] ?? WIDEST),
    0,
  );
  return em * size * (isBold ? BOLD : 1);
}

/** Shortens a text that is too wide, and keeps its end, because paths differ at the end. */
export function shortened(text: string, widest: number, typeface: Typeface): string {
  if (widthOf(text, typeface) <= widest) return text;
  const end = [...text];
  while (end.length > 0 && widthOf(`…${end.join('')}`, typeface) > widest) end.shift();
  return `…${end.join('')}`;
}
