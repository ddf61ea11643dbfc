/**
 * A reward variant comes from a file that somebody wrote, so what the file exports and what its function returns are
 * checked, and a mistake names the file, the conjecture and the value.
 */
import { Result, Schema } from "effect";
import { decodeGiven } from "../domain/index.ts";
import { type RewardInput, type RewardOutput, type RewardVariant, rewardReadings } from "./variant.ts";

/** A file does not export a reward variant, or its parameters do not fit. */
export class BadVariant extends Schema.TaggedError<BadVariant>()("BadVariant", {
  file: Schema.String,
  expected: Schema.String,
  found: Schema.String,
}) {
  override get message() {
    return `${this.file}: expected ${this.expected}, found ${this.found}`;
  }
}

/** A reward function threw, or returned something that is no weighting of the conjectures. */
export class BadReward extends Schema.TaggedError<BadReward>()("BadReward", {
  file: Schema.String,
  reason: Schema.Literals([
    "Threw",
    "NotAnOutput",
    "UnknownConjecture",
    "RepeatedConjecture",
    "NotFiniteWeight",
    "NegativeWeight",
    "BadLemma",
    "BadStage",
  ]),
  /** The conjecture's id, where one is to blame. */
  conjecture: Schema.NullOr(Schema.String),
  /** What was found, as text. */
  value: Schema.String,
}) {
  override get message() {
    const where = this.conjecture === null ? "" : `, conjecture ${this.conjecture}`;
    return `${this.file}${where}: ${explanations[this.reason]}, found ${this.value}`;
  }
}

const explanations: Record<BadReward["reason"], string> = {
  Threw: "expected a reward function that returns",
  NotAnOutput: "expected { kept: [{ id, weight, lemma }], stages: [[name, count]] }",
  UnknownConjecture: "expected the id of a conjecture of the input",
  RepeatedConjecture: "expected each conjecture at most once",
  NotFiniteWeight: "expected a finite weight",
  NegativeWeight: "expected a weight ≥ 0",
  BadLemma: "expected a lemma name (a string)",
  BadStage: "expected stages as [name, count ≥ 0]",
};

/** A value of a user's file, as a message shows it. */
export const shown = (value: unknown): string => {
  if (typeof value === "function") return "a function";
  if (typeof value === "number" || typeof value === "bigint") return String(value);
  return (JSON.stringify(value) ?? String(value)).slice(0, 200);
};

/** The same where nothing may have been found. */
export const foundText = (value: unknown): string => (value === undefined ? "nothing" : shown(value));

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null;

/** The variant that a module exports by default, or why it is none. `file` is how the user named it. */
export const checkVariant = (module: unknown, file: string): Result.Result<RewardVariant, BadVariant> => {
  const bad = (expected: string, found: unknown) =>
    Result.fail(new BadVariant({ file, expected, found: foundText(found) }));
  const variant = isRecord(module) ? module["default"] : undefined;
  if (!isRecord(variant)) return bad("a default export { name, summary, parameters, reward }", variant);
  if (typeof variant["name"] !== "string" || variant["name"] === "") return bad("`name`: a string", variant["name"]);
  if (typeof variant["summary"] !== "string") return bad("`summary`: a string", variant["summary"]);
  if (!Schema.isSchema(variant["parameters"])) return bad("`parameters`: an Effect Schema", variant["parameters"]);
  if (typeof variant["reward"] !== "function") return bad("`reward`: a function", variant["reward"]);
  const presets = variant["presets"];
  if (presets !== undefined && !(isRecord(presets) && Object.values(presets).every(isRecord)))
    return bad("`presets`: a record of parameter sets", presets);
  const reads = variant["reads"];
  const isReading = (name: unknown): boolean => rewardReadings.some((known) => known === name);
  if (reads !== undefined && !(Array.isArray(reads) && reads.every(isReading)))
    return bad(`\`reads\`: a list of ${rewardReadings.map((name) => `"${name}"`).join(", ")}`, reads);
  return Result.succeed(variant as unknown as RewardVariant);
};

/** The decoded parameters: the preset's where it is named and the variant has it, then the given ones, then defaults. */
export const decodeParameters = (
  variant: RewardVariant,
  file: string,
  given: Readonly<Record<string, unknown>>,
  preset?: string,
): Result.Result<unknown, BadVariant> => {
  const named = Object.entries(variant.presets ?? {}).find(([name]) => name === preset)?.[1];
  return Result.mapError(
    decodeGiven(variant.parameters as Schema.Codec<unknown, unknown>, { ...named, ...given }),
    (found) => new BadVariant({ file, expected: `parameters of \`${variant.name}\``, found }),
  );
};

const kept = (item: unknown, file: string, known: ReadonlySet<string>, seen: Set<string>): BadReward | null => {
  const bad = (reason: BadReward["reason"], conjecture: string | null, value: unknown) =>
    new BadReward({ file, reason, conjecture, value: shown(value) });
  if (!isRecord(item)) return bad("NotAnOutput", null, item);
  const { id, lemma, weight } = item;
  if (typeof id !== "string" || !known.has(id)) return bad("UnknownConjecture", null, id);
  if (seen.has(id)) return bad("RepeatedConjecture", id, id);
  seen.add(id);
  if (typeof weight !== "number" || !Number.isFinite(weight)) return bad("NotFiniteWeight", id, weight);
  if (weight < 0) return bad("NegativeWeight", id, weight);
  if (typeof lemma !== "string") return bad("BadLemma", id, lemma);
  return null;
};

const isStage = (stage: unknown): boolean =>
  Array.isArray(stage) &&
  stage.length === 2 &&
  typeof stage[0] === "string" &&
  Number.isInteger(stage[1]) &&
  stage[1] >= 0;

/** The input without what the variant does not declare, so that its weights do not depend on what others asked for. */
const declaredInput = (input: RewardInput, { reads = [] }: RewardVariant): RewardInput => ({
  ...input,
  earlier: reads.includes("earlier") ? input.earlier : [],
  seedEmbeddings: reads.includes("seedEmbeddings") ? input.seedEmbeddings : new Map(),
});

/** Runs a variant on an input and checks the output. `parameters` as `decodeParameters` gives them. */
export const applyVariant = (
  variant: RewardVariant,
  file: string,
  input: RewardInput,
  parameters: unknown,
): Result.Result<RewardOutput, BadReward> => {
  let output: unknown;
  try {
    output = variant.reward(declaredInput(input, variant), parameters);
  } catch (cause) {
    const value = `an exception: ${cause instanceof Error ? `${cause.name}: ${cause.message}` : shown(cause)}`;
    return Result.fail(new BadReward({ file, reason: "Threw", conjecture: null, value }));
  }
  const malformed = (value: unknown) =>
    Result.fail(new BadReward({ file, reason: "NotAnOutput", conjecture: null, value: shown(value) }));
  if (!isRecord(output) || !Array.isArray(output["kept"]) || !Array.isArray(output["stages"])) return malformed(output);
  const known = new Set(input.conjectures.map((conjecture) => conjecture.id));
  const seen = new Set<string>();
  for (const item of output["kept"]) {
    const mistake = kept(item, file, known, seen);
    if (mistake !== null) return Result.fail(mistake);
  }
  const stage = output["stages"].find((item) => !isStage(item));
  if (stage !== undefined)
    return Result.fail(new BadReward({ file, reason: "BadStage", conjecture: null, value: shown(stage) }));
  return Result.succeed(output as unknown as RewardOutput);
};
