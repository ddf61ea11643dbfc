import { writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { trainerFindings } from "../../../src/backends/command-trainer/back-end.ts";
import { temporaryFolder } from "../../cli/temporary-folder.ts";
import { criticTrainerSettings, trainerSettings } from "./support.ts";

describe("the trainer", () => {
  it("is ready where its program, its files and the base model are there", () => {
    const baseModel = temporaryFolder("base-model");
    writeFileSync(path.join(baseModel, "config.json"), "{}");
    expect(trainerFindings(trainerSettings("write", { baseModel })).map(({ status }) => status)).toEqual(["ok"]);
  });

  it("is not where a program, a file or the base model is missing: all of them are named", () => {
    const command = ["no-such-python", "/no/trainer.py", "{dataset}", "{output}"] as const;
    const found = trainerFindings(trainerSettings("write", { command, baseModel: "/no/model" }));
    expect(found.map(({ found: what, status }) => `${status}: ${what}`)).toEqual([
      "fails: trainer.command: no-such-python is no program here",
      "fails: trainer.command: /no/trainer.py is not there",
      "fails: trainer.baseModel: /no/model has no config.json",
    ]);
  });

  it("of the critic is looked at in the same way, under its own name", () => {
    const settings = criticTrainerSettings("write", { baseModel: "/no/model" });
    expect(trainerFindings(settings, "criticTrainer").map(({ found, subject }) => `${subject}: ${found}`)).toEqual([
      "criticTrainer: criticTrainer.baseModel: /no/model has no config.json",
    ]);
  });
});
