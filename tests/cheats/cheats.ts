/** Candidates that claim a proof where there is none, each with the layer that has to stop it. They only grow. */
import { readFileSync } from "node:fs";

export interface Cheat {
  readonly name: string;
  /** Kind of the rejection. */
  readonly layer: "screened" | "sorry" | "error" | "statement" | "axiom" | "kernel";
  /** How it tries to get through. */
  readonly why: string;
  readonly statement: string;
  readonly proof: string;
}

export const cheats = JSON.parse(
  readFileSync(new URL("./cheats.json", import.meta.url), "utf8"),
) as ReadonlyArray<Cheat>;
