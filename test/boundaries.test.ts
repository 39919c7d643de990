import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { describe, expect, it } from "vitest";

/** Which folders a folder may import, the table of src/README.md. `.` is itself. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  commands: [".", "src/core"],
  "src/core": ["."],
  "src/intake": [".", "src/core"],
  "src/archive": [".", "src/core"],
  "src/fetching": [".", "src/core"],
  "src/delivery": [".", "src/core", "src/archive", "src/intake", "src/fetching"],
  "src/slack": [".", "src/core", "src/config.ts"],
  "src/discord": [".", "src/core", "src/config.ts"],
  "src/terminal": [".", "src/core"],
  "src/web": [".", "src/core", "src/slack/blocks.ts", "src/discord/embeds.ts"],
  "src/shell": [
    ".",
    "commands",
    "src/core",
    "src/intake",
    "src/archive",
    "src/fetching",
    "src/delivery",
    "src/slack",
    "src/discord",
    "src/terminal",
    "src/config.ts",
  ],
  "src/wiring": ["commands", "src"],
};

/** Packages that only one file or folder may know. */
const owners: Readonly<Record<string, string | readonly string[]>> = {
  minisearch: "src/core/article-search.ts",
  "chrono-node/en": "src/core/dates.ts",
  "wink-porter2-stemmer": "src/core/terms.ts",
  croner: "src/delivery/clock.ts",
  "@slack/oauth": "src/slack/",
  // What is fetched from addresses that others give, and replies to Slack itself.
  undici: ["src/fetching/", "src/slack/respond.ts"],
  "ipaddr.js": "src/fetching/",
  "p-queue": "src/fetching/",
  yaml: "src/intake/",
  feedsmith: "src/intake/",
  linkedom: "src/intake/markup.ts",
  "@mozilla/readability": "src/intake/html.ts",
  dotenv: "src/cli.ts",
  kysely: "src/archive/",
  libsql: "src/archive/sqlite",
  pg: "src/archive/",
};

/** What `core` may use of Node: nothing that reads, writes or waits. */
const pure = ["node:crypto"];

const files = ["commands", "src"].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts") && !name.endsWith(".d.ts"))
    .map((name) => join(folder, name)),
);

const importsOf = (file: string): readonly string[] =>
  Array.from(
    readFileSync(file, "utf8").matchAll(/(?:from|import\()\s*"([^"]+)"|^import "([^"]+)"/gm),
    ([, named, bare]) => (named ?? bare)!,
  );

const ownImports = (file: string): readonly string[] =>
  importsOf(file)
    .filter((name) => name.startsWith("."))
    .map((name) => normalize(join(dirname(file), name)).replace(/\.js$/, ".ts"));

const folderOf = (file: string): string | undefined =>
  Object.keys(allowed).find((folder) => file.startsWith(`${folder}/`));

describe("the dependency rule", () => {
  it.each(files.filter(folderOf))("%s imports only what its folder may", (file) => {
    const folder = folderOf(file)!;
    const may = allowed[folder]!.map((name) => (name === "." ? folder : name));
    const strays = ownImports(file).filter(
      (target) => !may.some((name) => target === name || target.startsWith(`${name}/`)),
    );
    expect(strays).toEqual([]);
  });

  it("knows every folder", () => {
    const outside = ["src/cli.ts", "src/config.ts", "src/log.ts", "src/main.ts"];
    expect(files.filter((file) => !folderOf(file))).toEqual(outside);
  });

  it("leaves each engine to the places that know it", () => {
    const strays = files.flatMap((file) =>
      importsOf(file)
        .filter((name) => ![owners[name] ?? file].flat().some((owner) => file.startsWith(owner)))
        .map((name) => `${file}: ${name}`),
    );
    expect(strays).toEqual([]);
  });

  it("keeps the core pure: no files, no network, no clock", () => {
    const core = files.filter((file) => file.startsWith("src/core/"));
    const impure = core.flatMap((file) =>
      importsOf(file)
        .filter((name) => name.startsWith("node:") && !pure.includes(name))
        .map((name) => `${file}: ${name}`),
    );
    // Which measures how long others have waited for their turn: nothing that is shown depends on it.
    const timed = core.filter((file) => file !== "src/core/turn.ts");
    const clocks = timed.filter((file) =>
      /\bDate\.now\(|new Date\(\)|performance\.|Math\.random/.test(readFileSync(file, "utf8")),
    );
    expect([impure, clocks]).toEqual([[], []]);
  });

  it("has one contents page", () => {
    expect(files.filter((file) => file.endsWith("index.ts") && !file.endsWith("fact-index.ts"))).toEqual([
      "commands/index.ts",
    ]);
  });
});
