import { expect, it } from "vitest";
import { newsroomOf } from "../library.js";
import { articleOf } from "./articles.js";

/** The sentence shown first, as an answer or as the closest, over an article and another about a mill. */
async function firstFor(question: string, text: string): Promise<string | undefined> {
  const mill = articleOf("The mill by the weir burnt down. Its owner, Dora Pell, means to build it again.", {
    slug: "mill",
  });
  const answer = await newsroomOf([articleOf(text), mill]).ask(question);
  const shown = answer.kind === "cited" ? answer.citations : answer.nearest;
  return shown[0]?.quote;
}

it.each([
  [
    "Who works under the harbour master?",
    "Moss Avery works with the harbour master.\n\nAda Finch works under the harbour master.",
    "Ada Finch works under the harbour master.",
    "the little word decides: under, not with",
  ],
  [
    "Who was the inventor of the tide clock?",
    "The tide clock was the pride of Quay Street.\n\nMoss Avery invented the tide clock in a shed.",
    "Moss Avery invented the tide clock in a shed.",
    "a relative stands for the word: invented for inventor",
  ],
  [
    "When was the Treaty of Saltmere signed?",
    "The Treaty of Saltmere was signed in a barn.\n\nThe Treaty of Saltmere 1957 was signed in a barn, too.",
    "The Treaty of Saltmere 1957 was signed in a barn, too.",
    "a year behind a name is a date",
  ],
  [
    "What did the dredger lift out of the lock?",
    "The dredger left the lock on Friday.\n\nThe dredger reached the lock on Monday. A bell was lifted out by noon.",
    "A bell was lifted out by noon.",
    "the sentence before holds what it leaves out",
  ],
])("%s (%s) → %s (%s)", async (question, text, first) => expect(await firstFor(question, text)).toBe(first));
