/** What the kernel must refuse, each for its reason: one rung for each hole that a checker may have. */
import {
  addDeclaration,
  application,
  arrow,
  BinderInfo,
  constant,
  type Environment,
  freshFreeVariable,
  freshMetavariable,
  type InductiveBlock,
  type Level,
  letIn,
  levelIMax,
  levelMax,
  levelMetavariable,
  levelOne,
  levelSucc,
  levelZero,
  projection,
  sort,
  type Term,
} from "../../src/lean/kernel/index.ts";
import {
  apply,
  boundVariable,
  byRecursion,
  call,
  forall,
  fun,
  literal,
  NAT,
  natEq,
  PROP,
  SUCC,
  single,
  TYPE,
  u,
  v,
  ZERO,
} from "../lean/kernel/families.ts";
import { assume, define, equal, point, prove, proveByRefl, tree } from "./good.ts";
import type { BadRung } from "./rung.ts";

const binary = arrow(NAT, arrow(NAT, NAT));

/** A type `Bad` in `sort` with the one constructor `Bad.mk`. */
function oneConstructor(type: Term, builder: (own: Term) => Term): (environment: Environment) => void {
  return (environment) => addDeclaration(environment, single("Bad", [], 0, type, [["mk", builder(constant("Bad"))]]));
}

/** Two types declared together, without constructors. */
function pairOfTypes(first: Term, second: Term, parameterCount = 0): InductiveBlock {
  const types = [
    { name: "First", type: first, constructors: [] },
    { name: "Second", type: second, constructors: [] },
  ];
  return { kind: "inductive", levelParameters: [], parameterCount, types };
}

function refl(level: Level, type: Term, value: Term): Term {
  return call("Eq.refl", [level], type, value);
}

const declarations: readonly BadRung[] = [
  {
    says: "a value of another type than declared",
    reason: "declaration-type-mismatch",
    on: [],
    climb: (environment) => define(environment, "wrong", PROP, TYPE),
  },
  {
    says: "Type : Type",
    reason: "declaration-type-mismatch",
    on: [],
    climb: (environment) => define(environment, "girard", TYPE, TYPE),
  },
  {
    says: "a declared type that is not a type",
    reason: "type-expected",
    on: ["Nat"],
    climb: (environment) => define(environment, "typed", ZERO, ZERO),
  },
  {
    says: "an axiom whose type is not a type",
    reason: "type-expected",
    on: ["Nat"],
    climb: (environment) => assume(environment, "untyped", ZERO),
  },
  {
    says: "a universe parameter declared twice",
    reason: "duplicate-level-parameter",
    on: [],
    climb: (environment) => define(environment, "twice", TYPE, PROP, ["u", "u"]),
  },
  {
    says: "an undeclared universe parameter in the type",
    reason: "undeclared-level-parameter",
    on: [],
    climb: (environment) => define(environment, "free", sort(levelSucc(u)), sort(u), ["v"]),
  },
  {
    says: "an undeclared universe parameter deep in the value",
    reason: "undeclared-level-parameter",
    on: ["Nat", "Eq"],
    climb: (environment) => {
      const hidden = fun("x", sort(levelMax(levelOne, levelSucc(v))), () => ZERO);
      prove(
        environment,
        "hidden",
        natEq(ZERO, ZERO),
        letIn("f", arrow(sort(levelMax(levelOne, levelSucc(v))), NAT), hidden, refl(levelOne, NAT, ZERO)),
      );
    },
  },
  {
    says: "a constant at too few universe levels",
    reason: "wrong-level-count",
    on: ["Nat", "Eq"],
    climb: (environment) => prove(environment, "few", call("Eq", [], NAT, ZERO, ZERO), refl(levelOne, NAT, ZERO)),
  },
  {
    says: "a constant that is not declared",
    reason: "unknown-constant",
    on: ["True"],
    climb: (environment) => prove(environment, "ghost", constant("True"), constant("ghostly")),
  },
  {
    says: "a theorem that uses itself",
    reason: "unknown-constant",
    on: ["False"],
    climb: (environment) => prove(environment, "circular", constant("False"), constant("circular")),
  },
  {
    says: "a name declared twice",
    reason: "already-declared",
    on: ["True"],
    climb: (environment) => prove(environment, "True.intro", constant("True"), constant("True.intro")),
  },
  {
    says: "an inductive type with the name of a definition",
    reason: "already-declared",
    on: [],
    climb: (environment) => {
      define(environment, "Bad", TYPE, PROP);
      oneConstructor(TYPE, (own) => own)(environment);
    },
  },
  {
    says: "a constructor with the name of its recursor",
    reason: "already-declared",
    on: [],
    climb: (environment) => addDeclaration(environment, single("Bad", [], 0, TYPE, [["rec", constant("Bad")]])),
  },
  {
    says: "two constructors of the same name",
    reason: "already-declared",
    on: [],
    climb: (environment) =>
      addDeclaration(
        environment,
        single("Bad", [], 0, TYPE, [
          ["mk", constant("Bad")],
          ["mk", constant("Bad")],
        ]),
      ),
  },
  {
    says: "a theorem whose type is data",
    reason: "theorem-not-proposition",
    on: ["Nat"],
    climb: (environment) => prove(environment, "data", NAT, ZERO),
  },
  {
    says: "a theorem whose type is in Sort u, which need not be Prop",
    reason: "theorem-not-proposition",
    on: [],
    climb: (environment) => {
      const type = forall("α", sort(u), (alpha) => arrow(alpha, alpha));
      prove(
        environment,
        "identity",
        type,
        fun("α", sort(u), (alpha) => fun("x", alpha, (x) => x)),
        ["u"],
      );
    },
  },
  {
    says: "a loose bound variable in a value",
    reason: "loose-bound-variable",
    on: ["Nat"],
    climb: (environment) => define(environment, "loose", NAT, boundVariable(0)),
  },
  {
    says: "a loose bound variable in a type",
    reason: "loose-bound-variable",
    on: ["Nat", "Eq"],
    climb: (environment) => assume(environment, "loose", natEq(boundVariable(0), ZERO)),
  },
  {
    says: "a free variable in a value",
    reason: "free-variable",
    on: ["False"],
    climb: (environment) => prove(environment, "free", constant("False"), freshFreeVariable("h", constant("False"))),
  },
  {
    says: "a metavariable in a value",
    reason: "metavariable",
    on: ["False"],
    climb: (environment) => prove(environment, "hole", constant("False"), freshMetavariable("?h", constant("False"))),
  },
  {
    says: "a universe metavariable in a value",
    reason: "metavariable",
    on: [],
    climb: (environment) => define(environment, "hole", sort(levelSucc(levelOne)), sort(levelMetavariable(0))),
  },
];

