/** Statements about natural numbers that are often true, and scripts that often prove them. */
import type { RandomStream } from "../../../src/domain/random.ts";
import {
  literal,
  type NaturalStatement,
  type NaturalTerm,
  operandText,
  operation,
  type Proposition,
  randomLeaf,
  randomProposition,
  randomTerm,
  showTerm,
  variable,
} from "./naturals.ts";

export interface Problem {
  readonly statement: NaturalStatement;
  /** Scripts made with the statement, to be tried as they are and damaged. */
  readonly scripts: readonly string[];
}

/** One identity: `left = right` for all x, y, z, by the library lemma named. */
interface Identity {
  readonly lemma: string;
  readonly argumentCount: number;
  readonly left: NaturalTerm;
  readonly right: NaturalTerm;
}

const [x, y, z] = [variable(0), variable(1), variable(2)];
const add = (left: NaturalTerm, right: NaturalTerm): NaturalTerm => operation("add", left, right);
const mul = (left: NaturalTerm, right: NaturalTerm): NaturalTerm => operation("mul", left, right);
const sub = (left: NaturalTerm, right: NaturalTerm): NaturalTerm => operation("sub", left, right);

const identities: readonly Identity[] = [
  { lemma: "Nat.add_comm", argumentCount: 2, left: add(x, y), right: add(y, x) },
  { lemma: "Nat.add_assoc", argumentCount: 3, left: add(add(x, y), z), right: add(x, add(y, z)) },
  { lemma: "Nat.add_left_comm", argumentCount: 3, left: add(x, add(y, z)), right: add(y, add(x, z)) },
  { lemma: "Nat.mul_comm", argumentCount: 2, left: mul(x, y), right: mul(y, x) },
  { lemma: "Nat.mul_assoc", argumentCount: 3, left: mul(mul(x, y), z), right: mul(x, mul(y, z)) },
  { lemma: "Nat.mul_add", argumentCount: 3, left: mul(x, add(y, z)), right: add(mul(x, y), mul(x, z)) },
  { lemma: "Nat.add_mul", argumentCount: 3, left: mul(add(x, y), z), right: add(mul(x, z), mul(y, z)) },
  { lemma: "Nat.add_zero", argumentCount: 1, left: add(x, literal(0)), right: x },
  { lemma: "Nat.zero_add", argumentCount: 1, left: add(literal(0), x), right: x },
  { lemma: "Nat.mul_one", argumentCount: 1, left: mul(x, literal(1)), right: x },
  { lemma: "Nat.one_mul", argumentCount: 1, left: mul(literal(1), x), right: x },
  { lemma: "Nat.two_mul", argumentCount: 1, left: mul(literal(2), x), right: add(x, x) },
  { lemma: "Nat.add_sub_cancel", argumentCount: 2, left: sub(add(x, y), y), right: x },
  { lemma: "Nat.sub_sub", argumentCount: 3, left: sub(sub(x, y), z), right: sub(x, add(y, z)) },
  { lemma: "Nat.min_comm", argumentCount: 2, left: operation("min", x, y), right: operation("min", y, x) },
  { lemma: "Nat.max_comm", argumentCount: 2, left: operation("max", x, y), right: operation("max", y, x) },
];

/** Relations that hold for all a, b, c or follow from hypotheses, as Lean text of the proof. */
const facts: readonly { readonly statement: NaturalStatement; readonly proof: string }[] = [
  fact([], { kind: "le", left: x, right: add(x, y) }, "Nat.le_add_right a b"),
  fact([], { kind: "le", left: sub(x, y), right: x }, "Nat.sub_le a b"),
  fact([], { kind: "le", left: operation("min", x, y), right: x }, "Nat.min_le_left a b"),
  fact([], { kind: "dvd", left: x, right: mul(x, y) }, "Nat.dvd_mul_right a b"),
  fact([], { kind: "le", left: operation("div", x, y), right: x }, "Nat.div_le_self a b"),
  fact([], { kind: "le", left: operation("mod", x, y), right: x }, "Nat.mod_le a b"),
  fact(
    [{ kind: "le", left: x, right: y }],
    { kind: "le", left: add(x, z), right: add(y, z) },
    "Nat.add_le_add_right h1 c",
  ),
  fact(
    [{ kind: "le", left: x, right: y }],
    { kind: "le", left: mul(x, z), right: mul(y, z) },
    "Nat.mul_le_mul_right c h1",
  ),
  fact(
    [{ kind: "le", left: x, right: y }],
    { kind: "eq", left: sub(x, y), right: literal(0) },
    "Nat.sub_eq_zero_of_le h1",
  ),
  fact([{ kind: "le", left: y, right: x }], { kind: "eq", left: add(sub(x, y), y), right: x }, "Nat.sub_add_cancel h1"),
  fact(
    [
      { kind: "le", left: x, right: y },
      { kind: "le", left: y, right: z },
    ],
    { kind: "le", left: x, right: z },
    "Nat.le_trans h1 h2",
  ),
  fact(
    [
      { kind: "lt", left: x, right: y },
      { kind: "le", left: y, right: z },
    ],
    { kind: "lt", left: x, right: z },
    "Nat.lt_of_lt_of_le h1 h2",
  ),
  fact(
    [
      { kind: "dvd", left: x, right: y },
      { kind: "dvd", left: x, right: z },
    ],
    { kind: "dvd", left: x, right: add(y, z) },
    "Nat.dvd_add h1 h2",
  ),
];

