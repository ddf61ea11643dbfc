/**
 * Statements from texts in words: the formaliser's candidates, what the verifier says of them, and a vote. Sampling and
 * inspecting go through services; the vote is pure, so that a replay can hold it again. What is taken joins the
 * statements to prove. Source: Spark-Prover-X1 (arXiv 2511.13043) has a formaliser; its rules are not known.
 */
import { Effect, Schema } from "effect";
import {
  canonicalJson,
  datasetStatementId,
  deriveSeed,
  formaliserPrompt,
  Inspection,
  SETUP_ITERATION,
  Short,
  Statement,
  StatementId,
  shortField,
} from "../../domain/index.ts";
import { theoremName } from "../../lean-text/index.ts";
import { Formaliser, Normaliser, PromptFormat, type PromptFormatShape, Verifier } from "../../services/index.ts";
import { doneRecord, type RunState, type Slice, sliceOf, versionOf } from "../run-state.ts";
import { serviceStep } from "../step.ts";
import { data, textForm } from "./data.ts";

const Count = Schema.Int;

const Candidate = Schema.Struct({
  /** The text, by its place in the data. */
  informal: Schema.Int,
  text: Schema.String,
  tokens: Schema.NullOr(Schema.Int),
});
type Candidate = typeof Candidate.Type;

const Taken = Schema.Struct({
  informal: Schema.Int,
  statement: Statement,
  /** Its normal form, or the text that stands for one. */
  form: Schema.String,
  /** Of all candidates asked for, in [0, 1]. */
  share: Schema.Finite,
  /** `added`: it joins the statements to prove. `known`: it is one of them. `held-out`: it is refused. */
  outcome: Schema.Literals(["added", "known", "held-out"]),
  /** The statement to prove that it is. */
  target: StatementId,
  /** Whether it has the normal form of the statement that the data have for the text; null where that is not known. */
  right: Schema.NullOr(Schema.Boolean),
});
export type Taken = typeof Taken.Type;

const fields = Schema.Struct({
  /** The texts asked about, by their places in the data. */
  asked: Schema.Array(Schema.Int),
  candidates: Schema.Array(Candidate),
  inspections: Schema.Array(Inspection),
  taken: Schema.Array(Taken),
  counts: Schema.Struct({ malformed: Count, elaborated: Count, added: Count, measured: Count, right: Count }),
  /** Absent where the model gave all that was asked, each to its end. */
  short: Schema.optionalKey(Short),
});
type Made = typeof fields.Type;

interface Formalisations {
  /** What was taken, with its iteration, by the text's place. */
  readonly taken: Map<number, Taken & { readonly iteration: number }>;
  /** How often a text was asked about. */
  readonly asked: Map<number, number>;
}

const formalisations: Slice<Formalisations> = { initial: () => ({ taken: new Map(), asked: new Map() }) };

/** What was taken so far, by the text's place in the data. */
export const takenFormalisations = (state: RunState): Formalisations["taken"] => sliceOf(state, formalisations).taken;

/** The texts that an iteration asks about, by place. */
export const textsToAsk = (state: RunState): ReadonlyArray<number> => {
  const { asked, taken } = sliceOf(state, formalisations);
  const times = (place: number): number => asked.get(place) ?? 0;
  const open = state.informal.flatMap((_, place) => (taken.has(place) ? [] : [place]));
  return open.toSorted((a, b) => times(a) - times(b)).slice(0, state.experiment.formalise.texts ?? undefined);
};

/** Asks the formaliser about each text. */
const sampleCandidates = Effect.fn("formalise.sample")(function* (
  state: RunState,
  asked: ReadonlyArray<number>,
  iteration: number,
  format: PromptFormatShape,
) {
  const { experiment, informal } = state;
  const { formalise: settings, seed } = experiment;
  const formaliser = yield* Formaliser;
  const prompt = format.formaliserPrompt ?? formaliserPrompt;
  const requests = asked.map((place) => {
    const one = informal[place]!;
    return {
      prompt: prompt(one, "generation"),
      informal: one.informal,
      header: one.header,
      samples: settings.samples,
      randomSeed: deriveSeed(seed, "formaliser", iteration, place),
    };
  });
  const answers = yield* formaliser.formalise(versionOf(state), requests, settings);
  const candidates = answers.flatMap((given, i) =>
    given.map(({ text, tokens }): Candidate => ({ informal: asked[i]!, text: text.toWellFormed(), tokens })),
  );
  const missing = asked.length * settings.samples - candidates.length;
  const cut = answers.reduce((sum, given) => sum + given.filter((one) => one.cut).length, 0);
  return { candidates, ...shortField({ missing, cut }) };
});

/** Asks verifier and normaliser about every distinct statement. */
const inspect = Effect.fn("formalise.inspect")(function* (
  { informal }: RunState,
  candidates: ReadonlyArray<Candidate>,
  format: PromptFormatShape,
) {
  const headers = new Map<string, string | null>();
  for (const { informal: place, text } of candidates) {
    const statement = format.parseConjecture(text);
    if (statement !== null && !headers.has(statement)) headers.set(statement, informal[place]!.header);
  }
  const texts = [...headers.keys()];
  const verifier = yield* Verifier;
  const checks = yield* verifier.checkStatements([...headers].map(([text, header]) => ({ text, header })));
  const normaliser = yield* Normaliser;
  const forms = yield* normaliser.normalForms(texts);
  return texts.map(
    (text, i): Inspection => ({
      text,
      elaborates: checks[i]?._tag === "elaborated",
      normalForm: forms[i]?.normalForm ?? null,
      nearForm: forms[i]?.nearForm ?? null,
    }),
  );
});

