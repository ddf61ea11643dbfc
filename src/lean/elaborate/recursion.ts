/**
 * Structural recursion. A function that calls itself is first elaborated over a constant for itself; then its calls on
 * parts of one of its arguments are taken from what that argument's recursor has computed below it, all the way down
 * (course of values). Recursion that is not structural is unsupported: Lean goes on to look for a measure. Source: Lean 4,
 * `Elab/PreDefinition/Structural`.
 */
import {
  abstract,
  applicationArguments,
  applicationHead,
  applications,
  betaApply,
  constant,
  freshFreeVariable,
  instantiate,
  instantiateMany,
  type Level,
  levelIMax,
  levelMax,
  levelOne,
  levelSucc,
  projection,
  sort,
  type Term,
  TermKind,
  withChildren,
} from "../kernel/index.ts";
import { bindVariables } from "./binding.ts";
import { type AppliedInductive, appliedInductiveType } from "./eliminate.ts";
import { unsupported } from "./failure.ts";
import { inferType, sortLevel } from "./infer-type.ts";
import { type Constructed, openMinors } from "./minor-premises.ts";
import type { Session } from "./session.ts";
import { unify } from "./unify.ts";
import { majorPositionOf } from "./whnf.ts";

/** A value of the type recursed on whose results are at hand. */
interface Known {
  readonly value: Term;
  /** Results at the value and below it (`PProd`), at the argument itself only those below. */
  readonly results: Term;
  readonly isArgument: boolean;
}

/** Thrown when this argument does not do. */
const notStructural = { _tag: "NotStructural" } as const;

/** `value` (closed), which calls `name`, as a closed term that does not; by recursion on the argument `only`, if given. */
export function structurally(
  session: Session,
  name: string,
  value: Term,
  offset: number,
  only: number | null = null,
): Term {
  const variables: Term[] = [];
  let body = value;
  for (; body.kind === TermKind.lambda; body = body.second) {
    variables.push(freshFreeVariable(body.name, instantiateMany(body.first, variables), null, body.binderInfo));
  }
  body = instantiateMany(body, variables);
  const calls = callsIn(body, name, variables.length);
  const fixed = calls === null ? 0 : fixedCount(variables, calls);
  for (let position = fixed; calls !== null && position < variables.length; position++) {
    if (only !== null && position !== only) continue;
    try {
      return new Recursion(session, name, variables, fixed, position).compile(body);
    } catch (error) {
      if (error !== notStructural) throw error;
    }
  }
  return unsupported(offset, "recursion that is not structural");
}

const same = (term: Term): Term => term;

class Recursion {
  private readonly session: Session;
  private readonly name: string;
  private readonly variables: readonly Term[];
  private readonly fixed: number;
  private readonly position: number;
  private readonly applied: AppliedInductive;
  /** The varying arguments that are neither recursed on nor its indices. */
  private readonly rest: readonly Term[];
  /** `Sort` of the results, and of the pairs made of them. */
  private level!: Level;
  private pairs!: Level;
  /** The type of the results for the argument and its indices as they are. */
  private result!: Term;

  constructor(session: Session, name: string, variables: readonly Term[], fixed: number, position: number) {
    this.session = session;
    this.name = name;
    this.variables = variables;
    this.fixed = fixed;
    this.position = position;
    const applied = appliedInductiveType(session, variables[position]!.type);
    if (applied === null || !applied.declaration.isRecursive || applied.recursor.motiveCount !== 1) throw notStructural;
    if (applied.recursor.levelParameters.length === applied.levels.length) throw notStructural;
    const varying = variables.slice(fixed, position);
    if (!applied.indices.every((index, i) => varying.includes(index) && applied.indices.indexOf(index) === i))
      throw notStructural;
    const moved = variables.slice(fixed);
    if (applied.parameters.some((parameter) => mentions(parameter, moved))) throw notStructural;
    this.applied = applied;
    this.rest = moved.filter((variable) => variable !== variables[position] && !applied.indices.includes(variable));
  }

  compile(body: Term): Term {
    const { session, variables, position, applied, rest } = this;
    const major = variables[position]!;
    const before = variables.slice(this.fixed, position).filter((variable) => rest.includes(variable));
    if (mentions(major.type, before)) throw notStructural;
    this.result = bindVariables(TermKind.pi, rest, session.instantiate(inferType(session, body)), same);
    this.level = sortLevel(session, this.result);
    this.pairs = levelMax(levelOne, this.level);
    const below = freshFreeVariable("below", this.below(applied.indices, major));
    const known: Known = { value: major, results: below, isArgument: true };
    const inner = bindVariables(TermKind.lambda, rest, this.transform(body, [known]), same);
    const step = bindVariables(TermKind.lambda, [...applied.indices, major, below], inner, same);
    const whole = projection("PProd", 0, this.courseOfValues(step));
    return bindVariables(TermKind.lambda, variables, applications(whole, rest), same);
  }

