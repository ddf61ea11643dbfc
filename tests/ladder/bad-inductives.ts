/** Inductive types that would be inconsistent or ill formed. */
import {
  addDeclaration,
  arrow,
  constant,
  levelMax,
  levelOne,
  levelSucc,
  levelZero,
  projection,
  sort,
} from "../../src/lean/kernel/index.ts";
import { apply, call, forall, fun, NAT, PROP, single, TYPE, u, ZERO } from "../lean/kernel/families.ts";
import type { BadRung } from "./rung.ts";
import { define, oneConstructor, pairOfTypes, point, tree } from "./support.ts";

export const badInductives: readonly BadRung[] = [
  {
    says: "a type that occurs to the left of an arrow in its constructor",
    reason: "non-positive-occurrence",
    on: ["False"],
    climb: oneConstructor(TYPE, (own) => arrow(arrow(own, constant("False")), own)),
  },
  {
    says: "a type that occurs to the left of the left of an arrow",
    reason: "non-positive-occurrence",
    on: ["Nat"],
    climb: oneConstructor(TYPE, (own) => arrow(arrow(arrow(own, NAT), NAT), own)),
  },
  {
    says: "a negative occurrence hidden in a definition",
    reason: "non-positive-occurrence",
    on: ["Nat"],
    climb: (environment) => {
      const negated = fun("α", TYPE, (alpha) => arrow(alpha, NAT));
      define(environment, "Negated", arrow(TYPE, TYPE), negated);
      oneConstructor(TYPE, (own) => arrow(call("Negated", [], own), own))(environment);
    },
  },
  {
    says: "a negative occurrence through a container",
    reason: "non-positive-occurrence",
    on: ["Nat"],
    climb: (environment) => {
      const consumer = single("Consumer", [], 1, arrow(TYPE, TYPE), [
        ["mk", forall("α", TYPE, (alpha) => arrow(arrow(alpha, NAT), call("Consumer", [], alpha)))],
      ]);
      addDeclaration(environment, consumer);
      oneConstructor(TYPE, (own) => arrow(call("Consumer", [], own), own))(environment);
    },
  },
  {
    says: "an occurrence under a variable type function",
    reason: "non-positive-occurrence",
    on: [],
    climb: (environment) => {
      const type = arrow(arrow(TYPE, TYPE), TYPE);
      const builder = forall("f", arrow(TYPE, TYPE), (f) => arrow(apply(f, call("Bad", [], f)), call("Bad", [], f)));
      addDeclaration(environment, single("Bad", [], 1, type, [["mk", builder]]));
    },
  },
  {
    says: "a nested occurrence whose container's parameter is a local variable",
    reason: "bad-nested-occurrence",
    on: ["Nat", "List"],
    climb: (environment) => {
      const builder = forall("n", NAT, (n) => arrow(call("List", [levelZero], call("Bad", [], n)), call("Bad", [], n)));
      addDeclaration(environment, single("Bad", [], 0, arrow(NAT, TYPE), [["mk", builder]]));
    },
  },
  {
    says: "a constructor that makes another type",
    reason: "bad-constructor",
    on: ["Nat"],
    climb: oneConstructor(TYPE, () => NAT),
  },
  {
    says: "a constructor at other parameters than the type's",
    reason: "bad-constructor",
    on: ["Nat"],
    climb: (environment) => {
      const builder = forall("α", TYPE, () => call("Bad", [], NAT));
      addDeclaration(environment, single("Bad", [], 1, arrow(TYPE, TYPE), [["mk", builder]]));
    },
  },
  {
    says: "a constructor whose parameter has another type than the type's",
    reason: "bad-constructor",
    on: ["Nat", "Bool"],
    climb: (environment) => {
      const builder = forall("n", constant("Bool"), () => call("Bad", [], ZERO));
      addDeclaration(environment, single("Bad", [], 1, arrow(NAT, TYPE), [["mk", builder]]));
    },
  },
  {
    says: "a constructor whose index mentions the type being defined",
    reason: "bad-constructor",
    on: ["Nat"],
    climb: (environment) =>
      addDeclaration(
        environment,
        single("Bad", [], 0, arrow(TYPE, TYPE), [["mk", call("Bad", [], call("Bad", [], NAT))]]),
      ),
  },
  {
    says: "a constructor with an ill-typed field",
    reason: "type-expected",
    on: ["Nat"],
    climb: oneConstructor(TYPE, (own) => arrow(ZERO, own)),
  },
  {
    says: "a field in a larger universe than the type",
    reason: "wrong-constructor-universe",
    on: [],
    climb: oneConstructor(TYPE, (own) => arrow(TYPE, own)),
  },
  {
    says: "data in a type of Sort u, which may be Prop",
    reason: "wrong-constructor-universe",
    on: ["Nat"],
    climb: (environment) =>
      addDeclaration(environment, single("Bad", ["u"], 0, sort(u), [["mk", arrow(NAT, call("Bad", [u]))]])),
  },
  {
    says: "a field in Sort (max 1 u) of a type in Type u's lower neighbour",
    reason: "wrong-constructor-universe",
    on: [],
    climb: (environment) =>
      addDeclaration(
        environment,
        single("Bad", ["u"], 0, sort(levelMax(u, levelOne)), [["mk", arrow(sort(u), call("Bad", [u]))]]),
      ),
  },
  {
    says: "an inductive type that lives in no universe",
    reason: "bad-inductive-type",
    on: ["Nat"],
    climb: (environment) => addDeclaration(environment, single("Bad", [], 0, NAT, [])),
  },
  {
    says: "more parameters than the type has arguments",
    reason: "bad-inductive-type",
    on: [],
    climb: (environment) => addDeclaration(environment, single("Bad", [], 2, arrow(TYPE, TYPE), [])),
  },
  {
    says: "a mutual block in two universes",
    reason: "bad-inductive-type",
    on: [],
    climb: (environment) => addDeclaration(environment, pairOfTypes(TYPE, PROP)),
  },
  {
    says: "a mutual block with different parameters",
    reason: "bad-inductive-type",
    on: ["Nat", "Bool"],
    climb: (environment) =>
      addDeclaration(environment, pairOfTypes(arrow(NAT, TYPE), arrow(constant("Bool"), TYPE), 1)),
  },
  {
    says: "an inductive type with a universe parameter that is not declared",
    reason: "undeclared-level-parameter",
    on: [],
    climb: (environment) => addDeclaration(environment, single("Bad", ["v"], 0, sort(levelSucc(u)), [])),
  },
  {
    says: "the name of an auxiliary type of the nested translation",
    reason: "unknown-constant",
    on: ["Nat", "List"],
    climb: (environment) => {
      addDeclaration(environment, tree());
      oneConstructor(TYPE, (own) => arrow(constant("_nested.Tree_1", [levelZero]), own))(environment);
    },
  },
  {
    says: "a reserved name, declared before and then used in a block",
    reason: "bad-nested-occurrence",
    on: ["Nat"],
    climb: (environment) => {
      define(environment, "_nested.Bad_1", TYPE, NAT);
      oneConstructor(TYPE, (own) => arrow(constant("_nested.Bad_1"), own))(environment);
    },
  },
  {
    says: "a nested occurrence with an ill-typed parameter that the translation would drop",
    reason: "bad-projection",
    on: ["Nat", "Bool"],
    climb: (environment) => {
      addDeclaration(environment, point());
      const tagged = forall("α", TYPE, () => forall("n", NAT, () => TYPE));
      const made = forall("α", TYPE, (alpha) => forall("n", NAT, (n) => call("Tagged", [], alpha, n)));
      addDeclaration(environment, single("Tagged", [], 2, tagged, [["mk", made]]));
      const illTyped = projection("Point", 0, projection("Point", 0, call("Point.mk", [], ZERO, ZERO)));
      oneConstructor(TYPE, (own) => arrow(call("Tagged", [], own, illTyped), own))(environment);
    },
  },
];
