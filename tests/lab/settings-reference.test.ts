import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { registryOf } from "../../src/app/registry.ts";
import { BACK_ENDS, settingsOf } from "../../src/app.ts";
import type { Json, JsonObject } from "../../src/domain/index.ts";
import { settingsMarkdown, settingsReference, settingsUnder } from "../../src/lab/index.ts";

const settings = settingsOf(registryOf(BACK_ENDS));
const named = (path: string) => settings.find((one) => one.path === path)!;

describe("the settings reference", () => {
  it("stands in docs/settings.md as it is (npm run schema writes it)", () => {
    expect(readFileSync("docs/settings.md", "utf8")).toBe(settingsMarkdown(settings));
  });

  it("takes a description apart into what it means, its unit and its source", () => {
    expect(named("iterations")).toMatchObject({
      type: "integer ≥ 1",
      default: 16,
      description: "Rounds of self-play.",
      source: "paper: 48; released code: 12",
      unit: null,
    });
    expect(named("concurrency").unit).toBe("fibers and worker threads");
  });

  it("tells what presets and algorithms have instead of the default", () => {
    expect(named("iterations").otherwise).toStrictEqual([
      { under: "preset paper", value: 48 },
      { under: "preset released-code", value: 12 },
    ]);
    expect(named("prove.conjectureShare").otherwise.map(({ under }) => under)).toContain("algorithm expert-iteration");
  });

  it("names the back end of a setting that only one has, and the places of a list", () => {
    const urls = settings.filter(({ path }) => path === "model.endpoints");
    expect(urls.map(({ backend }) => backend)).toStrictEqual(["vllm"]);
    expect(named("data.train.N.path")).toMatchObject({ isRequired: true, type: "text" });
    expect(named("data.train.N.columns.name").isRequired).toBe(false);
  });

  it("has every setting under a group, and no other", () => {
    const seeds = settingsUnder(settings, "seeds").map(({ path }) => path);
    expect(seeds[0]).toBe("seeds");
    expect(seeds).toContain("seeds.lemmaCap");
    expect(seeds.every((path) => path === "seeds" || path.startsWith("seeds."))).toBe(true);
    expect(settingsUnder(settings, "seed").map(({ path }) => path)).toStrictEqual(["seed"]);
  });

  it("says what a value may be", () => {
    const typeOf = (node: Json): string | undefined => {
      const document = { properties: { key: node } } as JsonObject;
      return settingsReference(document, [])[0]?.type;
    };
    expect(typeOf({ type: "number", minimum: 0, maximum: 1 })).toBe("number from 0 to 1");
    expect(typeOf({ anyOf: [{ type: "integer", minimum: 1 }, { type: "null" }] })).toBe("integer ≥ 1, or null");
    expect(typeOf({ type: "number", allOf: [{ exclusiveMinimum: 0 }] })).toBe("number > 0");
    expect(typeOf({ enum: ["a", "b"], type: "string" })).toBe('"a" or "b"');
    expect(typeOf({ type: "array", items: { type: "string" } })).toBe("list of text");
    expect(typeOf({ type: "boolean" })).toBe("true or false");
  });
});
