/** Where the data tasks that come with the engine meet those of a user's own file. */
import { BadTask, checkTask, type DataTask, dataTasks } from "../data-tasks/index.ts";
import { loadBundledOrFile } from "./load-file.ts";

/** The task of a name, or of a file by its path. */
export const loadDataTask = (name: string) =>
  loadBundledOrFile<DataTask, BadTask>({
    name,
    place: "--tasks",
    bundled: dataTasks,
    check: checkTask,
    failed: (why) => new BadTask(why),
  });
