/** Keys of servers, which stand in the environment and in no file. */
import { Config, Effect, type Redacted } from "effect";
import { UserError } from "../domain/index.ts";

/** Null: the server has none. */
export type ApiKey = Redacted.Redacted<string> | null;

/** The key in an environment variable; `place` names the setting in messages. */
export const readApiKey = (variable: string | null, place: string): Effect.Effect<ApiKey, UserError> =>
  variable === null
    ? Effect.succeed(null)
    : Effect.mapError(
        Config.Redacted(variable),
        () =>
          new UserError({ place, expected: `an API key in the environment variable ${variable}`, found: "nothing" }),
      );
