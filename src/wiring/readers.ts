import type { Desks } from "../core/desks.js";
import { type Reader, readerOf } from "../core/reader.js";
import type { Room } from "../shell/room.js";

/** What may be read, and when it is asked. */
export interface Sight {
  readonly tenant: string;
  readonly desks: Desks;
  readonly now: Date;
  readonly zone: string;
}

/** Whoever reads the archive for those who ask. */
export interface Readers {
  at(sight: Sight): Promise<Reader>;
  /** Resolves once nothing is read any more. */
  close(): Promise<void>;
}

/** Reads here, in the thread of those who ask. */
export const readersHere = (room: Room): Readers => ({
  async at({ tenant, desks, now, zone }) {
    const { editions } = room.of(tenant);
    const [edition, past] = [await editions.at(now, desks), editions.past(now, zone, desks)];
    return readerOf({ edition, past, now, zone });
  },
  close: async () => {},
});
