import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { commands } from "../commands/index.js";
import { commandsOf } from "../src/core/command.js";
import { usageOf } from "../src/core/usage.js";

const readme = readFileSync("README.md", "utf8");
const example = readFileSync(".env.example", "utf8");
const map = readFileSync("src/README.md", "utf8");
const config = readFileSync("src/config.ts", "utf8");
const manifest: {
  readonly scripts: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
} = JSON.parse(readFileSync("package.json", "utf8"));

describe("the README", () => {
  it.each(commandsOf(commands).map((command) => [command.name, usageOf(command)]))(
    "shows how /%s is typed",
    (_name, usage) => {
      expect(readme).toContain(`| \`${usage}\` |`);
    },
  );

  it("names only scripts that there are", () => {
    const named = Array.from(
      readme.matchAll(/npm (?:run )?(start|test|check|bench|fit|pictures|register|manifest)\b/g),
      ([, name]) => name!,
    );
    expect(named.filter((name) => !manifest.scripts[name])).toEqual([]);
  });

  it("names only files that there are", () => {
    const paths = Array.from(
      readme.matchAll(/`((?:src|test|data|commands)\/[\w./-]+)`/g),
      ([, path]) => path!,
    );
    for (const path of paths)
      expect(() => readFileSync(path.endsWith("/") ? `${path}.` : path), path).not.toThrow(/ENOENT/);
  });

  it("shows ask.ts as it is", () => {
    const shown = /```ts\n([\s\S]*?)```/.exec(readme)?.[1] ?? "";
    const lines = shown.split("\n").filter((line) => /run:|audience:|argument:|description:/.test(line));
    const source = readFileSync("commands/ask.ts", "utf8");
    expect(lines.length).toBeGreaterThan(3);
    for (const line of lines) expect(source).toContain(line.trim());
  });
});

describe(".env.example", () => {
  const keys = Array.from(example.matchAll(/^([A-Z_]+)=/gm), ([, key]) => key!);
  const read = [
    ...Array.from(config.matchAll(/^ {2}([A-Z][A-Z_]+): /gm), ([, key]) => key!),
    "VERBATIM_DEMO",
  ];

  it("lists every key that is read, and no other", () => {
    expect(keys.toSorted()).toEqual(read.toSorted());
  });

  it("says of each what it is for", () => {
    const lines = example.split("\n");
    const bare = keys.filter(
      (key) => !/^# \S/.test(lines[lines.findIndex((line) => line.startsWith(`${key}=`)) - 1] ?? ""),
    );
    expect(bare).toEqual([]);
  });
});

describe("src/README.md", () => {
  it("gives each dependency a reason", () => {
    const named = new Set(
      Array.from(map.matchAll(/^\| ([^|]+) \|/gm), ([, cell]) => cell!.split(", ")).flat(),
    );
    expect(Object.keys(manifest.dependencies).filter((name) => !named.has(name))).toEqual([]);
    const forDevelopment = /^For development: (.*?)\n\n/ms.exec(map)?.[1] ?? "";
    const bare = Object.keys(manifest.devDependencies).filter(
      (name) => !name.startsWith("@types/") && !forDevelopment.includes(name),
    );
    expect(bare).toEqual([]);
  });
});
