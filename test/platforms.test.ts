import { expect, test } from "vitest";
import { citationsOf, type Presentation } from "../src/core/presentation.js";
import { sourceOf } from "../src/core/print.js";
import { renderDiscord } from "../src/discord/embeds.js";
import { renderSlack } from "../src/slack/blocks.js";
import { renderPlain } from "../src/terminal/plain.js";
import { citation, everyPart, hostile } from "./fakes/presentations.js";
import { discordPicture, slackPicture } from "./process/pictures.js";

/** One reply as each platform shows it. A change to one is to be looked at beside the other two. */

const slack = (reply: Presentation): string =>
  renderSlack(reply)
    .map(({ text, blocks }) => `notification: ${text}\n\n${slackPicture(blocks)}`)
    .join("\n\n=====\n\n");
const discord = (reply: Presentation): string =>
  renderDiscord(reply)
    .map(({ embeds }) => discordPicture(embeds))
    .join("\n\n=====\n\n");
const terminal = (reply: Presentation): string => renderPlain(reply, { colour: false, width: 100 });

/** Text that tries to ping, to format and to hide, in every place that text can stand. */
const [pings, markup, signs, hidden, endless] = hostile;
const attack: Presentation = {
  title: pings,
  summary: markup,
  audience: "channel",
  parts: [
    { kind: "heading", text: markup },
    { kind: "text", text: signs },
    {
      kind: "citation",
      citation: citation({
        quote: `${pings}\n${markup}`,
        insertions: [{ at: 10, text: signs }],
        speaker: hidden,
        role: pings,
        href: "javascript:alert(1)",
        article: {
          slug: "x",
          headline: `${pings} [a](b)`,
          publisher: markup,
          url: "https://evil.example/)>|",
          publishedAt: "2026-01-07",
          revision: 1,
        },
        correction: { at: "2026-01-08", note: pings },
        alsoIn: [],
      }),
    },
    { kind: "citation", citation: citation({ number: 2, quote: endless, insertions: [], alsoIn: [] }) },
    { kind: "figure", figure: markup, citation: 1 },
    {
      kind: "difference",
      in: signs,
      claim: pings,
      article: hidden,
      words: [
        { kind: "claim", text: pings },
        { kind: "article", text: markup },
      ],
    },
    { kind: "list", items: ["1. one", "- two", pings] },
    { kind: "note", text: hidden },
    { kind: "footer", text: pings },
  ],
};

test("a reply with every part, in Slack", () => {
  expect(slack(everyPart)).toMatchInlineSnapshot(`
    "notification: Harbour bridge
    1 sentence from 1 article

    # Harbour bridge

    *What the archive says*

    The archive answers:

    *Tomas Reyl, harbour engineer*
    > He_ [Tomas Reyl]_ added that the north span would open “within weeks”.
    [1] North span of harbour bridge passes load test <https://quaycourier.example/bridge-north-span#:~:text=He%20added>*
    CORRECTION, 8 Jan 2026: An earlier version gave the wrong year.*

    small: The Quay Courier · Aoife O'Brien · 7 Jan 2026 · paragraph 3, sentence 2 · revision 2
    small: Also in: Harbour bridge passes test, Coast Wire

    *roughly 75% of the north span* [1]

    £4.2 million [1] → *£4.6 million* [2]

    *figure*
    Your sentence: 57%
    The article: roughly 75%

    *wording*
    Your sentence: will open
    The article: would open
    Word by word: It ~will~ *would* open

    - Coast Wire: Harbour bridge passes test
    - The Quay Courier: Council votes

    Markdown
    code: > It *held*.

    — [Reyl](<https://a.example>)

    _No direct answer. The closest sentences are:_

    small: Searched 12 articles, 214 facts. Archive last updated 8 Jan 2026, 07:28 UTC."
  `);
});

test("a reply with every part, in Discord", () => {
  expect(discord(everyPart)).toMatchInlineSnapshot(`
    "# Harbour bridge

    **What the archive says**
    The archive answers:

    **Tomas Reyl, harbour engineer**
    > He *\\[Tomas Reyl\\]* added that the north span would open “within weeks”.
    \\[1\\] [North span of harbour bridge passes load test](<https://quaycourier.example/bridge-north-span#:~:text=He%20added>)
    -# The Quay Courier · Aoife O'Brien · 7 Jan 2026 · paragraph 3, sentence 2 · revision 2
    **CORRECTION, 8 Jan 2026: An earlier version gave the wrong year.**
    -# Also in: Harbour bridge passes test, Coast Wire

    **roughly 75% of the north span** \\[1\\]

    £4.2 million \\[1\\] → **£4.6 million** \\[2\\]

    **figure**
    Your sentence: 57%
    The article: roughly 75%

    **wording**
    Your sentence: will open
    The article: would open
    Word by word: It ~~will~~ **would** open

    - Coast Wire: Harbour bridge passes test
    - The Quay Courier: Council votes

    Markdown
    \`\`\`
    > It *held*.

    — [Reyl](<https://a.example>)
    \`\`\`

    *No direct answer. The closest sentences are:*

    small: Searched 12 articles, 214 facts. Archive last updated 8 Jan 2026, 07:28 UTC."
  `);
});