/** The forms of the statements to prove and of the held-out ones, with their ids. */
const knownForms = (state: RunState) => {
  const forms = new Map<StatementId, string>();
  for (const { normalForm, statementId } of doneRecord(state, data, SETUP_ITERATION).forms)
    forms.set(statementId, normalForm);
  for (const { form, outcome, target } of takenFormalisations(state).values())
    if (outcome === "added") forms.set(target, form);
  const byForm = (statements: ReadonlyArray<Statement>): Map<string, StatementId> =>
    new Map(statements.map(({ header, id, text }) => [forms.get(id) ?? textForm(text, header), id]));
  return { train: byForm(state.train), heldOut: byForm(state.heldOut) };
};

interface Group {
  readonly form: string;
  readonly texts: Map<string, number>;
  votes: number;
}

/** The first of the greatest. */
const greatest = <A>(items: Iterable<A>, of: (item: A) => number): A | undefined =>
  [...items].reduce<A | undefined>((best, one) => (best === undefined || of(one) > of(best) ? one : best), undefined);

/** The vote on each text: among the candidates that elaborate, the form that the most have. Pure. */
export const chooseFormalisations = (
  state: RunState,
  asked: ReadonlyArray<number>,
  candidates: ReadonlyArray<Candidate>,
  inspections: ReadonlyArray<Inspection>,
  format: Pick<PromptFormatShape, "parseConjecture">,
): Pick<Made, "counts" | "taken"> => {
  const { agreement, samples } = state.experiment.formalise;
  const inspected = new Map(inspections.map((inspection) => [inspection.text, inspection]));
  const known = knownForms(state);
  const counts = { malformed: 0, elaborated: 0, added: 0, measured: 0, right: 0 };
  const taken: Array<Taken> = [];
  const byText = Map.groupBy(candidates, ({ informal }) => informal);
  for (const place of asked) {
    const { header, referenceForm } = state.informal[place]!;
    const groups = new Map<string, Group>();
    for (const candidate of byText.get(place) ?? []) {
      const text = format.parseConjecture(candidate.text);
      const inspection = text === null ? undefined : inspected.get(text);
      if (text === null || inspection === undefined) {
        counts.malformed++;
        continue;
      }
      if (!inspection.elaborates) continue;
      counts.elaborated++;
      const form = inspection.normalForm ?? textForm(text, header);
      const group = groups.get(form) ?? { form, texts: new Map<string, number>(), votes: 0 };
      groups.set(form, group);
      group.votes++;
      group.texts.set(text, (group.texts.get(text) ?? 0) + 1);
    }
    const winner = greatest(groups.values(), ({ votes }) => votes);
    if (winner === undefined || winner.votes < agreement * samples) continue;
    const { form } = winner;
    const [text] = greatest(winner.texts, ([, times]) => times)!;
    const id = datasetStatementId(text, header);
    const equal = known.train.get(form);
    const outcome = known.heldOut.has(form) ? "held-out" : equal === undefined ? "added" : "known";
    if (outcome === "added") {
      known.train.set(form, id);
      counts.added++;
    }
    const right = referenceForm === null ? null : referenceForm === form;
    if (right !== null) counts.measured++;
    if (right === true) counts.right++;
    taken.push({
      informal: place,
      statement: { id, name: theoremName(text), text, header },
      form,
      share: winner.votes / samples,
      outcome,
      target: equal ?? id,
      right,
    });
  }
  return { taken, counts };
};

/** What is taken joins the training statements. */
const remember = (state: RunState, iteration: number, { asked, taken }: Pick<Made, "asked" | "taken">): void => {
  const slice = sliceOf(state, formalisations);
  for (const place of asked) slice.asked.set(place, (slice.asked.get(place) ?? 0) + 1);
  for (const one of taken) {
    slice.taken.set(one.informal, { ...one, iteration });
    if (one.outcome !== "added") continue;
    const { line, source } = state.informal[one.informal]!;
    const statement = { ...one.statement, split: "train", source, line, matchingWeight: 1 } as const;
    state.train = [...state.train, statement];
    state.trainById.set(statement.id, statement);
    state.statements.set(statement.id, statement);
    state.normalForms.add(one.form);
  }
};

export const formalise = serviceStep<Made>({
  name: "formalise",
  fields,
  reads: [data],
  make: Effect.fn("formalise.make")(function* ({ state }, iteration) {
    const format = yield* PromptFormat;
    const asked = textsToAsk(state);
    const { candidates, ...short } =
      asked.length === 0 ? { candidates: [] } : yield* sampleCandidates(state, asked, iteration, format);
    const inspections = candidates.length === 0 ? [] : yield* inspect(state, candidates, format);
    return {
      asked,
      candidates,
      ...short,
      inspections,
      ...chooseFormalisations(state, asked, candidates, inspections, format),
    };
  }),
  coverage: "recomputed",
  check: (state, { candidates, inspections }) =>
    Effect.map(PromptFormat, (format) => {
      const asked = textsToAsk(state);
      return { asked, ...chooseFormalisations(state, asked, candidates, inspections, format) };
    }),
  fold: (state, record) => remember(state, record.iteration, record),
  digestLines: ({ asked, candidates, counts, inspections, taken }) => [
    canonicalJson(asked),
    ...candidates.map(({ informal, text }) => canonicalJson([informal, text])),
    ...inspections.map((inspection) => canonicalJson(inspection)),
    ...taken.map((one) => canonicalJson(one)),
    canonicalJson(counts),
  ],
  tell: ({ taken }) => ({ count: taken.length, unit: "formalised texts" }),
});
