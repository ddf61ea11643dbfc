/** docs/rewards.md names every variant and parameter, and its example is a variant that works. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { Result } from "effect";
import { afterAll, describe, expect, it } from "vitest";
import { rewardVariants } from "../../rewards/index.ts";
import { applyVariant, checkVariant, decodeParameters, parameterTable } from "../../src/reward/index.ts";
import { randomInput } from "../support/reward-input.ts";

const root = path.resolve(import.meta.dirname, "../..");
const page = readFileSync(path.join(root, "docs/rewards.md"), "utf8");
// Inside the checkout, so that the example finds `effect`; runs/ is ignored by git.
mkdirSync(path.join(root, "runs"), { recursive: true });
const folder = mkdtempSync(path.join(root, "runs/.example-"));
afterAll(() => rmSync(folder, { recursive: true }));

describe("the page of the rewards", () => {
  it("names every variant, with each of its parameters", () => {
    for (const { name, parameters } of Object.values(rewardVariants)) {
      expect(page).toContain(`| \`${name}\` |`);
      for (const { name: parameter } of parameterTable(parameters)) expect(page, name).toContain(`\`${parameter}\``);
    }
  });

  it("shows a file of one's own that passes the check and rewards", async () => {
    const [, example] = /```ts\n([\s\S]*?)```/.exec(page)!;
    const file = path.join(folder, "short-proofs.ts");
    writeFileSync(file, example!);
    const variant = Result.getOrThrow(checkVariant(await import(pathToFileURL(file).href), file));
    const parameters = Result.getOrThrow(decodeParameters(variant, file, { longest: 1000 }));
    const { kept } = Result.getOrThrow(applyVariant(variant, file, randomInput(3), parameters));
    expect(kept.length).toBeGreaterThan(0);
  });
});
