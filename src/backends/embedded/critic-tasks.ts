/** What a worker does for the critic. */
import { type PairTable, trainLogLinearCritic } from "../../search/index.ts";

/** Trains the log-linear critic on all pairs, from zero. */
export const trainCritic = ({
  table,
  ...settings
}: { readonly table: PairTable } & Parameters<typeof trainLogLinearCritic>[1]): ReturnType<
  typeof trainLogLinearCritic
> => trainLogLinearCritic(table, settings);
