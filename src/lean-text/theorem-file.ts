/** Theorems, each on its own, as one file: what each says stays what it says. */
import { theoremName } from "./theorem.ts";

/** A statement with its proof, as it stands in a file behind those before: in a namespace of its own where its name was there. */
export const theoremsApart = () => {
  const seen = new Map<string, number>();
  return (statement: string, proof: string): string => {
    const name = theoremName(statement);
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    const theorem = `${statement}\n${proof}`;
    return times === 1 || name === "" ? theorem : `namespace again_${times}\n${theorem}\nend again_${times}`;
  };
};
