/** Rewards and learning rules in files of the user's own, named from a folder that is no part of the project. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { start } from "./process.ts";
import { tinyFolder } from "./support.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const [, example = ""] = /```ts\n([\s\S]*?)```/.exec(readFileSync("docs/rewards.md", "utf8")) ?? [];

const experiment = path.join(tinyFolder({ iterations: 1 }), "tiny.json");

const stpIn = (folder: string) => {
  writeFileSync(path.join(folder, "short-proofs.ts"), example);
  return async (...commandLine: ReadonlyArray<string>) => {
    const { code, errors, output } = await start(commandLine, "", folder).ended;
    return { code, said: output + errors };
  };
};

describe("the reward that docs/rewards.md shows", () => {
  it("is shown, run, replayed, branched to and compared, named by its path from the working folder", async () => {
    const folder = temporaryFolder("own");
    const stp = stpIn(folder);
    const shown = await stp("rewards", "show", "./short-proofs.ts");
    expect(shown).toMatchObject({ code: 0, said: expect.stringMatching(/^longest +integer +-/m) });
    const chosen = ["--set", "reward.variant=./short-proofs.ts"];
    expect(await stp("run", experiment, ...chosen, "--out", "run")).toMatchObject({ code: 0 });
    expect(await stp("replay", "run")).toMatchObject({ code: 0 });
    expect(await stp("run", experiment, "--out", "other")).toMatchObject({ code: 0 });
    expect(await stp("replay", "other", "--from", "0", ...chosen, "--out", "branch")).toMatchObject({ code: 0 });
    for (const run of ["run", "branch"])
      expect(readFileSync(path.join(folder, run, "experiment.json"), "utf8")).toContain(
        path.join(folder, "short-proofs.ts"),
      );
    expect(await stp("compare", "run", "--rewards", "stp,./short-proofs.ts")).toMatchObject({
      code: 0,
      said: expect.stringContaining("./short-proofs.ts"),
    });
  });

  it("is decoded by the engine's effect where its folder has another", async () => {
    const folder = temporaryFolder("own");
    const other = path.join(folder, "node_modules/effect");
    mkdirSync(other, { recursive: true });
    writeFileSync(path.join(other, "package.json"), '{ "name": "effect", "type": "module", "exports": "./index.js" }');
    writeFileSync(path.join(other, "index.js"), "export const Schema = {};");
    expect(await stpIn(folder)("rewards", "show", "./short-proofs.ts")).toMatchObject({ code: 0 });
  });
});
