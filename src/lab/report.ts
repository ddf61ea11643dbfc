/**
 * The reports as self-contained pages. What draws them is loaded here, when the first is asked for: it is four of ten
 * modules of the program, and no other command waits for it.
 */
import { Effect } from "effect";
import type { OfflineComparison } from "./compare-offline.ts";
import type { OnlineComparison } from "./online-tables.ts";

/** The page of an offline comparison. */
export const offlineReport = (comparison: OfflineComparison): Effect.Effect<string> =>
  Effect.map(
    Effect.promise(() => import("./offline-report.ts")),
    ({ offlinePage }) => offlinePage(comparison),
  );

/** The page of an online comparison. */
export const onlineReport = (comparison: OnlineComparison): Effect.Effect<string> =>
  Effect.map(
    Effect.promise(() => import("./online-report.ts")),
    ({ onlinePage }) => onlinePage(comparison),
  );
