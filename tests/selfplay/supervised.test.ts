/** The supervised examples of libraries with files and contexts, and what a dictionary and proved statements of their own change. */
import { assert, describe, expect, it } from "@effect/vitest";
import { Effect } from "effect";
import stp from "../../policies/stp.ts";
import type { Example, LibraryLemma } from "../../src/domain/index.ts";
import { parseDataset, prepareData, supervisedExamples } from "../../src/selfplay/index.ts";
import { mockBackEnds } from "../support/mock-back-ends.ts";
import { tinyData, tinyExperiment } from "../support/tiny-experiment.ts";

const CONTEXT = "import Mathlib\n\nnamespace Foo\n\n";
const lemma = (name: string, file: string, changes: Partial<LibraryLemma> = {}): LibraryLemma => ({
  name,
  text: `theorem ${name} (n : ℕ := 3) : n = n := by`,
  proof: " rfl\n",
  header: null,
  file,
  context: CONTEXT,
  ...changes,
});

/** The examples of lemmas, all accepted, that all use the lemma `l`. */
const examplesOf = (library: ReadonlyArray<LibraryLemma>, ...overrides: ReadonlyArray<string>) => {
  const experiment = tinyExperiment(...overrides);
  const { conjecture, prompt } = experiment;
  const format = stp.format({ ...prompt, cutAt: conjecture.cutAt, reading: conjecture.reading });
  const judged = library.map(() => ({ verdict: "accepted", invokes: ["l"] }) as const);
  return supervisedExamples(library, judged, experiment, format);
};
const triples = (examples: ReadonlyArray<Example>) =>
  examples.flatMap(({ content, statementId }) =>
    content._tag === "conjecturer" ? [`${content.lemma} ${content.seed.split(" ")[1]} ${statementId}`] : [],
  );

describe("the triples", () => {
  const library = [lemma("l", "A"), lemma("x", "A"), lemma("y", "A"), lemma("z", "B"), lemma("w", "B")];

  it("pair theorems of one file, and by default only with a lemma that stands in it before them", () => {
    expect(triples(examplesOf(library))).toStrictEqual(["l x y"]);
    expect(triples(examplesOf(library, "supervised.lemmaOrder=anywhere"))).toStrictEqual([
      "l l x",
      "l x y",
      "l l y",
      "l z w",
    ]);
  });

  it("are not made of proved statements that are for the prover alone", () => {
    const proved = [lemma("p", "A", { isForProverAlone: true }), lemma("q", "A", { isForProverAlone: true })];
    const examples = examplesOf([...library, ...proved]);
    expect(triples(examples)).toStrictEqual(["l x y"]);
    expect(examples.filter(({ role }) => role === "prover").map(({ statementId }) => statementId)).toContain("q");
  });
});

describe("the layout of the released code", () => {
  const library = [lemma("l", "A"), lemma("x", "A"), lemma("y", "A", { context: `${CONTEXT}theorem x … \n` })];
  const examples = examplesOf(library, "preset=released-code");

  it("has the file before the theorem in the prompt and the whole theorem in the target", () => {
    const [first] = examples;
    expect(first?.prompt).toBe(`Complete the following Lean 4 code:\n\n\`\`\`lean4\n${CONTEXT}`);
    expect(first?.target).toBe("theorem l (n : ℕ := 3) : n = n := by rfl\n");
  });

  it("has the seed's file before the tags, the lemma with its proof, and a target without `:= by`", () => {
    const made = examples.find(({ content }) => content._tag === "conjecturer" && content.seed.startsWith("theorem x"));
    expect(made?.prompt).toBe(
      `Complete the following Lean 4 code:\n\n\`\`\`lean4\nimport Mathlib\n\nnamespace Foo\n<lemma>\ntheorem l (n : ℕ := 3) : n = n := by rfl\n<easy theorem>\ntheorem x (n : ℕ := 3) : n = n := by rfl\n<hard theorem>`,
    );
    expect(made?.target).toBe("\ntheorem y (n : ℕ\n</hard theorem>");
  });

  it("falls back on the header where a row has no context", () => {
    const { context: _, ...bare } = lemma("l", "A", { header: "import A\n\n" });
    const [example] = examplesOf([{ ...bare, proof: "  intro\n  rfl" }], "preset=released-code");
    expect(example?.prompt.endsWith("```lean4\nimport A\n\n")).toBe(true);
    // Tactics on lines of one column, as rows that are no piece of a file have them, begin on a line of their own.
    expect(example?.target.endsWith(":= by\n  intro\n  rfl")).toBe(true);
  });
});

describe("files beside the library", () => {
  const file = (path: string, ...rows: ReadonlyArray<object>) => ({
    path,
    rows: parseDataset(rows.map((row) => JSON.stringify(row)).join("\n")),
  });
  const prepared = (changes: object) =>
    prepareData(tinyExperiment(), { ...tinyData, ...changes }).pipe(Effect.provide(mockBackEnds()));

  it.effect(
    "give the lemmas of seeds, and proved statements behind the library's; a row without a name is refused",
    () =>
      Effect.gen(function* () {
        const lemmas = file(
          "lemmas.jsonl",
          { name: "sq", statement: "theorem sq : True" },
          { statement: "example : True" },
        );
        const proved = file("proved.jsonl", { name: "p", statement: "theorem p : True", proof: "\n  trivial" });
        const { lemmas: dictionary, library, refused } = yield* prepared({ lemmas, proved });
        assert.deepStrictEqual(dictionary, [{ name: "sq", text: "theorem sq : True := by" }]);
        assert.deepInclude(library.at(-1), { name: "p", proof: "\n  trivial", isForProverAlone: true });
        assert.strictEqual(library.filter(({ isForProverAlone }) => isForProverAlone).length, 1);
        const refusal = refused.find(({ source }) => source === "lemmas.jsonl");
        assert.deepInclude(refusal, { line: 2, kind: "unreadable", message: "expected a lemma with a name" });
      }),
  );

  it.effect("are none where the experiment names none", () =>
    Effect.map(prepared({}), (data) => assert.notProperty(data, "lemmas")),
  );
});
