import { pino } from "pino";
import { openArchive } from "../../src/archive/open.js";
import { installedWorkspaces } from "../../src/slack/workspaces.js";

/** One of several processes over one archive: calls Slack for a workspace and writes down what came of it. */
const [folder = "", apiUrl = "", config = "", key = ""] = process.argv.slice(2);
const archive = await openArchive(folder);
const install = { ...JSON.parse(config), key: Buffer.from(key, "hex") };
const { reach } = installedWorkspaces({
  config: { apiUrl, install },
  installations: archive.installations(install.key),
  log: pino({ level: "silent" }),
});
const { team_id } = await reach("T1", (client) => client.auth.test());
await archive.close();
process.stdout.write(String(team_id));
