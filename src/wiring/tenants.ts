import { setTimeout as sleep } from "node:timers/promises";
import type { Logger } from "pino";

/** Something that goes on until it is stopped. */
export interface Running {
  /** Waits for what is under way. */
  stop(): Promise<unknown>;
}

/** Between two looks for newsrooms that have come, in milliseconds. */
const tickMs = 2000;

/** Begins work for every newsroom that there is, and for those that come while it runs. */
export function forEachTenant(
  tenants: () => Promise<readonly string[]>,
  begin: (tenant: string) => Running,
  log: Pick<Logger, "error">,
): Running {
  const stopping = new AbortController();
  const running = new Map<string, Running>();
  const rounds = async () => {
    while (!stopping.signal.aborted) {
      const all = await tenants().catch((error: unknown) => {
        log.error({ err: error }, "newsrooms could not be listed");
        return [];
      });
      for (const tenant of all)
        if (!running.has(tenant) && !stopping.signal.aborted) running.set(tenant, begin(tenant));
      await sleep(tickMs, undefined, { signal: stopping.signal }).catch(() => {});
    }
  };
  const done = rounds();
  return {
    async stop() {
      stopping.abort();
      await done;
      await Promise.all([...running.values()].map((one) => one.stop()));
    },
  };
}
