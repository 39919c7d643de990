import {
  type CreateTableBuilder,
  type Kysely,
  type Migration,
  type MigrationProvider,
  type SchemaModule,
  sql,
} from "kysely";
import type { Tables } from "./schema.js";
import { isPostgres } from "./turn.js";

/**
 * Every step from an empty file to the tables of `schema.ts`, in order of name. A step that has been
 * released is never changed: what follows it is a new step.
 */
export const migrations: Readonly<Record<string, Migration>> = {
  "0001-archive": { up: createArchive },
  "0002-revisions": { up: followRevisions },
  "0003-subscriptions": { up: subscribeChannels },
  "0004-alarms": { up: raiseAlarms },
  "0005-requests": { up: keepRequests },
  "0006-watches": { up: watchArticles },
  "0007-audit": { up: keepAudit },
  "0008-installations": { up: keepInstallations },
  "0009-desks": { up: giveDesks },
  "0010-readings": { up: keepReadings },
  "0011-many-posts": { up: findAmongMany },
  "0012-postings": { up: findByTerms },
};

/** Hands the steps to Kysely's Migrator. */
export const provider: MigrationProvider = { getMigrations: async () => ({ ...migrations }) };

async function createArchive({ schema }: Kysely<unknown>): Promise<void> {
  const tables = [
    table(schema, "articles", ["tenant", "slug"], {
      tenant: "text",
      slug: "text",
      revision: "integer",
      status: "text",
      embargoed_until: "text or null",
      desk: "text or null",
    }),
    table(schema, "revisions", ["tenant", "slug", "revision"], {
      tenant: "text",
      slug: "text",
      revision: "integer",
      content: "text",
      stored_at: "text",
    }).addForeignKeyConstraint("revisions_article", ["tenant", "slug"], "articles", ["tenant", "slug"]),
    table(schema, "stamps", ["tenant"], {
      tenant: "text",
      version: "integer",
      words_at: "text or null",
    }),
    table(schema, "posts", ["tenant", "id"], {
      tenant: "text",
      id: "text",
      platform: "text",
      workspace: "text",
      channel: "text",
      message: "text or null",
      kind: "text",
      asker: "text or null",
      asked: "text",
      posted_at: "text",
    }),
    table(schema, "citations", ["tenant", "post", "position"], {
      tenant: "text",
      post: "text",
      position: "integer",
      slug: "text",
      revision: "integer",
      cited: "text",
    }).addForeignKeyConstraint("citations_post", ["tenant", "post"], "posts", ["tenant", "id"]),
    table(schema, "deliveries", ["tenant", "key"], {
      tenant: "text",
      key: "text",
      platform: "text",
      channel: "text",
      day: "text",
      state: "text",
      owner: "text",
      lease_until: "text",
      attempts: "integer",
      message: "text or null",
      reason: "text or null",
      changed_at: "text",
    }),
    table(schema, "seen", ["platform", "delivery"], {
      platform: "text",
      delivery: "text",
      seen_at: "text",
    }),
    schema.createIndex("citations_article").on("citations").columns(["tenant", "slug", "revision"]),
    schema.createIndex("seen_since").on("seen").columns(["seen_at"]),
  ];
  for (const each of tables) await each.execute();
}

/** When words could first be read, by what articles are known again, which feeds are read, what posts have followed. */
async function followRevisions(db: Kysely<unknown>): Promise<void> {
  const { schema } = db;
  const columns = [
    ["revisions", "released_at"],
    ["articles", "baseline"],
    ["posts", "thread"],
    ["posts", "presentation"],
    ["citations", "followed"],
    ["deliveries", "follows"],
  ] as const;
  for (const [into, column] of columns) await schema.alterTable(into).addColumn(column, "text").execute();
  const tables = [
    table(schema, "identities", ["tenant", "key"], { tenant: "text", key: "text", slug: "text" }),
    table(schema, "feeds", ["tenant", "url"], {
      tenant: "text",
      url: "text",
      added_at: "text",
      next_at: "text",
      state: "text",
      items: "text",
    }),
    schema.createIndex("identities_article").on("identities").columns(["tenant", "slug"]),
  ];
  for (const each of tables) await each.execute();
  await releasedSoFar(db as Kysely<Tables>);
  await followedSoFar(db as Kysely<Tables>);
}

/** Digests that channels ask for, several in one. */
async function subscribeChannels({ schema }: Kysely<unknown>): Promise<void> {
  await schema.alterTable("deliveries").addColumn("subscription", "integer").execute();
  await table(schema, "subscriptions", ["tenant", "platform", "channel", "number"], {
    tenant: "text",
    platform: "text",
    channel: "text",
    number: "integer",
    workspace: "text",
    wanted: "text",
    state: "text",
    added_by: "text",
    added_at: "text",
    since: "text",
  }).execute();
}

/** Of which troubles the desk has been told. */
async function raiseAlarms({ schema }: Kysely<unknown>): Promise<void> {
  await table(schema, "alarms", ["tenant", "name"], {
    tenant: "text",
    name: "text",
    since: "text",
    state: "text",
    changed_at: "text",
    told_at: "text or null",
    lease_until: "text",
  }).execute();
}

/** What was asked for, so that a private reply can be shared. */
async function keepRequests({ schema }: Kysely<unknown>): Promise<void> {
  await schema.alterTable("posts").addColumn("request", "text").execute();
}

