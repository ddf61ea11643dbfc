/** Every lemma of the pool has the signature that the library's text gives it. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { statementGoal } from "../../src/backends/embedded/statement-goal.ts";
import {
  type Expression,
  LEMMAS,
  operators,
  printStatement,
  readSignature,
  type Signature,
} from "../../src/embedded-model/index.ts";

const folder = path.resolve(import.meta.dirname, "../../src/lean/prelude");
const library = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".lean"))
  .map((file) => readFileSync(path.join(folder, file), "utf8"))
  .join("\n");

/** Binders and type of a theorem in the library's text, `succ n` written `n + 1`. */
const headerOf = (name: string): string => {
  const start = library.search(new RegExp(`theorem ${name.replaceAll(".", "\\.")}[ \\n]`));
  expect(start, `${name} is in the library`).toBeGreaterThanOrEqual(0);
  const header = library.slice(start + `theorem ${name}`.length, library.indexOf(":=", start));
  return header
    .replace(/(?:Nat\.)?succ ([a-z])/g, "($1 + 1)")
    .replace(/\s+/g, " ")
    .trim();
};

/** The brackets around each variable's binder, in order: an application writes out the explicit ones. */
const variableStyles = (header: string, names: readonly string[]): string => {
  const binders = [...header.matchAll(/([({])([^(){}:]+):/g)];
  return names.map((name) => binders.find(([, , list]) => list!.trim().split(/\s+/).includes(name))?.[1]).join("");
};

const shape = ({ variables, hypotheses, target }: Pick<Signature, "variables" | "hypotheses" | "target">): string => {
  // Arrows and named hypotheses are the same thing to an application.
  const premises = hypotheses.map(({ proposition }) => proposition);
  let conclusion: Expression = target;
  while (conclusion.operator === operators.IMPLIES) {
    premises.push(conclusion.children[0]!);
    conclusion = conclusion.children[1]!;
  }
  const names = variables.map(({ sort }, i) => ({ name: `v${i}`, sort }));
  const stated = premises.map((proposition, i) => ({ name: `h${i}`, proposition }));
  return printStatement("t", { variables: names, hypotheses: stated, target: conclusion });
};

describe("the lemma pool", () => {
  it.each(LEMMAS.map(({ name, signature }) => [name, signature] as const))(
    "%s agrees with the library",
    (name, signature) => {
      const header = headerOf(name);
      const read = statementGoal(`theorem t ${header} := by`);
      if (read._tag === "Outside") throw new Error(`${name}: ${read.construct} in ${header}`);
      const ours = readSignature(signature);
      expect(shape(ours)).toBe(shape(read.goal));
      const variables = ours.binders.filter(({ kind }) => kind === "variable");
      const styles = variables.map(({ explicit }) => (explicit ? "(" : "{")).join("");
      expect(styles).toBe(
        variableStyles(
          header,
          read.goal.variables.map((variable) => variable.name),
        ),
      );
    },
  );
});