const typing: readonly BadRung[] = [
  {
    says: "an argument applied to what is no function",
    reason: "function-expected",
    on: ["Nat"],
    climb: (environment) => define(environment, "applied", NAT, application(ZERO, ZERO)),
  },
  {
    says: "an argument of the wrong type",
    reason: "type-mismatch",
    on: ["Nat", "True"],
    climb: (environment) => define(environment, "argument", NAT, apply(SUCC, constant("True.intro"))),
  },
  {
    says: "an ill-typed argument that the result does not mention",
    reason: "type-mismatch",
    on: ["Nat", "True"],
    climb: (environment) => {
      const ignored = fun("x", NAT, () => ZERO);
      define(environment, "ignored", NAT, apply(ignored, apply(SUCC, constant("True.intro"))));
    },
  },
  {
    says: "a let whose value has another type than declared",
    reason: "type-mismatch",
    on: ["Nat", "True"],
    climb: (environment) => define(environment, "bound", NAT, letIn("x", NAT, constant("True.intro"), ZERO)),
  },
  {
    says: "a binder whose type is not a type",
    reason: "type-expected",
    on: ["Nat"],
    climb: (environment) =>
      define(
        environment,
        "binder",
        arrow(NAT, NAT),
        fun("x", ZERO, () => ZERO),
      ),
  },
  {
    says: "a product over data claimed to be a proposition",
    reason: "declaration-type-mismatch",
    on: [],
    climb: (environment) =>
      define(
        environment,
        "predicative",
        PROP,
        forall("α", TYPE, (alpha) => alpha),
      ),
  },
  {
    says: "imax u v taken for max u v",
    reason: "declaration-type-mismatch",
    on: [],
    climb: (environment) =>
      define(environment, "imax", sort(levelSucc(levelMax(u, v))), sort(levelIMax(u, v)), ["u", "v"]),
  },
  {
    says: "u + 1 taken for max u 1",
    reason: "declaration-type-mismatch",
    on: [],
    climb: (environment) =>
      define(environment, "max", sort(levelSucc(levelMax(u, levelOne))), sort(levelSucc(u)), ["u"]),
  },
  {
    says: "universes are not cumulative: a proposition is no Type",
    reason: "declaration-type-mismatch",
    on: ["True"],
    climb: (environment) => define(environment, "cumulative", TYPE, constant("True")),
  },
  {
    says: "different numbers equal by evaluation",
    reason: "declaration-type-mismatch",
    on: ["Nat", "Eq"],
    climb: (environment) => proveByRefl(environment, levelOne, NAT, literal(2), literal(3)),
  },
  {
    says: "zero equal to a successor of a variable",
    reason: "declaration-type-mismatch",
    on: ["Nat", "Eq"],
    climb: (environment) => {
      const n = assume(environment, "n", NAT);
      proveByRefl(environment, levelOne, NAT, literal(0), apply(SUCC, n));
    },
  },
  {
    says: "proof irrelevance does not identify data",
    reason: "declaration-type-mismatch",
    on: ["Bool", "Eq"],
    climb: (environment) =>
      proveByRefl(environment, levelOne, constant("Bool"), constant("Bool.true"), constant("Bool.false")),
  },
  {
    says: "proof irrelevance does not identify proofs of different propositions",
    reason: "declaration-type-mismatch",
    on: ["True", "False"],
    climb: (environment) => prove(environment, "collapse", constant("False"), constant("True.intro")),
  },
  {
    says: "structure eta needs the same projections in order",
    reason: "declaration-type-mismatch",
    on: ["Nat", "Eq"],
    climb: (environment) => {
      addDeclaration(environment, point());
      const p = assume(environment, "p", constant("Point"));
      const swapped = call("Point.mk", [], projection("Point", 1, p), projection("Point", 0, p));
      proveByRefl(environment, levelOne, constant("Point"), p, swapped);
    },
  },
  {
    says: "structure eta does not hold for a recursive type with one constructor",
    reason: "declaration-type-mismatch",
    on: ["Nat", "Eq"],
    climb: (environment) => {
      const own = constant("Stream");
      const block = single("Stream", [], 0, TYPE, [["mk", forall("h", NAT, () => forall("t", own, () => own))]]);
      addDeclaration(environment, block);
      const s = assume(environment, "s", own);
      const expanded = call("Stream.mk", [], projection("Stream", 0, s), projection("Stream", 1, s));
      proveByRefl(environment, levelOne, own, s, expanded);
    },
  },
  {
    says: "values of a type with one field-less constructor but an index are not all equal",
    reason: "declaration-type-mismatch",
    on: ["Nat", "Eq"],
    climb: (environment) => {
      const family = single("AtZero", [], 0, arrow(NAT, TYPE), [["mk", call("AtZero", [], ZERO)]]);
      addDeclaration(environment, family);
      const n = assume(environment, "n", NAT);
      const x = assume(environment, "x", call("AtZero", [], n));
      const y = assume(environment, "y", call("AtZero", [], n));
      proveByRefl(environment, levelOne, call("AtZero", [], n), x, y);
    },
  },
  {
    says: "K does not reduce a recursor on a proof of a = b with different a and b",
    reason: "declaration-type-mismatch",
    on: ["Nat", "Eq"],
    climb: (environment) => {
      const n = assume(environment, "n", NAT);
      const h = assume(environment, "h", natEq(ZERO, n));
      const motive = fun("b", NAT, (b) => fun("_", natEq(ZERO, b), () => NAT));
      const cast = call("Eq.rec", [levelOne, levelOne], NAT, ZERO, motive, literal(7), n, h);
      proveByRefl(environment, levelOne, NAT, cast, literal(7));
    },
  },
  {
    says: "an opaque constant does not unfold",
    reason: "declaration-type-mismatch",
    on: ["Nat", "Eq"],
    climb: (environment) => {
      addDeclaration(environment, { kind: "opaque", name: "secret", levelParameters: [], type: NAT, value: ZERO });
      proveByRefl(environment, levelOne, NAT, constant("secret"), ZERO);
    },
  },
  {
    says: "an opaque constant whose value has another type",
    reason: "declaration-type-mismatch",
    on: ["False", "True"],
    climb: (environment) =>
      addDeclaration(environment, {
        kind: "opaque",
        name: "secret",
        levelParameters: [],
        type: constant("False"),
        value: constant("True.intro"),
      }),
  },
];

const projections: readonly BadRung[] = [
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
];

const inductives: readonly BadRung[] = [
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
];

const numbersAndQuotients: readonly BadRung[] = [
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

export const bad: readonly BadRung[] = [
  ...declarations,
  ...typing,
  ...projections,
  ...inductives,
  ...numbersAndQuotients,
];
