/** What comes with the engine under a name, or what a user's own file exports. */
import { existsSync } from "node:fs";
import { registerHooks } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { Effect, type Result, Schema } from "effect";
import { UserError } from "../domain/index.ts";

/**
 * From here on every file but those of installed packages imports the engine's own `effect`, wherever it lies: a user's
 * folder need not have one, and what its schemas are made with is what they are decoded with.
 */
const shareEffect = (): void => {
  if (isShared) return;
  isShared = true;
  registerHooks({
    resolve: (specifier, context, next) => {
      const isOurs = /^effect(?:\/|$)/.test(specifier) && !context.parentURL?.includes("/node_modules/");
      return next(specifier, isOurs ? { ...context, parentURL: import.meta.url } : context);
    },
  });
};
let isShared = false;

const SIGNALS = ["SIGHUP", "SIGINT", "SIGQUIT", "SIGTERM"] as const;

/**
 * Lets signals end this process at once, until what is returned is called: code of the user's may never come to its end,
 * and no listener is called before it does. A run that ends so goes on as after every other end.
 */
const letSignalsThrough = (): (() => void) => {
  const listeners = SIGNALS.map((signal) => [signal, process.rawListeners(signal)] as const);
  for (const signal of SIGNALS) process.removeAllListeners(signal);
  return () => {
    for (const [signal, all] of listeners) for (const one of all) process.on(signal, one as NodeJS.SignalsListener);
  };
};

/** The same functions, which signals end. */
export const interruptible = <A>(exported: A): A => {
  if (typeof exported !== "object" || exported === null) return exported;
  const members = Object.entries(exported).map(([name, member]: [string, unknown]) => {
    if (typeof member !== "function" || Schema.isSchema(member)) return [name, member];
    const call = (...given: ReadonlyArray<unknown>): unknown => {
      const restore = letSignalsThrough();
      try {
        return member.apply(exported, given);
      } finally {
        restore();
      }
    };
    return [name, call];
  });
  return { ...exported, ...Object.fromEntries(members) };
};

interface Loading<A, E> {
  /** A bundled name, or the path of a file. */
  readonly name: string;
  /** The setting that has the name, for messages. */
  readonly place: string;
  readonly bundled: Readonly<Record<string, A>>;
  /** Checks what a file exports. */
  readonly check: (module: unknown, file: string) => Result.Result<A, E>;
  readonly failed: (why: { readonly file: string; readonly expected: string; readonly found: string }) => E;
}

/** The bundled one of the name, or the checked export of the file. */
export const loadBundledOrFile = <A, E>(loading: Loading<A, E>): Effect.Effect<A, E | UserError> => {
  const { bundled, check, failed, name, place } = loading;
  const found = Object.hasOwn(bundled, name) ? bundled[name] : undefined;
  if (found !== undefined) return Effect.succeed(found);
  if (!/[/\\]|\.[cm]?[jt]s$/.test(name)) {
    const known = Object.keys(bundled).join(", ");
    return Effect.fail(new UserError({ place, expected: `one of ${known}, or the path of a file`, found: name }));
  }
  const file = path.resolve(name);
  if (!existsSync(file))
    return Effect.fail(new UserError({ place, expected: "the path of a file", found: `no file ${file}` }));
  return Effect.tryPromise({
    try: () => {
      shareEffect();
      const restore = letSignalsThrough();
      return (import(pathToFileURL(file).href) as Promise<unknown>).finally(restore);
    },
    catch: (cause) => failed({ file: name, expected: "a module that loads", found: String(cause) }),
  }).pipe(
    Effect.flatMap((module) => Effect.fromResult(check(module, name))),
    Effect.map(interruptible),
  );
};
