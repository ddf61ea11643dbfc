/**
 * How a command ends. Standard output carries data only; what went wrong is one message on standard error.
 *
 * Exit codes: 0 done; 1 the answer is no, or the work failed; 2 a mistake in what the user gave; 130 interrupted.
 */
import { Cause, Console, Effect, Exit, Result, Schema } from "effect";
import { CliError } from "effect/cli";
import { UserError } from "../domain/index.ts";
import { styled } from "./terminal.ts";

export const EXIT_FAILED = 1;
export const EXIT_USER_ERROR = 2;
export const EXIT_INTERRUPTED = 130;

/** The command has said all there is to say, and its answer is this exit code (e.g. 1: not every proof was accepted). */
export class ExitWith extends Schema.TaggedError<ExitWith>()("ExitWith", { code: Schema.Int }) {
  override get message() {
    return `exit with ${this.code}`;
  }
}

/** Errors of the user's making that have a class of their own; all others of this kind are a `UserError`. */
const USER_MISTAKES: ReadonlySet<string> = new Set(
  "UserError NotARun BadLearning BadPolicy BadReward BadRule BadTask BadVariant".split(" "),
);

const tagOf = (error: unknown): string | undefined =>
  typeof error === "object" && error !== null && "_tag" in error ? String(error._tag) : undefined;

/** The exit code of a finished program. */
export const exitCode = (exit: Exit.Exit<unknown, unknown>): number => {
  if (Exit.isSuccess(exit)) return 0;
  if (Cause.hasInterruptsOnly(exit.cause)) return EXIT_INTERRUPTED;
  const error = Cause.squash(exit.cause);
  if (error instanceof ExitWith) return error.code;
  if (error instanceof CliError.ShowHelp) return error.errors.length === 0 ? 0 : EXIT_USER_ERROR;
  return USER_MISTAKES.has(tagOf(error) ?? "") ? EXIT_USER_ERROR : EXIT_FAILED;
};

/** What is printed for a failure; null where it was printed already. */
export const failureText = (cause: Cause.Cause<unknown>): string | null => {
  if (Cause.hasInterruptsOnly(cause)) return null;
  // A file of the user's is called where nothing is expected to fail: what it does wrong is thrown.
  const thrown = Cause.squash(cause);
  const error = USER_MISTAKES.has(tagOf(thrown) ?? "") ? thrown : Result.getOrUndefined(Cause.findError(cause));
  // A defect is a mistake of this program: the stack is what a report of it needs.
  if (error === undefined) return `error: a defect of stp, please report it:\n${Cause.pretty(cause)}`;
  if (error instanceof ExitWith || error instanceof CliError.ShowHelp) return null;
  if (error instanceof UserError) return `error: ${error.message}`;
  return `error: ${error instanceof Error && error.message !== "" ? error.message : String(error)}`;
};

/** Prints the message of a failure and lets it through to `exitCode`. */
export const reportFailure = <A, E, R>(program: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
  Effect.tapCause(program, (cause) => {
    const text = failureText(cause);
    return text === null ? Effect.void : Console.error(text.replace(/^error:/, styled("red", "error:", "stderr")));
  });
