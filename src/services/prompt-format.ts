/**
 * How a model family is prompted and how its answers are read: pure functions, used in the loop (so that a replay can
 * render and parse again). A file of `policies/` exports one by default.
 */
import { Context, Result, Schema } from "effect";
import {
  type CheckAnswer,
  type Experiment,
  ParseFailure,
  type Role,
  type TacticPromptParts,
  tacticPrompt,
  thrownText,
} from "../domain/index.ts";
import { foundText, isRecord } from "../reward/index.ts";

/** What a conjecturer prompt shows. */
export interface ConjecturerPromptParts {
  /** The lemma's statement without proof (`theorem true: True` for the trivial one). */
  readonly lemma: string;
  readonly seed: string;
  /** Empty where the seed is a target that nobody has proved: what helps to prove it is asked for. */
  readonly seedProof: string;
  /** What stands in the seed's file before it, shown instead of a header. */
  readonly context?: string;
}

/** What is written alike: a formalisation is written and read as a conjecture is. */
export type CompletionRole = Exclude<Role, "formaliser">;

/** What the family's completions need of a server; `model.stop` and `model.promptTokens` override it. */
export interface CompletionRules {
  /** Texts that end a completion. */
  readonly stop: Readonly<Record<CompletionRole, ReadonlyArray<string>>>;
  /** Longest prompt, in tokens; null: as long as the model allows. */
  readonly promptTokens: number | null;
}

/** What a turn that the model has ended asks for. */
export const Turn = Schema.Union([
  /** `text` is to be run; `isAnswer`: it is the attempt's answer where nothing is said against it. */
  Schema.Struct({ _tag: Schema.Literal("check"), text: Schema.String, isAnswer: Schema.Boolean }),
  /** Nothing: the answer is in it. */
  Schema.Struct({ _tag: Schema.Literal("final") }),
  /** It closes what it has not opened. */
  Schema.Struct({ _tag: Schema.Literal("malformed") }),
]);
export type Turn = typeof Turn.Type;

/** What the model is told; `text` alone is cut where it is too long. */
export const Feedback = Schema.Struct({ before: Schema.String, text: Schema.String, after: Schema.String });
export type Feedback = typeof Feedback.Type;

/** How a family writes attempts in rounds. The proof of an attempt is read in its last turn, by `parseProof`. */
export interface RoundRules {
  /** Texts that end a turn, besides the model's own end, and stay in it. */
  readonly stop: ReadonlyArray<string>;
  /** Where an answer stands: right behind the turn, in the model's own message, or in a message to the model. */
  readonly answers: "in-turn" | "as-message";
  readonly readTurn: (turn: string, statement: string) => Turn;
  /** What is told of an answer; `seconds` is the limit that it had. */
  readonly feedback: (answer: CheckAnswer, seconds: number) => Feedback;
}

/** What a guide's prompt shows. */
export interface GuidePromptParts {
  readonly target: string;
  readonly conjecture: string;
}

/** What a formaliser's prompt shows. */
export interface FormaliserPromptParts {
  readonly informal: string;
  readonly header: string | null;
}

export interface PromptFormatShape {
  readonly name: string;
  /** The prompt whose completion is a proof. */
  readonly proverPrompt: (statement: string, header: string | null) => string;
  readonly proverTarget: (proof: string) => string;
  /**
   * The proof of `statement` in a completion: statement + newline + proof is a complete theorem. Or why none can be read
   * in it: that is no wrong proof, and is counted apart.
   */
  readonly parseProof: (completion: string, statement: string) => string | ParseFailure;
  readonly conjecturerPrompt: (parts: ConjecturerPromptParts, use: "generation" | "training") => string;
  readonly conjecturerTarget: (conjecture: string) => string;
  /** The statement in a completion, ending in `:= by`; null where there is none. */
  readonly parseConjecture: (completion: string) => string | null;
  /** The prompt whose answer is a review by the rubric; absent: the engine's (`guidePrompt` of `src/domain`). */
  readonly guidePrompt?: (parts: GuidePromptParts) => string;
  /** The prompt whose completion is a tactic, that completion in training, and the tactic in one; absent: the engine's. */
  readonly tacticPrompt?: (parts: TacticPromptParts) => string;
  readonly tacticTarget?: (tactic: string) => string;
  readonly parseTactic?: (completion: string) => string;
  /**
   * The prompt whose completion states an informal text, as `conjecturerTarget` writes it and `parseConjecture` reads it;
   * absent: the engine's (`formaliserPrompt` of `src/domain`).
   */
  readonly formaliserPrompt?: (parts: FormaliserPromptParts, use: "generation" | "training") => string;
  /** Absent: the family writes whole proofs. */
  readonly rounds?: RoundRules;
  readonly completion: CompletionRules;
}

