import { execFile, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import pg from "pg";

/** A PostgreSQL server of the tests' own, on loopback. */
export interface Server {
  /** The address of its first database; its user may do everything. */
  readonly url: string;
  readonly port: number;
  /** Kills it with SIGKILL, and waits until it is gone. */
  kill(): Promise<void>;
  /** Starts it again on what it has on disk. */
  restart(): Promise<void>;
  /** Stops it and removes everything it has written. */
  stop(): Promise<void>;
}

const run = promisify(execFile);

/** The folder of the newest server's programs on this machine, where there are any. */
export function programs(): string | undefined {
  const places = [
    ...(process.env.PATH ?? "").split(delimiter),
    ...["/usr/lib/postgresql", "/opt/homebrew/opt", "/usr/local/opt"].flatMap(foldersIn),
    "/usr/local/pgsql/bin",
  ];
  return places.find((folder) => ["initdb", "postgres"].every((name) => existsSync(join(folder, name))));
}

/**
 * Makes a server in a temporary folder and starts it.
 *
 * @param durable whether what is acknowledged is on disk; elsewhere no test asks for it, and without it all is faster
 */
export async function startServer(bin: string, durable = false): Promise<Server> {
  const folder = mkdtempSync(join(tmpdir(), "verbatim-postgres-"));
  const user = ordinaryUser();
  if (user.uid !== undefined) chownSync(folder, user.uid, user.gid!);
  const data = join(folder, "data");
  const port = await freePort();
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  // A language's order of words, which is not that of bytes: nothing of the archive may follow it.
  const { stdout } = await run(join(bin, "initdb"), ["--version"]);
  const order = Number(/\d+/.exec(stdout)) >= 15 ? ["--locale-provider=icu", "--icu-locale=en"] : [];
  const options = ["--auth=trust", "--username=postgres", "--encoding=UTF8", "--locale=C", "--no-sync"];
  await run(join(bin, "initdb"), ["--pgdata", data, ...options, ...order], user);
  const settings = [
    ...["-D", data, "-p", String(port), "-k", "", "-c", "listen_addresses=127.0.0.1"],
    ...["-c", "max_connections=300", "-c", "shared_buffers=64MB"],
    ...(durable ? [] : ["-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off"]),
  ];
  let running = await started();

  /** It ends with its standard input, and so with this process, however that ends. */
  async function started() {
    const words = ["-c", supervised, "sh", join(bin, "postgres"), ...settings];
    const child = spawn("sh", words, { ...user, cwd: folder, stdio: ["pipe", "pipe", "ignore"] });
    const [pid] = await once(child.stdout!, "data");
    const ended = once(child, "exit");
    const early = ended.then(() => Promise.reject(new Error("PostgreSQL ended at once")));
    await Promise.race([patiently(() => reached(url)), early]);
    early.catch(() => {});
    return { pid: Number(pid), child, ended };
  }
  const removed = () => rmSync(folder, { recursive: true, force: true });
  return {
    url,
    port,
    async kill() {
      process.kill(running.pid, "SIGKILL");
      running.child.stdin!.end();
      await running.ended;
    },
    async restart() {
      running = await patiently(started);
    },
    async stop() {
      running.child.stdin!.end();
      await running.ended;
      removed();
    },
  };
}

/** Runs a server until nothing more can come from standard input, then stops it at once, whoever is connected. */
const supervised =
  '"$@" >&2 2>/dev/null & echo $!; cat >/dev/null; kill -INT $! 2>/dev/null; wait $!; exit 0';

/** PostgreSQL does not run as root. */
function ordinaryUser(): { readonly uid?: number; readonly gid?: number } {
  if (process.geteuid?.() !== 0) return {};
  const id = (flag: string) => Number(execFileSync("id", [flag, "postgres"], { encoding: "utf8" }));
  return { uid: id("-u"), gid: id("-g") };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  return typeof address === "object" ? address!.port : 0;
}

async function reached(url: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  await client.end();
}

/** Until it succeeds: a server takes a moment to start, and after a kill its sessions a moment to end. */
async function patiently<T>(work: () => Promise<T>): Promise<T> {
  for (const deadline = Date.now() + 30_000; ; await sleep(20))
    try {
      return await work();
    } catch (error) {
      if (Date.now() > deadline) throw error;
    }
}

/** `/usr/lib/postgresql/17/bin`, `/opt/homebrew/opt/postgresql@17/bin` …, the newest version first. */
const foldersIn = (parent: string): readonly string[] =>
  (existsSync(parent) ? readdirSync(parent) : [])
    .map((name) => join(parent, name, "bin"))
    .filter((path) => path.includes("postgresql"))
    .sort((a, b) => versionIn(b) - versionIn(a));

const versionIn = (path: string): number => Number(/\d+/.exec(path)?.[0] ?? 0);
