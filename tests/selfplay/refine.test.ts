/** Attempts in rounds: a scripted model and a scripted verifier, and what becomes of their attempts. */
import { assert, describe, it } from "@effect/vitest";
import { Effect, Layer } from "effect";
import { TestClock } from "effect/testing";
import fc from "fast-check";
import { expect } from "vitest";
import chat from "../../policies/chat.ts";
import correction from "../../policies/correction.ts";
import stepfun from "../../policies/stepfun.ts";
import type { CheckAnswer, Experiment, ModelVersion, Segment, StatementId } from "../../src/domain/index.ts";
import { sampleAttempts, withoutMiddle } from "../../src/selfplay/index.ts";
import {
  ModelError,
  Progress,
  PromptFormat,
  type PromptPolicy,
  type ProveRequest,
  Prover,
  type SampledProof,
  Verifier,
} from "../../src/services/index.ts";
import { tinyExperiment } from "../support/tiny-experiment.ts";

const STATEMENT = "theorem t : 1 + 1 = 2 := by";
const statement = { id: "s-1" as StatementId, name: "t", text: STATEMENT, header: null };

const sketch = (proof: string): string => `Let me see. <sketch>\n${STATEMENT}\n${proof}\n</sketch>`;
const answer = (proof: string): string => `So:\n\`\`\`lean4\n${STATEMENT}\n${proof}\n\`\`\``;

const sample = (text: string, multiplicity = 1, more: Partial<SampledProof> = {}): SampledProof => ({
  text,
  multiplicity,
  tokens: 10 * multiplicity,
  logProbability: -1,
  ...more,
});

const OPEN: CheckAnswer = {
  _tag: "answered",
  json: { sorries: [{ pos: { line: 2, column: 2 }, goal: "⊢ 1 + 1 = 2" }] },
};
const RIGHT: CheckAnswer = { _tag: "answered", json: {} };

interface Script {
  readonly turns: (request: ProveRequest) => ReadonlyArray<SampledProof> | ModelError;
  readonly check?: (text: string) => CheckAnswer;
  readonly settings?: ReadonlyArray<string>;
  readonly samples?: number;
  readonly policy?: PromptPolicy;
  /** Seconds that a turn takes. */
  readonly seconds?: number;
}

const formatOf = (policy: PromptPolicy, { conjecture, prompt }: Experiment) =>
  policy.format({ ...prompt, cutAt: conjecture.cutAt, reading: conjecture.reading });

const refined = ({ check = () => OPEN, policy = stepfun, samples = 1, seconds = 0, settings = [], turns }: Script) => {
  const experiment = tinyExperiment("refine.calls=null", "prompt.defaultHeader=", ...settings);
  const requests: Array<ProveRequest> = [];
  const checked: Array<string> = [];
  const warnings: Array<string> = [];
  const prover = Layer.succeed(Prover, {
    prove: (_, asked) =>
      Effect.gen(function* () {
        yield* TestClock.adjust(seconds * 1000);
        return yield* Effect.forEach(asked, (request) => {
          requests.push(request);
          const written = turns(request);
          return written instanceof ModelError ? Effect.fail(written) : Effect.succeed(written);
        });
      }),
  });
  const verifier = Layer.succeed(Verifier, {
    environment: "scripted",
    verify: () => Effect.die("not asked"),
    checkStatements: () => Effect.die("not asked"),
    check: (texts) =>
      Effect.sync(() =>
        texts.map(({ text }) => {
          checked.push(text);
          return check(text);
        }),
      ),
  });
  const progress = Layer.succeed(Progress, {
    report: (event) => Effect.sync(() => event._tag === "warning" && warnings.push(event.message)),
  });
  const format = Layer.succeed(PromptFormat, formatOf(policy, experiment));
  const context = { experiment, version: "v" as ModelVersion, purpose: "prover", iteration: 0 } as const;
  return sampleAttempts(context, [{ statement, samples }]).pipe(
    Effect.map(([one]) => ({ ...one!, requests, checked, warnings })),
    Effect.provide([prover, verifier, progress, format]),
  );
};

/** What each turn of an attempt is: `turns` in their order, whatever was answered. */
const inOrder =
  (...turns: ReadonlyArray<SampledProof>) =>
  ({ turns: before = [] }: ProveRequest): ReadonlyArray<SampledProof> => {
    const next = turns[before.filter(({ author }) => author === "model").length];
    return next === undefined ? [] : [next];
  };

const authors = (segments: ReadonlyArray<Segment> = []): string => segments.map(({ author }) => author).join(" ");

