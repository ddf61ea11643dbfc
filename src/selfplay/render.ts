/** From examples by reference to prompt and target: pure, so the log need not hold the texts twice. */
import { createHash } from "node:crypto";
import {
  type Conjecture,
  type Example,
  type ExampleReference,
  formaliserPrompt,
  type InformalText,
  type SampledSequence,
  type StatementId,
  segmentsOf,
  tacticSteps,
} from "../domain/index.ts";
import { theoremName } from "../lean-text/index.ts";
import { type PromptFormatShape, tacticFormat } from "../services/index.ts";
import {
  type AttemptRecord,
  attemptOf,
  conjecturesIn,
  type RunState,
  sampledAttemptOf,
  seedProofText,
  statementOf,
} from "./run-state.ts";
import { lemmaStatement } from "./steps/conjecture.ts";
import { takenFormalisations } from "./steps/formalise.ts";

/** An attempt as a sequence that was sampled; what others than the model wrote is never learned. */
const sampledSequence = (attempt: AttemptRecord, format: PromptFormatShape): SampledSequence => {
  const { logProbability, multiplicity: samples, past, proof } = attempt;
  const written = past === null ? segmentsOf({ past, proof: format.proverTarget(proof) }) : segmentsOf(attempt);
  const segments = written.map((one) => ({ ...one, loss: one.loss && one.author === "model" }));
  return { logProbability, samples, segments };
};

/** A proof that a search has found as an example for each of its tactics; any other as it is. */
const byTactics = (
  whole: Example,
  attempt: AttemptRecord,
  statement: string,
  format: PromptFormatShape,
): ReadonlyArray<Example> => {
  const steps = tacticSteps(attempt);
  if (steps === null) return [whole];
  const { tacticPrompt, tacticTarget } = tacticFormat(format);
  const name = theoremName(statement);
  return steps.map(({ state, tactic }, i) => {
    const target = tacticTarget(tactic);
    const before = steps.slice(0, i).map((step) => step.tactic);
    const { sampled } = whole;
    return {
      ...whole,
      prompt: tacticPrompt({ name, before, state }),
      target,
      content: { _tag: "tactic", state, tactic },
      // Of one tactic alone it was not kept.
      ...(sampled && {
        sampled: { ...sampled, logProbability: null, segments: [{ author: "model", text: target, loss: true }] },
      }),
    };
  });
};

const proverExamples = (
  state: RunState,
  reference: ExampleReference,
  format: PromptFormatShape,
): ReadonlyArray<Example> => {
  const { iteration: named, proofId, statementId, weight } = reference;
  const { header, text } = statementOf(state, statementId);
  const attempt = named === undefined ? attemptOf(state, reference) : sampledAttemptOf(state, reference, named);
  const { iteration, proof } = attempt;
  const sampled = named === undefined ? null : sampledSequence(attempt, format);
  const source = state.conjectures.has(statementId) ? "conjecture" : "dataset";
  const whole: Example = {
    role: "prover",
    statementId,
    prompt: format.proverPrompt(text, header),
    target: sampled?.segments.map((one) => one.text).join("") ?? format.proverTarget(proof),
    weight,
    header,
    content: { _tag: "prover", statement: text, proof },
    provenance: { source, iteration, proofId },
    ...(sampled === null ? {} : { sampled }),
  };
  return byTactics(whole, attempt, text, format);
};

const conjecturerExample = (
  state: RunState,
  conjecture: Conjecture,
  reference: ExampleReference,
  format: PromptFormatShape,
): Example => {
  const { proofId, statementId, weight } = reference;
  const lemma = reference.lemma as string;
  const seed = statementOf(state, conjecture.seedId).text;
  const seedProof = seedProofText(state, conjecture.seedId, proofId);
  return {
    role: "conjecturer",
    statementId,
    prompt: format.conjecturerPrompt({ lemma: lemmaStatement(state, lemma), seed, seedProof }, "training"),
    target: format.conjecturerTarget(conjecture.text),
    weight,
    header: conjecture.header,
    content: { _tag: "conjecturer", lemma, seed, seedProof, statement: conjecture.text },
    provenance: { source: "conjecture", iteration: conjecture.iteration, proofId },
  };
};

const formalisedExample = (
  { header, informal }: InformalText,
  statement: string,
  named: Pick<Example, "provenance" | "statementId" | "weight">,
  format: PromptFormatShape,
): Example => ({
  role: "formaliser",
  ...named,
  prompt: (format.formaliserPrompt ?? formaliserPrompt)({ header, informal }, "training"),
  target: format.conjecturerTarget(statement),
  header,
  content: { _tag: "formaliser", informal, statement },
});

/** A text with the statement that the data have for it. */
export const pairedExample = (paired: InformalText, format: PromptFormatShape): Example => {
  const provenance = { source: "library", iteration: null, proofId: null } as const;
  const named = { statementId: paired.name, weight: 1, provenance };
  return formalisedExample(paired, paired.reference as string, named, format);
};

/** A text with the statement that was taken for it. */
const formaliserExample = (state: RunState, reference: ExampleReference, format: PromptFormatShape): Example => {
  const { informal: place, statementId, weight } = reference;
  const taken = takenFormalisations(state).get(place as number);
  if (taken?.statement.id !== statementId) throw new Error(`${statementId} was not taken for text ${place}`);
  const provenance = { source: "informal", iteration: taken.iteration, proofId: null } as const;
  return formalisedExample(
    state.informal[place as number]!,
    taken.statement.text,
    { statementId, weight, provenance },
    format,
  );
};

/** Renders the examples of an iteration. A held-out statement among them is a defect. */
export const renderExamples = (
  state: RunState,
  iteration: number,
  references: ReadonlyArray<ExampleReference>,
  format: PromptFormatShape,
): ReadonlyArray<Example> => {
  const heldOut = new Set<StatementId>(state.heldOut.map(({ id }) => id));
  const made = conjecturesIn(state, iteration);
  return references.flatMap((reference) => {
    const { role, statementId } = reference;
    if (heldOut.has(statementId)) throw new Error(`held-out statement ${statementId} among the training examples`);
    if (role === "prover") return proverExamples(state, reference, format);
    if (role === "formaliser") return formaliserExample(state, reference, format);
    const conjecture = made.get(statementId);
    if (conjecture === undefined) throw new Error(`${statementId} is no conjecture of iteration ${iteration}`);
    return conjecturerExample(state, conjecture, reference, format);
  });
};

/** SHA-256 of the prompts, targets and weights of examples, and of how they were sampled, in their order. */
export const renderedDigest = (
  state: RunState,
  iteration: number,
  references: ReadonlyArray<ExampleReference>,
  format: PromptFormatShape,
): string => {
  const hash = createHash("sha256");
  for (const { prompt, role, sampled, target, weight } of renderExamples(state, iteration, references, format))
    hash.update(JSON.stringify([role, prompt, target, weight, ...(sampled === undefined ? [] : [sampled])]));
  return hash.digest("hex");
};
