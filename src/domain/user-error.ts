/** A mistake in what the user gave: names the place, what was expected, what was found. The command line exits with 2. */
import { Schema } from "effect";

const ERRNO: Readonly<Record<string, string>> = {
  EACCES: "no permission",
  EEXIST: "a file of that name",
  EISDIR: "a folder",
  ELOOP: "links that go in a circle",
  ENAMETOOLONG: "a name that is too long",
  ENOENT: "no such file",
  ENOSPC: "no space left on the disk",
  ENOTDIR: "a file in the place of a folder",
  EPERM: "no permission",
  EROFS: "a read-only disk",
};

/** What the file system found, in words. */
export const foundOnDisk = ({
  reason,
}: {
  readonly reason: { readonly message: string; readonly cause?: unknown };
}): string => {
  const code = reason.cause instanceof Error && "code" in reason.cause ? String(reason.cause.code) : "";
  return ERRNO[code] ?? reason.message;
};

export class UserError extends Schema.TaggedError<UserError>()("UserError", {
  /** File and path in it, flag, or folder. */
  place: Schema.String,
  expected: Schema.String,
  found: Schema.String,
  /** The nearest known name, or what to type instead. */
  hint: Schema.optionalKey(Schema.String),
  /** What else is wrong in the same place, each a message of its own. */
  others: Schema.optionalKey(Schema.Array(Schema.String)),
}) {
  override get message() {
    const hint = this.hint === undefined ? "" : `\n  ${this.hint}`;
    const others = (this.others ?? []).map((one) => `\nerror: ${one}`).join("");
    return `${this.place}: expected ${this.expected}, found ${this.found}${hint}${others}`;
  }
}

/** What was thrown, in words. */
export const thrownText = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));
