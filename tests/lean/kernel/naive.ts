/**
 * A slow type checker, written apart from the kernel, to compare verdicts with: no caches, no hints, no lazy unfolding, no
 * accelerated arithmetic. It shares only the term type and the environment (whose recursors it takes as given).
 */
import {
  alphaEqual,
  application,
  applicationArguments,
  applicationHead,
  applications,
  boundVariable,
  constant,
  type Environment,
  freshFreeVariable,
  instantiate,
  type Level,
  lambda,
  levelIMax,
  levelListsEqual,
  levelSucc,
  levelsEqual,
  levelZero,
  lift,
  naturalLiteral,
  piOver,
  sort,
  substituteLevels,
  type Term,
  TermKind,
} from "../../../src/lean/kernel/index.ts";

/** Thrown for what is ill typed. */
export class IllTyped {}

/** Is `value` a proof of `type`? Undecided (more than `fuel` steps) throws `RangeError`. */
export function naiveProves(environment: Environment, type: Term, value: Term, fuel = 200_000): boolean {
  const checker = new NaiveChecker(environment, fuel);
  try {
    const level = checker.sortOf(type);
    return levelsEqual(level, levelZero) && checker.convertible(checker.infer(value), type);
  } catch (error) {
    if (error instanceof IllTyped) return false;
    throw error;
  }
}

class NaiveChecker {
  private readonly environment: Environment;
  private fuel: number;

  constructor(environment: Environment, fuel: number) {
    this.environment = environment;
    this.fuel = fuel;
  }

  private spend(): void {
    if (--this.fuel < 0) throw new RangeError("naive checker: out of fuel");
  }

  sortOf(type: Term): Level {
    const kind = this.whnf(this.infer(type));
    if (kind.kind !== TermKind.sort) throw new IllTyped();
    return kind.level;
  }

  infer(term: Term): Term {
    this.spend();
    switch (term.kind) {
      case TermKind.freeVariable:
        return term.type;
      case TermKind.sort:
        return sort(levelSucc(term.level));
      case TermKind.constant: {
        const declaration = this.environment.get(term.name);
        if (declaration?.levelParameters.length !== term.levels.length) throw new IllTyped();
        return substituteLevels(declaration.type, declaration.levelParameters, term.levels);
      }
      case TermKind.application: {
        const fn = this.whnf(this.infer(term.fn));
        if (fn.kind !== TermKind.pi || !this.convertible(this.infer(term.arg), fn.type)) throw new IllTyped();
        return instantiate(fn.body, term.arg);
      }
      case TermKind.lambda: {
        this.sortOf(term.type);
        const variable = freshFreeVariable(term.name, term.type);
        return piOver([variable], this.infer(instantiate(term.body, variable)));
      }
      case TermKind.pi: {
        const variable = freshFreeVariable(term.name, term.type);
        return sort(levelIMax(this.sortOf(term.type), this.sortOf(instantiate(term.body, variable))));
      }
      case TermKind.let:
        this.sortOf(term.type);
        if (!this.convertible(this.infer(term.value), term.type)) throw new IllTyped();
        return this.infer(instantiate(term.body, term.value));
      case TermKind.projection:
        return this.inferProjection(term);
      case TermKind.natural:
        return constant("Nat");
      default:
        throw new IllTyped();
    }
  }

  private inferProjection(term: Term): Term {
    const type = this.whnf(this.infer(term.struct));
    const inductive = this.environment.get(applicationHead(type).name);
    if (inductive?.kind !== "inductive" || inductive.name !== term.name || inductive.constructors.length !== 1)
      throw new IllTyped();
    const maker = this.environment.get(inductive.constructors[0]!)!;
    let rest = substituteLevels(maker.type, maker.levelParameters, applicationHead(type).levels);
    const args = applicationArguments(type);
    for (let i = 0; i < inductive.parameterCount; i++) rest = instantiate(rest.body, args[i]!);
    for (let i = 0; i < term.index; i++) {
      // Only for structures whose fields do not depend on each other: what the corpus has.
      if (rest.kind !== TermKind.pi || rest.body.looseRange > 0) throw new IllTyped();
      rest = rest.body;
    }
    if (rest.kind !== TermKind.pi) throw new IllTyped();
    if (levelsEqual(this.sortOf(type), levelZero) && !levelsEqual(this.sortOf(rest.type), levelZero))
      throw new IllTyped();
    return rest.type;
  }

