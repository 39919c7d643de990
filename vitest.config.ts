import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: ["test/postgres/whole-run.ts"],
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 30_000,
    maxWorkers: "100%",
  },
});