test("a reply with every part, in the terminal", () => {
  expect(terminal(everyPart)).toMatchInlineSnapshot(`
    "Harbour bridge

    What the archive says

    The archive answers:

    [1] He [Tomas Reyl] added that the north span would open “within weeks”.
        — Tomas Reyl, harbour engineer
        North span of harbour bridge passes load test · The Quay Courier · Aoife O'Brien · 7 Jan 2026 ·
        paragraph 3, sentence 2 · revision 2
        CORRECTION, 8 Jan 2026: An earlier version gave the wrong year.
        Also in: Harbour bridge passes test, Coast Wire
        https://quaycourier.example/bridge-north-span#:~:text=He%20added

      roughly 75% of the north span [1]

      £4.2 million [1] → £4.6 million [2]

      figure
        Your sentence: 57%
        The article: roughly 75%

      wording
        Your sentence: will open
        The article: would open
        Word by word: It [-will-] {+would+} open

    - Coast Wire: Harbour bridge passes test
    - The Quay Courier: Council votes

    Markdown
    > It *held*.

    — [Reyl](<https://a.example>)

    No direct answer. The closest sentences are:

    Searched 12 articles, 214 facts. Archive last updated 8 Jan 2026, 07:28 UTC."
  `);
});

test("text that attacks, in Slack", () => {
  expect(slack(attack)).toMatchInlineSnapshot(`
    "notification: &lt;!channel&gt; &lt;!here&gt; &lt;@U123&gt; &lt;#C1|general&gt; @everyone @here &lt;@&amp;42&gt;
    *bold* _it_ ~no~ \`code\` \`\`\`fence\`\`\` **b** __u__ ||spoiler|| &gt; quote # head [x](https://evil.example)

    # <!channel> <!here> <@U123> <#C1|general> @everyone @here <@&42>

    **bold* _it_ ~no~ \`code\` \`\`\`fence\`\`\` **b** __u__ ||spoiler|| > quote # head [x](https://evil.example)*

    a | b & c < d > e

    *�reversed� and ​zero​ width, <!channel> <!here> <@U123> <#C1|general> @everyone @here <@&42>*
    > <!channel>_ [a | b & c < d > e]_ <!here> <@U123> <#C1|general> @everyone @here <@&42>
    > *bold* _it_ ~no~ \`code\` \`\`\`fence\`\`\` **b** __u__ ||spoiler|| > quote # head [x](https://evil.example)
    [1] <!channel> <!here> <@U123> <#C1|general> @everyone @here <@&42> [a](b) <https://evil.example/)%3E|>*
    CORRECTION, 8 Jan 2026: <!channel> <!here> <@U123> <#C1|general> @everyone @here <@&42>*

    small: *bold* _it_ ~no~ \`code\` \`\`\`fence\`\`\` **b** __u__ ||spoiler|| > quote # head [x](https://evil.example) · 7 Jan 2026 · paragraph 3, sentence 2

    *Tomas Reyl, harbour engineer*
    _This sentence is too long to be shown here (60000 characters). Open the article to read it._
    [2] North span of harbour bridge passes load test <https://quaycourier.example/bridge-north-span#:~:text=He%20added>*
    CORRECTION, 8 Jan 2026: An earlier version gave the wrong year.*

    small: The Quay Courier · Aoife O'Brien · 7 Jan 2026 · paragraph 3, sentence 2 · revision 2

    **bold* _it_ ~no~ \`code\` \`\`\`fence\`\`\` **b** __u__ ||spoiler|| > quote # head [x](https://evil.example)* [1]

    *a | b & c < d > e*
    Your sentence: <!channel> <!here> <@U123> <#C1|general> @everyone @here <@&42>
    The article: �reversed� and ​zero​ width
    Word by word: ~<!channel> <!here> <@U123> <#C1|general> @everyone @here <@&42>~ **bold* _it_ ~no~ \`code\` \`\`\`fence\`\`\` **b** __u__ ||spoiler|| > quote # head [x](https://evil.example)*

    - 1. one
    - - two
    - <!channel> <!here> <@U123> <#C1|general> @everyone @here <@&42>

    _�reversed� and ​zero​ width_

    small: <!channel> <!here> <@U123> <#C1|general> @everyone @here <@&42>"
  `);
});

