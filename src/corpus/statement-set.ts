/**
 * A set of statements made from a seed: candidates are drawn family by family, screened, and taken in the order in which
 * they were drawn until the quotas are full, so that neither batches nor threads change a set.
 */
import { Effect, Schema } from "effect";
import { deriveStream, inChunks, shuffled } from "../domain/index.ts";
import { type Goal, type Model, normalForm, printStatement } from "../embedded-model/index.ts";
import { altered, FAMILIES, type Family, nextCandidate } from "./families.ts";
import type { Screening } from "./screening.ts";
import type { CorpusTools } from "./steps.ts";

export interface SetOptions {
  /** Everything drawn depends on it. */
  readonly seed: number | string;
  /** What progress calls the set, and what the statements' names begin with. */
  readonly name: string;
  readonly size: number;
  /** Share of each family; they sum to 1. */
  readonly shares: Readonly<Record<Family, number>>;
  /** Share of each family's statements that the initial model proves within `samples` samples, in [0, 1]. */
  readonly easyShare: number;
  readonly samples: number;
  /** Share of the candidates with an operator exchanged, mostly false after that, in [0, 1]. */
  readonly alteredShare: number;
  /** Added to the size of every other candidate; at least LEAST_MORE. */
  readonly larger: number;
  /** Whether statements that are not easy have to be hard for the reference model. */
  readonly onlyHard: boolean;
  /** Whether the proofs of easy statements have to be accepted by the verifier. */
  readonly verifyProofs: boolean;
}

/** A statement of a set. */
export interface Entry {
  readonly family: Family;
  readonly goal: Goal;
  /** Shortest proof that the initial model found at the first try; null: the statement is not easy. */
  readonly proof: string | null;
}

/** The models that screen. */
export interface Screeners {
  readonly initial: Model;
  /** Null where nothing asks for hard statements. */
  readonly reference: Model | null;
}

/** A family has too few statements of the wanted kind. */
export class FamilyExhausted extends Schema.TaggedError<FamilyExhausted>()("FamilyExhausted", {
  family: Schema.String,
  found: Schema.Int,
  wanted: Schema.Int,
  candidates: Schema.Int,
}) {
  override get message() {
    return `family ${this.family}: ${this.found} of ${this.wanted} statements found, then none more among ${this.candidates} candidates`;
  }
}

/** Candidates in a row without one taken, after which a family has no more. */
const MOST_FRUITLESS = 20_000;
/** Candidates screened at once, and those of one step. */
const BATCH = 64;
/** Batches between two reports. */
const REPORT_EVERY = 50;
const CANDIDATES_A_STEP = 4;

/** How many statements of each family make `size`, by largest remainder. */
export const familyCounts = (size: number, shares: SetOptions["shares"]): Readonly<Record<Family, number>> => {
  const exact = FAMILIES.map((family) => size * shares[family]);
  const counts = exact.map(Math.floor);
  const byRemainder = FAMILIES.map((_, i) => i).sort((a, b) => exact[b]! - counts[b]! - (exact[a]! - counts[a]!));
  for (let i = 0; counts.reduce((sum, count) => sum + count, 0) < size; i++) counts[byRemainder[i]!]!++;
  return Object.fromEntries(FAMILIES.map((family, i) => [family, counts[i]!])) as Record<Family, number>;
};

interface Candidate {
  readonly item: number;
  readonly goal: Goal;
  readonly form: string;
}

/** The candidates of a family, without end. */
const candidatesOf = function* (family: Family, options: SetOptions): Generator<Candidate, never> {
  const stream = deriveStream(options.seed, "data", family);
  for (let item = 0; ; item++) {
    const candidate = nextCandidate(family, stream, item % 2 === 0 ? 0 : options.larger);
    const goal = stream.nextDouble() < options.alteredShare ? altered(candidate, stream) : candidate;
    yield { item, goal, form: normalForm(goal) };
  }
};

/** Screens candidates; with `verifyProofs`, null for one whose proof the verifier does not accept. */
const screen = Effect.fnUntraced(function* <E>(
  { screenCandidates, verify }: CorpusTools<E>,
  { initial, reference }: Screeners,
  family: Family,
  options: SetOptions,
  batch: ReadonlyArray<Candidate>,
) {
  const { name, onlyHard, samples, seed, verifyProofs } = options;
  const found = yield* inChunks(batch, CANDIDATES_A_STEP, (chunk) =>
    screenCandidates({
      seed,
      family,
      initial,
      reference: onlyHard ? reference : null,
      samples,
      candidates: chunk.map(({ goal, item }) => ({ goal, item })),
    }),
  );
  if (!verifyProofs) return found;
  const proved = batch.flatMap(({ goal }, i) => {
    const { proof } = found[i]!;
    return proof === null ? [] : [{ i, statement: printStatement(`${name}_0`, goal), proof }];
  });
  const accepted = yield* verify(proved);
  const refused = new Set(proved.filter((_, at) => accepted[at] !== true).map(({ i }) => i));
  return found.map((screening, i): Screening | null => (refused.has(i) ? null : screening));
});

