/** Every bundled variant: its boundary tables, and that whatever it is given, what it returns is a weighting. */
import { Result } from "effect";
import { describe, expect, it } from "vitest";
import { rewardVariants } from "../../rewards/index.ts";
import {
  applyVariant,
  boundaryInput,
  checkVariant,
  decodeParameters,
  parameterTable,
  type RewardVariant,
} from "../../src/reward/index.ts";
import { forAll } from "../support/for-all.ts";
import { rewardInputs } from "../support/reward-input.ts";

const variants: Readonly<Record<string, RewardVariant>> = rewardVariants;

for (const [name, variant] of Object.entries(variants))
  describe(`the variant ${name}`, () => {
    it("is registered under its own name and passes the check of a user's file", () => {
      expect(variant.name).toBe(name);
      expect(Result.isSuccess(checkVariant({ default: variant }, `rewards/${name}.ts`))).toBe(true);
    });

    it("documents every parameter, and its defaults decode", () => {
      for (const row of parameterTable(variant.parameters)) {
        expect(row.description, row.name).toMatch(/Source: /);
        expect(row.default, row.name).toBeDefined();
      }
      for (const preset of [undefined, ...Object.keys(variant.presets ?? {})])
        expect(Result.isSuccess(decodeParameters(variant, name, {}, preset)), String(preset)).toBe(true);
    });

    for (const table of variant.boundaries ?? [])
      describe(table.formula, () => {
        for (const row of table.cases) it(row.given, () => expect(row.compute()).toEqual(row.expected));
      });

    it("gives only known, proved conjectures finite weights ≥ 0, under every preset", () => {
      forAll(rewardInputs, (input) => {
        const proved = new Set(input.conjectures.filter(({ accepted }) => accepted > 0).map(({ id }) => id));
        for (const preset of [undefined, ...Object.keys(variant.presets ?? {})]) {
          const parameters = Result.getOrThrow(decodeParameters(variant, name, {}, preset));
          const output = Result.getOrThrow(applyVariant(variant, name, input, parameters));
          for (const { id } of output.kept) expect(proved.has(id)).toBe(true);
          expect(output.stages.at(-1)?.[1]).toBe(output.kept.length);
        }
      });
    });

    it("is a function of its arguments: the same input twice gives the same weights", () => {
      const parameters = Result.getOrThrow(decodeParameters(variant, name, {}));
      forAll(rewardInputs, (input) =>
        expect(variant.reward(structuredClone(input), parameters)).toEqual(variant.reward(input, parameters)),
      );
    });

    it("has a boundary table of its own", () => {
      expect(variant.boundaries?.length).toBeGreaterThan(0);
      expect(variant.reward(boundaryInput([]), Result.getOrThrow(decodeParameters(variant, name, {}))).kept).toEqual(
        [],
      );
    });
  });
