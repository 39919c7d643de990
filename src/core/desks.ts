import type { Article } from "./article.js";
import { Mistake } from "./mistake.js";
import { phrases } from "./phrases.js";
import type { Channel } from "./posting.js";

/** The desks whose articles somebody may read, beside those that belong to none. */
export type Desks = "every" | readonly string[];

/**
 * A desk's name as it is compared: `Metro` and ` metro` are one desk.
 *
 * @example
 * deskName(" City  Desk") // => "city desk"
 */
export const deskName = (given: string): string =>
  given.normalize("NFKC").trim().replace(/\s+/g, " ").toLowerCase();

/** Whether an article's desk is one of those. */
export const mayRead = ({ desk }: Pick<Article, "desk">, desks: Desks): boolean =>
  desk === undefined || desks === "every" || desks.map(deskName).includes(deskName(desk));

/** Whether somebody reads all that others read. */
export const readsAll = (desks: Desks, others: Desks): boolean =>
  desks === "every" || (others !== "every" && others.every((desk) => mayRead({ desk }, desks)));

/** A channel and a desk that it reads. */
export interface ChannelDesk extends Channel {
  readonly desk: string;
}

/** The desks whose articles a channel reads, as one asker may see and change them. */
export interface ChannelDesks {
  /** Whether it is a channel; elsewhere those of all channels are listed. */
  readonly isChannel: boolean;
  /** By channel, then name. */
  list(): Promise<readonly ChannelDesk[]>;
  /** Absent where the asker may not: by a desk's articles a channel reads what others do not. */
  readonly change?: {
    /** False where it is so already. @throws {Mistake} where there are too many */
    give(desk: string): Promise<boolean>;
    /** False where it is so already. */
    take(desk: string): Promise<boolean>;
  };
}

/** Where there are no channels. */
export const noDesks: ChannelDesks = { isChannel: false, list: async () => [] };

/** Most characters of a desk's name. */
const LONGEST = 60;

/**
 * Reads the name of a desk as it was typed.
 *
 * @throws {Mistake} where there is none, or too much
 */
export function readDesk(typed: string): string {
  const name = deskName(typed);
  if (!name) throw new Mistake("/desk", phrases.desks.noName, phrases.desks.wants.name);
  if (name.length > LONGEST)
    throw new Mistake("/desk", phrases.mistakes.tooLong(name.length), phrases.desks.wants.shorter(LONGEST));
  return name;
}