describe("an attempt in rounds", () => {
  it.effect("has turns of the model and answers between them, of which none is learned", () =>
    Effect.gen(function* () {
      const turns = inOrder(sample(sketch("  sorry")), sample(answer("  rfl")));
      const { attempts, checked, requests, short } = yield* refined({ turns });
      assert.strictEqual(attempts.length, 1);
      const [attempt] = attempts;
      assert.deepStrictEqual([attempt?.proof, attempt?.tokens, attempt?.logProbability], ["  rfl", 20, -2]);
      assert.deepStrictEqual([attempt?.past?.round, attempt?.past?.parent], [1, null]);
      const { segments } = attempt!.past!;
      assert.strictEqual(authors(segments), "model verifier model");
      assert.deepStrictEqual(
        segments.map(({ loss }) => loss),
        [true, false, true],
      );
      assert.strictEqual(segments[0]?.text, sketch("  sorry"));
      assert.strictEqual(
        segments[1]?.text,
        '\n<REPL>\n{"sorries": [{"pos": {"line": 2, "column": 2}, "goal": "⊢ 1 + 1 = 2"}]}\n</REPL>\n',
      );
      assert.deepStrictEqual(checked, [`${STATEMENT}\n  sorry`]);
      assert.deepStrictEqual(requests[1]?.turns, segments.slice(0, 2));
      assert.deepStrictEqual(short, { missing: 0, cut: 0 });
    }),
  );

  it.effect("is asked for as often as it was drawn, with a seed of its own for every way that it went", () =>
    Effect.gen(function* () {
      const turns = ({ turns: before = [], samples }: ProveRequest) =>
        before.length === 0
          ? [sample(sketch("  sorry"), 3), sample(sketch("  simp"), 2)]
          : [sample(answer("  rfl"), samples)];
      const { attempts, requests } = yield* refined({ turns, samples: 5 });
      assert.deepStrictEqual(
        requests.map(({ samples }) => samples),
        [5, 3, 2],
      );
      assert.strictEqual(new Set(requests.map(({ randomSeed }) => randomSeed)).size, 3);
      // Both ways came to one proof.
      assert.deepStrictEqual(
        attempts.map(({ multiplicity, proof, tokens }) => [multiplicity, proof, tokens]),
        [[5, "  rfl", 100]],
      );
    }),
  );

  const ends: ReadonlyArray<readonly [how: string, script: Script, reason: string]> = [
    ["a turn that closes a sketch it has not opened", { turns: inOrder(sample("so </sketch>")) }, "malformed-turn"],
    [
      "a sketch that is never closed, up to the limit of a turn",
      { turns: inOrder(sample("<sketch>\ntheorem", 1, { cut: 1 })) },
      "turn-tokens",
    ],
    ["a sketch that is never closed, and given up", { turns: inOrder(sample("<sketch>\ntheorem")) }, "no-proof"],
    [
      "no room for another turn",
      { turns: inOrder(sample(sketch("  sorry")), sample("", 1, { cut: 1 })) },
      "attempt-tokens",
    ],
    [
      "a server that breaks it off each time",
      {
        turns: ({ turns = [] }) =>
          turns.length === 0
            ? [sample(sketch("  sorry"))]
            : new ModelError({ message: "sample 0 was aborted", scope: "request" }),
      },
      "broken-off",
    ],
  ];
  for (const [how, script, reason] of ends)
    it.effect(`ends with its reason: ${how}`, () =>
      Effect.gen(function* () {
        const { attempts, warnings } = yield* refined(script);
        assert.strictEqual(attempts[0]?.unread, reason);
        assert.strictEqual(warnings.length, reason === "broken-off" ? 1 : 0);
      }),
    );

  const limits: ReadonlyArray<
    readonly [what: string, settings: ReadonlyArray<string>, seconds: number, calls: number]
  > = [
    ["answers", ["refine.calls=3"], 0, 3],
    ["tokens", ["refine.tokens=25"], 0, 2],
    ["seconds", ["refine.seconds=10"], 6, 1],
  ];
  for (const [what, settings, seconds, calls] of limits)
    it.effect(`gets no more answers where its ${what} are spent, and is judged by its last turn`, () =>
      Effect.gen(function* () {
        const turns = () => [sample(sketch("  sorry"))];
        const { attempts } = yield* refined({ turns, settings, seconds });
        assert.deepStrictEqual([attempts[0]?.past?.round, attempts[0]?.proof], [calls, "  sorry"]);
      }),
    );

  it.effect("has the reason of its limit where the last turn has no proof", () =>
    Effect.gen(function* () {
      const turns = () => [sample("<sketch>\n-- I do not know\n</sketch>")];
      const { attempts } = yield* refined({ turns, settings: ["refine.calls=1"] });
      assert.strictEqual(attempts[0]?.unread, "attempt-calls");
    }),
  );

  it.effect("is told an answer of 10 MB within its bound, between its tags", () =>
    Effect.gen(function* () {
      const check = (): CheckAnswer => ({ _tag: "answered", json: { messages: [{ data: "x".repeat(10_000_000) }] } });
      const turns = inOrder(sample(sketch("  sorry")), sample(answer("  rfl")));
      const { attempts } = yield* refined({ turns, check });
      const told = attempts[0]?.past?.segments[1]?.text ?? "";
      expect(told.length).toBeLessThan(8100);
      expect(told).toMatch(
        /^\n<REPL>\n\{"messages": \[\{"data": "x+\n… \d+ characters left out …\nx+"\}\]\}\n<\/REPL>\n$/,
      );
    }),
  );

  it.effect("goes on where there is no answer, and is told so", () =>
    Effect.gen(function* () {
      const told: Array<string> = [];
      for (const reason of ["timeout", "crashed"] as const) {
        const check = (): CheckAnswer => ({ _tag: "unanswered", reason, message: "signal 9" });
        const turns = inOrder(sample(sketch("  sorry")), sample(answer("  rfl")));
        const { attempts } = yield* refined({ turns, check });
        assert.strictEqual(attempts[0]?.proof, "  rfl");
        told.push(attempts[0]?.past?.segments[1]?.text ?? "");
      }
      assert.deepStrictEqual(told, [
        "\n<REPL>\nThe REPL gave no answer within 60 seconds.\n</REPL>\n",
        '\n<REPL>\n{"repl_err": "signal 9"}\n</REPL>\n',
      ]);
    }),
  );

  it.effect("of the policy correction ends with the first proof against which nothing is said", () =>
    Effect.gen(function* () {
      const turns = inOrder(sample(answer("  simp")), sample(answer("  rfl")), sample(answer("  omega")));
      const wrong: CheckAnswer = {
        _tag: "answered",
        json: { messages: [{ severity: "error", pos: { line: 2, column: 2 }, data: "simp made no progress" }] },
      };
      const check = (text: string): CheckAnswer => (text.endsWith("rfl") ? RIGHT : wrong);
      const { attempts, checked } = yield* refined({ turns, check, policy: correction });
      assert.deepStrictEqual([attempts[0]?.proof, attempts[0]?.past?.round], ["  rfl", 1]);
      assert.deepStrictEqual(checked, [`${STATEMENT}\n  simp`, `${STATEMENT}\n  rfl`]);
      expect(attempts[0]?.past?.segments[1]?.text).toContain("line 2, column 2: error: simp made no progress");
    }),
  );

  it.effect("whose answers are too few is missing, and counted", () =>
    Effect.gen(function* () {
      const { short } = yield* refined({ turns: inOrder(sample(answer("  rfl"))), samples: 4 });
      assert.deepStrictEqual(short, { missing: 3, cut: 0 });
    }),
  );

  it.effect("is refused where the prompt format knows no rounds", () =>
    Effect.gen(function* () {
      const experiment = tinyExperiment("refine.calls=1");
      const context = { experiment, version: "v" as ModelVersion, purpose: "prover", iteration: 0 } as const;
      const refused = yield* Effect.flip(sampleAttempts(context, [{ statement, samples: 1 }]));
      expect(refused.message).toMatch(
        /^prompt\.format: expected a prompt format for attempts in rounds, found one without/,
      );
    }).pipe(
      Effect.provide([
        Layer.succeed(PromptFormat, formatOf(chat, tinyExperiment())),
        Progress.layerSilent,
        Layer.succeed(Prover, { prove: () => Effect.die("not asked") }),
        Layer.succeed(Verifier, {
          environment: "none",
          verify: () => Effect.die("not asked"),
          checkStatements: () => Effect.die("not asked"),
        }),
      ]),
    ),
  );
});

describe("a text without its middle", () => {
  it("keeps its ends, is of the length that it may have but for the note, and is well-formed", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), fc.integer({ min: 1, max: 100 }), (text, most) => {
        const cut = withoutMiddle(text, most);
        if (text.length <= most) expect(cut).toBe(text);
        else {
          expect(cut).toContain(`… ${text.length - most} characters left out …`);
          expect(cut.length).toBeLessThan(most + 40);
          expect(cut.isWellFormed()).toBe(true);
        }
      }),
    );
  });
});
