import { type MenuLine, messageCommandsOf } from "../core/command.js";
import { hintOf } from "../core/usage.js";

/**
 * What the bot must be allowed to do; `channels:history` and `groups:history` let it look for its own
 * digests and corrections too, `im:history` and `im:write` for those it sent to a person.
 */
export const scopes = ["commands", "chat:write", "app_mentions:read"] as const;

/**
 * The app manifest to paste at api.slack.com/apps. With Socket Mode it holds no address; without, `url` is where
 * Slack reaches `/slack/events`.
 */
export function slackManifest(
  commands: readonly MenuLine[],
  {
    prefix,
    socketMode,
    url,
    install,
  }: {
    readonly prefix: string;
    readonly socketMode: boolean;
    readonly url?: string;
    /** Where the web server is reached, for an app that several workspaces install. */
    readonly install?: string;
  },
) {
  const address = socketMode || !url ? {} : { request_url: url };
  return {
    _metadata: { major_version: 1 },
    display_information: {
      name: "Verbatim",
      description: "Answers only in your articles' own words, cited.",
    },
    features: {
      // Direct messages tell an asker of a correction where the answer itself cannot be edited.
      app_home: { home_tab_enabled: false, messages_tab_enabled: true, messages_tab_read_only_enabled: true },
      bot_user: { display_name: "Verbatim", always_online: true },
      slash_commands: commands.map((command) => ({
        command: slashName(command, prefix),
        description: command.description,
        ...(hintOf(command) && { usage_hint: hintOf(command) }),
        should_escape: false,
        ...(address.request_url && { url: address.request_url }),
      })),
      shortcuts: messageCommandsOf(commands).map(({ name, onMessage, description }) => ({
        type: "message",
        name: onMessage,
        callback_id: callbackId({ name }),
        description,
      })),
    },
    oauth_config: {
      ...(install && { redirect_urls: [redirectUri(install)] }),
      scopes: { bot: [...scopes] },
    },
    settings: {
      event_subscriptions: {
        bot_events: ["app_mention", ...(install ? ["app_uninstalled", "tokens_revoked"] : [])],
        ...address,
      },
      interactivity: {
        is_enabled: true,
        ...address,
        // Where suggestions for the fields of a form are asked for.
        ...(address.request_url && { message_menu_options_url: address.request_url }),
      },
      socket_mode_enabled: socketMode,
      token_rotation_enabled: install !== undefined,
      org_deploy_enabled: false,
    },
  };
}

/** Where Slack sends a browser back to. */
export const redirectUri = (address: string): string => `${address}/slack/oauth_redirect`;

/** A command's name as typed in Slack: `/vb-ask`. */
export const slashName = ({ name }: Pick<MenuLine, "name">, prefix: string): string => `/${prefix}${name}`;

/** By what a press in the menu of a message is told apart. */
export const callbackId = ({ name }: Pick<MenuLine, "name">): string => `${name}_message`;
