/** The folders of runs in a folder. */
import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { Effect } from "effect";
import { NotARun } from "../../services/index.ts";
import { databaseFile } from "./run-folder.ts";
import { attempt } from "./sqlite-errors.ts";

/** Folders in `folder` that hold a run, readable or not. */
export const runFolders = Effect.fn("runFolders")(function* (folder: string) {
  if (!existsSync(folder))
    return yield* new NotARun({
      directory: folder,
      message: `${folder}: expected a folder of runs, found none of that name`,
    });
  return (yield* attempt(folder, "reading the folder", () => readdirSync(folder)))
    .map((name) => path.join(folder, name))
    .filter((directory) => existsSync(databaseFile(directory)));
});
