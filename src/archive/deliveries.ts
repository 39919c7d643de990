import type { Kysely } from "kysely";
import { phrases } from "../core/phrases.js";
import type { Channel, Posted } from "../core/posting.js";
import type { DeliveryRow, DeliveryState, Tables } from "./schema.js";

/** What is due once: a channel's digest of a day, a correction that follows a post, or what a watch tells. */
export interface Slot extends Channel {
  /** ISO day in the newsroom's zone. */
  readonly day: string;
  /** The id of the correction or of the watch's message; absent for a digest. */
  readonly follows?: string;
  /** The number of the channel's subscription; absent for the digest that the environment sets. */
  readonly subscription?: number;
}

/** The name of a slot, which also travels with its message. */
export const keyOf = ({ platform, tenant, channel, day, follows, subscription }: Slot): string =>
  follows ?? [platform, tenant, channel, day, ...(subscription ? [subscription] : [])].join(":");

/**
 * What an attempt to take a slot came to. `first`: nothing of it stands in the channel; `refused` is why, where it
 * was tried before. `taken-over`: another owner let its lease run out and may have posted. `held`: another owner is at work.
 */
export type Claim =
  | { readonly kind: "first"; readonly refused?: string }
  | { readonly kind: "taken-over" }
  | { readonly kind: "held"; readonly until: Date }
  | { readonly kind: "settled"; readonly state: DeliveryState };

/** How a slot ends. Only a `refused` one, of which nothing was posted, can be claimed again. */
export type Verdict = Posted | { readonly kind: "unclear" | "refused" | "skipped"; readonly reason: string };

/** A slot and how far it has come. */
export interface Delivery extends Slot {
  readonly state: DeliveryState;
  readonly attempts: number;
  readonly message?: string;
  readonly reason?: string;
  /** ISO instant. */
  readonly changedAt: string;
}

/** The slots of each channel. Exactly one of several processes wins a claim. */
export interface Deliveries {
  claim(slot: Slot, owner: string, now: Date, leaseMs: number): Promise<Claim>;
  /** Lengthens a lease; false where another owner has taken the slot over. */
  renew(slot: Slot, owner: string, now: Date, leaseMs: number): Promise<boolean>;
  /** Ends a slot; false where another owner has taken it over. */
  settle(slot: Slot, owner: string, verdict: Verdict, now: Date): Promise<boolean>;
  /** What is recorded of a slot. */
  get(slot: Slot): Promise<Delivery | undefined>;
  /** The newest hundred digests, newest day first; only those of a slot's channel and subscription, where one is given. */
  list(tenant: string, like?: Slot): Promise<readonly Delivery[]>;
  /** The newest digest of a channel, of any where none is named, that did not go out or may not have; none for want of news is no such. */
  lastTrouble(tenant: string, channel?: Channel): Promise<Delivery | undefined>;
}

