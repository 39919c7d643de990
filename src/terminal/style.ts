/** ANSI styles, or none where the output is no terminal. */
export interface Style {
  bold(text: string): string;
  dim(text: string): string;
  italic(text: string): string;
  accent(text: string): string;
  /** Words that are gone, and words in their place: `[-old-]` and `{+new+}` where there is no colour. */
  removed(text: string): string;
  added(text: string): string;
}

const ansi =
  (on: number, off: number) =>
  (text: string): string =>
    `\u001b[${on}m${text}\u001b[${off}m`;

const plain = (text: string): string => text;

export const styleFor = (colour: boolean): Style =>
  colour
    ? {
        bold: ansi(1, 22),
        dim: ansi(2, 22),
        italic: ansi(3, 23),
        accent: ansi(36, 39),
        removed: ansi(9, 29),
        added: ansi(1, 22),
      }
    : {
        bold: plain,
        dim: plain,
        italic: plain,
        accent: plain,
        removed: (text) => `[-${text}-]`,
        added: (text) => `{+${text}+}`,
      };
