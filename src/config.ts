import { z } from "zod";

/** Slack, when its tokens are set: in one workspace, whose bot token is `xoxb-…`, or wherever it is installed. */
export type SlackConfig = SlackSettings &
  ({ readonly botToken: string } | { readonly install: SlackInstallConfig });

/** Socket Mode needs no public address; HTTP needs one. */
export interface SlackSettings {
  readonly mode:
    | { readonly kind: "socket"; readonly appToken: string }
    | { readonly kind: "http"; readonly signingSecret: string };
  readonly digestChannel?: string;
  readonly deskChannel?: string;
  /** The workspaces of these channels, where there are several. */
  readonly digestWorkspace?: string;
  readonly deskWorkspace?: string;
  /** Where the Web API is; absent, Slack's own. Tests point it at loopback. */
  readonly apiUrl?: string;
}

/** What workspaces install the app with. */
export interface SlackInstallConfig {
  readonly clientId: string;
  readonly clientSecret: string;
  /** 32 bytes, from which keys are derived: one for the tokens in the archive, one for the state of an installation. */
  readonly key: Uint8Array;
  /** Where the web server is reached, without a last slash: `https://verbatim.example.org`. */
  readonly url: string;
}

/** Discord, when its token is set. The gateway needs no public address; HTTP needs one. */
export interface DiscordConfig {
  readonly token: string;
  readonly mode: { readonly kind: "gateway" } | { readonly kind: "http"; readonly publicKey: string };
  readonly applicationId?: string;
  /** Commands are registered in this server only; absent, everywhere. */
  readonly guildId?: string;
  readonly digestChannel?: string;
  readonly deskChannel?: string;
  readonly apiUrl?: string;
}

/** When the daily digest goes out. */
export interface DigestConfig {
  /** Local time of day, `07:30`. */
  readonly at: string;
  /** IANA zone. */
  readonly zone: string;
}

export interface Config {
  /** Folder of the archive. */
  readonly data: string;
  /** File of aliases; absent, the one that comes with Verbatim. */
  readonly aliases?: string;
  readonly slack?: SlackConfig;
  readonly discord?: DiscordConfig;
  /** Whether all workspaces and servers have one newsroom together, or each its own. */
  readonly newsrooms: "one" | "apart";
  /** Put before command names that clash with another app's: `vb-` makes `/vb-ask`. */
  readonly commandPrefix: string;
  readonly digest: DigestConfig;
  /** After so long another process may take over an unfinished digest; posting one takes 10 s at most. */
  readonly digestLeaseMs: number;
  /** Address of the one HTTP server: Slack and Discord over HTTP, and `/healthz`. */
  readonly http: { readonly host: string; readonly port: number };
  /** Whether articles and the try-it page are shown there; absent, where no platform is configured. */
  readonly web?: boolean;
  /** Address under which readers reach that server, without a last slash; absent, as it listens. */
  readonly webUrl?: string;
  /** Hosts that may be fetched from though they are private: `cms.newsroom.internal`, `localhost:8000`. */
  readonly fetchAllow: readonly string[];
  /** Minutes between two looks at a feed. */
  readonly feedMinutes: number;
  /** After so long without articles, or with a feed that fails, the desk is told; absent, it is not. */
  readonly heartbeatMs?: number;
  /** Whether GET /metrics is answered. */
  readonly metrics: boolean;
  /** Whether it is kept who asked what, and what was shown. */
  readonly audit: boolean;
  /** Days for which that is kept, besides today. */
  readonly auditDays: number;
  /** Who may use /add: ids of users, and of roles in Discord. */
  readonly mayAdd: readonly string[];
  /** Who may manage the digests of every channel, and see what others asked: ids as above. */
  readonly editors: readonly string[];
  readonly logLevel: string;
}

/** Everything that is wrong with the environment, one line each, with the step that mends it. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(["The configuration has problems:", ...problems.map((problem) => `  - ${problem}`)].join("\n"));
    this.problems = problems;
  }
}

const slackApps = "api.slack.com/apps → your app";
const discordApps = "discord.com/developers/applications → your app";

const token = (prefix: string, where: string) =>
  z.string().startsWith(prefix, `does not start with ${prefix}; copy it from ${where}`).optional();

/** Whether this is a zone of the IANA database. */
export const isZone = (zone: string): boolean => {
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
};

