import type { Kysely } from "kysely";
import type { AlarmRow, Tables } from "./schema.js";

/** A trouble that the desk is told of. Times are ISO instants. */
export interface Alarm {
  /** `archive`, or `feed …` with its address. */
  readonly name: string;
  /** Since when there is trouble. */
  readonly since: string;
  /** `over` until the desk has been told that it is. */
  readonly state: "raised" | "over";
  /** When it came into this state. */
  readonly changedAt: string;
  /** When the desk was told that it was raised. */
  readonly toldAt?: string;
  /** Until then a process is telling it. */
  readonly leaseUntil: string;
}

/** The alarms of each tenant. Of several processes one tells each of them, and one that it is over. */
export interface Alarms {
  /** By name. */
  list(tenant: string): Promise<readonly Alarm[]>;
  /** Raises an alarm, to be told before the lease ends; nothing where there is one of that name. */
  raise(
    tenant: string,
    trouble: Pick<Alarm, "name" | "since">,
    now: Date,
    until: Date,
  ): Promise<Alarm | undefined>;
  /** Takes an alarm as it was listed, to tell it again; nothing where another process was faster. */
  take(tenant: string, alarm: Alarm, until: Date): Promise<Alarm | undefined>;
  /** Takes an alarm as it was listed, to tell that it is over; nothing where another process was faster. */
  end(tenant: string, alarm: Alarm, now: Date, until: Date): Promise<Alarm | undefined>;
  /** Keeps that it has been told: one that is over is gone. One that was taken over meanwhile stays. */
  told(tenant: string, alarm: Alarm, now: Date): Promise<void>;
}

/** The alarms of a database. */
export function alarmsIn(db: Kysely<Tables>): Alarms {
  /** What has been written since by another process is no longer that alarm. */
  async function changed(
    tenant: string,
    { name, state, leaseUntil }: Alarm,
    to: Partial<AlarmRow>,
  ): Promise<boolean> {
    const { numUpdatedRows } = await db
      .updateTable("alarms")
      .set(to)
      .where("tenant", "=", tenant)
      .where("name", "=", name)
      .where("state", "=", state)
      .where("lease_until", "=", leaseUntil)
      .executeTakeFirstOrThrow();
    return numUpdatedRows === 1n;
  }

  return {
    list: async (tenant) => {
      const rows = db.selectFrom("alarms").selectAll().where("tenant", "=", tenant);
      return (await rows.orderBy("name").execute()).map(alarmOf);
    },
    raise: async (tenant, { name, since }, now, until) => {
      const [changed_at, lease_until] = [now.toISOString(), until.toISOString()];
      const row: AlarmRow = { tenant, name, since, state: "raised", changed_at, told_at: null, lease_until };
      const { numInsertedOrUpdatedRows } = await db
        .insertInto("alarms")
        .values(row)
        .onConflict((old) => old.doNothing())
        .executeTakeFirstOrThrow();
      return numInsertedOrUpdatedRows === 1n ? alarmOf(row) : undefined;
    },
    take: async (tenant, alarm, until) => {
      const leaseUntil = until.toISOString();
      return (await changed(tenant, alarm, { lease_until: leaseUntil }))
        ? { ...alarm, leaseUntil }
        : undefined;
    },
    end: async (tenant, alarm, now, until) => {
      const [changedAt, leaseUntil] = [now.toISOString(), until.toISOString()];
      const over = { state: "over" as const, changed_at: changedAt, lease_until: leaseUntil };
      const isOurs = await changed(tenant, alarm, over);
      return isOurs ? { ...alarm, state: "over", changedAt, leaseUntil } : undefined;
    },
    told: async (tenant, alarm, now) => {
      if (alarm.state === "raised") {
        await changed(tenant, alarm, { told_at: now.toISOString() });
        return;
      }
      await db
        .deleteFrom("alarms")
        .where("tenant", "=", tenant)
        .where("name", "=", alarm.name)
        .where("state", "=", "over")
        .where("lease_until", "=", alarm.leaseUntil)
        .execute();
    },
  };
}

const alarmOf = ({ name, since, state, changed_at, told_at, lease_until }: AlarmRow): Alarm => ({
  ...{ name, since, state, changedAt: changed_at, leaseUntil: lease_until },
  ...(told_at !== null && { toldAt: told_at }),
});
