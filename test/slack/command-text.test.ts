import { expect, test } from "vitest";
import { commandText, spokenCommand } from "../../src/slack/command-text.js";

test("a question is read as it was typed, not as Slack sends it", () => {
  expect(commandText("  Is R&amp;D &lt;5% of “spend”, as ‘they’ said?\u00A0")).toBe(
    `Is R&D <5% of "spend", as 'they' said?`,
  );
  expect(commandText("&amp;lt;")).toBe("&lt;");
});

test("links, people and channels in a question are read as words", () => {
  expect(
    commandText(
      "<https://a.example/x|a.example/x> <@U1|ann> <@U2> <#C1|desk> <!here> <mailto:a@b.example|a@b.example>",
    ),
  ).toBe("https://a.example/x @ann @U2 #desk here a@b.example");
});

const commands = { names: ["ask", "check"], prefix: "vb-" };

test.each([
  ["<@UBOT> who said it?", "ask", "who said it?"],
  ["hey <@UBOT|verbatim> who said it?", "ask", "hey who said it?"],
  ["<@UBOT> check the span is open", "check", "the span is open"],
  ["<@UBOT> /check the span is open", "check", "the span is open"],
  ["<@UBOT> /vb-check the span is open", "check", "the span is open"],
  ["<@UBOT> Check", "check", ""],
  ["<@UBOT> /nonsense at all", "nonsense", "at all"],
  ["<@UBOT> checking in", "ask", "checking in"],
  ["<@UBOT>", "help", ""],
])("the mention %j is the command %s", (raw, command, text) => {
  expect(spokenCommand(raw, "UBOT", commands)).toEqual({ command, text });
});