/** How a format asks for tactics: in its own way, or in that of `src/domain/tactic-prompt.ts`, the tactic alone being the answer. */
export const tacticFormat = (
  format: PromptFormatShape,
): Required<Pick<PromptFormatShape, "parseTactic" | "tacticPrompt" | "tacticTarget">> => ({
  tacticPrompt: format.tacticPrompt ?? tacticPrompt,
  tacticTarget: format.tacticTarget ?? ((tactic) => tactic),
  parseTactic: format.parseTactic ?? ((completion) => completion.trim()),
});

export class PromptFormat extends Context.Service<PromptFormat, PromptFormatShape>()("stp/PromptFormat") {}

/** What an experiment says about prompts. */
export interface PromptSettings extends Omit<Experiment["prompt"], "format"> {
  /** Which `:=` of a conjecture ends its statement. */
  readonly cutAt: Experiment["conjecture"]["cutAt"];
  /** How an answer is read as a conjecture. */
  readonly reading: Experiment["conjecture"]["reading"];
}

/** What a file of `policies/` exports by default. */
export interface PromptPolicy {
  readonly name: string;
  /** The model family, in a line. */
  readonly summary: string;
  readonly format: (settings: PromptSettings) => PromptFormatShape;
}

/** A file exports no prompt policy. */
export class BadPolicy extends Schema.TaggedError<BadPolicy>()("BadPolicy", {
  file: Schema.String,
  expected: Schema.String,
  found: Schema.String,
}) {
  override get message() {
    return `${this.file}: expected ${this.expected}, found ${this.found}`;
  }
}

const isTexts = (value: unknown): boolean => Array.isArray(value) && value.every((text) => typeof text === "string");

const isText = (value: unknown): boolean => typeof value === "string";

/** Functions by name, with what each returns. */
type Functions = ReadonlyArray<readonly [name: string, returns: string, isRight: (value: unknown) => boolean]>;

/** Those of a format. */
const FUNCTIONS: Functions = [
  ["proverPrompt", "a text", isText],
  ["proverTarget", "a text", isText],
  ["parseProof", "a text or a parse failure", (value) => isText(value) || Schema.is(ParseFailure)(value)],
  ["conjecturerPrompt", "a text", isText],
  ["conjecturerTarget", "a text", isText],
  ["parseConjecture", "a text or null", (value) => value === null || isText(value)],
  ["guidePrompt", "a text", isText],
  ["tacticPrompt", "a text", isText],
  ["tacticTarget", "a text", isText],
  ["parseTactic", "a text", isText],
  ["formaliserPrompt", "a text", isText],
];

/** Those that a format may lack. */
const OPTIONAL = ["guidePrompt", "tacticPrompt", "tacticTarget", "parseTactic", "formaliserPrompt"];

/** Those of `rounds`. */
const ROUND_FUNCTIONS: Functions = [
  [
    "readTurn",
    'a turn: { _tag: "check", text, isAnswer }, { _tag: "final" } or { _tag: "malformed" }',
    Schema.is(Turn),
  ],
  ["feedback", "{ before, text, after }, all texts", Schema.is(Feedback)],
];

