import { bodyNouns } from "./bodies.js";
import { bare, capitalRuns, isCapital } from "./capitals.js";
import { COUNTRY_WORDS, countryOf } from "./gazetteer.js";
import { endOfRole, endsInRole, roleAfter, roleAt, roleBefore } from "./printed-role.js";
import { honorifics } from "./roles.js";
import type { Span } from "./span.js";
import { type Word, wordsOf } from "./words.js";

export type NameKind = "person" | "country" | "seat" | "adjective" | "body" | "name";

/** A name in a text and what it stands for. */
export interface Name extends Span {
  readonly text: string;
  readonly kind: NameKind;
  /** The fullest form in the article (`Keir Starmer` for “Starmer”), or the country (`Russia` for “Moscow”). */
  readonly is: string;
  /** Whether it is printed as an owner: “Trump’s envoy”. */
  readonly owner: boolean;
  /** The role printed before or after it. */
  readonly role?: Span;
}

/** The names of one sentence, before it is told who is who. */
export function sightingsIn(text: string, span: Span, lower: ReadonlySet<string>): readonly Name[] {
  const words = wordsOf(text.slice(span.start, span.end), span.start);
  return joinedRoles(text, capitalRuns(text, words, lower)).flatMap((run) => cutRun(text, words, run));
}

/** “the UK Prime Minister, Sir Keir Starmer”: a role and the name after its comma are one run. */
function joinedRoles(text: string, runs: readonly (readonly Word[])[]): readonly (readonly Word[])[] {
  const joined: (readonly Word[])[] = [];
  for (const run of runs) {
    const before = joined.at(-1);
    const gap = before && text.slice(before.at(-1)!.end, run[0]!.start);
    if (before && gap === ", " && endsInRole(before)) joined[joined.length - 1] = [...before, ...run];
    else joined.push(run);
  }
  return joined;
}

/** Cuts a run into countries, roles, people and bodies: “French President Emmanuel Macron”. */
function cutRun(text: string, words: readonly Word[], run: readonly Word[]): readonly Name[] {
  const found: Name[] = [];
  let i = 0;
  let roleFrom: number | undefined;
  while (i < run.length) {
    const country = longestCountry(text, run, i);
    if (country) {
      const { length, is, kind } = country;
      const after = run[i + length];
      if (after && roleAt(run, i + length) > 0) roleFrom ??= run[i]!.start;
      found.push(sighting(text, run.slice(i, i + length), kind, is));
      i += length;
      continue;
    }
    const role = roleAt(run, i);
    if (role) {
      roleFrom ??= run[i]!.start;
      i += role;
      continue;
    }
    if (honorifics.has(run[i]!.folded.replace(/\.$/, ""))) {
      i += 1;
      continue;
    }
    const rest = restOfName(text, run, i);
    const lastBefore = run[i - 1];
    const lowerRole = roleFrom === undefined && i === 0 ? roleBefore(text, words, run[0]!) : undefined;
    const start = roleFrom ?? lowerRole;
    const kind = kindOf(text, rest, start !== undefined, i > 0 && honorifics.has(lastBefore!.folded));
    const end = rest.at(-1)!.end;
    const after = kind === "person" || kind === "name" ? roleAfter(text, words, end) : undefined;
    const roleSpan = start !== undefined ? { start, end: endOfRole(text, start, rest[0]!.start) } : after;
    found.push({
      ...sighting(text, rest, after && kind === "name" ? "person" : kind),
      ...(roleSpan && kind !== "body" && { role: roleSpan }),
    });
    roleFrom = undefined;
    i += rest.length;
  }
  return found;
}

function sighting(text: string, words: readonly Word[], kind: NameKind, is?: string): Name {
  const [first, last] = [words[0]!, words.at(-1)!];
  const surface = text.slice(first.start, last.end);
  const owner = /['’]s?$/.test(surface) || /^['’](?:\s|$)/.test(text.slice(last.end, last.end + 2));
  const end = last.end - (surface.length - bare(surface).length);
  const name = text.slice(first.start, end);
  return { start: first.start, end, text: name, kind, is: is ?? name.replace(/\s+/g, " "), owner };
}

function longestCountry(text: string, run: readonly Word[], i: number) {
  for (let length = Math.min(COUNTRY_WORDS, run.length - i); length > 0; length--) {
    const surface = bare(text.slice(run[i]!.start, run[i + length - 1]!.end));
    const hit = countryOf(surface) ?? countryOf(`${surface}.`);
    if (hit) return { length, ...hit };
  }
  return undefined;
}

function restOfName(text: string, run: readonly Word[], i: number): readonly Word[] {
  let end = i + 1;
  while (
    end < run.length &&
    !(roleAt(run, end) && end > i) &&
    !(longestCountry(text, run, end) && !bodyNouns.has(run[end - 1]!.folded) && run[end - 1]!.folded !== "of")
  )
    end++;
  return run.slice(i, end);
}

function kindOf(text: string, words: readonly Word[], afterRole: boolean, afterHonorific: boolean): NameKind {
  if (words.some((word) => bodyNouns.has(word.folded))) return "body";
  if (afterRole || afterHonorific) return "person";
  const capitals = words.filter(isCapital).length;
  const before = /(\p{L}+)\s+$/u.exec(text.slice(Math.max(0, words[0]!.start - 12), words[0]!.start))?.[1];
  if (before && /^(?:in|at|near|from|to|into|across|around|outside|the)$/i.test(before)) return "name";
  return capitals >= 2 && capitals <= 4 ? "person" : "name";
}
