/** What the kernel must accept: inductive types, quotients, literals. */
import {
  addDeclaration,
  arrow,
  constant,
  levelOne,
  levelSucc,
  levelZero,
  OPAQUE_HINT,
  sort,
  stringLiteral,
  type Term,
} from "../../src/lean/kernel/index.ts";
import { apply, call, forall, fun, literal, NAT, SUCC, single, TYPE, ZERO } from "../lean/kernel/families.ts";
import type { Rung } from "./rung.ts";
import { addQuotients, addStrings, assume, define, evenAndOdd, prove, proveByRefl, tree } from "./support.ts";

const TWO = levelSucc(levelOne);

const add = (left: Term, right: Term): Term => call("Nat.add", [], left, right);
const list = (items: readonly Term[]): Term =>
  items.reduceRight(
    (tail, head) => call("List.cons", [levelZero], NAT, head, tail),
    call("List.nil", [levelZero], NAT),
  );

export const goodTypes: readonly Rung[] = [
  {
    says: "a mutual block defines even and odd with two recursors of two motives",
    on: ["Nat"],
    climb: (environment) => {
      addDeclaration(environment, evenAndOdd());
      const one = call("Odd.succ", [], ZERO, constant("Even.zero"));
      prove(environment, "evenTwo", call("Even", [], literal(2)), call("Even.succ", [], literal(1), one));
    },
  },
  {
    says: "a nested type (Tree in List) gets a second recursor, which computes",
    on: ["Nat", "List", "Eq"],
    climb: (environment) => {
      addDeclaration(environment, tree());
      const natTree = call("Tree", [levelZero], NAT);
      const forest = call("List", [levelZero], natTree);
      const size = (t: Term): Term =>
        call(
          "Tree.rec",
          [levelOne, levelZero],
          NAT,
          fun("_", natTree, () => NAT),
          fun("_", forest, () => NAT),
          fun("v", NAT, () => fun("c", forest, () => fun("ih", NAT, (ih) => apply(SUCC, ih)))),
          ZERO,
          fun("h", natTree, () => fun("t", forest, () => fun("ih", NAT, (ih) => fun("jh", NAT, (jh) => add(ih, jh))))),
          t,
        );
      const leaf = call("Tree.node", [levelZero], NAT, ZERO, call("List.nil", [levelZero], natTree));
      const nil = call("List.nil", [levelZero], natTree);
      const cons = (tail: Term): Term => call("List.cons", [levelZero], natTree, leaf, tail);
      const three = call("Tree.node", [levelZero], NAT, ZERO, cons(cons(nil)));
      proveByRefl(environment, levelOne, NAT, size(three), literal(3));
    },
  },
  {
    says: "a type nested twice through the same container shares one auxiliary type",
    on: ["List", "Prod", "Nat"],
    climb: (environment) => {
      const own = constant("Rose");
      const listOfOwn = call("List", [levelZero], own);
      const twice = call("Prod", [levelZero, levelZero], listOfOwn, listOfOwn);
      addDeclaration(environment, single("Rose", [], 0, TYPE, [["mk", forall("parts", twice, () => own)]]));
      if (environment.get("Rose.rec_2")?.kind !== "recursor") throw new Error("Rose.rec_2 is missing");
      if (environment.has("Rose.rec_3")) throw new Error("Rose.rec_3 should not exist");
    },
  },
  {
    says: "a reflexive type (recursive under a function) has a recursor with a functional hypothesis",
    on: ["Nat", "Eq"],
    climb: (environment) => {
      const own = constant("W");
      const block = single("W", [], 0, TYPE, [
        ["leaf", own],
        ["sup", forall("f", arrow(NAT, own), () => own)],
      ]);
      addDeclaration(environment, block);
      const motive = fun("_", own, () => NAT);
      const sup = fun("f", arrow(NAT, own), () => fun("ih", arrow(NAT, NAT), (ih) => apply(SUCC, apply(ih, ZERO))));
      const value = call(
        "W.sup",
        [],
        fun("_", NAT, () => constant("W.leaf")),
      );
      proveByRefl(environment, levelOne, NAT, call("W.rec", [levelOne], motive, literal(4), sup, value), literal(5));
    },
  },
  {
    says: "accessibility eliminates into data although it is a proposition",
    on: ["Acc"],
    climb: (environment) => {
      const recursor = environment.get("Acc.rec");
      if (recursor?.levelParameters.length !== 2) throw new Error("Acc.rec should eliminate into every universe");
    },
  },
  {
    says: "a lifted function computes on a class of a quotient",
    on: ["Nat", "Eq", "True"],
    climb: (environment) => {
      addQuotients(environment);
      const total = fun("a", NAT, () => fun("b", NAT, () => constant("True")));
      const image = fun("a", NAT, () => literal(5));
      const respects = fun("a", NAT, () =>
        fun("b", NAT, () => fun("_", constant("True"), () => call("Eq.refl", [levelOne], NAT, literal(5)))),
      );
      const made = call("Quot.mk", [levelOne], NAT, total, literal(9));
      const lifted = call("Quot.lift", [levelOne, levelOne], NAT, total, NAT, image, respects, made);
      proveByRefl(environment, levelOne, NAT, lifted, literal(5));
    },
  },
  {
    says: "a quotient induction reduces to its premise",
    on: ["Nat", "Eq", "True"],
    climb: (environment) => {
      addQuotients(environment);
      const total = fun("a", NAT, () => fun("b", NAT, () => constant("True")));
      const quotient = call("Quot", [levelOne], NAT, total);
      const motive = fun("_", quotient, () => constant("True"));
      const premise = fun("a", NAT, () => constant("True.intro"));
      const made = call("Quot.mk", [levelOne], NAT, total, ZERO);
      prove(
        environment,
        "byInduction",
        constant("True"),
        call("Quot.ind", [levelOne], NAT, total, motive, premise, made),
      );
    },
  },
  {
    says: "a string literal is the list of its characters",
    on: ["Nat", "List", "Eq"],
    climb: (environment) => {
      addStrings(environment);
      const char = constant("Char");
      const letter = (code: number): Term => call("Char.ofNat", [], literal(code));
      const spelled = call(
        "List.cons",
        [levelZero],
        char,
        letter(104),
        call("List.cons", [levelZero], char, letter(105), call("List.nil", [levelZero], char)),
      );
      proveByRefl(environment, levelOne, constant("String"), stringLiteral("hi"), call("String.mk", [], spelled));
    },
  },
  {
    says: "definitions are compared by their arguments before they are unfolded",
    on: ["Nat", "Eq"],
    climb: (environment) => {
      const tower = (n: number): Term =>
        call("Nat.mul", [], literal(10n ** 9n), n === 0 ? constant("x") : tower(n - 1));
      assume(environment, "x", NAT);
      define(environment, "y", NAT, constant("x"));
      const other = (n: number): Term =>
        call("Nat.mul", [], literal(10n ** 9n), n === 0 ? constant("y") : other(n - 1));
      proveByRefl(environment, levelOne, NAT, tower(5), other(5));
    },
  },
  {
    says: "a theorem unfolds when nothing else helps",
    on: ["Nat", "Eq", "True"],
    climb: (environment) => {
      prove(environment, "trivial", constant("True"), constant("True.intro"));
      proveByRefl(environment, levelZero, constant("True"), constant("trivial"), constant("True.intro"));
    },
  },
  {
    says: "the universe of a structure over two universes is their maximum",
    on: ["Prod"],
    climb: (environment) => {
      const pair = call("Prod", [TWO, levelOne], sort(TWO), TYPE);
      define(environment, "pair", sort(levelSucc(TWO)), arrow(pair, sort(TWO)), [], OPAQUE_HINT);
    },
  },
  {
    says: "lists of literals compute their length by recursion",
    on: ["Nat", "List", "Eq"],
    climb: (environment) => {
      const natList = call("List", [levelZero], NAT);
      const length = (items: Term): Term =>
        call(
          "List.rec",
          [levelOne, levelZero],
          NAT,
          fun("_", natList, () => NAT),
          ZERO,
          fun("h", NAT, () => fun("t", natList, () => fun("ih", NAT, (ih) => apply(SUCC, ih)))),
          items,
        );
      proveByRefl(environment, levelOne, NAT, length(list([literal(5), literal(6), literal(7)])), literal(3));
    },
  },
];
