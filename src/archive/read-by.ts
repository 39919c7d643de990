import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Aliases } from "../core/aliases.js";

const path = (from: string): string => fileURLToPath(new URL(from, import.meta.url));

let rules: string | undefined;

/**
 * Names the rules by which articles are read here: what was read by others is read anew. They are the code of the
 * core, the libraries that it leans on, and the tables of Unicode that come with Node.
 */
export function readBy(): string {
  rules ??= digestOf(rulesHere());
  return rules;
}

/** Names the rules by which terms are found in what was read. */
export const termsBy = ({ list }: Aliases): string => digestOf([readBy(), JSON.stringify(list)]);

function rulesHere(): readonly (string | Buffer)[] {
  const core = path("../core/");
  // Bundled, the core is where this is.
  const code = existsSync(core)
    ? readdirSync(core, { recursive: true, encoding: "utf8" })
        .filter((name) => /\.[jt]s$/.test(name))
        .sort()
        .map((name) => core + name)
    : [path(import.meta.url)];
  const libraries = ["../../package-lock.json", "../../../package-lock.json"].map(path).filter(existsSync);
  return [
    process.versions.unicode ?? "",
    process.versions.icu ?? "",
    ...[...code, ...libraries].map((file) => readFileSync(file)),
  ];
}

const digestOf = (parts: readonly (string | Buffer)[]): string =>
  parts
    .reduce((hash, part) => hash.update(part), createHash("sha256"))
    .digest("hex")
    .slice(0, 16);
