/** Proofs over the variables of a proposition: judged like the closed proof, and nothing else may occur free in them. */
import { describe, expect, test } from "vitest";
import {
  application,
  budget,
  freshFreeVariable,
  freshMetavariable,
  instantiate,
  KernelError,
  Proposition,
  piOver,
  type Term,
  TermKind,
  terms,
} from "../../../src/lean/kernel/index.ts";
import { call, environmentWith, NAT, PROP } from "./families.ts";
import { allProofs } from "./proofs.ts";

const environment = environmentWith();
const le = (left: Term, right: Term): Term => call("Nat.le", [], left, right);

function verdictOn(check: () => unknown): string {
  budget.refill(100_000);
  try {
    terms.inScope(check);
    return "accepted";
  } catch (error) {
    if (error instanceof KernelError) return error.reason;
    throw error;
  }
}

describe("a proof over variables", () => {
  const n = freshFreeVariable("n", NAT);
  const m = freshFreeVariable("m", NAT);
  const h = freshFreeVariable("h", le(n, m));
  const type = piOver([n, m, h], le(n, m));
  const verdict = (variables: readonly Term[], value: Term): string =>
    verdictOn(() => new Proposition(environment, [], type, variables).check(value));

  test("is accepted when the closed proof is, for every number of opened binders", () => {
    for (const { name, type: statement, value } of allProofs()) {
      const variables: Term[] = [];
      let [rest, body] = [statement, value];
      while (rest.kind === TermKind.pi && body.kind === TermKind.lambda) {
        const judged = verdictOn(() => new Proposition(environment, [], statement, variables).check(body));
        expect([name, variables.length, judged]).toEqual([name, variables.length, "accepted"]);
        const variable = freshFreeVariable(rest.name, rest.type);
        variables.push(variable);
        [rest, body] = [instantiate(rest.body, variable), instantiate(body.body, variable)];
      }
    }
  });

  test("names the constants it uses", () => {
    const proposition = new Proposition(environment, [], piOver([n], le(n, n)), [n]);
    expect([...terms.inScope(() => proposition.check(call("Nat.le.refl", [], n)))]).toEqual(["Nat.le.refl"]);
  });

  test("may use each variable for one binder only", () => {
    const g = freshFreeVariable("g", le(n, n));
    expect(verdict([n, n, g], g)).toBe("free-variable");
  });

  test("needs variables of the binders' types, in their order", () => {
    expect(verdict([m, n, h], h)).toBe("type-mismatch");
    expect(verdict([n, freshFreeVariable("m", PROP), h], h)).toBe("type-mismatch");
  });

  test("may not have more variables than there are binders", () => {
    expect(verdict([n, m, h, freshFreeVariable("x", NAT)], h)).toBe("free-variable");
  });

  test("may not be over a variable with a value", () => {
    expect(verdict([freshFreeVariable("n", NAT, call("Nat.zero", []))], h)).toBe("free-variable");
  });

  test("may not mention another free variable, also where nothing looks at it", () => {
    const falsehood = freshFreeVariable("f", le(n, m));
    expect(verdict([n, m, h], falsehood)).toBe("free-variable");
    expect(verdict([n, m], h)).toBe("free-variable");
  });

  test("may not hold a metavariable", () => {
    expect(verdict([n, m, h], freshMetavariable("x", le(n, m)))).toBe("metavariable");
  });

  test("must prove what the proposition says of the variables", () => {
    expect(verdict([n, m, h], application(call("Nat.le.step", [], n, m), h))).toBe("declaration-type-mismatch");
  });
});
