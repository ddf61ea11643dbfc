/** A prompt policy of the user's own file: loaded by its path and checked; a mistake names the file and what is missing. */
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { assert, describe, it } from "@effect/vitest";
import { Effect, Result } from "effect";
import { promptPolicies } from "../../policies/index.ts";
import { layerPromptFormat } from "../../src/app/load-policy.ts";
import { decodeExperiment } from "../../src/app.ts";
import { PromptFormat } from "../../src/services/index.ts";
import { temporaryFolder } from "../cli/temporary-folder.ts";

const folder = temporaryFolder("policies");

const load = (format: string) =>
  Effect.flatMap(PromptFormat, Effect.succeed).pipe(
    Effect.provide(
      layerPromptFormat(
        Result.getOrThrow(
          decodeExperiment({ name: "x", data: { train: [{ path: "a" }] }, prompt: { format } }, { file: "x" }),
        ),
      ),
    ),
  );

let count = 0;
const file = (text: string): string => {
  const name = path.join(folder, `policy-${count++}.ts`);
  writeFileSync(name, text);
  return name;
};

const policyWith = (
  completion: string,
): string => `export default { name: "mine", summary: "Mine", format: ({ defaultHeader }) => ({
  name: "mine",
  proverPrompt: (statement) => defaultHeader + statement,
  proverTarget: (proof) => proof,
  parseProof: (completion) => completion.trim(),
  conjecturerPrompt: () => "",
  conjecturerTarget: (conjecture) => conjecture,
  parseConjecture: () => null,
  completion: ${completion},
}) };`;

describe("prompt.format", () => {
  it.effect("may be the name of a bundled policy", () =>
    Effect.gen(function* () {
      assert.strictEqual((yield* load("stp")).name, "stp");
      assert.strictEqual((yield* load("chat")).name, "chat");
    }),
  );

  it.effect("may be the path of a file that exports a policy", () =>
    Effect.gen(function* () {
      const format = yield* load(
        file(policyWith("{ stop: { prover: [], conjecturer: ['END'] }, promptTokens: null }")),
      );
      assert.strictEqual(format.name, "mine");
      assert.include(format.proverPrompt("theorem a", null), "import Mathlib");
    }),
  );

  it.effect("may have a formaliser's prompt, and is refused where that returns no text", () =>
    Effect.gen(function* () {
      const rules = "{ stop: { prover: [], conjecturer: [] }, promptTokens: null }";
      const withPrompt = (prompt: string) => load(file(policyWith(`${rules},\n  formaliserPrompt: ${prompt}`)));
      const format = yield* withPrompt("({ header, informal }, use) => [header, informal, use].join(' ')");
      assert.strictEqual(format.formaliserPrompt?.({ informal: "a", header: "b" }, "training"), "b a training");
      const bad = yield* withPrompt("() => 5");
      const asked = () => bad.formaliserPrompt?.({ informal: "a", header: null }, "generation");
      assert.throws(asked, /`formaliserPrompt` to return a text, found 5/);
    }),
  );

  it.effect("may have a guide's prompt, and is refused where that is no function that returns a text", () =>
    Effect.gen(function* () {
      const rules = "{ stop: { prover: [], conjecturer: [] }, promptTokens: null }";
      const withGuide = (prompt: string) => load(file(policyWith(`${rules},\n  guidePrompt: ${prompt}`)));
      const parts = { target: "a", conjecture: "b" };
      const format = yield* withGuide("({ conjecture, target }) => target + conjecture");
      assert.strictEqual(format.guidePrompt?.(parts), "ab");
      assert.strictEqual((yield* load(file(policyWith(rules)))).guidePrompt, undefined);
      assert.include((yield* Effect.flip(withGuide("'a text'"))).message, "the function `guidePrompt`");
      const bad = yield* withGuide("() => 5");
      assert.throws(() => bad.guidePrompt?.(parts), /`guidePrompt` to return a text, found 5/);
    }),
  );

  it.effect("may be the file that docs/policies.md shows", () =>
    Effect.gen(function* () {
      const [, example] = /```ts\n([\s\S]*?)```/.exec(readFileSync("docs/policies.md", "utf8"))!;
      const format = yield* load(file(example as string));
      assert.strictEqual(format.name, "mine");
      assert.strictEqual(format.parseConjecture(" b : 1 = 1 := by"), "theorem b : 1 = 1 := by");
      assert.strictEqual(format.parseProof("  rfl\n\nDone.", "theorem b : 1 = 1 := by"), "  rfl");
    }),
  );

  it.effect("that is no name of a policy is refused with the names that there are", () =>
    Effect.gen(function* () {
      const failure = yield* Effect.flip(load("deepseek"));
      assert.strictEqual(
        failure.message,
        `prompt.format: expected one of ${Object.keys(promptPolicies).join(", ")}, or the path of a file, found deepseek`,
      );
    }),
  );

  const mistakes: ReadonlyArray<readonly [what: string, text: string, message: string]> = [
    ["exports nothing", "export const x = 1;", "expected a default export { name, summary, format }, found nothing"],
    ["has no name", "export default { summary: '', format: () => ({}) };", "expected `name`: a string, found nothing"],
    ["has no format", "export default { name: 'x', summary: 'x' };", "expected `format`: a function of the settings"],
    [
      "has a format that throws",
      "export default { name: 'x', summary: 'x', format: () => { throw new Error('no') } };",
      "an exception: no",
    ],
    [
      "has a format without functions",
      "export default { name: 'x', summary: 'x', format: () => ({ name: 'x' }) };",
      "expected a format with the function `proverPrompt`, found nothing",
    ],
    ["has no completion rules", policyWith("undefined"), "expected a format with `completion: { stop, promptTokens }`"],
    [
      "has stop texts that are none",
      policyWith("{ stop: { prover: [1], conjecturer: [] }, promptTokens: null }"),
      'found {"prover":[1],"conjecturer":[]}',
    ],
    [
      "has a prompt length that is none",
      policyWith("{ stop: { prover: [], conjecturer: [] }, promptTokens: 0 }"),
      "expected `completion.promptTokens`: a positive integer or null, found 0",
    ],
    ["is no module", "export default {", "expected a module that loads"],
  ];
  for (const [what, text, message] of mistakes)
    it.effect(`refuses a file that ${what}, and names it`, () =>
      Effect.gen(function* () {
        const name = file(text);
        const failure = yield* Effect.flip(load(name));
        assert.isTrue(failure.message.startsWith(`${name}: `), failure.message);
        assert.include(failure.message, message);
      }),
    );
});
