import type { RespondArguments } from "@slack/bolt";
import { request } from "undici";
import { limits } from "./limits.js";

/** Sends a message to where a command, a shortcut or a press is answered. */
export type Respond = (message: RespondArguments) => Promise<void>;

/**
 * Answers through a response_url. The SDK does so with `fetch`, which takes four times as much of the processor for the
 * same call, and has no time limit.
 */
export const respondTo =
  (url: string): Respond =>
  async (message) => {
    const { statusCode, body } = await request(url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(message),
      signal: AbortSignal.timeout(limits.callTimeoutMs),
    });
    await body.dump();
    if (statusCode >= 300) throw new Error(`Slack answered the reply with ${statusCode}`);
  };