/** What channels and people watch for; and which revisions readers could first see since an instant. */
async function watchArticles({ schema }: Kysely<unknown>): Promise<void> {
  await table(schema, "watches", ["tenant", "platform", "channel", "number"], {
    tenant: "text",
    platform: "text",
    channel: "text",
    number: "integer",
    workspace: "text",
    target: "text",
    addressee: "text",
    state: "text",
    added_by: "text",
    since: "text",
    progress: "text",
  }).execute();
  await schema.createIndex("revisions_release").on("revisions").columns(["tenant", "released_at"]).execute();
}

/** Who asked what, and what was shown. */
async function keepAudit({ schema }: Kysely<unknown>): Promise<void> {
  await table(schema, "audit", ["tenant", "id"], {
    tenant: "text",
    id: "text",
    at: "text",
    platform: "text",
    workspace: "text",
    channel: "text",
    within: "text or null",
    asker: "text",
    command: "text",
    asked: "text",
    outcome: "text",
    shown: "text",
  }).execute();
  await schema.createIndex("audit_time").on("audit").columns(["tenant", "at", "id"]).execute();
  await schema.createIndex("audit_outcome").on("audit").columns(["tenant", "outcome"]).execute();
}

/** In which workspaces the bot is installed. */
async function keepInstallations({ schema }: Kysely<unknown>): Promise<void> {
  await table(schema, "installations", ["workspace"], {
    workspace: "text",
    name: "text",
    enterprise: "text or null",
    bot_id: "text",
    bot_user_id: "text",
    scopes: "text",
    token: "text",
    refresh_token: "text or null",
    expires_at: "text or null",
    installed_by: "text",
    installed_at: "text",
    removed_at: "text or null",
    revision: "integer",
    lease_until: "text",
  }).execute();
}

/** Whose articles a channel reads. */
async function giveDesks({ schema }: Kysely<unknown>): Promise<void> {
  await table(schema, "channel_desks", ["tenant", "platform", "channel", "desk"], {
    tenant: "text",
    platform: "text",
    channel: "text",
    desk: "text",
    workspace: "text",
    given_by: "text",
    given_at: "text",
  }).execute();
}

/** What revisions come to when they are read; and which articles have changed since somebody looked. */
async function keepReadings({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .alterTable("articles")
    .addColumn("changed", "integer", (column) => column.notNull().defaultTo(0))
    .execute();
  await schema
    .createIndex("articles_changed")
    .on("articles")
    .columns(["tenant", "changed", "slug"])
    .execute();
  await table(schema, "readings", ["tenant", "slug", "revision"], {
    tenant: "text",
    slug: "text",
    revision: "integer",
    read_by: "text",
    facts: "text",
    listed: "text",
    terms: "text or null",
    terms_by: "text or null",
  }).execute();
  await table(schema, "terms", ["tenant", "number"], {
    tenant: "text",
    number: "integer",
    term: "text",
  }).execute();
}

/** What is looked for again and again among all that was ever said: what is to be told, and what stands in a channel. */
async function findAmongMany({ schema }: Kysely<unknown>): Promise<void> {
  await schema.createIndex("posts_kind").on("posts").columns(["tenant", "kind", "posted_at"]).execute();
  await schema
    .createIndex("posts_place")
    .on("posts")
    .columns(["tenant", "platform", "channel", "posted_at"])
    .where(sql.ref("message"), "is not", null)
    .execute();
  // With how far each has come, so that none that has followed is looked up.
  await schema.dropIndex("citations_article").execute();
  const columns = ["tenant", "slug", "revision", "followed", "post"];
  await schema.createIndex("citations_followed").on("citations").columns(columns).execute();
}

/** Where terms stand apart from what they are; PostgreSQL, which carries more than can be looked through, finds by them. */
async function findByTerms(db: Kysely<Tables>): Promise<void> {
  await db.schema.alterTable("readings").addColumn("packed", "text").execute();
  if (!isPostgres(db)) return;
  await db.schema.alterTable("readings").addColumn("held", sql`integer[]`).execute();
  // What is new goes straight into the index: a list of it would be looked through for every question.
  await sql`create index readings_held on readings using gin (held) with (fastupdate = off)`.execute(db);
}

/** Of earlier revisions it is only known when they were stored; those of an embargo were never read. */
const releasedSoFar = (db: Kysely<Tables>) =>
  sql`update revisions set released_at = (
    select case
      when articles.status <> 'published' then null
      when articles.embargoed_until is null or articles.embargoed_until <= revisions.stored_at then revisions.stored_at
      when articles.revision = revisions.revision then articles.embargoed_until
    end from articles where articles.tenant = revisions.tenant and articles.slug = revisions.slug)`.execute(
    db,
  );

/** What was changed before corrections were followed is not told now. */
const followedSoFar = (db: Kysely<Tables>) =>
  sql`update citations set followed = (
    select case when articles.status = 'published' then cast(articles.revision as text) else 'withdrawn' end
    from articles where articles.tenant = citations.tenant and articles.slug = citations.slug)`.execute(db);

type Columns = Readonly<Record<string, "text" | "integer" | "text or null">>;

const table = (schema: SchemaModule, name: string, key: string[], columns: Columns) =>
  Object.entries(columns)
    .reduce<CreateTableBuilder<string, string>>(
      (made, [column, type]) =>
        type === "text or null"
          ? made.addColumn(column, "text")
          : made.addColumn(column, type, (definition) => definition.notNull()),
      schema.createTable(name),
    )
    .addPrimaryKeyConstraint(`${name}_key`, key);
