import { expect, onTestFinished, test } from "vitest";
import { draft } from "../archive/drafts.js";
import { temporaryFolder } from "../archive/temporary.js";
import { startSlackFake } from "../fakes/slack.js";
import { houseIn } from "../house.js";
import { slackPicture } from "../process/pictures.js";
import { startBot, until } from "./desk.js";

const pensions = draft({
  slug: "pensions",
  headline: "Ministers part over pensions",
  text: "Rachel Reeves said pensions would rise by 4% in April.\n\nKemi Badenoch said pensions were “a broken promise”.\n\nKemi Badenoch said fuel duty should be cut.",
});
const flood = draft({
  slug: "flood",
  headline: "River floods Tadwick",
  text: "Mayor Ana Brandt said the dam at Tadwick would be repaired by June.",
});

/** A bot over an archive with both articles. After each answer it is stopped, which waits until that is kept, and started anew. */
async function desk() {
  const [slack, folder] = [await startSlackFake(), temporaryFolder()];
  onTestFinished(() => slack.stop());
  const open = async () => {
    const house = await houseIn(folder);
    const bot = await startBot(slack, house.desk);
    onTestFinished(() => bot.stop());
    return { house, bot };
  };
  let { house, bot } = await open();
  await house.archive.articles.putAll("", [pensions, flood], new Date());
  return {
    /** What a mention in a thread is answered. */
    async mention(text: string, thread: string): Promise<string> {
      const before = slack.posts.C1?.length ?? 0;
      await slack.mention(`<@UBOT> ${text}`, { thread });
      const post = await until(() => slack.posts.C1?.[before]);
      await bot.stop();
      ({ house, bot } = await open());
      return slackPicture(post.blocks);
    },
  };
}

const [thread, other] = ["1780000000.000001", "1780000000.000002"];
const kept = (words: string) => `_Taken with the question before: ${words}_`;

test("in a thread a question keeps the subject of the one before, and says so", async () => {
  const { mention } = await desk();
  expect(await mention("What did Reeves say about pensions?", thread)).toContain("rise by 4%");
  const next = await mention("and what did Badenoch say?", thread);
  expect(next).toContain("# and what did Badenoch say?");
  expect(next).toContain(kept("pensions"));
  expect(next).toContain("> Kemi Badenoch said pensions were “a broken promise”.");
  const then = await mention("what about fuel duty?", thread);
  expect(then).toContain(kept("what did Badenoch say"));
  expect(then).toContain("> Kemi Badenoch said fuel duty should be cut.");
});

test("a question that leaves nothing out stands alone, and so does one in another thread", async () => {
  const { mention } = await desk();
  await mention("What did Reeves say about pensions?", thread);
  expect(await mention("and what did Brandt say about the dam?", thread)).not.toContain("Taken with");
  expect(await mention("and what did Brandt say?", other)).not.toContain("Taken with");
});

test("a command and what follows a mistake are no such question", async () => {
  const { mention } = await desk();
  await mention("What did Reeves say about pensions?", thread);
  expect(await mention("check and what did Badenoch say?", thread)).not.toContain("Taken with");
  expect(await mention("said Badenoch", thread)).not.toContain("Taken with");
  await mention(`ask since:nonsense ${"who? ".repeat(1000)}`, thread);
  expect(await mention("and what did Badenoch say?", thread)).toContain(kept("pensions"));
});

test("what is kept shows as it was typed, whatever was typed", async () => {
  const { mention } = await desk();
  await mention("What did Reeves say about *pensions* <!everyone> &amp; `x`?", thread);
  const next = await mention("and what did Badenoch say?", thread);
  expect(next).toContain(kept("*pensions* everyone & `x`"));
});
