/**
 * Step 2: the conjecturer's completions become conjectures. Sampling and inspecting go through services; parsing,
 * de-duplication, refusal and the cap are pure (STP, sections 3.4 and 4.2 of the reference), so that a replay can
 * choose again from the logged completions.
 */
import { Effect, Schema } from "effect";
import {
  Completion,
  Conjecture,
  canonicalJson,
  conjectureId,
  deriveSeed,
  deriveStream,
  type Experiment,
  Inspection,
  type Seed,
  Short,
  type StatementId,
  shortField,
  shuffled,
  TRIVIAL_LEMMA,
  TRIVIAL_LEMMA_TEXT,
} from "../../domain/index.ts";
import { theoremKey, theoremName, withoutProof } from "../../lean-text/index.ts";
import { Conjecturer, Normaliser, PromptFormat, type PromptFormatShape, Verifier } from "../../services/index.ts";
import { conjectureLimit } from "../budget.ts";
import {
  conjecturesIn,
  doneRecord,
  levelOf,
  type RunState,
  recordOf,
  seedProofText,
  statementOf,
  versionOf,
} from "../run-state.ts";
import { serviceStep } from "../step.ts";
import { seeds as seedsStep } from "./seeds.ts";

const Count = Schema.Int;

const fields = Schema.Struct({
  completions: Schema.Array(Completion),
  inspections: Schema.Array(Inspection),
  conjectures: Schema.Array(Conjecture),
  counts: Schema.Struct({
    generated: Count,
    malformed: Count,
    distinct: Count,
    /** Equal to a training or held-out statement, and proved in an earlier iteration. */
    refused: Count,
    provedBefore: Count,
    nearCopies: Count,
    capped: Count,
  }),
  /** Absent where the model gave all that was asked, each to its end. */
  short: Schema.optionalKey(Short),
});
type Made = typeof fields.Type;

type ConjectureSettings = Experiment["conjecture"];

/** Completions of each prompt: enough for `limit` conjectures with `oversample` to spare, within the two bounds. */
export const completionsPerPrompt = (prompts: number, limit: number, settings: ConjectureSettings): number =>
  Math.max(settings.perSeed, Math.min(Math.floor((settings.oversample * limit) / prompts), settings.maximumPerSeed));

/** The text of a seed's lemma as a prompt shows it. */
export const lemmaStatement = (state: RunState, lemma: string): string => {
  const found = state.lemmaByName.get(lemma);
  return lemma === TRIVIAL_LEMMA || found === undefined
    ? TRIVIAL_LEMMA_TEXT
    : withoutProof(found.text, state.experiment.conjecture.cutAt);
};

/** Asks the conjecturer about every seed. */
const sampleCompletions = Effect.fn("conjecture.sample")(function* (
  state: RunState,
  seeds: ReadonlyArray<Seed>,
  iteration: number,
  format: PromptFormatShape,
) {
  const { conjecture: settings, seed: runSeed } = state.experiment;
  const conjecturer = yield* Conjecturer;
  if (seeds.length === 0) return { completions: [] };
  const prompts = seeds.reduce((sum, { copies }) => sum + copies, 0);
  const perPrompt = completionsPerPrompt(prompts, conjectureLimit(state, iteration), settings);
  const requests = seeds.map((seed) => {
    const statement = statementOf(state, seed.statementId);
    const seedProof = seedProofText(state, seed.statementId, seed.proofId);
    const lemma = lemmaStatement(state, seed.lemma);
    return {
      prompt: format.conjecturerPrompt({ lemma, seed: statement.text, seedProof }, "generation"),
      seed: statement,
      seedProof,
      lemma: state.lemmaByName.get(seed.lemma) ?? null,
      samples: perPrompt * seed.copies,
      randomSeed: deriveSeed(runSeed, "conjecturer", iteration, seed.statementId, seed.proofId, seed.lemma),
    };
  });
  const answers = yield* conjecturer.conjecture(versionOf(state), requests, settings);
  const completions = answers.flatMap((given, seed) =>
    given.map(({ text, tokens }): Completion => ({ seed, text: text.toWellFormed(), tokens })),
  );
  const missing = requests.reduce((sum, { samples }) => sum + samples, 0) - completions.length;
  const cut = answers.reduce((sum, given) => sum + given.filter((one) => one.cut).length, 0);
  return { completions, ...shortField({ missing, cut }) };
});

/** Asks verifier and normaliser about every distinct statement that was parsed. */
const inspect = Effect.fn("conjecture.inspect")(function* (
  state: RunState,
  completions: ReadonlyArray<Completion>,
  seeds: ReadonlyArray<Seed>,
  format: PromptFormatShape,
) {
  const { check, refuseCopies } = state.experiment.conjecture;
  const headers = new Map<string, string | null>();
  for (const { seed, text } of completions) {
    const parsed = format.parseConjecture(text);
    if (parsed === null || headers.has(parsed)) continue;
    headers.set(parsed, statementOf(state, (seeds[seed] as Seed).statementId).header);
  }
  const texts = [...headers.keys()];
  const verifier = yield* Verifier;
  const checks = check
    ? yield* verifier.checkStatements([...headers].map(([text, header]) => ({ text, header })))
    : texts.map(() => ({ _tag: "elaborated" }) as const);
  const normaliser = yield* Normaliser;
  const forms = refuseCopies === "normal-form" ? yield* normaliser.normalForms(texts) : [];
  return texts.map(
    (text, i): Inspection => ({
      text,
      elaborates: checks[i]?._tag === "elaborated",
      normalForm: forms[i]?.normalForm ?? null,
      nearForm: forms[i]?.nearForm ?? null,
    }),
  );
});

