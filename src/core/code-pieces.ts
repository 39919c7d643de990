import type { Part } from "./presentation.js";

/**
 * Words to be copied, in pieces that join to them; where there are several, each says which it is.
 *
 * @param most units of a piece
 * @param cut where a new piece begins whatever its length: between what would end a block of code
 */
export function codePieces(
  { label, text }: Pick<Extract<Part, { kind: "code" }>, "label" | "text">,
  most: number,
  cut?: RegExp,
): readonly { readonly label: string; readonly text: string }[] {
  const whole = cut ? text.split(cut) : [text];
  // A pair of surrogates stays together.
  const cutting = new RegExp(`.{1,${most}}(?![\\uDC00-\\uDFFF])|.{1,${most}}`, "gs");
  const pieces = whole.flatMap((piece) => piece.match(cutting) ?? []);
  return pieces.map((piece, i) => ({
    label: pieces.length > 1 ? `${label} (${i + 1}/${pieces.length})` : label,
    text: piece,
  }));
}
