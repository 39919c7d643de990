import { Mistake } from "../core/mistake.js";
import { portal } from "./errors.js";

/** Whether a connection is open, told by its events. */
export interface Hearing {
  /** Resolves once, when the connection was lost for good or for too long, and not after `end`. */
  readonly deaf: Promise<Mistake>;
  isOpen(): boolean;
  /** The connection stands. */
  resume(): void;
  /** The connection was closed with a code. */
  lose(code: number): void;
  end(): void;
}

/** Follows a connection that is about to be opened; `deafMs` without one counts as deaf. */
export function watchHearing(deafMs: number): Hearing {
  let open = false;
  let ended = false;
  let timer: NodeJS.Timeout | undefined;
  let settle: (mistake: Mistake) => void = () => {};
  const deaf = new Promise<Mistake>((resolve) => {
    settle = resolve;
  });
  const wait = (): void => {
    if (!ended) timer ??= setTimeout(() => settle(silence(deafMs)), deafMs);
  };
  const relax = (): void => {
    clearTimeout(timer);
    timer = undefined;
  };
  wait();
  return {
    deaf,
    isOpen: (): boolean => open,
    resume(): void {
      relax();
      open = true;
    },
    end(): void {
      relax();
      open = false;
      ended = true;
    },
    lose(code: number): void {
      open = false;
      const final = closings[code];
      if (final)
        settle(new Mistake("Discord", `closed the connection for good (${code}, ${final[0]})`, final[1]));
      else wait();
    },
  };
}

const silence = (ms: number): Mistake =>
  new Mistake("Discord", `no connection for ${ms / 1000} s`, "check the network and discordstatus.com");

/** Closings after which no reconnect can succeed. topics/opcodes-and-status-codes */
const closings: Readonly<Record<number, readonly [what: string, remedy: string]>> = {
  4004: ["DISCORD_TOKEN refused", `copy a new one from ${portal} → Bot → Reset Token`],
  4010: ["invalid shard", "restart Verbatim"],
  4011: ["too many servers for one connection", "install Verbatim in fewer servers or use HTTP mode"],
  4012: ["this version of the gateway is over", "update Verbatim"],
  4013: ["invalid intents", "update Verbatim"],
  4014: ["disallowed intents", `look at ${portal} → Bot → Privileged Gateway Intents; Verbatim needs none`],
};
