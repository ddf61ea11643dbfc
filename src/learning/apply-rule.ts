/**
 * A learning rule comes from a file that somebody wrote, so what the file exports and what its function returns are
 * checked, and a mistake names the file, the sequence and the value.
 */
import { Result, Schema } from "effect";
import { decodeGiven, PolicyObjective, thrownText } from "../domain/index.ts";
import { isRecord, shown } from "../reward/index.ts";
import type { LearningInput, LearningRule, WeightedSequence } from "./rule.ts";

/** A file does not export a learning rule, or its parameters do not fit. */
export class BadRule extends Schema.TaggedError<BadRule>()("BadRule", {
  file: Schema.String,
  expected: Schema.String,
  found: Schema.String,
}) {
  override get message() {
    return `${this.file}: expected ${this.expected}, found ${this.found}`;
  }
}

/** A rule threw, or returned something that is no weighting of the attempts and conjectures. */
export class BadLearning extends Schema.TaggedError<BadLearning>()("BadLearning", {
  file: Schema.String,
  /** What was expected of a sequence. */
  expected: Schema.String,
  /** What was found, as text. */
  found: Schema.String,
}) {
  override get message() {
    return `${this.file}: expected ${this.expected}, found ${this.found}`;
  }
}

/** The rule that a module exports by default, or why it is none. `file` is how the user named it. */
export const checkRule = (module: unknown, file: string): Result.Result<LearningRule, BadRule> => {
  const bad = (expected: string, found: unknown) =>
    Result.fail(new BadRule({ file, expected, found: found === undefined ? "nothing" : shown(found) }));
  const rule = isRecord(module) ? module["default"] : undefined;
  if (!isRecord(rule)) return bad("a default export { name, summary, reads, parameters, weigh }", rule);
  if (typeof rule["name"] !== "string" || rule["name"] === "") return bad("`name`: a string", rule["name"]);
  if (typeof rule["summary"] !== "string") return bad("`summary`: a string", rule["summary"]);
  if (rule["reads"] !== "accepted" && rule["reads"] !== "judged")
    return bad('`reads`: "accepted" or "judged"', rule["reads"]);
  if (!Schema.isSchema(rule["parameters"])) return bad("`parameters`: an Effect Schema", rule["parameters"]);
  if (typeof rule["weigh"] !== "function") return bad("`weigh`: a function", rule["weigh"]);
  if (rule["objective"] !== undefined && typeof rule["objective"] !== "function")
    return bad("`objective`: a function, or none", rule["objective"]);
  return Result.succeed(rule as unknown as LearningRule);
};

/** The decoded parameters of a rule. */
export const decodeRuleParameters = (
  rule: LearningRule,
  file: string,
  given: Readonly<Record<string, unknown>>,
): Result.Result<unknown, BadRule> =>
  Result.mapError(
    decodeGiven(rule.parameters as Schema.Codec<unknown, unknown>, given),
    (found) => new BadRule({ file, expected: `parameters of \`${rule.name}\``, found }),
  );

/** What the rule has maximised for its proofs under these parameters; null: the weighted log-likelihood. */
export const ruleObjective = (
  rule: LearningRule,
  file: string,
  parameters: unknown,
): Result.Result<PolicyObjective | null, BadRule> => {
  if (rule.objective === undefined) return Result.succeed(null);
  const expected = "`objective`: reinforce, grpo { low, high, highest } or cispo { low, high }";
  const bad = (found: string) => new BadRule({ file, expected, found });
  let objective: unknown;
  try {
    objective = rule.objective(parameters);
  } catch (cause) {
    return Result.fail(bad(`an exception: ${thrownText(cause)}`));
  }
  return Result.mapError(Schema.decodeUnknownResult(PolicyObjective)(objective), () => bad(shown(objective)));
};

/** What is wrong with a sequence, given the proofs and conjectures that the input has. */
const mistakeIn = (item: unknown, proofs: ReadonlySet<string>, conjectures: ReadonlySet<string>): string | null => {
  if (!isRecord(item)) return "sequences { role, statementId, proofId, lemma, weight }";
  const { iteration, lemma, proofId, role, statementId, weight } = item;
  const known = role === "prover" ? proofs : role === "conjecturer" ? conjectures : null;
  if (known === null) return '`role`: "prover" or "conjecturer"';
  if (!known.has(`${statementId} ${proofId}`)) return "the ids of an attempt or conjecture of the input";
  if (iteration !== undefined && !known.has(`${statementId} ${proofId} ${iteration}`))
    return "the iteration of an attempt with these ids, or none";
  if (typeof weight !== "number" || !Number.isFinite(weight)) return "a finite weight";
  if (role === "prover" ? lemma !== null : typeof lemma !== "string")
    return "`lemma`: null for a proof, a name for a conjecture";
  return null;
};

/** Runs a rule on an input and checks its sequences. `parameters` as `decodeRuleParameters` gives them. */
export const applyRule = (
  rule: LearningRule,
  file: string,
  input: LearningInput,
  parameters: unknown,
): Result.Result<ReadonlyArray<WeightedSequence>, BadLearning> => {
  const bad = (expected: string, found: string) => Result.fail(new BadLearning({ file, expected, found }));
  let output: unknown;
  try {
    output = rule.weigh(input, parameters);
  } catch (cause) {
    return bad("a list of sequences", `an exception: ${thrownText(cause)}`);
  }
  if (!Array.isArray(output)) return bad("a list of sequences", shown(output));
  const proofs = new Set(
    input.statements.flatMap(({ attempts, id }) =>
      attempts.flatMap(({ iteration, proofId }) => [`${id} ${proofId}`, `${id} ${proofId} ${iteration}`]),
    ),
  );
  const conjectures = new Set(input.conjectures.map(({ id, seedProofId }) => `${id} ${seedProofId}`));
  for (const item of output) {
    const mistake = mistakeIn(item, proofs, conjectures);
    if (mistake !== null) return bad(mistake, shown(item));
  }
  return Result.succeed(output as ReadonlyArray<WeightedSequence>);
};
