/**
 * The supervised examples, pure: every proof of the library for the prover; for the conjecturer the triples (lemma,
 * theorem X, theorem Y) where X stands before Y and both use the lemma (STP, section 2 of the reference).
 */
import type { Example, Experiment, LibraryLemma, VerdictTag } from "../domain/index.ts";
import { withoutProof } from "../lean-text/index.ts";
import type { PromptFormatShape } from "../services/index.ts";

const provenance = { source: "library", iteration: null, proofId: null } as const;

const proverExample = (lemma: LibraryLemma, format: PromptFormatShape): Example => ({
  role: "prover",
  statementId: lemma.name,
  prompt: format.proverPrompt(lemma.text, lemma.header),
  target: format.proverTarget(lemma.proof),
  weight: 1,
  header: lemma.header,
  content: { _tag: "prover", statement: lemma.text, proof: lemma.proof },
  provenance,
});

/** The examples of a library of which `judged` says, lemma by lemma, what the verifier found. */
export const supervisedExamples = (
  library: ReadonlyArray<LibraryLemma>,
  judged: ReadonlyArray<{
    readonly name: string;
    readonly verdict: VerdictTag;
    readonly invokes: ReadonlyArray<string>;
  }>,
  settings: Experiment["supervised"],
  format: PromptFormatShape,
): ReadonlyArray<Example> => {
  const judgedByName = new Map(judged.map((entry) => [entry.name, entry]));
  const position = new Map(library.map(({ name }, i) => [name, i]));
  const proved = library.filter(({ name }) => judgedByName.get(name)?.verdict === "accepted");
  const invokes = (lemma: LibraryLemma): ReadonlyArray<string> => judgedByName.get(lemma.name)!.invokes;

  const conjecturer = proved.flatMap((y, j) =>
    invokes(y).flatMap((name): ReadonlyArray<Example> => {
      const at = position.get(name);
      if (at === undefined) return [];
      const lemma = library[at]!;
      const isBefore = (x: LibraryLemma): boolean => at < position.get(x.name)!;
      const earlier = proved
        .slice(0, j)
        .filter((x) => invokes(x).includes(name) && (settings.lemmaOrder === "anywhere" || isBefore(x)))
        .reverse()
        .slice(0, settings.maximumSeeds ?? Number.POSITIVE_INFINITY);
      const statement = withoutProof(lemma.text);
      const shown = settings.lemmaText === "statement" ? statement : `${lemma.text}\n${lemma.proof}`;
      return earlier.map((x) => ({
        role: "conjecturer",
        statementId: y.name,
        prompt: format.conjecturerPrompt({ lemma: shown, seed: x.text, seedProof: x.proof }, "training"),
        target: format.conjecturerTarget(y.text),
        weight: 1,
        header: y.header,
        content: { _tag: "conjecturer", lemma: name, seed: x.text, seedProof: x.proof, statement: y.text },
        provenance,
      }));
    }),
  );
  return [...proved.map((lemma) => proverExample(lemma, format)), ...conjecturer];
};
