/** A workspace of Lake, with `stp repl` in the place of Lean: the plumbing that no test without Lean would see. */
import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, assert, beforeAll, describe, it } from "@effect/vitest";
import { Effect } from "effect";
import { PROGRAM_FOLDER } from "../../../src/machine/index.ts";
import { bubblewrap, needing } from "../../support/needs.ts";
import { withVerifier } from "./support.ts";

const folder = mkdtempSync(path.join(tmpdir(), "stp-workspace-"));
const workspace = path.join(folder, "workspace");
const searched = process.env["PATH"] ?? "";
const node = realpathSync(process.execPath);

const program = (file: string, words: ReadonlyArray<string>): void => {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, `#!/bin/sh\nexec ${words.join(" ")} "$@"\n`, { mode: 0o755 });
};

beforeAll(() => {
  const standIn = path.join(import.meta.dirname, "lean-stand-in.ts");
  program(path.join(workspace, ".lake/packages/REPL/.lake/build/bin/repl"), [
    node,
    `${PROGRAM_FOLDER}bin/stp.js`,
    "repl",
  ]);
  program(path.join(workspace, ".lake/packages/lean4export/.lake/build/bin/lean4export"), [
    node,
    standIn,
    "lean4export",
  ]);
  program(path.join(folder, "bin/lean"), [node, standIn, "lean"]);
  // `lake env PROGRAM …`, with what Lake would set.
  writeFileSync(path.join(folder, "bin/lake"), `#!/bin/sh\nshift\nLEAN_PATH=${workspace}/lib exec "$@"\n`, {
    mode: 0o755,
  });
  writeFileSync(path.join(workspace, "lean-toolchain"), "leanprover/lean4:stand-in\n");
  writeFileSync(path.join(workspace, "lake-manifest.json"), '{"packages": []}\n');
  chmodSync(folder, 0o755);
  process.env["PATH"] = `${path.join(folder, "bin")}${path.delimiter}${searched}`;
});
afterAll(() => {
  process.env["PATH"] = searched;
  rmSync(folder, { recursive: true });
});

const lean = {
  command: null,
  environmentCommand: null,
  workspace,
  processes: 1,
  sandbox: "off",
  readable: [PROGRAM_FOLDER, node, path.join(folder, "bin")],
};
const request = (proof: string) => ({
  statement: { text: "theorem t (p : Prop) : p ∨ ¬p := by", header: null },
  proof,
});

describe("a workspace of Lake with a stand-in for Lean", () => {
  for (const [where, sandbox, need] of [
    ["without a sandbox", "off", null],
    ["in the sandbox", "require", bubblewrap()],
  ] as const)
    describe(where, needing(need), () => {
      it.live("is started through `lake env`, and judges", () =>
        Effect.gen(function* () {
          const judged = yield* withVerifier({ ...lean, sandbox }, (verifier) =>
            Effect.map(verifier.verify([request("  exact Classical.em p"), request("  rfl")]), (verdicts) => ({
              tags: verdicts.map(({ verdict }) => verdict._tag),
              environment: verifier.environment,
            })),
          );
          assert.deepStrictEqual(judged.tags, ["accepted", "rejected"]);
          assert.match(judged.environment, /^[0-9a-f]{64}$/);
        }),
      );

      it.live("has candidates compiled and exported by processes of their own, and the export checked", () =>
        Effect.gen(function* () {
          const [judged] = yield* withVerifier({ ...lean, sandbox, level: "kernel" }, ({ verify }) =>
            verify([request("  exact Classical.em p")]),
          );
          const axioms = ["Classical.choice", "Quot.sound", "propext"];
          assert.deepInclude(judged?.verdict, { _tag: "accepted", level: "kernel", axioms });
        }),
      );
    });

  it.live("is refused where its versions cannot be told, with the way out", () =>
    Effect.gen(function* () {
      rmSync(path.join(workspace, "lake-manifest.json"));
      const error = yield* Effect.flip(withVerifier(lean, () => Effect.void));
      assert.strictEqual(error.reason, "environment");
      assert.include(error.message, "npm run lean:setup");
    }),
  );
});
