/** Flags that several commands have. */
import { Flag } from "effect/cli";

/** `--json`; `description` says what is printed then. */
export const jsonFlag = (description: string) =>
  Flag.Boolean("json").pipe(Flag.withDescription(description), Flag.withDefault(false));

/** A flag with a positive integer. */
export const positiveCount = (name: string) =>
  Flag.Int(name).pipe(
    Flag.filter(
      (n) => n >= 1,
      () => "a positive integer",
    ),
  );
