/** Literals of a `Nat` that is not the natural numbers, arithmetic that is not arithmetic, misuse of quotients. */
import { addDeclaration, arrow, BinderInfo, constant, levelOne, sort, type Term } from "../../src/lean/kernel/index.ts";
import { byRecursion, call, forall, fun, literal, NAT, PROP, single, TYPE, u, ZERO } from "../lean/kernel/families.ts";
import type { BadRung } from "./rung.ts";
import { assume, binary, define, equal, prove, proveByRefl, refl } from "./support.ts";

export const badLiteralsAndQuotients: readonly BadRung[] = [
  {
    says: "a literal without Nat",
    reason: "missing-literal-type",
    on: [],
    climb: (environment) => {
      assume(environment, "Nat", TYPE);
      define(environment, "five", NAT, literal(5));
    },
  },
  {
    says: "a literal of a Nat whose zero is its second constructor",
    reason: "missing-literal-type",
    on: [],
    climb: (environment) => {
      addDeclaration(
        environment,
        single("Nat", [], 0, TYPE, [
          ["succ", arrow(NAT, NAT)],
          ["zero", NAT],
        ]),
      );
      define(environment, "five", NAT, literal(5));
    },
  },
  {
    says: "a literal of a Nat with three constructors",
    reason: "missing-literal-type",
    on: [],
    climb: (environment) => {
      addDeclaration(
        environment,
        single("Nat", [], 0, TYPE, [
          ["zero", NAT],
          ["succ", arrow(NAT, NAT)],
          ["other", NAT],
        ]),
      );
      define(environment, "five", NAT, literal(5));
    },
  },
  {
    says: "arithmetic computed for a Nat.add that is no addition",
    reason: "declaration-type-mismatch",
    on: ["Eq"],
    climb: (environment) => {
      addDeclaration(
        environment,
        single("Nat", [], 0, TYPE, [
          ["zero", NAT],
          ["succ", arrow(NAT, NAT)],
        ]),
      );
      define(
        environment,
        "Nat.add",
        binary,
        byRecursion(
          (m) => m,
          (_, ih) => ih,
        ),
      );
      proveByRefl(environment, levelOne, NAT, call("Nat.add", [], literal(2), literal(3)), literal(5));
    },
  },
  {
    says: "multiplication computed when its definition drops a summand",
    reason: "declaration-type-mismatch",
    on: ["Nat", "Eq"],
    climb: (environment) => {
      define(
        environment,
        "Nat.pow",
        binary,
        byRecursion(
          () => literal(1),
          (_, ih) => call("Nat.add", [], ih, ih),
        ),
      );
      proveByRefl(environment, levelOne, NAT, call("Nat.pow", [], literal(3), literal(2)), literal(9));
    },
  },
  {
    says: "division computed when its definition divides small numbers wrongly",
    reason: "declaration-type-mismatch",
    on: ["Nat", "Eq"],
    climb: (environment) => {
      define(
        environment,
        "Nat.div",
        binary,
        fun("m", NAT, (m) => fun("n", NAT, () => m)),
      );
      proveByRefl(environment, levelOne, NAT, call("Nat.div", [], literal(9), literal(2)), literal(4));
    },
  },
  {
    says: "an axiom Nat.add is not computed",
    reason: "declaration-type-mismatch",
    on: ["Eq"],
    climb: (environment) => {
      addDeclaration(
        environment,
        single("Nat", [], 0, TYPE, [
          ["zero", NAT],
          ["succ", arrow(NAT, NAT)],
        ]),
      );
      assume(environment, "Nat.add", binary);
      proveByRefl(environment, levelOne, NAT, call("Nat.add", [], literal(2), literal(3)), literal(5));
    },
  },
  {
    says: "Quot.lift before Eq",
    reason: "bad-quotient",
    on: [],
    climb: (environment) => {
      addDeclaration(environment, { kind: "quotient", quotientKind: "type" });
      addDeclaration(environment, { kind: "quotient", quotientKind: "lift" });
    },
  },
  {
    says: "Quot.lift over an Eq with a second constructor",
    reason: "bad-quotient",
    on: [],
    climb: (environment) => {
      const type = forall("α", sort(u), (alpha) => arrow(alpha, arrow(alpha, PROP)), BinderInfo.implicit);
      const any = forall("α", sort(u), (alpha) =>
        forall("a", alpha, (a) => forall("b", alpha, (b) => call("Eq", [u], alpha, a, b))),
      );
      const reflexive = forall("α", sort(u), (alpha) => forall("a", alpha, (a) => call("Eq", [u], alpha, a, a)));
      addDeclaration(
        environment,
        single("Eq", ["u"], 1, type, [
          ["refl", reflexive],
          ["any", any],
        ]),
      );
      addDeclaration(environment, { kind: "quotient", quotientKind: "type" });
      addDeclaration(environment, { kind: "quotient", quotientKind: "lift" });
    },
  },
  {
    says: "a quotient constant before its type",
    reason: "bad-quotient",
    on: ["Eq"],
    climb: (environment) => addDeclaration(environment, { kind: "quotient", quotientKind: "constructor" }),
  },
  {
    says: "a function lifted to a quotient without respecting the relation",
    reason: "type-mismatch",
    on: ["Nat", "Eq", "True"],
    climb: (environment) => {
      for (const quotientKind of ["type", "constructor", "lift", "induction"] as const)
        addDeclaration(environment, { kind: "quotient", quotientKind });
      const total = fun("a", NAT, () => fun("b", NAT, () => constant("True")));
      const image = fun("a", NAT, (a) => a);
      const respects = fun("a", NAT, (a) =>
        fun("b", NAT, () => fun("_", constant("True"), () => refl(levelOne, NAT, a))),
      );
      const made = call("Quot.mk", [levelOne], NAT, total, literal(9));
      define(
        environment,
        "lifted",
        NAT,
        call("Quot.lift", [levelOne, levelOne], NAT, total, NAT, image, respects, made),
      );
    },
  },
  {
    says: "different members of a class equal as members of the class's type",
    reason: "declaration-type-mismatch",
    on: ["Nat", "Eq", "True"],
    climb: (environment) => {
      for (const quotientKind of ["type", "constructor"] as const)
        addDeclaration(environment, { kind: "quotient", quotientKind });
      const total = fun("a", NAT, () => fun("b", NAT, () => constant("True")));
      const made = (value: Term): Term => call("Quot.mk", [levelOne], NAT, total, value);
      const type = call("Quot", [levelOne], NAT, total);
      prove(
        environment,
        "sound",
        equal(levelOne, type, made(ZERO), made(literal(1))),
        refl(levelOne, type, made(ZERO)),
      );
    },
  },
];
