/**
 * The supervised examples, pure: every proof of the library for the prover; for the conjecturer the triples (lemma,
 * theorem X, theorem Y) where X stands before Y in one file and both use the lemma (STP, section 2 of the reference).
 */
import type { Example, Experiment, LibraryLemma, VerdictTag } from "../domain/index.ts";
import { placedProof, withoutProof } from "../lean-text/index.ts";
import type { PromptFormatShape } from "../services/index.ts";

const provenance = { source: "library", iteration: null, proofId: null } as const;

type Settings = Pick<Experiment, "conjecture" | "prompt" | "supervised">;

/** A row's proof as it follows its statement; only one with a context is known to be a verbatim piece of its file. */
const placed = ({ context, proof }: LibraryLemma, { prompt }: Settings): string =>
  placedProof(proof, context === undefined ? "own-lines" : prompt.proofPlacement);

const wholeTheorem = (lemma: LibraryLemma, settings: Settings): string => lemma.text + placed(lemma, settings);

const proverExample = (lemma: LibraryLemma, settings: Settings, format: PromptFormatShape): Example => {
  const { context, header, name, proof, text } = lemma;
  const isWhole = settings.supervised.layout === "file";
  return {
    role: "prover",
    statementId: name,
    prompt: isWhole ? format.proverPrompt("", context ?? header) : format.proverPrompt(text, header),
    target: isWhole ? wholeTheorem(lemma, settings) : format.proverTarget(placed(lemma, settings)),
    weight: 1,
    header,
    content: { _tag: "prover", statement: text, proof },
    provenance,
  };
};

/** The examples of a library of which `judged` says, in its order, what the verifier found. */
export const supervisedExamples = (
  library: ReadonlyArray<LibraryLemma>,
  judged: ReadonlyArray<{ readonly verdict: VerdictTag; readonly invokes: ReadonlyArray<string> }>,
  settings: Settings,
  format: PromptFormatShape,
): ReadonlyArray<Example> => {
  const { layout, lemmaOrder, lemmaText, maximumSeeds } = settings.supervised;
  const known = library.map((lemma, i) => ({ ...lemma, ...judged[i]!, position: i }));
  const proved = known.filter(({ verdict }) => verdict === "accepted");
  const theorems = proved.filter(({ isForProverAlone }) => !isForProverAlone);
  const lemmas = new Map(known.filter(({ isForProverAlone }) => !isForProverAlone).map((one) => [one.name, one]));
  type Known = (typeof known)[number];
  const isBefore = (lemma: Known, theorem: Known): boolean =>
    lemma.position < theorem.position && lemma.file === theorem.file;

  const conjecturer = theorems.flatMap((y, j) =>
    y.invokes.flatMap((name): ReadonlyArray<Example> => {
      const lemma = lemmas.get(name);
      if (lemma === undefined) return [];
      const earlier = theorems
        .slice(0, j)
        .filter((x) => x.file === y.file && x.invokes.includes(name))
        .filter((x) => lemmaOrder === "anywhere" || isBefore(lemma, x))
        .reverse()
        .slice(0, maximumSeeds ?? Number.POSITIVE_INFINITY);
      const cutAt = settings.conjecture.cutAt;
      const shown = lemmaText === "statement" ? withoutProof(lemma.text, cutAt) : wholeTheorem(lemma, settings).trim();
      const stated = layout === "file" ? withoutProof(y.text, cutAt) : y.text;
      return earlier.map((x) => {
        const context = layout === "file" && x.context !== undefined ? { context: x.context } : {};
        const parts = { lemma: shown, seed: x.text, seedProof: placed(x, settings), ...context };
        return {
          role: "conjecturer",
          statementId: y.name,
          prompt: format.conjecturerPrompt(parts, "training"),
          target: format.conjecturerTarget(stated),
          weight: 1,
          header: y.header,
          content: { _tag: "conjecturer", lemma: name, seed: x.text, seedProof: x.proof, statement: y.text },
          provenance,
        };
      });
    }),
  );
  return [...proved.map((lemma) => proverExample(lemma, settings, format)), ...conjecturer];
};
