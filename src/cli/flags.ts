/** Flags that several commands have, or have alike. */
import { Argument, Flag } from "effect/cli";

/** A flag that is off where it is not given. */
export const switchFlag = (name: string, description: string) =>
  Flag.Boolean(name).pipe(Flag.withDescription(description), Flag.withDefault(false));

/** `--json`; `description` says what is printed then. */
export const jsonFlag = (description: string) => switchFlag("json", description);

/** A flag with a text; `metavar` stands for it in the help. */
export const textFlag = (name: string, metavar: string, description: string) =>
  Flag.String(name).pipe(Flag.withDescription(description), Flag.withMetavar(metavar));

/** The same, which may be left out. */
export const optionalText = (name: string, metavar: string, description: string) =>
  Flag.optional(textFlag(name, metavar, description));

/** `--set`: settings otherwise than in a file. */
export const setFlag = (description: string) =>
  textFlag("set", "path.to.key=value", `${description}; may be repeated`).pipe(Flag.atLeast(0));

/** A flag with a positive integer. */
export const positiveCount = (name: string, description: string) =>
  Flag.Int(name).pipe(
    Flag.withDescription(description),
    Flag.filter(
      (n) => n >= 1,
      () => "a positive integer",
    ),
  );

/** The run that a command looks at. */
export const runArgument = Argument.String("run").pipe(
  Argument.withDescription("folder of the run, or its name in runs/"),
);
