import { until } from "../process/until.js";
import { type Serving, serving, stopped } from "../process/verbatim.js";

/** What can be killed, and is then started again. */
export interface Mortal {
  /** Kills it with SIGKILL, where it runs; false where it is just being started. */
  kill(): boolean;
}

/** A process that is started again whenever it was killed. */
export interface Supervised extends Mortal {
  /** Ends it as its supervisor would, once it runs, and gives its exit status. */
  stop(): Promise<number | NodeJS.Signals>;
}

/** Starts `verbatim start`, and starts it again whenever it was killed. */
export async function supervised(env: Readonly<Record<string, string>>): Promise<Supervised> {
  let running: Serving | undefined = await patient(env);
  let restarted: Promise<unknown> = Promise.resolve();

  async function restart({ ended }: Serving): Promise<void> {
    await ended;
    running = await patient(env);
  }
  return {
    kill() {
      if (!running) return false;
      running.kill("SIGKILL");
      restarted = restart(running);
      // What it rejects with is thrown by `stop`.
      restarted.catch(() => {});
      running = undefined;
      return true;
    },
    async stop() {
      await restarted;
      return (await stopped(running!)).status;
    },
  };
}

/** Starts it again until it runs: while its database is away it ends with that. */
const patient = (env: Readonly<Record<string, string>>): Promise<Serving> =>
  until(
    () => serving(env).catch((error: unknown) => (isOutage(error) ? undefined : Promise.reject(error))),
    60,
  );

const isOutage = (error: unknown): boolean => /try again in a moment/.test(String(error));