/** Words between commas. */
const words = z.string().transform((list) =>
  list
    .split(",")
    .map((word) => word.trim())
    .filter(Boolean),
);

const environment = z.object({
  VERBATIM_DATA: z.string().default(".verbatim"),
  DATABASE_URL: z
    .url({
      protocol: /^postgres(?:ql)?$/,
      error: "is not the address of a PostgreSQL database like postgres://user:password@host:5432/database",
    })
    .optional(),
  VERBATIM_ALIASES: z.string().optional(),
  SLACK_BOT_TOKEN: token("xoxb-", `${slackApps} → OAuth & Permissions → Bot User OAuth Token`),
  SLACK_APP_TOKEN: token("xapp-", `${slackApps} → Basic Information → App-Level Tokens (connections:write)`),
  SLACK_SIGNING_SECRET: z.string().optional(),
  SLACK_CLIENT_ID: z
    .string()
    .regex(
      /^\d+\.\d+$/,
      `is not two numbers with a point between; copy it from ${slackApps} → Basic Information`,
    )
    .optional(),
  SLACK_CLIENT_SECRET: z.string().optional(),
  VERBATIM_KEY: z
    .string()
    .regex(
      /^(?:[0-9a-f]{64}|[A-Za-z0-9+/]{43}=)$/i,
      "is not 32 bytes as 64 hexadecimal digits or base64; make one with: openssl rand -hex 32",
    )
    .transform((key) => new Uint8Array(Buffer.from(key, key.length === 64 ? "hex" : "base64")))
    .optional(),
  SLACK_DIGEST_CHANNEL: slackChannel(),
  SLACK_DESK_CHANNEL: slackChannel(),
  SLACK_API_URL: z.url("is not a URL").optional(),
  DISCORD_TOKEN: z.string().optional(),
  DISCORD_APPLICATION_ID: snowflake(`${discordApps} → General Information → Application ID`),
  DISCORD_PUBLIC_KEY: z
    .string()
    .regex(
      /^[0-9a-f]{64}$/i,
      `is not 64 hexadecimal digits; copy it from ${discordApps} → General Information → Public Key`,
    )
    .optional(),
  DISCORD_GUILD_ID: snowflake("Discord → server name → Copy Server ID (Developer Mode on)"),
  DISCORD_DIGEST_CHANNEL: snowflake("Discord → channel → Copy Channel ID (Developer Mode on)"),
  DISCORD_DESK_CHANNEL: snowflake("Discord → channel → Copy Channel ID (Developer Mode on)"),
  DISCORD_API_URL: z.url("is not a URL").optional(),
  NEWSROOMS: z.enum(["one", "apart"], "is neither one nor apart").default("one"),
  COMMAND_PREFIX: z
    .string()
    .regex(/^[a-z0-9_-]{0,16}$/, "may hold up to 16 of a-z 0-9 _ -")
    .default(""),
  DIGEST_AT: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, "is not a time of day like 07:30")
    .default("07:30"),
  DIGEST_ZONE: z
    .string()
    .refine(isZone, "is not an IANA zone like Europe/London")
    .default(() => Intl.DateTimeFormat().resolvedOptions().timeZone),
  /** Seconds after which another process may take over an unfinished digest. */
  DIGEST_LEASE_SECONDS: z.coerce.number("is not a number").min(1).max(3600).default(60),
  HOST: z.string().default("127.0.0.1"),
  WEB: z.enum(["on", "off"], "is neither on nor off").optional(),
  WEB_URL: z
    .url({ protocol: /^https?$/, error: "is not a web address like https://verbatim.example.org" })
    .transform((url) => url.replace(/\/+$/, ""))
    .optional(),
  FETCH_ALLOW: words.default([]),
  FEED_MINUTES: z.coerce.number("is not a number").min(1).max(1440).default(10),
  HEARTBEAT_HOURS: z.coerce
    .number("is not a number of hours")
    .min(1, "is less than 1 hour")
    .max(720, "is more than 720 hours, 30 days")
    .optional(),
  METRICS: z.enum(["on", "off"], "is neither on nor off").default("off"),
  AUDIT: z.enum(["on", "off"], "is neither on nor off").default("on"),
  AUDIT_DAYS: z.coerce
    .number("is not a number of days")
    .int("is not a whole number of days")
    .min(1, "is less than 1 day")
    .max(3650, "is more than 3650 days, ten years")
    .default(90),
  ADD_ALLOWED: words.default([]),
  EDITORS: words.default([]),
  PORT: z.coerce.number("is not a port").int().min(0).max(65535).default(8080),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
});