function fact(hypotheses: readonly Proposition[], goal: Proposition, proof: string) {
  return { statement: { hypotheses, goal }, proof };
}

/** A statement and scripts for it. */
export function randomProblem(stream: RandomStream): Problem {
  switch (stream.nextInt(4)) {
    case 0:
      return identityProblem(stream);
    case 1: {
      const { statement, proof } = facts[stream.nextInt(facts.length)]!;
      return { statement, scripts: [`\n  exact ${proof}`, `\n  apply ${proof.split(" ")[0]}\n  all_goals assumption`] };
    }
    case 2:
      return linearProblem(stream);
    default: {
      const count = stream.nextInt(3);
      const hypotheses = Array.from({ length: count }, () => randomProposition(stream, 0));
      return { statement: { hypotheses, goal: randomProposition(stream, 1) }, scripts: [] };
    }
  }
}

/** `t = t'` where t' comes from t by some identities; the script rewrites by them. */
function identityProblem(stream: RandomStream): Problem {
  const start = randomTerm(stream, 3);
  let term = start;
  const rules: string[] = [];
  for (let i = 0; i < 12 && rules.length < 4; i++) {
    const step = rewriteSomewhere(stream, term);
    if (step === null) continue;
    term = step.term;
    rules.push(step.rule);
  }
  const lemmas = [...new Set(rules.map((rule) => rule.replace("← ", "").split(" ")[0]))].join(", ");
  const scripts = [
    `\n  rw [${rules.join(", ")}]`,
    `\n  simp only [${lemmas}]`,
    `\n  simp [${lemmas}]`,
    ...rules.map((rule) => `\n  rw [${rule}]\n  rfl`),
  ];
  return { statement: { hypotheses: [], goal: { kind: "eq", left: start, right: term } }, scripts };
}

interface RewriteStep {
  readonly term: NaturalTerm;
  /** What stands between `rw [` and `]`. */
  readonly rule: string;
}

/** The term rewritten by a random identity at a random place; null when the identity does not fit there. */
function rewriteSomewhere(stream: RandomStream, term: NaturalTerm): RewriteStep | null {
  if (term.kind !== "variable" && term.kind !== "literal" && stream.nextInt(2) === 0) {
    const side = stream.nextInt(2) === 0 ? "left" : "right";
    const step = rewriteSomewhere(stream, term[side]);
    return step === null ? null : { term: { ...term, [side]: step.term }, rule: step.rule };
  }
  const { lemma, argumentCount, left, right } = identities[stream.nextInt(identities.length)]!;
  const reverse = stream.nextInt(3) === 0;
  const values: (NaturalTerm | undefined)[] = [];
  if (!match(reverse ? right : left, term, values)) return null;
  const args = Array.from({ length: argumentCount }, (_, i) => values[i] ?? randomLeaf(stream));
  const result = substitute(reverse ? left : right, args);
  return { term: result, rule: `${reverse ? "← " : ""}${lemma} ${args.map(operandText).join(" ")}` };
}

function match(pattern: NaturalTerm, term: NaturalTerm, values: (NaturalTerm | undefined)[]): boolean {
  if (pattern.kind === "variable") {
    const known = values[pattern.index];
    if (known !== undefined) return showTerm(known) === showTerm(term);
    values[pattern.index] = term;
    return true;
  }
  if (pattern.kind === "literal") return term.kind === "literal" && term.value === pattern.value;
  if (term.kind !== pattern.kind) return false;
  return match(pattern.left, term.left, values) && match(pattern.right, term.right, values);
}

function substitute(pattern: NaturalTerm, args: readonly NaturalTerm[]): NaturalTerm {
  if (pattern.kind === "variable") return args[pattern.index]!;
  if (pattern.kind === "literal") return pattern;
  return operation(pattern.kind, substitute(pattern.left, args), substitute(pattern.right, args));
}

