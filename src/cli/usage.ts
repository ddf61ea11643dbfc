/** How mistakes in flags and arguments are worded: one message on standard error, never the help on standard output. */
import { Console } from "effect";
import { type CliError, CliOutput } from "effect/cli";

const didYouMean = (suggestions: ReadonlyArray<string>): string =>
  suggestions.length === 0 ? "" : `; did you mean ${suggestions.join(" or ")}?`;

/** What was expected and found, for one mistake. */
export const usageMistake = (error: CliError.NonShowHelpErrors): string => {
  switch (error._tag) {
    case "UnrecognizedOption":
      return `expected one of its flags, found ${error.option}${didYouMean(error.suggestions)}`;
    case "UnknownSubcommand":
      return `expected a command, found "${error.subcommand}"${didYouMean(error.suggestions)}`;
    case "MissingArgument":
      return `expected the argument <${error.argument}>, found nothing`;
    case "MissingOption":
      return `expected the flag --${error.option}, found nothing`;
    case "UnexpectedArgument":
      return `expected no further argument, found ${error.arguments.map((value) => JSON.stringify(value)).join(", ")}`;
    case "InvalidValue": {
      const place = error.kind === "flag" ? `--${error.option}` : `<${error.option}>`;
      const expected = error.expected
        .replace(/^Expected:?\s*/, "")
        .replace("a string representing a finite number", "a number")
        // The value stands at the end of the message already.
        .replace(/, got [\s\S]*$/, "");
      return `${place}: expected ${expected}, found ${error.value === "" ? "nothing" : JSON.stringify(error.value)}`;
    }
    default:
      return error.message;
  }
};

/** Help and version go to standard output as effect/cli renders them; a mistake is told on standard error. */
export const presenter: CliOutput.Presenter = {
  present: (event) => {
    if (event._tag !== "InvalidInvocation") return CliOutput.defaultPresenter.present(event);
    const command = event.commandPath.join(" ");
    const mistakes = event.errors.map((error) => `error: ${command}: ${usageMistake(error)}`);
    return Console.error([...mistakes, `  see: ${command} --help`].join("\n"));
  },
};

/** The presenter as a layer, for the entry point. */
export const layerPresenter = CliOutput.layerPresenter(presenter);
