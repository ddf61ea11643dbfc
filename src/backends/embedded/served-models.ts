/** The weights that the model server has, by the name under which it serves them. */
import path from "node:path";
import { Effect, FileSystem, Result } from "effect";
import { createModel, deserialiseModel, type Model, ModelFormatError } from "../../embedded-model/index.ts";
import { ApiError } from "./model-requests.ts";
import { sharedCopy } from "./models.ts";

/** The file that holds the parameters in a folder of weights. */
export const WEIGHTS_FILE = "model.bin";

export interface ServedModel {
  readonly name: string;
  readonly memory: SharedArrayBuffer;
  /** File or folder of the weights; null for the untrained model. */
  readonly root: string | null;
  /** Null for the base model. */
  readonly parent: string | null;
}

/** The model in a file of parameters, or why there is none. */
export const readModelFile = Effect.fn("readModelFile")(function* (file: string) {
  const fileSystem = yield* FileSystem.FileSystem;
  const bytes = yield* fileSystem.readFile(file);
  return yield* Effect.fromResult(
    Result.try({ try: () => deserialiseModel(bytes), catch: (cause) => cause as ModelFormatError }),
  );
});

/** The base model under its name, and adapters loaded and unloaded at run time. A name is never given other weights. */
export class ServedModels {
  private readonly served = new Map<string, ServedModel>();
  private readonly base: string;

  constructor(base: string, model: Model | null, root: string | null) {
    this.base = base;
    this.served.set(base, { name: base, memory: sharedCopy(model ?? createModel()), root, parent: null });
  }

  get all(): ReadonlyArray<ServedModel> {
    return [...this.served.values()];
  }

  find(name: string): Effect.Effect<ServedModel, ApiError> {
    const found = this.served.get(name);
    return found === undefined
      ? Effect.fail(ApiError.notFound(`The model \`${name}\` does not exist.`))
      : Effect.succeed(found);
  }

  /** Loads the weights of a folder under a new name. */
  load(name: string, folder: string): Effect.Effect<void, ApiError, FileSystem.FileSystem> {
    if (this.served.has(name))
      return Effect.fail(ApiError.invalidInput(`The lora adapter '${name}' has already been loaded.`));
    return readModelFile(path.join(folder, WEIGHTS_FILE)).pipe(
      Effect.mapError((cause) =>
        cause instanceof ModelFormatError
          ? ApiError.internal(`${folder}: ${cause.message}`)
          : ApiError.notFound(`Loading lora ${name} failed: No adapter found for ${folder}`),
      ),
      Effect.map((model) =>
        this.served.set(name, { name, memory: sharedCopy(model), root: folder, parent: this.base }),
      ),
      Effect.asVoid,
    );
  }

  unload(name: string): Effect.Effect<void, ApiError> {
    if (name === this.base || !this.served.delete(name))
      return Effect.fail(ApiError.notFound(`The lora adapter '${name}' cannot be found.`));
    return Effect.void;
  }
}
