import type { Logger } from "pino";
import { type Running, repeat } from "../delivery/repeat.js";

/** Between two looks for newsrooms that have come, in milliseconds. */
const tickMs = 2000;

/** Begins work for every newsroom that there is, and for those that come while it runs. */
export function forEachTenant(
  tenants: () => Promise<readonly string[]>,
  begin: (tenant: string) => Running,
  log: Pick<Logger, "error">,
): Running {
  const running = new Map<string, Running>();
  const look = async (signal: AbortSignal) => {
    for (const tenant of await tenants())
      if (!running.has(tenant) && !signal.aborted) running.set(tenant, begin(tenant));
  };
  const looking = repeat(look, {
    everyMs: tickMs,
    failed: (error) => log.error({ err: error }, "newsrooms could not be listed"),
  });
  return {
    async stop() {
      await looking.stop();
      await Promise.all([...running.values()].map((one) => one.stop()));
    },
  };
}
