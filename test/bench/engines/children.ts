import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import type { Engine } from "./engine.js";
import type { Asked, Built, Opened, Order } from "./program.js";

type Report<O extends Order> = O extends { do: "build" } ? Built : O extends { do: "open" } ? Opened : Asked;

/** A process of an engine's own. */
export interface Child {
  tell<O extends Order>(order: O): Promise<Report<O>>;
  end(): Promise<void>;
}

/** Megabytes of JavaScript that an engine may hold. */
const HEAP = 12_000;

export function childOf({ name }: Engine): Child {
  const program = new URL("./program.js", import.meta.url).pathname;
  const child = fork(program, [name], { execArgv: ["--expose-gc", `--max-old-space-size=${HEAP}`] });
  const gone = failed(child, name);
  gone.catch(() => {});
  return {
    async tell(order) {
      child.send(order);
      const [report] = await Promise.race([once(child, "message"), gone]);
      return report;
    },
    async end() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, "exit");
      child.disconnect();
      await ended;
    },
  };
}

async function failed(child: ChildProcess, name: string): Promise<never> {
  const [code, signal] = await once(child, "exit");
  throw new Error(`${name} ended with ${signal ?? code}`);
}