const collectFamily = Effect.fnUntraced(function* <E>(
  tools: CorpusTools<E>,
  screeners: Screeners,
  family: Family,
  wanted: number,
  options: SetOptions,
  taken: Set<string>,
) {
  const entries: Array<Entry> = [];
  const candidates = candidatesOf(family, options);
  let easyLeft = Math.round(wanted * options.easyShare);
  let otherLeft = wanted - easyLeft;
  let seen = 0;
  let fruitless = 0;
  const progress = () =>
    `${options.name}: ${entries.length} of ${wanted} of the family ${family} from ${seen} candidates`;
  for (let batches = 1; entries.length < wanted; batches++) {
    const batch: Array<Candidate> = [];
    while (batch.length < BATCH && fruitless < MOST_FRUITLESS) {
      const candidate = candidates.next().value;
      fruitless += 1;
      if (!taken.has(candidate.form)) batch.push(candidate);
      seen = candidate.item + 1;
    }
    const screenings = yield* screen(tools, screeners, family, options, batch);
    for (const [i, { form, goal }] of batch.entries()) {
      const screening = screenings[i] ?? null;
      if (screening === null || taken.has(form)) continue;
      const { hard, proof } = screening;
      if (proof !== null ? easyLeft === 0 : otherLeft === 0 || (options.onlyHard && !hard)) continue;
      if (proof !== null) easyLeft -= 1;
      else otherLeft -= 1;
      taken.add(form);
      entries.push({ family, goal, proof });
      fruitless = 0;
    }
    if (entries.length < wanted && batches % REPORT_EVERY === 0) yield* tools.report(progress());
    if (fruitless >= MOST_FRUITLESS)
      return yield* new FamilyExhausted({ family, found: entries.length, wanted, candidates: fruitless });
  }
  yield* tools.report(progress());
  return entries;
});

/**
 * The statements of a set, shuffled. `taken` holds the normal forms that may not occur again, and receives the set's own.
 * Fails where a family has too few statements of the wanted kind.
 */
export const collectSet = Effect.fn("collectSet")(function* <E>(
  tools: CorpusTools<E>,
  screeners: Screeners,
  options: SetOptions,
  taken: Set<string>,
) {
  const counts = familyCounts(options.size, options.shares);
  const entries = yield* Effect.forEach(
    FAMILIES.filter((family) => counts[family] > 0),
    (family) => collectFamily(tools, screeners, family, counts[family], options, taken),
  );
  return shuffled(entries.flat(), deriveStream(options.seed, "data", "order"));
});

/** A line of a set's file. */
export interface StatementRow {
  readonly name: string;
  readonly statement: string;
  /** Tactic block; statement + newline + proof is a complete theorem. */
  readonly proof?: string;
}

/** Entries as rows, named PREFIX_0001 and so on; `withProofs`: with their proofs. */
export const rowsOf = (
  prefix: string,
  entries: ReadonlyArray<Entry>,
  withProofs: boolean,
): ReadonlyArray<StatementRow> => {
  const digits = Math.max(4, String(entries.length).length);
  return entries.map(({ goal, proof }, i) => {
    const name = `${prefix}_${String(i + 1).padStart(digits, "0")}`;
    const row = { name, statement: printStatement(name, goal) };
    return withProofs && proof !== null ? { ...row, proof } : row;
  });
};

/** What is said of a set: numbers of statements. */
export type Figures = Readonly<Record<string, number>>;

/** Counts by family and difficulty; `middle` and `hard` where there is a reference model, else `harder`. */
export const figuresOf = Effect.fn("figuresOf")(function* <E>(
  { measureGoals }: CorpusTools<E>,
  reference: Model | null,
  seed: number | string,
  entries: ReadonlyArray<Entry>,
) {
  const measures = yield* measureGoals({ seed, reference, goals: entries.map(({ goal }) => goal) });
  const count = (test: (entry: Entry, i: number) => boolean): number => entries.filter(test).length;
  const others = (hard: boolean): number => count(({ proof }, i) => proof === null && measures[i]!.hard === hard);
  return {
    statements: entries.length,
    ...Object.fromEntries(FAMILIES.map((family) => [family, count((entry) => entry.family === family)])),
    easy: count(({ proof }) => proof !== null),
    ...(reference === null
      ? { harder: count(({ proof }) => proof === null) }
      : { middle: others(false), hard: others(true) }),
    refuted: count((_, i) => measures[i]!.refuted),
  } as Figures;
});
