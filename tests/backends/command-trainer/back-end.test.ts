import { writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { trainerFinding } from "../../../src/backends/command-trainer/back-end.ts";
import type { CommandTrainerSettings } from "../../../src/backends/command-trainer/settings.ts";
import { temporaryFolder } from "../../cli/temporary-folder.ts";
import { trainerSettings } from "./support.ts";

describe("the trainer", () => {
  it("is ready where its program, its files and the base model are there", () => {
    const baseModel = temporaryFolder("base-model");
    writeFileSync(path.join(baseModel, "config.json"), "{}");
    expect(trainerFinding(trainerSettings("write", { baseModel })).status).toBe("ok");
  });

  it("is not where a program, a file or the base model is missing, by name", () => {
    const missing: ReadonlyArray<readonly [Partial<CommandTrainerSettings>, RegExp]> = [
      [{ command: ["no-such-python", "{dataset}", "{output}"] }, /no-such-python is no program here/],
      [{ command: [process.execPath, "/no/trainer.py", "{dataset}", "{output}"] }, /\/no\/trainer\.py is not there/],
      [{ baseModel: "/no/model" }, /\/no\/model has no config\.json/],
    ];
    for (const [changes, found] of missing)
      expect(trainerFinding(trainerSettings("write", changes))).toMatchObject({
        status: "fails",
        found: expect.stringMatching(found),
      });
  });
});