  whnf(term: Term): Term {
    for (let current = term; ; ) {
      this.spend();
      const next = this.step(current);
      if (next === null) return current;
      current = next;
    }
  }

  private step(term: Term): Term | null {
    const head = applicationHead(term);
    const args = applicationArguments(term);
    switch (head.kind) {
      case TermKind.lambda:
        return args.length === 0 ? null : applications(instantiate(head.body, args[0]!), args.slice(1));
      case TermKind.let:
        return applications(instantiate(head.body, head.value), args);
      case TermKind.natural:
        return head.natural === 0n
          ? constant("Nat.zero")
          : application(constant("Nat.succ"), naturalLiteral(head.natural - 1n));
      case TermKind.projection: {
        const struct = this.whnf(head.struct);
        const maker = this.environment.get(applicationHead(struct).name);
        if (maker?.kind !== "constructor") return null;
        return applications(applicationArguments(struct)[maker.parameterCount + head.index]!, args);
      }
      case TermKind.constant:
        return this.stepConstant(head, args);
      default:
        return null;
    }
  }

  private stepConstant(head: Term, args: readonly Term[]): Term | null {
    const declaration = this.environment.get(head.name);
    if (declaration === undefined) throw new IllTyped();
    if (declaration.kind === "definition" || declaration.kind === "theorem")
      return applications(substituteLevels(declaration.value, declaration.levelParameters, head.levels), args);
    if (declaration.kind !== "recursor") return null;
    const first = declaration.parameterCount + declaration.motiveCount + declaration.minorCount;
    const majorPosition = first + declaration.indexCount;
    if (args.length <= majorPosition) return null;
    let major = this.whnf(args[majorPosition]!);
    if (declaration.reducesLikeK) {
      const type = this.whnf(this.infer(major));
      const inductive = this.environment.get(declaration.inductive);
      if (inductive?.kind !== "inductive") return null;
      const parameters = applicationArguments(type).slice(0, inductive.parameterCount);
      const made = applications(constant(inductive.constructors[0]!, applicationHead(type).levels), parameters);
      if (this.convertible(this.infer(made), type)) major = made;
    }
    const rule = declaration.rules.find(({ builder }) => builder === applicationHead(major).name);
    if (rule === undefined) return null;
    const fields = applicationArguments(major);
    const value = substituteLevels(rule.value, declaration.levelParameters, head.levels);
    const inputs = [...args.slice(0, first), ...fields.slice(fields.length - rule.fieldCount)];
    return applications(applications(value, inputs), args.slice(majorPosition + 1));
  }

  convertible(left: Term, right: Term): boolean {
    this.spend();
    if (alphaEqual(left, right)) return true;
    const l = this.whnf(left);
    const r = this.whnf(right);
    return this.sameShape(l, r) || this.byEta(l, r) || this.byEta(r, l) || this.areProofs(l, r);
  }

  private areProofs(left: Term, right: Term): boolean {
    if (left.kind === TermKind.sort || left.kind === TermKind.pi) return false;
    const type = this.infer(left);
    return levelsEqual(this.sortOf(type), levelZero) && this.convertible(type, this.infer(right));
  }

  private byEta(left: Term, right: Term): boolean {
    if (left.kind !== TermKind.lambda || right.kind === TermKind.lambda) return false;
    if (this.whnf(this.infer(right)).kind !== TermKind.pi) return false;
    return this.convertible(left, lambda("", left.type, application(lift(right, 0, 1), boundVariable(0))));
  }

  private sameShape(left: Term, right: Term): boolean {
    if (left.kind !== right.kind) return false;
    switch (left.kind) {
      case TermKind.sort:
        return levelsEqual(left.level, right.level);
      case TermKind.constant:
        return left.name === right.name && levelListsEqual(left.levels, right.levels);
      case TermKind.application:
        return this.sameShape(left.fn, right.fn)
          ? this.convertible(left.arg, right.arg)
          : this.convertible(left.fn, right.fn) && this.convertible(left.arg, right.arg);
      case TermKind.projection:
        return left.name === right.name && left.index === right.index && this.convertible(left.struct, right.struct);
      case TermKind.lambda:
      case TermKind.pi: {
        if (!this.convertible(left.type, right.type)) return false;
        const variable = freshFreeVariable(left.name, left.type);
        return this.convertible(instantiate(left.body, variable), instantiate(right.body, variable));
      }
      default:
        return left === right;
    }
  }
}
