/** `stp serve-model`: the embedded model behind the OpenAI-compatible protocol of vLLM, until it is stopped. */
import { Console, Effect, Option } from "effect";
import { Command, Flag } from "effect/cli";
import { BackEnds } from "./back-ends.ts";
import { optionalText, positiveCount, textFlag } from "./flags.ts";
import { readRows } from "./read-text.ts";

export const serveModelCommand = Command.make(
  "serve-model",
  {
    port: Flag.Int("port").pipe(
      Flag.withDescription("port on 127.0.0.1; 0: a free one"),
      Flag.filter(
        (port) => port >= 0 && port < 65_536,
        () => "a port from 0 to 65535",
      ),
      Flag.withDefault(8000),
    ),
    model: textFlag("model", "NAME", "name under which the model is served").pipe(Flag.withDefault("embedded")),
    weights: optionalText("weights", "FILE", "file of the model's parameters; without it the untrained model"),
    library: optionalText(
      "library",
      "FILE",
      "library whose lemmas conjecturer prompts show (data.library of an experiment)",
    ),
    jobs: positiveCount("jobs", "worker threads; default: one a core").pipe(Flag.optional),
  },
  Effect.fn(function* ({ jobs, library, model, port, weights }) {
    const { cores, modelServer } = yield* BackEnds;
    const lemmas = Option.isNone(library) ? [] : yield* readRows(library.value, "a library file", "a library lemma");
    const start = modelServer(
      { port, model, weights: Option.getOrNull(weights), library: lemmas },
      Option.getOrElse(jobs, () => cores),
    );
    yield* Effect.scoped(
      Effect.flatMap(start, (url) => Effect.andThen(Console.log(`serving ${model} at ${url}`), Effect.never)),
    );
  }),
).pipe(
  Command.withDescription(
    "Serve the embedded model, both roles, behind vLLM's OpenAI-compatible protocol on 127.0.0.1: /v1/completions, /v1/chat/completions, /v1/embeddings, /v1/models, /health, /v1/load_lora_adapter, /v1/unload_lora_adapter. Prompts are those of the format stp. With the same seed it gives the samples of the in-process model.",
  ),
  Command.withShortDescription("the model behind vLLM's protocol"),
  Command.withExamples([
    {
      command: "stp serve-model --port 8000 --library experiments/data/library.jsonl",
      description: "a server for model.endpoints",
    },
  ]),
);
