import { chmodSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { isProgram } from "../../src/machine/index.ts";
import { temporaryFolder } from "../cli/temporary-folder.ts";

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
