import type { Logger } from "pino";

/**
 * What ends the process: a signal (0), or a state in which it would live on without hearing
 * anybody (1), so that its supervisor starts it again.
 */
export function endingOf(log: Logger) {
  let end: (status: number) => void = () => undefined;
  const status = new Promise<number>((resolve) => {
    end = resolve;
  });
  const onSignal = () => end(0);
  const onDeaf = (reason: string) => {
    log.fatal({ reason }, "verbatim can no longer be heard and stops");
    end(1);
  };
  const onError = (error: unknown) => {
    log.fatal({ err: error }, "an unexpected failure; verbatim stops");
    end(1);
  };
  process.once("SIGINT", onSignal).once("SIGTERM", onSignal);
  process.on("unhandledRejection", onError).on("uncaughtException", onError);
  const off = () =>
    process
      .off("SIGINT", onSignal)
      .off("SIGTERM", onSignal)
      .off("unhandledRejection", onError)
      .off("uncaughtException", onError);
  return { status, onDeaf, off };
}
