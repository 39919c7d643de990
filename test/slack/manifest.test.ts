import { expect, test } from "vitest";
import { slackManifest } from "../../src/slack/manifest.js";
import { deskOf } from "./desk.js";

const { commands } = deskOf();

test("the manifest for Socket Mode holds no address", () => {
  const manifest = slackManifest(commands, { prefix: "vb-", socketMode: true });
  expect(JSON.stringify(manifest)).not.toContain("url");
  expect(manifest.settings).toEqual({
    event_subscriptions: { bot_events: ["app_mention"] },
    interactivity: { is_enabled: true },
    socket_mode_enabled: true,
    token_rotation_enabled: false,
    org_deploy_enabled: false,
  });
  expect(manifest.oauth_config.scopes.bot).toEqual(["commands", "chat:write", "app_mentions:read"]);
});

test("an app for several workspaces brings browsers back, renews its tokens and hears of removals", () => {
  const install = "https://verbatim.example";
  const { oauth_config, settings } = slackManifest(commands, { prefix: "", socketMode: true, install });
  expect(oauth_config.redirect_urls).toEqual(["https://verbatim.example/slack/oauth_redirect"]);
  expect(settings).toMatchObject({
    event_subscriptions: { bot_events: ["app_mention", "app_uninstalled", "tokens_revoked"] },
    ...{ token_rotation_enabled: true, org_deploy_enabled: false, socket_mode_enabled: true },
  });
});

test("the app takes direct messages from the bot, so that an asker can be told of a correction", () => {
  expect(slackManifest(commands, { prefix: "", socketMode: true }).features.app_home).toEqual({
    ...{ home_tab_enabled: false, messages_tab_enabled: true, messages_tab_read_only_enabled: true },
  });
});

test("a command that can be used on a message has a place in its menu", () => {
  const { shortcuts } = slackManifest(commands, { prefix: "vb-", socketMode: true }).features;
  expect(shortcuts).toEqual([
    {
      type: "message",
      name: "Ask about this",
      callback_id: "ask_message",
      description: "The test command ask.",
    },
  ]);
  for (const { name, description } of shortcuts) {
    expect(name.length).toBeLessThanOrEqual(24);
    expect(description.length).toBeLessThanOrEqual(150);
  }
});

test("a command says in Slack how it is typed", () => {
  expect(slackManifest(commands, { prefix: "vb-", socketMode: true }).features.slash_commands[0]).toEqual({
    command: "/vb-ask",
    description: "The test command ask.",
    usage_hint: "[question] [from:…] [since:2026-01-07]",
    should_escape: false,
  });
});

test("over HTTP every way in has the one address", () => {
  const url = "https://verbatim.example/slack/events";
  const { features, settings } = slackManifest(commands, { prefix: "", socketMode: false, url });
  expect(features.slash_commands.every((command) => command.url === url)).toBe(true);
  expect(settings.interactivity).toMatchObject({ request_url: url, message_menu_options_url: url });
  expect(settings.event_subscriptions.request_url).toBe(url);
});

test("the manifest keeps Slack's limits with the longest prefix", () => {
  const { display_information, features } = slackManifest(commands, {
    prefix: "p".repeat(16),
    socketMode: true,
  });
  expect(display_information.name.length).toBeLessThanOrEqual(35);
  expect(display_information.description.length).toBeLessThanOrEqual(140);
  expect(features.bot_user.display_name.length).toBeLessThanOrEqual(80);
  expect(features.slash_commands.length).toBeLessThanOrEqual(50);
  for (const { command, description, usage_hint = "" } of features.slash_commands) {
    expect(command.length).toBeLessThanOrEqual(32);
    expect(description.length).toBeLessThanOrEqual(2000);
    expect(usage_hint.length).toBeLessThanOrEqual(1000);
  }
});
