import { noDesks } from "./desks.js";
import type { Intake } from "./digest.js";
import type { Newsroom } from "./newsroom.js";
import type { Platform } from "./posting.js";
import { type Reader, readerOf, type View } from "./reader.js";
import { noDigests } from "./subscription.js";
import { noWatches } from "./watch.js";

/** What a newsroom is opened with beside what it reads. */
export interface Setting {
  readonly now: Date;
  /** IANA zone in which the newsroom's days begin and end. */
  readonly zone: string;
  /** Where it is asked; left out from a shell. */
  readonly platform?: Platform;
  readonly digests?: Newsroom["digests"];
  readonly desks?: Newsroom["desks"];
  readonly watches?: Newsroom["watches"];
  /** How the feeds and the digests stand; left out where there are none. */
  readonly health?: Newsroom["health"];
  /** What happened to an article or a digest; left out where nobody is told. */
  readonly why?: Newsroom["why"];
  /** The questions that were not answered; left out where the asker may not see them. */
  readonly gaps?: Newsroom["gaps"];
  /** How the feeds stand, for the post of a day without news; left out where nothing is fetched. */
  readonly intake?: () => Promise<Intake>;
  /** Takes in an address; left out where the asker may not add. */
  readonly add?: Newsroom["add"];
}

/** The view of an edition that commands get. */
export const openNewsroom = ({ edition, past, ...setting }: View & Setting): Newsroom =>
  newsroomOf(readerOf({ edition, past, ...setting }), setting);

/** The same through whoever reads. */
export function newsroomOf(
  reader: Reader,
  {
    now,
    zone,
    platform,
    digests = noDigests,
    desks = noDesks,
    watches = noWatches,
    health,
    why,
    gaps,
    intake,
    add,
  }: Setting,
): Newsroom {
  return {
    ...reader,
    digestBetween: async (from, to, wanted) => reader.digestBetween(from, to, wanted, await intake?.()),
    ...{ now, zone, digests, desks, watches },
    ...(platform && { platform }),
    ...(health && { health }),
    ...(why && { why }),
    ...(gaps && { gaps }),
    ...(add && { add }),
  };
}
