/** Which runs of a benchmark are asked for on its command line. */
import { UserError } from "../../src/domain/index.ts";

/** `--seeds N` from `--first-seed` on. */
export const chosenSeeds = (options: {
  readonly seeds: string;
  readonly "first-seed": string;
}): ReadonlyArray<number> => Array.from({ length: Number(options.seeds) }, (_, i) => i + Number(options["first-seed"]));

export const namesOf = (arms: ReadonlyArray<{ readonly name: string }>): string =>
  arms.map(({ name }) => name).join(",");

/** The arms of a list of names with commas between. */
export const chosenArms = <A extends { readonly name: string }>(
  flag: string,
  list: string,
  arms: ReadonlyArray<A>,
): ReadonlyArray<A> =>
  list.split(",").map((name) => {
    const found = arms.find((one) => one.name === name);
    if (found !== undefined) return found;
    throw new UserError({ place: flag, expected: `some of ${namesOf(arms)}`, found: name });
  });
