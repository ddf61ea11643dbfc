/** What a worker thread of the embedded back end runs. */
import module from "node:module";

// As for the program itself, or half of a worker's start would go into compiling.
module.enableCompileCache();
const [{ serveTasks }, { embeddedTasks }] = await Promise.all([import("./serve-tasks.ts"), import("./tasks.ts")]);
module.flushCompileCache();
serveTasks(embeddedTasks);
