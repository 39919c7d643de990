import pino, { type Logger } from "pino";

/** Structured lines on standard error, so that standard output stays an answer. No secrets, no article text. */
export const openLog = (level: string): Logger =>
  pino(
    {
      name: "verbatim",
      level,
      redact: ["*.token", "*.botToken", "*.appToken", "*.signingSecret", "err.config", "err.request"],
    },
    pino.destination({ dest: 2, sync: true }),
  );
