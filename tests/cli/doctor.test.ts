import { rmSync } from "node:fs";
import path from "node:path";
import { assert, describe, it } from "@effect/vitest";
import { Effect } from "effect";
import { findingLine } from "../../src/cli/doctor.ts";
import { fails, ok, warning } from "../../src/domain/index.ts";
import { jsonLines, outcome, tinyFolder } from "./support.ts";

const DISK = warning("disk", "3.0 GB free in runs", "a long run writes several gigabytes");
const MODEL = fails("model", "no server answers", "start the server");

describe("stp doctor", () => {
  it.effect("prints a line a finding and ends with 0 where nothing fails", () =>
    Effect.gen(function* () {
      const { code, output } = yield* outcome(["doctor"], { findings: [ok("model", "embedded"), DISK] });
      assert.strictEqual(code, 0);
      assert.strictEqual(
        output,
        "ok       model     embedded\nwarning  disk      3.0 GB free in runs — a long run writes several gigabytes",
      );
    }),
  );

  it.effect("ends with 1 where a run would fail", () =>
    Effect.gen(function* () {
      const { code, output } = yield* outcome(["doctor"], { findings: [MODEL] });
      assert.strictEqual(code, 1);
      assert.include(output, "fails    model     no server answers — start the server");
    }),
  );

  it.effect("looks at the data of an experiment first", () =>
    Effect.gen(function* () {
      const file = path.join(tinyFolder(), "tiny.json");
      const { code, output } = yield* outcome(["doctor", file], { findings: [] });
      assert.strictEqual(code, 0);
      assert.match(output, /^ok {7}data {6}\d+ training statements, 8 held out, 4 library lemmas$/);
    }),
  );

  it.effect("ends with 1 where a data file is missing, and names its key", () =>
    Effect.gen(function* () {
      const folder = tinyFolder();
      rmSync(path.join(folder, "data/train.jsonl"));
      const { code, output } = yield* outcome(["doctor", path.join(folder, "tiny.json"), "--json"], {
        findings: [DISK],
      });
      assert.strictEqual(code, 1);
      const [data, disk] = jsonLines(output);
      assert.deepInclude(data, { subject: "data", status: "fails" });
      assert.match(String(data?.["found"]), /^data\.train\.0\.path: expected a dataset file that can be read/);
      assert.deepStrictEqual(disk, { ...DISK });
    }),
  );

  it.effect("ends with 2 on a mistake in the experiment", () =>
    Effect.gen(function* () {
      const folder = tinyFolder({
        trainer: { backend: "command", command: ["x", "{dtaset}", "{output}"], baseModel: "m" },
      });
      const { code, errors } = yield* outcome(["doctor", path.join(folder, "tiny.json")]);
      assert.strictEqual(code, 2);
      assert.match(
        errors,
        /trainer\.command\.1: expected one of the placeholders .*, found "\{dtaset\}"\n {2}did you mean "\{dataset\}"\?/,
      );
    }),
  );

  it("keeps a finding on one line", () => {
    assert.strictEqual(findingLine(ok("proofs", "a\n  b\n")), "ok       proofs    a; b");
  });
});
