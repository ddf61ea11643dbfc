/** Projections that take data out of proofs, or fields that are not there. */
import {
  addDeclaration,
  arrow,
  constant,
  levelIMax,
  levelOne,
  levelZero,
  projection,
  sort,
} from "../../src/lean/kernel/index.ts";
import { call, fun, literal, NAT, natEq, single, ZERO } from "../lean/kernel/families.ts";
import type { BadRung } from "./rung.ts";
import { assume, define, point } from "./support.ts";

export const badProjections: readonly BadRung[] = [
  {
    says: "the witness projected out of an existence proof",
    reason: "bad-projection",
    on: ["Nat", "Exists", "True"],
    climb: (environment) => {
      const predicate = fun("n", NAT, () => constant("True"));
      const h = assume(environment, "h", call("Exists", [levelOne], NAT, predicate));
      define(environment, "witness", NAT, projection("Exists", 0, h));
    },
  },
  {
    says: "the property projected out of an existence proof, which speaks of the witness",
    reason: "bad-projection",
    on: ["Nat", "Exists", "Eq"],
    climb: (environment) => {
      const predicate = fun("n", NAT, (n) => natEq(n, ZERO));
      const h = assume(environment, "h", call("Exists", [levelOne], NAT, predicate));
      define(environment, "property", natEq(projection("Exists", 0, h), ZERO), projection("Exists", 1, h));
    },
  },
  {
    says: "a projection from a type with two constructors",
    reason: "bad-projection",
    on: ["Nat"],
    climb: (environment) => define(environment, "field", NAT, projection("Nat", 0, literal(1))),
  },
  {
    says: "a projection of a field that is not there",
    reason: "bad-projection",
    on: ["Nat"],
    climb: (environment) => {
      addDeclaration(environment, point());
      define(environment, "field", NAT, projection("Point", 2, call("Point.mk", [], ZERO, ZERO)));
    },
  },
  {
    says: "a projection that names another structure",
    reason: "bad-projection",
    on: ["Nat", "Prod"],
    climb: (environment) => {
      addDeclaration(environment, point());
      define(environment, "field", NAT, projection("Prod", 0, call("Point.mk", [], ZERO, ZERO)));
    },
  },
  {
    says: "data projected out of a proof whose universe is Prop only after simplification",
    reason: "bad-projection",
    on: ["Bool"],
    climb: (environment) => {
      const own = constant("Hidden");
      const disguised = sort(levelIMax(levelOne, levelZero));
      addDeclaration(environment, single("Hidden", [], 0, disguised, [["mk", arrow(constant("Bool"), own)]]));
      const leak = fun("proof", own, (proof) => projection("Hidden", 0, proof));
      define(environment, "leak", arrow(own, constant("Bool")), leak);
    },
  },
];
