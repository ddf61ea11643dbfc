import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { toolchainFinding } from "../../../src/backends/lean-repl/versions.ts";
import { temporaryFolder } from "../../cli/temporary-folder.ts";

describe("the versions of a workspace", () => {
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
});
