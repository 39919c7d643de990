import { isMap, isScalar, isSeq, type Node, type YAMLMap } from "yaml";
import { wordsOf } from "../core/words.js";

/** Takes note of a problem at an offset of the file: what is wrong, and the remedy. */
export type Report = (offset: number, what: string, remedy: string) => void;

/** A name or word, and where it stands. */
export interface Written {
  readonly text: string;
  readonly offset: number;
}

/** A node, or where one could be. */
export type Given = Node | null | undefined;

/** Where a node begins. */
export const offsetOf = (node: Given): number => node?.range?.[0] ?? 0;

/** The pairs of a map whose keys are names; none where nothing is given. */
export function pairsIn(
  node: Given,
  report: Report,
  wanted: string,
): readonly { readonly key: Written; readonly value: Given }[] {
  if (isEmpty(node)) return [];
  if (isMap(node))
    return (node as YAMLMap<Node, Node | null>).items.flatMap(({ key, value }) =>
      nameIn(key, report).map((name) => ({ key: name, value })),
    );
  report(offsetOf(node), "this is no map", `want ${wanted}`);
  return [];
}

/** The items of a list; none where nothing is given. */
export function itemsIn(node: Given, report: Report, wanted: string): readonly Node[] {
  if (isEmpty(node)) return [];
  if (isSeq<Node>(node)) return node.items;
  report(offsetOf(node), "this is no list", `want ${wanted}`);
  return [];
}

/** A list of names, at least one. */
export function namesIn(node: Given, report: Report, wanted: string): readonly Written[] {
  if (isSeq<Node>(node) && node.items.length) return node.items.flatMap((item) => nameIn(item, report));
  report(offsetOf(node), "this is no list of names", `want ${wanted}`);
  return [];
}

const isEmpty = (node: Given): boolean =>
  node === undefined || node === null || (isScalar(node) && node.value === null);

/** Longest name or word, in characters: what is longer is a sentence. */
const LONGEST = 80;

/** A node's name; a problem, and nothing, where it is none. */
function nameIn(node: Given, report: Report): readonly Written[] {
  const [name, what, remedy] = readName(node);
  if (name !== undefined) return [{ text: name, offset: offsetOf(node) }];
  report(offsetOf(node), what!, remedy!);
  return [];
}

function readName(node: Given): [name: string] | [name: undefined, what: string, remedy: string] {
  if (isEmpty(node)) return [undefined, "a name is missing", "write one, or take the line out"];
  // Written out, maps as keys of maps grow without bound.
  if (!isScalar(node)) return [undefined, "a list or map is no name", "write one name"];
  if (typeof node.value !== "string")
    return [undefined, `${String(node)} is no name`, 'put a number in quotation marks, "10"'];
  const name = node.value.trim();
  if (wordsOf(name).length === 0) return [undefined, `"${name}" holds no word`, "write a name"];
  if (name.length > LONGEST)
    return [undefined, `${name.length} characters are too many for a name`, `at most ${LONGEST}`];
  return [name];
}
