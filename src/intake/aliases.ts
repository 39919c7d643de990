import { readFile } from "node:fs/promises";
import { isScalar, LineCounter, parseDocument } from "yaml";
import { type AliasList, aliasKey, type Tenure } from "../core/aliases.js";
import { isDay } from "../core/input.js";
import { Mistake } from "../core/mistake.js";
import { wordsOf } from "../core/words.js";
import { type Given, itemsIn, namesIn, offsetOf, pairsIn, type Report, type Written } from "./yaml-nodes.js";

/** What an alias file says, and everything that is wrong with it, in the order of its lines. */
export interface AliasIntake {
  readonly list: AliasList;
  readonly problems: readonly Mistake[];
}

/**
 * Reads an alias file.
 *
 * @throws {Mistake} where there is no such file, or it may not be read
 */
export async function readAliasFile(path: string): Promise<AliasIntake> {
  const text = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    const what = error.code === "ENOENT" ? "there is no such file" : error.message;
    throw new Mistake(path, what, "set VERBATIM_ALIASES to a YAML file of aliases");
  });
  return readAliases(path, text);
}

/**
 * Reads aliases written in YAML, under `names`, `roles` and `words`.
 *
 * @param place for messages
 * @example
 * readAliases("a.yaml", "names:\n  Council House: [the Town Hall]").list.names
 * // => [{ name: "Council House", aliases: ["the Town Hall"] }]
 */
export function readAliases(place: string, text: string): AliasIntake {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { schema: "core", lineCounter, prettyErrors: false });
  const problems: { readonly offset: number; readonly mistake: Mistake }[] = [];
  const report: Report = (offset, what, remedy) => {
    const { line } = lineCounter.linePos(offset);
    problems.push({ offset, mistake: new Mistake(`${place} line ${line}`, what, remedy) });
  };
  for (const { pos, message } of document.errors)
    report(pos[0], message, "mend the YAML; see data/aliases.yaml");

  const sections = new Map(
    pairsIn(document.contents, report, "names, roles and words").map(({ key, value }) => [
      key.text,
      { key, value },
    ]),
  );
  for (const { key } of sections.values())
    if (!/^(?:names|roles|words)$/.test(key.text))
      report(key.offset, `"${key.text}" is no section`, "want names, roles or words");
  const of = (section: string) => sections.get(section)?.value;
  const names = pairsIn(of("names"), report, "Name: [alias, alias]").map(({ key, value }) => ({
    key,
    aliases: namesIn(value, report, "Name: [alias, alias]"),
  }));
  reportClaims(names, report);
  const list = {
    names: names.map(({ key, aliases }) => ({ name: key.text, aliases: aliases.map((alias) => alias.text) })),
    roles: tenuresIn(of("roles"), report),
    words: groupsIn(of("words"), report),
  };
  return { list, problems: problems.sort((a, b) => a.offset - b.offset).map(({ mistake }) => mistake) };
}

/** An alias belongs to one name, and no name is another's alias. */
function reportClaims(
  names: readonly { readonly key: Written; readonly aliases: readonly Written[] }[],
  report: Report,
): void {
  const owners = new Map(names.map(({ key }) => [aliasKey(key.text), key.text]));
  for (const { key, aliases } of names)
    for (const { text, offset } of aliases) {
      const owner = owners.get(aliasKey(text)) ?? key.text;
      owners.set(aliasKey(text), owner);
      if (owner !== key.text)
        report(offset, `"${text}" is claimed by "${owner}" and by "${key.text}"`, "leave it to one of them");
    }
}

function tenuresIn(node: Given, report: Report): readonly Tenure[] {
  const wanted = "Role: {Name: {since: 2024-05-01}}";
  return pairsIn(node, report, wanted).flatMap(({ key: role, value }) =>
    pairsIn(value, report, wanted).map(({ key: holder, value: days }) => ({
      role: role.text,
      holder: holder.text,
      ...Object.fromEntries(pairsIn(days, report, wanted).flatMap((day) => dayIn(day, report))),
    })),
  );
}

function dayIn({ key, value }: { readonly key: Written; readonly value: Given }, report: Report) {
  const day = isScalar(value) ? String(value.value) : "";
  if (key.text !== "since" && key.text !== "until")
    report(key.offset, `"${key.text}" says nothing of a role`, "want since or until");
  else if (!isDay(day)) report(offsetOf(value), `"${day}" is not a day`, "want 2024-05-01");
  else return [[key.text, day]];
  return [];
}

function groupsIn(node: Given, report: Report): readonly (readonly string[])[] {
  const wanted = "a list of lists, - [lorry, truck]";
  return itemsIn(node, report, wanted).map((group) =>
    namesIn(group, report, wanted).flatMap(({ text, offset }) => {
      if (wordsOf(text).length === 1) return text;
      report(offset, `"${text}" is no single word`, "put it under names");
      return [];
    }),
  );
}
