import type { Kysely } from "kysely";
import type {
  Credentials,
  Installation,
  Installations,
  InstalledWorkspace,
  Workspace,
} from "../core/installation.js";
import { Mistake } from "../core/mistake.js";
import type { InstallationRow, Tables } from "./schema.js";
import { type Seal, sealWith } from "./seal.js";

/** The installations of a database, their tokens encrypted with a key of 32 bytes. */
export function installationsIn(db: Kysely<Tables>, key: Uint8Array): Installations {
  const seal = sealWith(key);
  const rowOf = (workspace: string) =>
    db.selectFrom("installations").selectAll().where("workspace", "=", workspace).executeTakeFirst();

  /** Writes to a row whose tokens are still those of a revision. */
  const changing = (workspace: string, revision: number, change: Partial<InstallationRow>) =>
    db
      .updateTable("installations")
      .set(change)
      .where("workspace", "=", workspace)
      .where("revision", "=", revision)
      .where("removed_at", "is", null);

  return {
    list: async () => {
      const rows = await db.selectFrom("installations").selectAll().orderBy("workspace").execute();
      return rows.map(installedOf);
    },
    get: async (workspace) => {
      const row = await rowOf(workspace);
      return row && row.removed_at === null ? installationOf(row, seal) : undefined;
    },
    put: async (installation, now) => {
      const { workspace, name, enterprise = null, botId, botUserId, scopes, installedBy } = installation;
      const row = {
        ...{ workspace, name, enterprise, bot_id: botId, bot_user_id: botUserId },
        ...{ scopes: scopes.join(" "), ...sealed(seal, workspace, installation) },
        ...{ installed_by: installedBy, installed_at: now.toISOString(), removed_at: null },
        lease_until: nobody,
      };
      await db
        .insertInto("installations")
        .values({ ...row, revision: 1 })
        .onConflict((old) =>
          old
            .column("workspace")
            .doUpdateSet((ref) => ({ ...row, revision: ref("installations.revision", "+", 1) })),
        )
        .execute();
    },
    lease: async (workspace, revision, now, until) => {
      const { numUpdatedRows } = await changing(workspace, revision, { lease_until: until.toISOString() })
        .where("lease_until", "<=", now.toISOString())
        .executeTakeFirstOrThrow();
      return numUpdatedRows === 1n;
    },
    // Whoever holds the lease by then: what was exchanged cannot be exchanged again.
    renew: async (workspace, revision, credentials) => {
      const change = { ...sealed(seal, workspace, credentials), revision: revision + 1, lease_until: nobody };
      const { numUpdatedRows } = await changing(workspace, revision, change).executeTakeFirstOrThrow();
      return numUpdatedRows === 1n;
    },
    remove: async (workspace, at, revision) => {
      const { numUpdatedRows } = await db
        .updateTable("installations")
        .set(({ eb }) => ({
          ...{ token: "", refresh_token: null, expires_at: null, removed_at: at.toISOString() },
          revision: eb("revision", "+", 1),
        }))
        .where("workspace", "=", workspace)
        .where("removed_at", "is", null)
        .where("installed_at", "<=", at.toISOString())
        .$if(revision !== undefined, (query) => query.where("revision", "=", revision!))
        .executeTakeFirstOrThrow();
      return numUpdatedRows === 1n;
    },
  };
}

/** The end of a lease that nobody has: before every instant. */
const nobody = "";

/** Each ciphertext fits its row and its column only. */
const placeOf = (workspace: string, column: string) => ["installations", workspace, column];

const sealed = (seal: Seal, workspace: string, { token, renewal }: Credentials) => ({
  token: seal.close(token, placeOf(workspace, "token")),
  refresh_token: renewal ? seal.close(renewal.refreshToken, placeOf(workspace, "refresh_token")) : null,
  expires_at: renewal ? renewal.expiresAt.toISOString() : null,
});

function installationOf(row: InstallationRow, seal: Seal): Installation {
  const { workspace, refresh_token, expires_at } = row;
  const opened = (column: "token" | "refresh_token", text: string) => {
    const token = seal.open(text, placeOf(workspace, column));
    if (token === undefined) throw foreignKey(row);
    return token;
  };
  return {
    ...workspaceOf(row),
    revision: row.revision,
    token: opened("token", row.token),
    ...(refresh_token !== null &&
      expires_at !== null && {
        renewal: {
          refreshToken: opened("refresh_token", refresh_token),
          expiresAt: new Date(expires_at),
        },
      }),
  };
}

const foreignKey = ({ name, workspace }: InstallationRow) =>
  new Mistake(
    `${name} (${workspace})`,
    "its tokens were encrypted with another VERBATIM_KEY, or were changed since",
    "set VERBATIM_KEY to the key they were encrypted with, or install Verbatim in that workspace again",
  );

const workspaceOf = (row: InstallationRow): Workspace => ({
  workspace: row.workspace,
  name: row.name,
  ...(row.enterprise !== null && { enterprise: row.enterprise }),
  botId: row.bot_id,
  botUserId: row.bot_user_id,
  scopes: row.scopes.split(" ").filter(Boolean),
  installedBy: row.installed_by,
});

const installedOf = (row: InstallationRow): InstalledWorkspace => ({
  ...workspaceOf(row),
  installedAt: row.installed_at,
  ...(row.removed_at !== null && { removedAt: row.removed_at }),
});
