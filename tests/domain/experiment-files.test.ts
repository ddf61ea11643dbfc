import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { Result } from "effect";
import { describe, expect, it } from "vitest";
import { decodeExperiment } from "../../src/app.ts";
import { parseExperimentText } from "../../src/domain/index.ts";

const folder = path.resolve(import.meta.dirname, "../../experiments");
const files = readdirSync(folder).filter((file) => file.endsWith(".json") && !file.endsWith(".schema.json"));

describe("the experiment files", () => {
  it("are there, the quickstart among them", () => {
    expect(files).toContain("quickstart.json");
  });

  it.each(files)("%s decodes, is named after its file and refers to the schema", (file) => {
    const json = Result.getOrThrow(parseExperimentText(file, readFileSync(path.join(folder, file), "utf8")));
    const experiment = Result.getOrThrow(decodeExperiment(json, { file }));
    expect(`${experiment.name}.json`).toBe(file);
    expect(experiment.$schema).toBe("./experiment.schema.json");
  });
});
