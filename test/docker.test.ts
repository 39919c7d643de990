import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { readConfig } from "../src/config.js";
import { startWeb } from "../src/web/server.js";

const read = (path: string): string => readFileSync(new URL(`../${path}`, import.meta.url), "utf8");
const lines = read("Dockerfile").replaceAll("\\\n", " ").split("\n");
/** What follows an instruction, each time it is given. */
const given = (instruction: string): readonly string[] =>
  lines.flatMap((line) => (line.startsWith(`${instruction} `) ? [line.slice(instruction.length + 1)] : []));
const environment = Object.fromEntries(
  given("ENV").flatMap((line) => line.split(" ").map((pair) => pair.split("="))),
);
const copied = given("COPY")
  .filter((line) => !line.startsWith("--from"))
  .flatMap((line) => line.split(" ").slice(0, -1));

describe("the Docker image", () => {
  test("runs as a user without rights", () => {
    expect(given("USER").at(-1)).toBe("node");
  });

  test("starts the command that package.json starts", () => {
    const { scripts } = JSON.parse(read("package.json"));
    expect(JSON.parse(given("CMD").at(-1)!).join(" ")).toBe(scripts.start);
  });

  test("keeps the archive in a volume its user owns", () => {
    expect(given("VOLUME")).toEqual([environment.VERBATIM_DATA]);
    expect(given("RUN")).toContain(
      `mkdir ${environment.VERBATIM_DATA} && chown node:node ${environment.VERBATIM_DATA}`,
    );
  });

  test("is healthy while every platform is connected, and only then", async () => {
    const waiting: string[] = [];
    const web = await startWeb({ host: "127.0.0.1", port: 0, routes: new Map(), unready: () => waiting });
    try {
      expect(await healthStatus(web.port)).toBe(0);
      waiting.push("slack");
      expect(await healthStatus(web.port)).toBe(1);
    } finally {
      await web.stop();
    }
    expect(await healthStatus(web.port)).toBe(1);
  });

  test("answers on the port it opens, from outside", () => {
    expect(given("EXPOSE")).toEqual([environment.PORT]);
    expect(environment.HOST).toBe("0.0.0.0");
  });

  test("copies only what is there and what .dockerignore lets through", () => {
    const letThrough = read(".dockerignore")
      .split("\n")
      .flatMap((line) => (line.startsWith("!") ? [line.slice(1)] : []));
    expect(copied.filter((path) => !existsSync(new URL(`../${path}`, import.meta.url)))).toEqual([]);
    expect(copied.filter((path) => !letThrough.includes(path.split("/")[0]!))).toEqual([]);
  });

  test("takes no tokens, archive or history along", () => {
    expect(read(".dockerignore")).toMatch(/^\*$/m);
    expect(copied.filter((path) => /^\.|\.env/.test(path))).toEqual([]);
  });
});

describe("docker-compose.yml", () => {
  const { services, volumes } = parse(read("docker-compose.yml"));
  const { verbatim, postgres } = services;

  test("gives the image a database with its password, and waits until it can be used", () => {
    const password = /:(\$\{POSTGRES_PASSWORD:\?[^}]+\})@/.exec(verbatim.environment.DATABASE_URL)![1]!;
    expect(postgres.environment.POSTGRES_PASSWORD).toBe(password);
    const env = { DATABASE_URL: verbatim.environment.DATABASE_URL.replace(password, "0f") };
    expect(() => readConfig(env)).not.toThrow();
    const { hostname, username, pathname } = new URL(env.DATABASE_URL);
    expect([services[hostname], username, pathname.slice(1)]).toEqual([
      postgres,
      postgres.environment.POSTGRES_USER,
      postgres.environment.POSTGRES_DB,
    ]);
    expect(verbatim.depends_on[hostname]).toEqual({ condition: "service_healthy" });
    expect(postgres.healthcheck.test).toEqual([
      "CMD",
      "pg_isready",
      "--username=verbatim",
      "--dbname=verbatim",
    ]);
  });

  test("keeps both alive, and what they keep in volumes", () => {
    expect([verbatim.restart, postgres.restart]).toEqual(["always", "always"]);
    expect(verbatim.volumes).toEqual([`verbatim:${given("VOLUME")[0]}`]);
    expect(postgres.volumes).toEqual(["database:/var/lib/postgresql/data"]);
    expect(Object.keys(volumes)).toEqual(["verbatim", "database"]);
  });

  test("is built of the image here and is reached as it is, whatever .env says; the database is not reached at all", () => {
    expect(verbatim.build).toBe(".");
    expect(verbatim.env_file).toBe(".env");
    for (const key of ["VERBATIM_DATA", "HOST", "PORT"])
      expect(String(verbatim.environment[key])).toBe(environment[key]);
    expect(verbatim.ports).toEqual([`${environment.PORT}:${environment.PORT}`]);
    expect(postgres.ports).toBeUndefined();
  });
});

/** Runs the image's own health check against a port of this computer. */
async function healthStatus(port: number): Promise<number> {
  const check = given("HEALTHCHECK")[0]!;
  const [program = "", ...words] = JSON.parse(check.slice(check.indexOf("[")));
  const [status] = await once(spawn(program, words, { env: { ...process.env, PORT: String(port) } }), "exit");
  return status;
}