/** The deliveries of a database. */
export function deliveriesIn(db: Kysely<Tables>): Deliveries {
  async function claim(slot: Slot, owner: string, now: Date, leaseMs: number): Promise<Claim> {
    const lease = leaseFrom(now, leaseMs);
    if (await inserted(slot, owner, lease)) return { kind: "first" };
    const row = (await rowOf(slot))!;
    const isHeld = row.state === "posting" && row.lease_until > now.toISOString();
    if (isHeld) return { kind: "held", until: new Date(row.lease_until) };
    if (row.state !== "posting" && row.state !== "refused") return { kind: "settled", state: row.state };
    if (!(await taken(row, owner, lease))) return claim(slot, owner, now, leaseMs);
    if (row.state === "posting") return { kind: "taken-over" };
    return { kind: "first", ...(row.reason !== null && { refused: row.reason }) };
  }

  async function inserted(slot: Slot, owner: string, lease: Lease): Promise<boolean> {
    const { tenant, platform, channel, day, follows = null, subscription = null } = slot;
    const { numInsertedOrUpdatedRows } = await db
      .insertInto("deliveries")
      .values({
        tenant,
        key: keyOf(slot),
        platform,
        channel,
        day,
        follows,
        subscription,
        owner,
        attempts: 1,
        ...lease,
      })
      .onConflict((row) => row.doNothing())
      .executeTakeFirstOrThrow();
    return numInsertedOrUpdatedRows === 1n;
  }

  const rowOf = (slot: Slot) =>
    db
      .selectFrom("deliveries")
      .selectAll()
      .where("tenant", "=", slot.tenant)
      .where("key", "=", keyOf(slot))
      .executeTakeFirst();

  /** Of several who have read the same row, the first to write wins. */
  async function taken(row: DeliveryRow, owner: string, lease: Lease): Promise<boolean> {
    const { numUpdatedRows } = await db
      .updateTable("deliveries")
      .set({ owner, attempts: row.attempts + 1, message: null, reason: null, ...lease })
      .where("tenant", "=", row.tenant)
      .where("key", "=", row.key)
      .where("state", "=", row.state)
      .where("attempts", "=", row.attempts)
      .where("lease_until", "=", row.lease_until)
      .executeTakeFirstOrThrow();
    return numUpdatedRows === 1n;
  }

  /** Writes to a slot that is still the owner's. */
  async function changed(slot: Slot, owner: string, change: Partial<DeliveryRow>): Promise<boolean> {
    const { numUpdatedRows } = await db
      .updateTable("deliveries")
      .set(change)
      .where("tenant", "=", slot.tenant)
      .where("key", "=", keyOf(slot))
      .where("state", "=", "posting")
      .where("owner", "=", owner)
      .executeTakeFirstOrThrow();
    return numUpdatedRows === 1n;
  }

  return {
    claim,
    renew: (slot, owner, now, leaseMs) => changed(slot, owner, leaseFrom(now, leaseMs)),
    settle: (slot, owner, verdict, now) => {
      const end =
        verdict.kind === "posted"
          ? { message: verdict.message, ...(verdict.channel && { channel: verdict.channel }) }
          : { reason: verdict.reason };
      return changed(slot, owner, { state: verdict.kind, changed_at: now.toISOString(), ...end });
    },
    get: async (slot) => {
      const row = await rowOf(slot);
      return row && deliveryOf(row);
    },
    list: async (tenant, like) => {
      const rows = await db
        .selectFrom("deliveries")
        .selectAll()
        .where("tenant", "=", tenant)
        .where("follows", "is", null)
        .$if(like !== undefined, (query) =>
          query
            .where("platform", "=", like!.platform)
            .where("channel", "=", like!.channel)
            .where("subscription", "is not distinct from", like!.subscription ?? null),
        )
        .orderBy("day", "desc")
        .orderBy("key")
        .limit(100)
        .execute();
      return rows.map(deliveryOf);
    },
    lastTrouble: async (tenant, channel) => {
      const row = await db
        .selectFrom("deliveries")
        .selectAll()
        .where("tenant", "=", tenant)
        .where("follows", "is", null)
        .where("state", "in", ["refused", "unclear", "skipped"])
        .where("reason", "<>", phrases.digest.nothingNew)
        .$if(channel !== undefined, (query) =>
          query.where("platform", "=", channel!.platform).where("channel", "=", channel!.channel),
        )
        .orderBy("day", "desc")
        .orderBy("changed_at", "desc")
        .limit(1)
        .executeTakeFirst();
      return row && deliveryOf(row);
    },
  };
}

type Lease = ReturnType<typeof leaseFrom>;

const leaseFrom = (now: Date, leaseMs: number) => ({
  state: "posting" as const,
  lease_until: new Date(now.getTime() + leaseMs).toISOString(),
  changed_at: now.toISOString(),
});

const deliveryOf = ({ tenant, platform, channel, day, state, attempts, ...row }: DeliveryRow): Delivery => ({
  tenant,
  platform,
  channel,
  day,
  state,
  attempts,
  ...(row.subscription !== null && { subscription: row.subscription }),
  ...(row.message !== null && { message: row.message }),
  ...(row.reason !== null && { reason: row.reason }),
  changedAt: row.changed_at,
});
