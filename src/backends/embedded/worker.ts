/** What a worker thread of the embedded back end runs. */
import { serveTasks } from "./serve-tasks.ts";
import { embeddedTasks } from "./tasks.ts";

serveTasks(embeddedTasks);
