/** Eliminations of propositions into data. */
import {
  addDeclaration,
  arrow,
  constant,
  levelIMax,
  levelOne,
  levelSucc,
  levelZero,
  sort,
  type Term,
} from "../../src/lean/kernel/index.ts";
import { call, fun, literal, NAT, PROP, single, ZERO } from "../lean/kernel/families.ts";
import type { BadRung } from "./rung.ts";
import { assume, define, oneConstructor, pairOfTypes } from "./support.ts";

export const badEliminations: readonly BadRung[] = [
  {
    says: "elimination of a disjunction into data",
    reason: "wrong-level-count",
    on: ["Or", "Nat", "True"],
    climb: (environment) => {
      const p = constant("True");
      const either = call("Or", [], p, p);
      const side = (value: Term): Term => fun("h", p, () => value);
      const h = call("Or.inl", [], p, p, constant("True.intro"));
      const decided = call(
        "Or.rec",
        [levelOne],
        p,
        p,
        fun("_", either, () => NAT),
        side(ZERO),
        side(literal(1)),
        h,
      );
      define(environment, "decided", NAT, decided);
    },
  },
  {
    says: "elimination of a disjunction into data without naming a universe",
    reason: "type-mismatch",
    on: ["Or", "Nat", "True"],
    climb: (environment) => {
      const p = constant("True");
      const either = call("Or", [], p, p);
      const side = (value: Term): Term => fun("h", p, () => value);
      const h = call("Or.inl", [], p, p, constant("True.intro"));
      const decided = call(
        "Or.rec",
        [],
        p,
        p,
        fun("_", either, () => NAT),
        side(ZERO),
        side(literal(1)),
        h,
      );
      define(environment, "decided", NAT, decided);
    },
  },
  {
    says: "elimination into data of a proposition that hides a number",
    reason: "wrong-level-count",
    on: ["Nat"],
    climb: (environment) => {
      oneConstructor(PROP, (own) => arrow(NAT, own))(environment);
      const h = call("Bad.mk", [], ZERO);
      const motive = fun("_", constant("Bad"), () => NAT);
      define(
        environment,
        "hidden",
        NAT,
        call(
          "Bad.rec",
          [levelOne],
          motive,
          fun("n", NAT, (n) => n),
          h,
        ),
      );
    },
  },
  {
    says: "elimination into data of a mutual block of propositions",
    reason: "wrong-level-count",
    on: [],
    climb: (environment) => {
      addDeclaration(environment, pairOfTypes(PROP, PROP));
      const h = assume(environment, "h", constant("First"));
      const motive = (name: string): Term => fun("_", constant(name), () => PROP);
      define(
        environment,
        "first",
        PROP,
        call("First.rec", [levelSucc(levelOne)], motive("First"), motive("Second"), h),
      );
    },
  },
  {
    says: "elimination into data of a type whose universe is Prop only after simplification",
    reason: "wrong-level-count",
    on: ["Bool"],
    climb: (environment) => {
      const own = constant("Hidden");
      const bool = constant("Bool");
      const disguised = sort(levelIMax(levelOne, levelZero));
      addDeclaration(environment, single("Hidden", [], 0, disguised, [["mk", arrow(bool, own)]]));
      const motive = fun("_", own, () => bool);
      const leak = (h: Term): Term =>
        call(
          "Hidden.rec",
          [levelOne],
          motive,
          fun("b", bool, (b) => b),
          h,
        );
      define(environment, "leak", arrow(own, bool), fun("h", own, leak));
    },
  },
];