/**
 * The conjectures among the completions, in a drawn order: distinct, understood, no copy of a training or held-out
 * statement, at most `conjectureLimit`. Pure.
 */
export const chooseConjectures = (
  state: RunState,
  iteration: number,
  seeds: ReadonlyArray<Seed>,
  completions: ReadonlyArray<Completion>,
  inspections: ReadonlyArray<Inspection>,
  format: Pick<PromptFormatShape, "parseConjecture">,
): Pick<Made, "conjectures" | "counts"> => {
  const { conjecture: settings, seed: runSeed } = state.experiment;
  const inspected = new Map(inspections.map((inspection) => [inspection.text, inspection]));
  const refusedKeys = new Set(
    [...state.train, ...state.heldOut].map(({ header, text }) => `${header ?? ""}\u0000${theoremKey(text, settings)}`),
  );
  const seen = new Set<string>();
  const conjectures: Array<Conjecture> = [];
  const counts = {
    generated: completions.length,
    malformed: 0,
    distinct: 0,
    refused: 0,
    provedBefore: 0,
    nearCopies: 0,
    capped: 0,
  };
  const isNew = (key: string): boolean => !seen.has(key) && seen.add(key) !== undefined;

  for (const completion of shuffled(completions, deriveStream(runSeed, "step", iteration, "conjectures"))) {
    const text = format.parseConjecture(completion.text);
    const inspection = text === null ? undefined : inspected.get(text);
    if (text === null || inspection === undefined || !inspection.elaborates) {
      counts.malformed++;
      continue;
    }
    const seed = seeds[completion.seed] as Seed;
    const { header } = statementOf(state, seed.statementId);
    const key = theoremKey(text, settings);
    const headerKey = `${header ?? ""}\u0000${key}`;
    const { nearForm, normalForm } = inspection;
    if (!isNew(headerKey) || (normalForm !== null && !isNew(normalForm))) continue;
    counts.distinct++;
    if (refusedKeys.has(headerKey) || (normalForm !== null && state.normalForms.has(normalForm))) {
      counts.refused++;
      continue;
    }
    const id: StatementId = conjectureId(settings.recognisedBy === "text" ? text : key, header);
    if (settings.provedBefore === "dropped" && state.proved.has(id)) {
      counts.provedBefore++;
      continue;
    }
    const nearCopy = nearForm !== null && state.nearForms.has(nearForm);
    conjectures.push({
      id,
      name: theoremName(text),
      text,
      header,
      iteration,
      seedId: seed.statementId,
      seedProofId: seed.proofId,
      lemma: seed.lemma,
      level: levelOf(state, seed.statementId) + 1,
      nearCopy,
    });
  }
  const capped = conjectures.slice(0, conjectureLimit(state, iteration));
  const kept =
    settings.provedBefore === "dropped-after-cap" ? capped.filter(({ id }) => !state.proved.has(id)) : capped;
  counts.capped = conjectures.length - capped.length;
  counts.provedBefore += capped.length - kept.length;
  counts.nearCopies = kept.filter(({ nearCopy }) => nearCopy).length;
  return { conjectures: kept, counts };
};

const remember = (state: RunState, iteration: number, conjectures: ReadonlyArray<Conjecture>): void => {
  state.conjecturesOf.set(iteration, conjectures);
  for (const one of conjectures) {
    if (!state.conjectures.has(one.id)) state.conjectures.set(one.id, one);
    if (!state.statements.has(one.id)) state.statements.set(one.id, one);
  }
};

export const conjecture = serviceStep<Made>({
  name: "conjecture",
  fields,
  reads: [seedsStep],
  make: Effect.fn("conjecture.make")(function* ({ state }, iteration) {
    const { seeds } = doneRecord(state, seedsStep, iteration);
    const format = yield* PromptFormat;
    const { completions, ...short } = yield* sampleCompletions(state, seeds, iteration, format);
    const inspections = yield* inspect(state, completions, seeds, format);
    return {
      completions,
      ...short,
      inspections,
      ...chooseConjectures(state, iteration, seeds, completions, inspections, format),
    };
  }),
  coverage: "recomputed",
  check: (state, { completions, inspections, iteration }) => {
    const { seeds } = doneRecord(state, seedsStep, iteration);
    return Effect.map(PromptFormat, (format) =>
      chooseConjectures(state, iteration, seeds, completions, inspections, format),
    );
  },
  fold: (state, { conjectures, iteration, short }) => {
    remember(state, iteration, conjectures);
    const { cut, missing } = state.conjecturesShort;
    state.conjecturesShort = { missing: missing + (short?.missing ?? 0), cut: cut + (short?.cut ?? 0) };
  },
  digestLines: ({ completions, conjectures, counts, inspections }) => [
    ...completions.map(({ seed, text }) => canonicalJson([seed, text])),
    ...inspections.map((inspection) => canonicalJson(inspection)),
    ...conjectures.map((one) => canonicalJson(one)),
    canonicalJson(counts),
  ],
  tell: ({ conjectures }) => ({ count: conjectures.length, unit: "conjectures" }),
});

/** The normal form of each conjecture of an iteration under way, or its id where no form is known. */
export const conjectureForms = (state: RunState, iteration: number): ReadonlyMap<StatementId, string> => {
  const inspections = recordOf(state, conjecture, iteration)?.inspections ?? [];
  const forms = new Map(inspections.map(({ normalForm, text }) => [text, normalForm]));
  return new Map([...conjecturesIn(state, iteration).values()].map(({ id, text }) => [id, forms.get(text) ?? id]));
};