function slackChannel() {
  return z
    .string()
    .regex(
      /^(?:[TE][A-Z0-9]+\/)?[CG][A-Z0-9]+$/,
      "is not a channel id like C0123456789; in Slack: channel name → About → Channel ID",
    )
    .transform((id) => {
      const [channel = "", workspace] = id.split("/").reverse();
      return { channel, workspace };
    })
    .optional();
}

function snowflake(where: string) {
  return z
    .string()
    .regex(/^\d{15,20}$/, `is not an id of 15 to 20 digits; copy it from ${where}`)
    .optional();
}

/**
 * Reads the environment once, every problem reported at once. An empty value counts as not set.
 *
 * @throws {ConfigError}
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(
    Object.entries(env).flatMap(([key, value]) => (value?.trim() ? [[key, value.trim()]] : [])),
  );
  const parsed = environment.safeParse(given);
  const problems = [
    ...(parsed.success
      ? []
      : parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`)),
    ...halves(given),
  ];
  if (!parsed.success || problems.length) throw new ConfigError(problems);

  const e = parsed.data;
  return {
    data: e.VERBATIM_DATA,
    ...(e.VERBATIM_ALIASES && { aliases: e.VERBATIM_ALIASES }),
    ...((e.SLACK_BOT_TOKEN || e.SLACK_CLIENT_ID) && {
      slack: {
        ...(e.SLACK_CLIENT_ID
          ? {
              install: {
                clientId: e.SLACK_CLIENT_ID,
                clientSecret: e.SLACK_CLIENT_SECRET!,
                key: e.VERBATIM_KEY!,
                url: e.WEB_URL!,
              },
            }
          : { botToken: e.SLACK_BOT_TOKEN! }),
        mode: e.SLACK_APP_TOKEN
          ? { kind: "socket" as const, appToken: e.SLACK_APP_TOKEN }
          : { kind: "http" as const, signingSecret: e.SLACK_SIGNING_SECRET ?? "" },
        ...(e.SLACK_DIGEST_CHANNEL && { digestChannel: e.SLACK_DIGEST_CHANNEL.channel }),
        ...(e.SLACK_DIGEST_CHANNEL?.workspace && { digestWorkspace: e.SLACK_DIGEST_CHANNEL.workspace }),
        ...(e.SLACK_DESK_CHANNEL && { deskChannel: e.SLACK_DESK_CHANNEL.channel }),
        ...(e.SLACK_DESK_CHANNEL?.workspace && { deskWorkspace: e.SLACK_DESK_CHANNEL.workspace }),
        ...(e.SLACK_API_URL && { apiUrl: e.SLACK_API_URL }),
      },
    }),
    ...(e.DISCORD_TOKEN && {
      discord: {
        token: e.DISCORD_TOKEN,
        mode: e.DISCORD_PUBLIC_KEY
          ? { kind: "http" as const, publicKey: e.DISCORD_PUBLIC_KEY }
          : { kind: "gateway" as const },
        ...(e.DISCORD_APPLICATION_ID && { applicationId: e.DISCORD_APPLICATION_ID }),
        ...(e.DISCORD_GUILD_ID && { guildId: e.DISCORD_GUILD_ID }),
        ...(e.DISCORD_DIGEST_CHANNEL && { digestChannel: e.DISCORD_DIGEST_CHANNEL }),
        ...(e.DISCORD_DESK_CHANNEL && { deskChannel: e.DISCORD_DESK_CHANNEL }),
        ...(e.DISCORD_API_URL && { apiUrl: e.DISCORD_API_URL }),
      },
    }),
    newsrooms: e.NEWSROOMS,
    commandPrefix: e.COMMAND_PREFIX,
    digest: { at: e.DIGEST_AT, zone: e.DIGEST_ZONE },
    digestLeaseMs: e.DIGEST_LEASE_SECONDS * 1000,
    http: { host: e.HOST, port: e.PORT },
    ...(e.WEB && { web: e.WEB === "on" }),
    ...(e.WEB_URL && { webUrl: e.WEB_URL }),
    fetchAllow: e.FETCH_ALLOW,
    feedMinutes: e.FEED_MINUTES,
    ...(e.HEARTBEAT_HOURS && { heartbeatMs: e.HEARTBEAT_HOURS * 3_600_000 }),
    metrics: e.METRICS === "on",
    audit: e.AUDIT === "on",
    auditDays: e.AUDIT_DAYS,
    mayAdd: e.ADD_ALLOWED,
    editors: e.EDITORS,
    logLevel: e.LOG_LEVEL,
  };
}

/** Keys that were set without the ones they need. */
function halves(given: Readonly<Record<string, string>>): readonly string[] {
  const problems: string[] = [...installHalves(given)];
  const has = (key: string) => given[key] !== undefined;
  if (has("SLACK_BOT_TOKEN") && !has("SLACK_APP_TOKEN") && !has("SLACK_SIGNING_SECRET"))
    problems.push(
      `SLACK_BOT_TOKEN is set without SLACK_APP_TOKEN (Socket Mode: ${slackApps} → Basic Information → App-Level Tokens) or SLACK_SIGNING_SECRET (HTTP: Basic Information → App Credentials)`,
    );
  for (const key of ["SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET", "SLACK_DIGEST_CHANNEL", "SLACK_DESK_CHANNEL"])
    if (has(key) && !has("SLACK_BOT_TOKEN") && !has("SLACK_CLIENT_ID"))
      problems.push(
        `${key} is set without SLACK_BOT_TOKEN (${slackApps} → OAuth & Permissions → Bot User OAuth Token)`,
      );
  for (const key of [
    "DISCORD_PUBLIC_KEY",
    "DISCORD_GUILD_ID",
    "DISCORD_DIGEST_CHANNEL",
    "DISCORD_DESK_CHANNEL",
  ])
    if (has(key) && !has("DISCORD_TOKEN"))
      problems.push(`${key} is set without DISCORD_TOKEN (${discordApps} → Bot → Reset Token)`);
  if (has("DISCORD_PUBLIC_KEY") && !has("DISCORD_APPLICATION_ID"))
    problems.push(
      `DISCORD_PUBLIC_KEY is set without DISCORD_APPLICATION_ID (${discordApps} → General Information → Application ID)`,
    );
  return problems;
}

