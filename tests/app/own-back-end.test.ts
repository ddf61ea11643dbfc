/** A back end is a value: this one is made up here, listed beside the others, and a run is played with it. */
import path from "node:path";
import { assert, describe, it } from "@effect/vitest";
import { Effect, Layer, Schema } from "effect";
import { TestConsole } from "effect/testing";
import { BACK_ENDS, exitCode, program } from "../../src/app.ts";
import { type Judgement, ok, PositiveCount, setting, UserError } from "../../src/domain/index.ts";
import { type BackEnd, Verifier, verifierPart } from "../../src/services/index.ts";
import { jsonLines, tinyFolder } from "../cli/support.ts";

/** What the verifiers of this file were made with, and the proofs that they were asked about. */
const notes: Array<string | null> = [];
const asked = new Set<string>();

const judged = (verdict: Judgement["verdict"]): Judgement => ({ verdict, runMilliseconds: 0, queueMilliseconds: 0 });

/** Believes every proof of one line that is not too long. */
const gullible: BackEnd = {
  name: "gullible",
  verifier: verifierPart({
    settings: Schema.Struct({
      backend: Schema.Literal("gullible"),
      longest: setting(PositiveCount, 100, { description: "Longest proof that is believed." }),
      notes: setting(Schema.NullOr(Schema.String), null, { description: "A file." }),
    }),
    paths: { notes: "always" },
    mistake: ({ longest }, { prove }) =>
      longest <= prove.maximumTokens
        ? null
        : new UserError({ place: "verifier.longest", expected: "no more than is sampled", found: `${longest}` }),
    layer: (settings) =>
      Layer.sync(Verifier, () => {
        notes.push(settings.notes);
        return {
          environment: "gullible, first edition",
          checkStatements: (statements) => Effect.succeed(statements.map(() => ({ _tag: "elaborated" }) as const)),
          verify: (requests) =>
            Effect.succeed(
              requests.map(({ proof }) => {
                asked.add(proof);
                const isBelieved =
                  !proof.includes("\n") && !proof.includes("sorry") && proof.length <= settings.longest;
                return isBelieved
                  ? judged({ _tag: "accepted", axioms: [], level: "repl", invokes: [] })
                  : judged({ _tag: "rejected", reason: "error", message: "not believed" });
              }),
            ),
        };
      }),
    sandbox: () => ok("sandbox", "not needed: nothing is run"),
    advice: () => "ask something else",
  }),
};

const stp = (...words: ReadonlyArray<string>) =>
  Effect.gen(function* () {
    const exit = yield* Effect.exit(program(words, [...BACK_ENDS, gullible]));
    return {
      code: exitCode(exit),
      output: (yield* TestConsole.logLines).join("\n"),
      errors: (yield* TestConsole.errorLines).join("\n"),
    };
  }).pipe(Effect.provide(TestConsole.layer, { local: true }));

const experiment = (verifier: object = {}): string =>
  path.join(tinyFolder({ iterations: 1, verifier: { backend: "gullible", ...verifier } }), "tiny.json");

describe("a back end of one's own", () => {
  it.live("judges a run, which is shown afterwards and replayed", () =>
    Effect.gen(function* () {
      const file = experiment({ notes: "notes.txt" });
      const out = path.join(path.dirname(file), "run");
      const ran = yield* stp("run", file, "--out", out);
      assert.deepStrictEqual([ran.code, ran.errors.match(/^error.*/m)], [0, null]);
      assert.include(notes, path.join(path.dirname(file), "notes.txt"));
      // The known proofs of every start are not all that it was asked.
      assert.isAbove(asked.size, 3);
      assert.strictEqual((yield* stp("show", out)).code, 0);
      assert.strictEqual((yield* stp("replay", out)).code, 0);
    }),
  );

  it.live("is looked at by the doctor", () =>
    Effect.gen(function* () {
      const { output } = yield* stp("doctor", experiment(), "--json");
      const found = jsonLines(output);
      const of = (subject: string) => found.filter((finding) => finding["subject"] === subject);
      assert.deepInclude(of("sandbox")[0], { status: "ok", found: "not needed: nothing is run" });
      // It believes what is wrong, which the doctor tells.
      assert.match(String(of("proofs")[0]?.["found"]), /^a wrong proof \(false statement\) is judged accepted$/);
    }),
  );

  for (const [what, verifier, error] of [
    ["a setting that it does not have", { longst: 5 }, /verifier\.longst: .*\n? *did you mean "longest"\?/],
    ["a value of the wrong kind", { longest: "ten" }, /verifier\.longest: expected number, found "ten"/],
    ["settings that do not go together", { longest: 5000 }, /verifier\.longest: expected no more than is sampled/],
  ] as const)
    it.live(`refuses ${what} (exit 2)`, () =>
      Effect.gen(function* () {
        const file = experiment(verifier);
        const { code, errors } = yield* stp("run", file, "--out", path.join(path.dirname(file), "run"));
        assert.strictEqual(code, 2);
        assert.match(errors, error);
      }),
    );

  it.live("is no part of a program that does not list it (exit 2)", () =>
    Effect.gen(function* () {
      const exit = yield* Effect.exit(program(["doctor", experiment()]));
      assert.strictEqual(exitCode(exit), 2);
      assert.match((yield* TestConsole.errorLines).join("\n"), /^error: .*tiny\.json: verifier.* found .*"gullible"/);
    }).pipe(Effect.provide(TestConsole.layer, { local: true })),
  );
});
