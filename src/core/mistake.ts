/**
 * Something a person can mend: where it is, what is wrong with it, and the remedy.
 *
 * @example
 * new Mistake("data/articles/bridge.md: publishedAt", '"tomorrow" is not a date', "want 2026-01-07").message
 * // => 'data/articles/bridge.md: publishedAt: "tomorrow" is not a date (want 2026-01-07)'
 */
export class Mistake extends Error {
  override readonly name = "Mistake";
  readonly place: string;
  readonly what: string;
  readonly remedy: string;

  constructor(place: string, what: string, remedy: string, options?: ErrorOptions) {
    super(`${place ? `${place}: ` : ""}${what} (${remedy})`, options);
    this.place = place;
    this.what = what;
    this.remedy = remedy;
  }
}

/** Something that passes by itself, such as a database that is being started again: there is nothing to mend but to wait. */
export class Outage extends Mistake {}

/** The end of every `switch` over a tagged union: a new member stops the build here. */
export function unreachable(value: never): never {
  throw new Error(`unexpected ${JSON.stringify(value)}`);
}
