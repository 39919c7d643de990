import { commandIn, type MenuLine } from "./command.js";
import { type FollowOn, followOn } from "./follow-on.js";
import { readInput } from "./input.js";
import { Mistake } from "./mistake.js";
import { fill, phrases } from "./phrases.js";
import type { Post } from "./posting.js";
import { note } from "./present.js";
import type { Presentation } from "./presentation.js";

type Asked = NonNullable<Post["request"]>;

/** The questions among what was asked in a thread, as they were typed. */
export const questionsIn = (menu: readonly MenuLine[], asked: readonly Asked[]): readonly string[] =>
  asked.flatMap(({ command: name, input: typed }) => {
    const { command, input } = commandIn(menu, name, typed) ?? {};
    if (!command?.followsOn || input === undefined) return [];
    try {
      return [readInput(command, input).argument];
    } catch (error) {
      if (error instanceof Mistake) return [];
      throw error;
    }
  });

/** A question with what it takes along from the one before it, which may have leant on one before itself. */
export function followingOn(
  [first, ...later]: readonly string[],
  question: string,
  now: Date,
): FollowOn | undefined {
  if (first === undefined) return undefined;
  const before = later.reduce((last, next) => followOn(next, last, now)?.question ?? next, first);
  return followOn(question, before, now);
}

/** The reply to a question that was made whole, under what was typed, with what was taken along. */
export const asTyped = (reply: Presentation, typed: string, { question, kept }: FollowOn): Presentation => ({
  ...reply,
  title: reply.title === question ? typed : reply.title,
  parts: [note(fill(phrases.followsOn, { kept })), ...reply.parts],
});