  /** The type of the result at other indices and another value. */
  private resultAt(indices: readonly Term[], value: Term): Term {
    const { applied, variables, position } = this;
    const motive = bindVariables(TermKind.lambda, [...applied.indices, variables[position]!], this.result, same);
    return betaApply(motive, [...indices, value]);
  }

  private recursor(level: Level, motive: Term, minors: readonly Term[], major: readonly Term[]): Term {
    const { recursor, levels, parameters } = this.applied;
    return applications(constant(recursor.name, [level, ...levels]), [...parameters, motive, ...minors, ...major]);
  }

  /** `fun indices value => body`. */
  private motive(body: Term): Term {
    const { applied, variables, position } = this;
    return bindVariables(TermKind.lambda, [...applied.indices, variables[position]!], body, same);
  }

  /** The type of all results below a value. */
  private below(indices: readonly Term[], value: Term): Term {
    const minors = openMinors(this.session, this.applied, this.motive(sort(this.pairs)), levelSucc(this.pairs)).map(
      ({ variables, parts }) => {
        let type = constant("PUnit", [this.pairs]);
        for (let i = parts.length; i-- > 0; ) type = this.pairType(this.pairAt(parts[i]!, parts[i]!.hypothesis), type);
        return bindVariables(TermKind.lambda, variables, type, same);
      },
    );
    return this.recursor(levelSucc(this.pairs), this.motive(sort(this.pairs)), minors, [...indices, value]);
  }

  private pairType(first: Term, second: Term): Term {
    return applications(constant("PProd", [this.pairs, this.pairs]), [first, second]);
  }

  /** `PProd result below` at a part. */
  private pairAt({ indices, value }: { readonly indices: readonly Term[]; readonly value: Term }, below: Term): Term {
    return applications(constant("PProd", [this.level, this.pairs]), [this.resultAt(indices, value), below]);
  }

  /** The results at and below the argument. */
  private courseOfValues(step: Term): Term {
    const { applied, variables, position } = this;
    const major = variables[position]!;
    const { indices } = applied;
    const motive = this.motive(this.pairAt({ indices, value: major }, this.below(indices, major)));
    const minors = openMinors(this.session, applied, motive, this.pairs).map((minor) => {
      const { variables: bound, parts, indices: at, value } = minor;
      let type = constant("PUnit", [this.pairs]);
      let results = constant("PUnit.unit", [this.pairs]);
      for (let i = parts.length; i-- > 0; ) {
        const part = parts[i]!;
        const first = this.pairAt(part, this.below(part.indices, part.value));
        const head = constant("PProd.mk", [this.pairs, this.pairs]);
        results = applications(head, [first, type, part.hypothesis, results]);
        type = this.pairType(first, type);
      }
      const own = betaApply(step, [...at, value, results]);
      const pair = applications(constant("PProd.mk", [this.level, this.pairs]), [
        this.resultAt(at, value),
        this.below(at, value),
        own,
        results,
      ]);
      return bindVariables(TermKind.lambda, bound, pair, same);
    });
    return this.recursor(this.pairs, motive, minors, [...indices, major]);
  }

  // Calls ---------------------------------------------------------------------------------------------------------------

  /** The term with its calls replaced by results that are known. */
  private transform(term: Term, known: readonly Known[]): Term {
    if (term.kind === TermKind.application || term.kind === TermKind.constant) {
      const head = applicationHead(term);
      const args = applicationArguments(term);
      if (head.kind === TermKind.constant && head.name === this.name) return this.call(args, known);
      const split = this.split(head, args, known);
      if (split !== null) return split;
      if (args.length === 0) return term;
      return applications(
        this.transform(head, known),
        args.map((arg) => this.transform(arg, known)),
      );
    }
    if (term.kind === TermKind.lambda || term.kind === TermKind.pi) {
      const variable = freshFreeVariable(term.name, this.transform(term.first, known), null, term.binderInfo);
      const body = this.transform(instantiate(term.second, variable), known);
      return bindVariables(term.kind, [variable], body, same);
    }
    if (term.kind === TermKind.let) return this.transform(instantiate(term.body, term.value), known);
    if (term.kind === TermKind.projection) return withChildren(term, this.transform(term.first, known), term, term);
    return term;
  }