test("text that attacks, in Discord", () => {
  expect(discord(attack)).toMatchInlineSnapshot(`
    "# \\<!channel\\> \\<!here\\> \\<\\@U123\\> \\<#C1\\|general\\> \\@everyone \\@here \\<\\@&42\\>

    **\\*bold\\* \\_it\\_ \\~no\\~ \\\`code\\\` \\\`\\\`\\\`fence\\\`\\\`\\\` \\*\\*b\\*\\* \\_\\_u\\_\\_ \\|\\|spoiler\\|\\| \\> quote # head \\[x\\](https\\://evil.example)**
    a \\| b & c \\< d \\> e

    **�reversed� and ​zero​ width, \\<!channel\\> \\<!here\\> \\<\\@U123\\> \\<#C1\\|general\\> \\@everyone \\@here \\<\\@&42\\>**
    > \\<!channel\\> *\\[a \\| b & c \\< d \\> e\\]* \\<!here\\> \\<\\@U123\\> \\<#C1\\|general\\> \\@everyone \\@here \\<\\@&42\\>
    > \\*bold\\* \\_it\\_ \\~no\\~ \\\`code\\\` \\\`\\\`\\\`fence\\\`\\\`\\\` \\*\\*b\\*\\* \\_\\_u\\_\\_ \\|\\|spoiler\\|\\| \\> quote # head \\[x\\](https\\://evil.example)
    \\[1\\] [\\<!channel\\> \\<!here\\> \\<\\@U123\\> \\<#C1\\|general\\> \\@everyone \\@here \\<\\@&42\\> \\[a\\](b)](<https://evil.example/%29%3E%7C>)
    -# \\*bold\\* \\_it\\_ \\~no\\~ \\\`code\\\` \\\`\\\`\\\`fence\\\`\\\`\\\` \\*\\*b\\*\\* \\_\\_u\\_\\_ \\|\\|spoiler\\|\\| \\> quote # head \\[x\\](https\\://evil.example) · 7 Jan 2026 · paragraph 3, sentence 2
    **CORRECTION, 8 Jan 2026: \\<!channel\\> \\<!here\\> \\<\\@U123\\> \\<#C1\\|general\\> \\@everyone \\@here \\<\\@&42\\>**

    **Tomas Reyl, harbour engineer**
    *This sentence is too long to be shown here (60000 characters). Open the article to read it.*
    \\[2\\] [North span of harbour bridge passes load test](<https://quaycourier.example/bridge-north-span#:~:text=He%20added>)
    -# The Quay Courier · Aoife O'Brien · 7 Jan 2026 · paragraph 3, sentence 2 · revision 2
    **CORRECTION, 8 Jan 2026: An earlier version gave the wrong year.**

    **\\*bold\\* \\_it\\_ \\~no\\~ \\\`code\\\` \\\`\\\`\\\`fence\\\`\\\`\\\` \\*\\*b\\*\\* \\_\\_u\\_\\_ \\|\\|spoiler\\|\\| \\> quote # head \\[x\\](https\\://evil.example)** \\[1\\]

    **a \\| b & c \\< d \\> e**
    Your sentence: \\<!channel\\> \\<!here\\> \\<\\@U123\\> \\<#C1\\|general\\> \\@everyone \\@here \\<\\@&42\\>
    The article: �reversed� and ​zero​ width
    Word by word: ~~\\<!channel\\> \\<!here\\> \\<\\@U123\\> \\<#C1\\|general\\> \\@everyone \\@here \\<\\@&42\\>~~ **\\*bold\\* \\_it\\_ \\~no\\~ \\\`code\\\` \\\`\\\`\\\`fence\\\`\\\`\\\` \\*\\*b\\*\\* \\_\\_u\\_\\_ \\|\\|spoiler\\|\\| \\> quote # head \\[x\\](https\\://evil.example)**

    - 1\\. one
    - \\- two
    - \\<!channel\\> \\<!here\\> \\<\\@U123\\> \\<#C1\\|general\\> \\@everyone \\@here \\<\\@&42\\>

    *�reversed� and ​zero​ width*

    small: <!channel> <!here> <@U123> <#C1|general> @everyone @here <@&42>"
  `);
});

test.each([
  ["the sample", everyPart],
  ["the attack", attack],
])("each citation of %s keeps its article and its source on every platform", (_, reply) => {
  for (const shown of [slack(reply), discord(reply), terminal(reply)])
    for (const cited of citationsOf(reply)) {
      expect(bare(shown)).toContain(bare(cited.article.headline));
      expect(bare(shown)).toContain(bare(sourceOf(cited)));
    }
});

/** Words without what escaping and line breaks put between them. */
const bare = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, "");

test("what stands between two revisions is called Before and Now, on every platform", () => {
  const reply: Presentation = {
    ...everyPart,
    parts: [
      {
        kind: "difference",
        between: "revisions",
        in: "Revision 2",
        claim: "The bridge will open in May.",
        article: "The bridge will open in June.",
      },
    ],
  };
  const both = /Before: The bridge will open in May\.\n\s*Now: The bridge will open in June\./;
  for (const shown of [slack(reply), discord(reply), terminal(reply)]) expect(shown).toMatch(both);
});
