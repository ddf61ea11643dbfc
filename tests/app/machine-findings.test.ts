import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import {
  diskFinding,
  isProgram,
  memoryFinding,
  programFinding,
  toolchainFinding,
  trainerFinding,
} from "../../src/app/machine-findings.ts";
import type { CommandTrainerSettings, Experiment } from "../../src/domain/index.ts";
import { trainerSettings } from "../backends/command-trainer/support.ts";
import { temporaryFolder } from "../cli/temporary-folder.ts";
import { tinyExperiment } from "../support/tiny-experiment.ts";

const trainedBy = (changes: Partial<CommandTrainerSettings>): Experiment => ({
  ...tinyExperiment(),
  trainer: trainerSettings("write", changes),
});

describe("the disk", () => {
  it("is enough for a log where the folder of the run is not there yet", () => {
    expect(diskFinding(tinyExperiment(), path.join(temporaryFolder("disk"), "runs/deep")).status).not.toBe("fails");
  });

  it("is too small for weights where less is free than trainer.minimumFreeGigabytes", () => {
    const finding = diskFinding(trainedBy({ minimumFreeGigabytes: 1e9 }), temporaryFolder("disk"));
    expect(finding).toMatchObject({ subject: "disk", status: "fails" });
    expect(finding.found).toMatch(/at least 1000000000 GB are needed \(trainer\.minimumFreeGigabytes\)$/);
  });
});

describe("the memory", () => {
  const repl = (...overrides: ReadonlyArray<string>) =>
    tinyExperiment('verifier={"backend":"lean-repl"}', ...overrides.map((text) => `verifier.${text}`));

  it("is enough for REPL processes that take little", () => {
    expect(memoryFinding(repl("memoryBudgetMegabytes=10")).status).toBe("ok");
  });

  it("is warned of where the REPL processes may take more than is available", () => {
    expect(memoryFinding(repl("memoryBudgetMegabytes=1000000000")).status).toBe("warning");
  });
});

describe("the versions", () => {
  const workspace = (own: string | null, packages: Readonly<Record<string, string>> | null): string => {
    const folder = temporaryFolder("workspace");
    if (own !== null) writeFileSync(path.join(folder, "lean-toolchain"), own);
    const packagesOf = Object.keys(packages ?? {}).map((name) => ({ name, inherited: name.startsWith("inherited") }));
    writeFileSync(path.join(folder, "lake-manifest.json"), JSON.stringify({ version: "1.2.0", packages: packagesOf }));
    for (const [name, toolchain] of Object.entries(packages ?? {})) {
      mkdirSync(path.join(folder, ".lake/packages", name), { recursive: true });
      writeFileSync(path.join(folder, ".lake/packages", name, "lean-toolchain"), toolchain);
    }
    return folder;
  };

  it("agree where they differ in spelling only", () => {
    const folder = workspace("leanprover/lean4:v4.20.0\n", {
      mathlib: "v4.20.0",
      REPL: "leanprover/lean4:4.20.0",
      inheritedByMathlib: "v4.19.0",
    });
    expect(toolchainFinding(folder)).toMatchObject({ status: "ok", found: `Lean 4.20.0: ${folder}, mathlib, REPL` });
  });

  it("do not agree where a package is made for another Lean; both are named", () => {
    const finding = toolchainFinding(workspace("leanprover/lean4:v4.20.0", { mathlib: "v4.20.0", REPL: "v4.19.0" }));
    expect(finding).toMatchObject({ status: "fails", found: "Lean 4.20.0, but REPL is made for 4.19.0" });
  });

  it("say that a workspace was not built, or is none", () => {
    expect(toolchainFinding(workspace("v4.20.0", null))).toMatchObject({
      status: "fails",
      advice: "run: npm run lean:setup",
    });
    expect(toolchainFinding(workspace(null, null)).found).toMatch(/has no lean-toolchain$/);
  });

  it("refuse a Node that is too old", () => {
    expect(programFinding("22.1.0").status).toBe("fails");
    expect(programFinding("24.0.0").status).toBe("ok");
  });
});

describe("the trainer", () => {
  it("is ready where its program, its files and the base model are there", () => {
    const baseModel = temporaryFolder("base-model");
    writeFileSync(path.join(baseModel, "config.json"), "{}");
    expect(trainerFinding(trainedBy({ baseModel })).status).toBe("ok");
    expect(trainerFinding(tinyExperiment()).status).toBe("ok");
  });

  it("is not where a program, a file or the base model is missing, by name", () => {
    const missing: ReadonlyArray<readonly [Partial<CommandTrainerSettings>, RegExp]> = [
      [{ command: ["no-such-python", "{dataset}", "{output}"] }, /no-such-python is no program here/],
      [{ command: [process.execPath, "/no/trainer.py", "{dataset}", "{output}"] }, /\/no\/trainer\.py is not there/],
      [{ baseModel: "/no/model" }, /\/no\/model has no config\.json/],
    ];
    for (const [changes, found] of missing)
      expect(trainerFinding(trainedBy(changes))).toMatchObject({
        status: "fails",
        found: expect.stringMatching(found),
      });
  });
});

describe("a program", () => {
  it("is a file that may be executed, by its path or by its name on the path", () => {
    const folder = temporaryFolder("programs");
    const file = path.join(folder, "trainer");
    writeFileSync(file, "#!/bin/sh\n");
    chmodSync(file, 0o644);
    expect([isProgram(file), isProgram("trainer", folder)]).toStrictEqual([false, false]);
    chmodSync(file, 0o755);
    expect([isProgram(file), isProgram("trainer", `/no/where:${folder}`), isProgram("stp", "")]).toStrictEqual([
      true,
      true,
      true,
    ]);
  });
});
