/** Sets: quotas, seeds, no statement twice, verified proofs, and independence of how the work is spread. */
import { assert, describe, it } from "@effect/vitest";
import { Effect } from "effect";
import { statementGoal } from "../../src/backends/embedded/statement-goal.ts";
import {
  type CorpusTools,
  collectSet,
  type Entry,
  FamilyExhausted,
  familyCounts,
  figuresOf,
  ordinarySet,
  rowsOf,
  type Screeners,
  type SetOptions,
} from "../../src/corpus/index.ts";
import { createModel, normalForm, printStatement } from "../../src/embedded-model/index.ts";
import { corpusTools } from "../support/corpus-tools.ts";

/** The untrained model: what is easy for it is easier still for the initial one. */
const screeners: Screeners = { initial: createModel(), reference: null };
const ONLY_FORMULAS = { equation: 0, inequality: 0, propositional: 0.5, "first-order": 0.5 };
const small = (changes: Partial<SetOptions> = {}): SetOptions => ({
  ...ordinarySet("small", 20),
  seed: 3,
  easyShare: 0.5,
  samples: 16,
  larger: -2,
  ...changes,
});
const texts = (entries: ReadonlyArray<Entry>) => entries.map(({ goal }) => printStatement("some", goal));
const collect = (options: SetOptions, tools: CorpusTools<never> = corpusTools, taken = new Set<string>()) =>
  collectSet(tools, screeners, options, taken);

describe("familyCounts", () => {
  it("makes the size, each family within one of its share", () => {
    const { shares } = ordinarySet("any", 1);
    for (let size = 0; size < 300; size++) {
      const counts = familyCounts(size, shares);
      assert.strictEqual(
        Object.values(counts).reduce((sum, count) => sum + count, 0),
        size,
      );
      for (const [family, count] of Object.entries(counts))
        assert.isBelow(Math.abs(count - size * shares[family as keyof typeof shares]), 1);
    }
    assert.deepStrictEqual(familyCounts(2000, shares), {
      equation: 1100,
      inequality: 400,
      propositional: 340,
      "first-order": 160,
    });
  });
});

describe("a set", () => {
  it.effect("has its size, families and easy share, and no statement twice", () =>
    Effect.gen(function* () {
      const entries = yield* collect(small({ size: 10 }));
      const figures = yield* figuresOf(corpusTools, null, 3, entries);
      assert.deepStrictEqual(figures, {
        statements: 10,
        equation: 5,
        inequality: 2,
        propositional: 2,
        "first-order": 1,
        // Half of each family, rounded up: 3, 1, 1, 1.
        easy: 6,
        harder: 4,
        refuted: 0,
      });
      assert.strictEqual(new Set(entries.map(({ goal }) => normalForm(goal))).size, 10);
    }),
  );

  it.effect("is the same whatever the order in which its steps end, and another with another seed", () =>
    Effect.gen(function* () {
      const options = small({ size: 8, shares: ONLY_FORMULAS });
      let calls = 0;
      const reversed: CorpusTools<never> = {
        ...corpusTools,
        // Later steps end first.
        screenCandidates: (task) =>
          Effect.suspend(() => {
            const yields = 40 - (calls++ % 16);
            return Effect.andThen(
              Effect.forEach(Array.from({ length: yields }), () => Effect.yieldNow, { discard: true }),
              corpusTools.screenCandidates(task),
            );
          }),
      };
      const one = texts(yield* collect(options));
      assert.deepStrictEqual(texts(yield* collect(options, reversed)), one);
      assert.notDeepEqual(texts(yield* collect({ ...options, seed: 4 })), one);
    }),
  );

  it.effect("has nothing of what was taken before, and takes its own", () =>
    Effect.gen(function* () {
      const options = small({ size: 8, shares: ONLY_FORMULAS });
      const taken = new Set<string>();
      const first = yield* collect(options, corpusTools, taken);
      assert.strictEqual(taken.size, 8);
      const second = yield* collect(options, corpusTools, taken);
      assert.strictEqual(taken.size, 16);
      const forms = new Set(first.map(({ goal }) => normalForm(goal)));
      assert.isFalse(second.some(({ goal }) => forms.has(normalForm(goal))));
    }),
  );

  it.effect("with verified proofs has a proof that the kernel accepts for each statement, as it is written out", () =>
    Effect.gen(function* () {
      const entries = yield* collect(small({ size: 8, easyShare: 1, alteredShare: 0, verifyProofs: true }));
      const rows = rowsOf("proved", entries, true);
      assert.strictEqual(rows[0]?.name, "proved_0001");
      const theorems = rows.map(({ proof = "", statement }) => ({ statement, proof }));
      assert.deepStrictEqual(
        yield* corpusTools.verify(theorems),
        theorems.map(() => true),
      );
      assert.deepStrictEqual(yield* corpusTools.verify([{ ...theorems[0]!, proof: "  sorry" }]), [false]);
    }),
  );

  it.effect("leaves out a statement whose proof the verifier does not accept", () =>
    Effect.gen(function* () {
      const asked: Array<string> = [];
      // Accepts every other proof.
      const strict: CorpusTools<never> = {
        ...corpusTools,
        verify: (theorems) => Effect.sync(() => theorems.map(({ statement }) => asked.push(statement) % 2 === 0)),
      };
      const options = small({ size: 6, shares: ONLY_FORMULAS, easyShare: 1, verifyProofs: true });
      const entries = yield* collect(options, strict);
      const accepted = new Set(asked.filter((_, i) => (i + 1) % 2 === 0));
      assert.strictEqual(entries.length, 6);
      for (const { goal } of entries) assert.isTrue(accepted.has(printStatement("small_0", goal)));
    }),
  );

  it.effect("fails with the family and what was found where there are too few statements", () =>
    Effect.gen(function* () {
      const none: CorpusTools<never> = {
        ...corpusTools,
        screenCandidates: ({ candidates }) => Effect.succeed(candidates.map(() => ({ proof: null, hard: false }))),
      };
      const shares = { equation: 0, inequality: 1, propositional: 0, "first-order": 0 };
      const error = yield* Effect.flip(collect(small({ shares, easyShare: 0.5 }), none));
      assert.instanceOf(error, FamilyExhausted);
      assert.deepInclude(error, { family: "inequality", found: 10, wanted: 20 });
    }),
  );
});

describe("rowsOf", () => {
  it.effect("pads numbers to the width of the largest, four digits at least", () =>
    Effect.gen(function* () {
      const entries = yield* collect(small({ size: 1, easyShare: 1, shares: ONLY_FORMULAS }));
      const many = Array.from({ length: 10_001 }, () => entries[0]!);
      assert.strictEqual(rowsOf("p", many, false)[0]?.name, "p_00001");
      const [row] = rowsOf("p", entries, false);
      assert.deepStrictEqual(Object.keys(row!), ["name", "statement"]);
      assert.strictEqual(statementGoal(row!.statement)._tag, "Goal");
    }),
  );
});
