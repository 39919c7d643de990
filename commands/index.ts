import type { MenuLine } from "../src/core/command.js";
import { add } from "./add.js";
import { article } from "./article.js";
import { ask } from "./ask.js";
import { check } from "./check.js";
import { coverage } from "./coverage.js";
import { desk } from "./desk.js";
import { digest } from "./digest.js";
import { gaps } from "./gaps.js";
import { help } from "./help.js";
import { said } from "./said.js";
import { status } from "./status.js";
import { timeline } from "./timeline.js";
import { watch } from "./watch.js";
import { why } from "./why.js";

/** The menu, in the order of `/help`. */
export const commands: readonly MenuLine[] = [
  ask,
  check,
  said,
  timeline,
  coverage,
  article,
  digest,
  watch,
  desk,
  add,
  status,
  why,
  gaps,
  help,
];