  private call(args: readonly Term[], known: readonly Known[]): Term {
    const { session, variables, position, applied } = this;
    const part = args[position]!;
    const found = known.find(({ value, isArgument }) => !isArgument && unify(session, value, part));
    if (found === undefined) throw notStructural;
    const others = args.filter((_, i) => {
      const variable = variables[i];
      return i >= this.fixed && i !== position && (variable === undefined || !applied.indices.includes(variable));
    });
    return applications(
      projection("PProd", 0, found.results),
      others.map((arg) => this.transform(arg, known)),
    );
  }

  /** A case distinction on a value whose results are known: they are handed into its cases. */
  private split(head: Term, args: readonly Term[], known: readonly Known[]): Term | null {
    const { recursor, parameters, levels } = this.applied;
    if (head.kind !== TermKind.constant || head.name !== recursor.name) return null;
    const at = majorPositionOf(recursor);
    const found = known.find(({ value }) => value === args[at]);
    if (found === undefined || found.value.kind !== TermKind.freeVariable) return null;
    const count = parameters.length;
    const motive = args[count]!;
    const typeOf = (indices: readonly Term[], value: Term): Term => {
      const below = this.below(indices, value);
      return found.isArgument ? below : this.pairAt({ indices, value }, below);
    };
    const { variables, position, applied } = this;
    const major = variables[position]!;
    const results = freshFreeVariable("results", typeOf(applied.indices, major));
    const target = betaApply(motive, [...applied.indices, major]);
    const handed = this.motive(bindVariables(TermKind.pi, [results], target, same));
    const level = levelIMax(this.pairs, head.levels[0]!);
    const minors = openMinors(this.session, applied, handed, level).map((minor, i) => {
      const own = freshFreeVariable("results", typeOf(minor.indices, minor.value));
      const inner = betaApply(args[count + 1 + i]!, minor.variables);
      const hypotheses = minor.parts.map(({ hypothesis }) => hypothesis);
      if (mentions(inner, hypotheses)) throw notStructural;
      const body = this.transform(inner, [...known, ...this.knownIn(minor, own, found.isArgument)]);
      return bindVariables(TermKind.lambda, [...minor.variables, own], body, same);
    });
    const rest = args.slice(at + 1).map((arg) => this.transform(arg, known));
    const whole = applications(constant(recursor.name, [level, ...levels]), [
      ...parameters,
      handed,
      ...minors,
      ...args.slice(count + 1 + minors.length, at + 1),
    ]);
    return applications(whole, [found.results, ...rest]);
  }

  /** What is known in a case: the constructed value itself, and its parts. */
  private knownIn(minor: Constructed, results: Term, isArgument: boolean): Known[] {
    const own: Known = { value: minor.value, results, isArgument };
    let below = isArgument ? results : projection("PProd", 1, results);
    const parts = minor.parts.map(({ value }): Known => {
      const part = { value, results: projection("PProd", 0, below), isArgument: false };
      below = projection("PProd", 1, below);
      return part;
    });
    return [own, ...parts];
  }
}

/** The argument lists of all calls; null when there is one without all its arguments. */
function callsIn(body: Term, name: string, arity: number): Term[][] | null {
  const calls: Term[][] = [];
  const visited = new Set<Term>();
  const visit = (term: Term): boolean => {
    if (visited.has(term)) return true;
    visited.add(term);
    if (term.kind === TermKind.application || term.kind === TermKind.constant) {
      const head = applicationHead(term);
      const args = applicationArguments(term);
      const isCall = head.kind === TermKind.constant && head.name === name;
      if (isCall && args.length < arity) return false;
      if (isCall) calls.push(args);
      return args.every(visit) && (head.kind === TermKind.constant || visit(head));
    }
    if (term.kind === TermKind.lambda || term.kind === TermKind.pi) return visit(term.first) && visit(term.second);
    if (term.kind === TermKind.let) return visit(term.first) && visit(term.second) && visit(term.third);
    return term.kind !== TermKind.projection || visit(term.first);
  };
  return visit(body) ? calls : null;
}

/** How many leading arguments are the same in every call. */
function fixedCount(variables: readonly Term[], calls: readonly (readonly Term[])[]): number {
  let count = 0;
  while (count < variables.length && calls.every((args) => args[count] === variables[count])) count++;
  return count;
}

function mentions(term: Term, variables: readonly Term[]): boolean {
  return term.hasFreeVariable && variables.length > 0 && abstract(term, variables) !== term;
}
