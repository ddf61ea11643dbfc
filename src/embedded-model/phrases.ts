/**
 * Phrases in which statements are told in English, each with its places for parts. A reader of such texts knows the
 * phrases and of what kind each is; what it means among the readings of its kind, and how far its parts reach, is to be
 * learned (`readings.ts`). Who tells a statement knows the meanings (`tell.ts`).
 */

/** What a phrase is: of numbers (`T`), or of statements (`S`). */
export type Category = "T" | "S";

/** The meanings among which a reader chooses, by kind: what is written of the parts, in full brackets (`spell.ts`). */
export const READINGS = {
  operation: {
    sum: ([a, b]) => `(${a} + ${b})`,
    product: ([a, b]) => `(${a} * ${b})`,
    difference: ([a, b]) => `(${a} - ${b})`,
    "difference from": ([a, b]) => `(${b} - ${a})`,
    power: ([a, b]) => `(${a} ^ ${b})`,
    "power of": ([a, b]) => `(${b} ^ ${a})`,
  },
  change: {
    square: ([a]) => `(${a} ^ 2)`,
    cube: ([a]) => `(${a} ^ 3)`,
    double: ([a]) => `(2 * ${a})`,
    successor: ([a]) => `(${a} + 1)`,
  },
  relation: {
    equal: ([a, b]) => `(${a} = ${b})`,
    unequal: ([a, b]) => `(¬(${a} = ${b}))`,
    "at most": ([a, b]) => `(${a} ≤ ${b})`,
    "at least": ([a, b]) => `(${b} ≤ ${a})`,
    less: ([a, b]) => `(${a} < ${b})`,
    greater: ([a, b]) => `(${b} < ${a})`,
  },
  connective: {
    and: ([p, q]) => `(${p} ∧ ${q})`,
    or: ([p, q]) => `(${p} ∨ ${q})`,
    implies: ([p, q]) => `(${p} → ${q})`,
    "implied by": ([p, q]) => `(${q} → ${p})`,
    equivalent: ([p, q]) => `(${p} ↔ ${q})`,
  },
  denial: { not: ([p]) => `(¬${p})`, indeed: ([p]) => `${p}` },
  quantifier: { all: (_, binders) => binders.all, some: (_, binders) => binders.some },
  property: { has: ([n, p]) => `(${p} ${n})` },
  constant: { true: () => "True", false: () => "False" },
} as const satisfies Readonly<
  Record<string, Readonly<Record<string, (parts: ReadonlyArray<string>, binders: Bound) => string>>>
>;

/** A statement with names bound, either way. */
export interface Bound {
  readonly all: string;
  readonly some: string;
}

export type Kind = keyof typeof READINGS;

/** What names stand for that a phrase introduces. */
export type NamedSort = "Nat" | "Prop" | "Nat → Prop";

export interface Phrase {
  /** Its words, and for its parts `T` and `S`; `N` for a name, `D` for a list of names. */
  readonly pattern: ReadonlyArray<string>;
  /** The pattern as a text, by which weights know it. */
  readonly name: string;
  readonly kind: Kind;
  readonly category: Category;
  readonly sort: NamedSort | null;
  /** What it means, for who tells. */
  readonly means: string;
}

const CATEGORY: Readonly<Record<Kind, Category>> = {
  operation: "T",
  change: "T",
  relation: "S",
  connective: "S",
  denial: "S",
  quantifier: "S",
  property: "S",
  constant: "S",
};

const phrases = <K extends Kind>(
  kind: K,
  meanings: Readonly<Partial<Record<keyof (typeof READINGS)[K] & string, ReadonlyArray<string>>>>,
  sort: NamedSort | null = null,
): ReadonlyArray<Phrase> =>
  Object.entries(meanings as Readonly<Record<string, ReadonlyArray<string>>>).flatMap(([means, patterns]) =>
    patterns.map((name) => ({ pattern: name.split(" "), name, kind, category: CATEGORY[kind], sort, means })),
  );

const quantifiers = (sort: NamedSort, one: string, several: string): ReadonlyArray<Phrase> =>
  phrases(
    "quantifier",
    {
      all: [
        `for every ${one} N , S`,
        `for all ${several} D , S`,
        `let D be ${several} . then S`,
        `S , for all ${several} D`,
        `S for every ${one} N`,
      ],
      some: [`there is a ${one} N such that S`, `S for some ${one} N`],
    },
    sort,
  );

export const PHRASES: ReadonlyArray<Phrase> = [
  ...phrases("operation", {
    sum: ["T plus T", "the sum of T and T", "T increased by T"],
    product: ["T times T", "the product of T and T", "T multiplied by T"],
    difference: ["T minus T", "the difference of T and T", "T decreased by T"],
    power: ["T to the power T"],
    "power of": ["the power T of T"],
  }),
  ...phrases("change", {
    square: ["T squared", "the square of T"],
    double: ["twice T"],
    successor: ["the successor of T"],
  }),
  ...phrases("relation", {
    equal: ["T equals T", "T is equal to T", "T is the same as T"],
    unequal: ["T differs from T"],
    "at most": ["T is at most T", "T does not exceed T", "T is no more than T"],
    "at least": ["T is at least T", "T is no less than T"],
    less: ["T is less than T", "T is below T"],
    greater: ["T is greater than T", "T exceeds T"],
  }),
  ...phrases("connective", {
    and: ["S and S", "both S and S"],
    or: ["S or S", "either S or S"],
    implies: ["S implies S", "if S then S", "suppose that S . then S", "S only if S"],
    "implied by": ["S whenever S", "S provided that S"],
    equivalent: ["S if and only if S", "S exactly when S", "the claim that S amounts to the claim that S"],
  }),
  ...phrases("denial", { not: ["it is not the case that S", "it is false that S"] }),
  ...quantifiers("Nat", "natural number", "natural numbers"),
  ...quantifiers("Prop", "proposition", "propositions"),
  ...quantifiers("Nat → Prop", "property", "properties"),
  ...phrases("property", { has: ["T has the property N", "T has N"] }),
  ...phrases("constant", { true: ["a truth"], false: ["a contradiction"] }),
];
