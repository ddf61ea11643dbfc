/** A mistake in what the user gave: names the place, what was expected, what was found. The command line exits with 2. */
import { Schema } from "effect";

export class UserError extends Schema.TaggedError<UserError>()("UserError", {
  /** File and path in it, flag, or folder. */
  place: Schema.String,
  expected: Schema.String,
  found: Schema.String,
  /** The nearest known name, or what to type instead. */
  hint: Schema.optionalKey(Schema.String),
}) {
  override get message() {
    const hint = this.hint === undefined ? "" : `\n  ${this.hint}`;
    return `${this.place}: expected ${this.expected}, found ${this.found}${hint}`;
  }
}

/** What was thrown, in words. */
export const thrownText = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));