/** What is missing for several workspaces, or stands in their way. */
function installHalves(given: Readonly<Record<string, string>>): readonly string[] {
  const problems: string[] = [];
  const has = (key: string) => given[key] !== undefined;
  if (has("SLACK_CLIENT_SECRET") && !has("SLACK_CLIENT_ID"))
    problems.push(
      `SLACK_CLIENT_SECRET is set without SLACK_CLIENT_ID (${slackApps} → Basic Information → App Credentials)`,
    );
  if (!has("SLACK_CLIENT_ID")) return problems;
  if (has("SLACK_BOT_TOKEN"))
    problems.push(
      "SLACK_CLIENT_ID is set beside SLACK_BOT_TOKEN; for one workspace keep the token, for several the client id",
    );
  const wanted = {
    SLACK_CLIENT_SECRET: `${slackApps} → Basic Information → App Credentials`,
    VERBATIM_KEY: "tokens are encrypted with it; make one with: openssl rand -hex 32",
    WEB_URL: "where Slack sends a browser back to, like https://verbatim.example.org",
  };
  for (const [key, where] of Object.entries(wanted))
    if (!has(key)) problems.push(`SLACK_CLIENT_ID is set without ${key} (${where})`);
  if (!has("SLACK_APP_TOKEN") && !has("SLACK_SIGNING_SECRET"))
    problems.push(
      `SLACK_CLIENT_ID is set without SLACK_APP_TOKEN (Socket Mode: ${slackApps} → Basic Information → App-Level Tokens) or SLACK_SIGNING_SECRET (HTTP: Basic Information → App Credentials)`,
    );
  if (has("WEB_URL") && !given.WEB_URL!.startsWith("https://"))
    problems.push("WEB_URL: Slack sends browsers back to https only; give the address of your proxy");
  for (const key of ["SLACK_DIGEST_CHANNEL", "SLACK_DESK_CHANNEL"])
    if (has(key) && !given[key]!.includes("/"))
      problems.push(
        `${key}: does not say in which workspace; want T0123456789/C0123456789, as in the address of the channel in a browser`,
      );
  return problems;
}
