import { describe, expect, it } from "vitest";
import { UserError } from "../../src/domain/index.ts";
import { CorruptRun, DiskFull, NewerRun, RunLocked, RunLogFailure } from "../../src/services/index.ts";

describe("the errors of the run log", () => {
  const directory = "runs/a";
  it("name the folder, what is wrong and what to do", () => {
    expect(new NewerRun({ directory, found: 9, known: 1 }).message).toBe(
      "runs/a: the run has schema version 9, this program knows up to 1; use a newer version of it",
    );
    expect(new CorruptRun({ directory, detail: "no steps" }).message).toBe("runs/a: the run log is damaged: no steps");
    expect(new DiskFull({ directory }).message).toContain("no space left on the disk");
    expect(new RunLocked({ directory }).message).toContain("another process is writing to this run");
    expect(new RunLogFailure({ directory, operation: "opening", cause: new Error("EACCES") }).message).toBe(
      "runs/a: opening: EACCES",
    );
  });
  it("of the user say what was expected and what was found", () => {
    const error = new UserError({ place: "--out", expected: "a new folder", found: "files", hint: "choose another" });
    expect(error.message).toBe("--out: expected a new folder, found files\n  choose another");
  });
});