/** Linear hypotheses and a goal that follows from their sum, perhaps by one too many. */
function linearProblem(stream: RandomStream): Problem {
  const linear = (): NaturalTerm =>
    add(
      mul(literal(1 + stream.nextInt(3)), randomLeaf(stream)),
      stream.nextInt(2) === 0 ? randomLeaf(stream) : literal(0),
    );
  const hypotheses: Proposition[] = Array.from({ length: 1 + stream.nextInt(2) }, () => ({
    kind: (["le", "lt", "eq"] as const)[stream.nextInt(3)]!,
    left: linear(),
    right: linear(),
  }));
  const sides = hypotheses as { left: NaturalTerm; right: NaturalTerm }[];
  const left = sides.map((side) => side.left).reduce(add);
  const right = sides.map((side) => side.right).reduce(add);
  const goal: Proposition = {
    kind: (["le", "lt", "ne"] as const)[stream.nextInt(3)]!,
    left,
    right: add(right, randomLeaf(stream)),
  };
  return { statement: { hypotheses, goal }, scripts: ["\n  omega"] };
}

const lemmaNames = [
  ...["add_comm", "add_assoc", "mul_comm", "mul_add", "add_zero", "zero_add", "mul_one", "mul_zero", "zero_mul"],
  ...[
    "le_refl",
    "le_trans",
    "le_antisymm",
    "lt_irrefl",
    "le_add_right",
    "zero_le",
    "sub_le",
    "le_of_lt",
    "lt_of_le_of_ne",
  ],
  ...["add_le_add", "mul_le_mul", "sub_self", "add_sub_cancel", "sub_add_cancel", "dvd_refl", "dvd_zero", "mod_lt"],
  ...[
    "div_add_mod",
    "min_comm",
    "le_total",
    "eq_zero_or_pos",
    "pos_of_ne_zero",
    "succ_le_of_lt",
    "lt_succ_iff",
    "not_le",
  ],
].map((name) => `Nat.${name}`);

/** Closing steps that may or may not fit. */
function closer(stream: RandomStream): string {
  const pick = <Item>(items: readonly Item[]): Item => items[stream.nextInt(items.length)]!;
  const name = pick(lemmaNames);
  const other = pick(lemmaNames);
  const argument = (): string => pick(["a", "b", "c", "h1", "h2", "_", "(a + b)", "ih"]);
  return pick([
    "omega",
    "omega",
    "simp",
    "rfl",
    "decide",
    "assumption",
    "contradiction",
    "simp [*]",
    "simp at h1",
    `simp [${name}]`,
    `simp only [${name}, ${other}]`,
    `simp only [h1, ${name}]`,
    `rw [${name}]`,
    `rw [${name}, ${other}]`,
    `rw [← ${name}]`,
    `rw [${name}] at h1`,
    `rw [h1]`,
    `exact ${name} ${argument()}`,
    `exact ${name} ${argument()} ${argument()}`,
    `exact ${name} ${argument()} ${argument()} ${argument()}`,
    `exact (${name} ${argument()} ${argument()}).symm`,
    `apply ${name}`,
    `apply ${name} <;> assumption`,
    `exact h1`,
    `exact absurd h1 (by omega)`,
    `exact Or.inl (by ${pick(["omega", "rfl", "simp"])})`,
    `exact ⟨by ${pick(["omega", "rfl"])}, by ${pick(["omega", "simp"])}⟩`,
    `calc _ = _ := ${name} ${argument()} ${argument()}`,
  ]);
}

/** A script of one to four steps without regard to the statement. */
export function blindScript(stream: RandomStream): string {
  const variableName = ["a", "b", "c"][stream.nextInt(3)]!;
  const close = (): string => closer(stream);
  switch (stream.nextInt(9)) {
    case 0:
      return `\n  induction ${variableName} with\n  | zero => ${close()}\n  | succ n ih => ${close()}`;
    case 1:
      return `\n  cases ${variableName} with\n  | zero => ${close()}\n  | succ n => ${close()}`;
    case 2:
      return `\n  constructor\n  · ${close()}\n  · ${close()}`;
    case 3:
      return `\n  intro h\n  ${close()}`;
    case 4:
      return `\n  by_cases h : a = b\n  · subst h\n    ${close()}\n  · ${close()}`;
    case 5:
      return `\n  ${close()}\n  ${close()}`;
    case 6:
      return `\n  first\n  | ${close()}\n  | ${close()}\n  | ${close()}`;
    default:
      return `\n  ${close()}`;
  }
}