/** The policy that a module exports by default, or why it is none. `file` is how the user named it. */
export const checkPolicy = (module: unknown, file: string): Result.Result<PromptPolicy, BadPolicy> => {
  const bad = (expected: string, found: unknown) =>
    Result.fail(new BadPolicy({ file, expected, found: foundText(found) }));
  const policy = isRecord(module) ? module["default"] : undefined;
  if (!isRecord(policy)) return bad("a default export { name, summary, format }", policy);
  if (typeof policy["name"] !== "string" || policy["name"] === "") return bad("`name`: a string", policy["name"]);
  if (typeof policy["summary"] !== "string") return bad("`summary`: a string", policy["summary"]);
  if (typeof policy["format"] !== "function") return bad("`format`: a function of the settings", policy["format"]);
  return Result.succeed(policy as unknown as PromptPolicy);
};

/** The format that a checked policy makes of an experiment's settings, checked in turn; its functions throw `BadPolicy`. */
export const formatOf = (
  policy: PromptPolicy,
  file: string,
  settings: PromptSettings,
): Result.Result<PromptFormatShape, BadPolicy> => {
  const mistake = (expected: string, found: string) => new BadPolicy({ file, expected, found });
  const bad = (expected: string, found: unknown) => Result.fail(mistake(expected, foundText(found)));
  let format: unknown;
  try {
    format = policy.format(settings);
  } catch (cause) {
    return Result.fail(mistake("`format` to return a prompt format", `an exception: ${thrownText(cause)}`));
  }
  if (!isRecord(format)) return bad("`format` to return an object", format);
  if (typeof format["name"] !== "string") return bad("a format with a `name`", format["name"]);
  /** The functions of `owner`, each of which looks at what it returns; or the mistake. */
  const checkedOf = (owner: Record<string, unknown>, functions: Functions, where: string) => {
    const checked: Record<string, unknown> = {};
    for (const [member, returns, isRight] of functions) {
      const name = `${where}${member}`;
      const given = owner[member];
      if (given === undefined && OPTIONAL.includes(name)) continue;
      if (typeof given !== "function") return bad(`a format with the function \`${name}\``, given);
      checked[member] = (...values: ReadonlyArray<unknown>): unknown => {
        let value: unknown;
        try {
          value = given.apply(owner, values);
        } catch (cause) {
          throw mistake(`\`${name}\` to return ${returns}`, `an exception: ${thrownText(cause)}`);
        }
        if (!isRight(value)) throw mistake(`\`${name}\` to return ${returns}`, foundText(value));
        return value;
      };
    }
    return Result.succeed(checked);
  };
  const functions = checkedOf(format, FUNCTIONS, "");
  if (Result.isFailure(functions)) return Result.fail(functions.failure);
  const completion = format["completion"];
  if (!isRecord(completion)) return bad("a format with `completion: { stop, promptTokens }`", completion);
  const { promptTokens, stop } = completion;
  if (!isRecord(stop) || !isTexts(stop["prover"]) || !isTexts(stop["conjecturer"]))
    return bad("`completion.stop: { prover: [texts], conjecturer: [texts] }`", stop);
  if (promptTokens !== null && !(Number.isInteger(promptTokens) && (promptTokens as number) > 0))
    return bad("`completion.promptTokens`: a positive integer or null", promptTokens);
  const rounds = format["rounds"];
  if (rounds === undefined) return Result.succeed({ ...format, ...functions.success } as unknown as PromptFormatShape);
  if (!isRecord(rounds)) return bad("`rounds`: { stop, answers, readTurn, feedback }, or none", rounds);
  if (!isTexts(rounds["stop"])) return bad("`rounds.stop`: texts", rounds["stop"]);
  if (!["in-turn", "as-message"].includes(rounds["answers"] as string))
    return bad('`rounds.answers`: "in-turn" or "as-message"', rounds["answers"]);
  const roundFunctions = checkedOf(rounds, ROUND_FUNCTIONS, "rounds.");
  if (Result.isFailure(roundFunctions)) return Result.fail(roundFunctions.failure);
  const checkedRounds = { ...rounds, ...roundFunctions.success };
  return Result.succeed({ ...format, ...functions.success, rounds: checkedRounds } as unknown as PromptFormatShape);
};
