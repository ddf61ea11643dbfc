/**
 * What people say of a run: tags and a note, in `labels.json` beside its log. The log knows nothing of them, so that they
 * change no digest and may change while the run goes on.
 */
import path from "node:path";
import { Effect, FileSystem, Option, type PlatformError, Result, Schedule, Schema } from "effect";
import { foundOnDisk, UserError } from "../domain/index.ts";

export const RunLabels = Schema.Struct({
  /** Each once, in the order of the alphabet. */
  tags: Schema.Array(Schema.String),
  /** Empty for none. */
  note: Schema.String,
});
export type RunLabels = typeof RunLabels.Type;

export const NO_LABELS: RunLabels = { tags: [], note: "" };

export interface LabelChange {
  readonly add: ReadonlyArray<string>;
  readonly remove: ReadonlyArray<string>;
  /** Null: the note stays as it is. */
  readonly note: string | null;
}

/** The labels after a change; a tag that is there stays there once, one that is not there is no mistake to remove. */
export const changedLabels = ({ note, tags }: RunLabels, change: LabelChange): RunLabels => ({
  tags: [...new Set([...tags, ...change.add])].filter((tag) => !change.remove.includes(tag)).sort(),
  note: change.note ?? note,
});

/** A tag stands in lists and in `--filter tag=TAG`. */
export const decodeTag = (tag: string): Result.Result<string, UserError> =>
  /^[^\s,=-][^\s,=]*$/u.test(tag)
    ? Result.succeed(tag)
    : Result.fail(
        new UserError({
          place: "TAG",
          expected: 'a word without "=" and ",", which does not begin with "-"',
          found: JSON.stringify(tag),
        }),
      );

const fileOf = (directory: string): string => path.join(directory, "labels.json");

const mistake = (place: string, expected: string, found: string) => new UserError({ place, expected, found });

const decode = Schema.decodeUnknownOption(Schema.fromJsonString(RunLabels));

/** The labels of the run in a folder. */
export const readLabels = Effect.fn("readLabels")(function* (directory: string) {
  const fileSystem = yield* FileSystem.FileSystem;
  const file = fileOf(directory);
  const text = yield* fileSystem.readFileString(file).pipe(
    Effect.catchIf(
      ({ reason }) => reason._tag === "NotFound",
      () => Effect.succeed(null),
    ),
    Effect.mapError((error) => mistake(file, "a file that can be read", foundOnDisk(error))),
  );
  if (text === null) return NO_LABELS;
  const labels = decode(text);
  if (Option.isSome(labels)) return labels.value;
  return yield* mistake(file, '{"tags": […], "note": "…"}', "something else");
});

const isTaken = ({ reason }: PlatformError.PlatformError): boolean => reason._tag === "AlreadyExists";

/** For as long as another command may take to write a few words. */
const PATIENCE = { schedule: Schedule.spaced("50 millis"), times: 100, while: isTaken };

/**
 * Changes the labels of the run in a folder, and tells them. They are written beside the file and take its place at once;
 * what is written so belongs to one command at a time, so that of two none undoes the other.
 */
export const changeLabels = Effect.fn("changeLabels")(function* (directory: string, change: LabelChange) {
  const fileSystem = yield* FileSystem.FileSystem;
  const file = fileOf(directory);
  const next = `${file}.new`;
  const cannotWrite = (error: PlatformError.PlatformError) =>
    isTaken(error)
      ? mistake(next, "nothing, unless another command is changing the labels now", "a file; remove it if none is")
      : mistake(file, "a file that can be written", foundOnDisk(error));
  yield* fileSystem
    .writeFileString(next, "", { flag: "wx" })
    .pipe(Effect.retry(PATIENCE), Effect.mapError(cannotWrite));
  return yield* Effect.gen(function* () {
    const labels = changedLabels(yield* readLabels(directory), change);
    yield* fileSystem
      .writeFileString(next, `${JSON.stringify(labels, null, 2)}\n`)
      .pipe(Effect.andThen(fileSystem.rename(next, file)), Effect.mapError(cannotWrite));
    return labels;
  }).pipe(Effect.onError(() => Effect.ignore(fileSystem.remove(next))));
}, Effect.uninterruptible);
