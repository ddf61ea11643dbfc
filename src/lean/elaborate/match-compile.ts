/**
 * Compiling a match: rows of patterns over columns of values become nested case analyses of a goal, leftmost refutable
 * pattern first. A leaf binds the variables of the first row that fits and hands the goal to that row's body. Source: the
 * matrix algorithm of Lean 4, `Meta/Match/Match.lean`, without overlapping equations.
 */
import {
  abstract,
  applications,
  constant,
  freshFreeVariable,
  instantiateMany,
  type Term,
  TermKind,
} from "../kernel/index.ts";
import { type SplitCase, splitVariable } from "./case-split.ts";
import { type AppliedInductive, appliedInductiveType } from "./eliminate.ts";
import { constructorForm, type VariableMap } from "./equations.ts";
import { ElaborationFailure, reject, unsupported } from "./failure.ts";
import { makeGoal, tagOf } from "./goals.ts";
import { inferType, isProof } from "./infer-type.ts";
import { fieldsOf, isIrrefutable, type Pattern } from "./match-patterns.ts";
import type { Metavariable } from "./metavariables.ts";
import { successorToOffset } from "./naturals.ts";
import type { Session } from "./session.ts";

export interface Row {
  /** One per column. */
  readonly patterns: readonly Pattern[];
  /** Variables bound so far. */
  readonly bindings: readonly { readonly name: string; readonly value: Term }[];
  readonly alternative: number;
}

/** A match in progress. */
export interface MatchProblem {
  readonly session: Session;
  readonly offset: number;
  /** Fills the goal of a leaf by the body of an alternative. */
  readonly runBody: (alternative: number, goal: Metavariable) => void;
  /** Alternatives that some value reaches. */
  readonly reached: Set<number>;
}

export function compileMatch(
  problem: MatchProblem,
  goal: Metavariable,
  columns: readonly Term[],
  rows: readonly Row[],
): void {
  const { session } = problem;
  session.step();
  const [first] = rows;
  if (first === undefined) {
    if (!columns.some((column) => refuteByCases(session, goal, column, problem.offset))) {
      // Lean searches further for a contradiction.
      if (columns.some((column) => isIndexedProof(session, column)))
        unsupported(problem.offset, "`match` with a missing case that a proof among its values may exclude");
      reject(problem.offset, () => `Missing cases:\n${columns.map((column) => session.show(column)).join(", ")}`);
    }
    return;
  }
  const named = first.patterns.findIndex((pattern) => pattern.kind === "named");
  if (named >= 0) {
    compileMatch(problem, goal, columns, [unname(first, columns, named), ...rows.slice(1)]);
    return;
  }
  const column = first.patterns.findIndex((pattern) => !isIrrefutable(pattern));
  if (column < 0) {
    runLeaf(problem, goal, columns, first);
    return;
  }
  splitColumn(problem, goal, columns, rows, column);
}

/** `x@p` at a column: `x` is bound to the column's value. */
function unname(row: Row, columns: readonly Term[], position: number): Row {
  const pattern = row.patterns[position] as Pattern & { kind: "named" };
  const patterns = row.patterns.map((other, i) => (i === position ? pattern.pattern : other));
  return { ...row, patterns, bindings: [...row.bindings, { name: pattern.name, value: columns[position]! }] };
}

/** Closes the goal when no constructor can have made the value. */
export function refuteByCases(session: Session, goal: Metavariable, value: Term, offset: number): boolean {
  if (value.kind !== TermKind.freeVariable || value.value !== value) return false;
  if (appliedInductiveType(session, value.type) === null) return false;
  const saved = session.save();
  const depth = session.nesting;
  try {
    if (splitVariable(session, goal, value, offset).length === 0) return true;
  } catch (error) {
    if (!(error instanceof ElaborationFailure)) throw error;
  }
  session.nesting = depth;
  session.restore(saved);
  return false;
}

/** A proof of `a ≤ b`, `a = b` and the like. */
function isIndexedProof(session: Session, value: Term): boolean {
  const applied = appliedInductiveType(session, session.instantiate(inferType(session, value)));
  return applied !== null && applied.indices.length > 0 && isProof(session, value);
}

function splitColumn(
  problem: MatchProblem,
  goal: Metavariable,
  columns: readonly Term[],
  rows: readonly Row[],
  column: number,
): void {
  const { session, offset } = problem;
  const value = columns[column]!;
  const applied = appliedInductiveType(session, session.instantiate(inferType(session, value)));
  if (applied === null)
    reject(offset, () => `Invalid match: The type of\n  ${session.show(value)}\nis not an inductive type`);
  if (value.kind !== TermKind.freeVariable || value.value !== value) {
    const form = constructorForm(session, value);
    if (form === null) reject(offset, () => `Dependent elimination failed at\n  ${session.show(value)}`);
    const inner = [...columns.slice(0, column), ...form.fields, ...columns.slice(column + 1)];
    compileMatch(
      problem,
      goal,
      inner,
      specialize(problem, rows, column, applied, form.name, form.fields.length, value),
    );
    return;
  }
  for (const split of splitVariable(session, goal, value, offset))
    compileCase(problem, columns, rows, column, applied, split);
}

function compileCase(
  problem: MatchProblem,
  columns: readonly Term[],
  rows: readonly Row[],
  column: number,
  applied: AppliedInductive,
  split: SplitCase,
): void {
  const { session } = problem;
  const parameters = applied.parameters.map((parameter) => moveTerm(parameter, split.map));
  const built = applications(constant(split.builder, applied.levels), [...parameters, ...split.fields]);
  const value = applied.declaration.name === "Nat" ? successorToOffset(built) : built;
  const map = new Map(split.map).set(columns[column]!, value);
  const moved = columns.map((other) => moveTerm(other, map));
  const inner = [...moved.slice(0, column), ...split.fields, ...moved.slice(column + 1)];
  const kept = specialize(problem, rows, column, applied, split.builder, split.fields.length, columns[column]!);
  const movedRows = kept.map((row) => ({
    ...row,
    bindings: row.bindings.map(({ name, value: bound }) => ({ name, value: moveTerm(bound, map) })),
  }));
  session.context = split.goal.context;
  compileMatch(problem, split.goal, inner, movedRows);
}

/** The rows that a value made by `constructor` can match, its fields in place of the column. */
function specialize(
  problem: MatchProblem,
  rows: readonly Row[],
  column: number,
  applied: AppliedInductive,
  builder: string,
  fieldCount: number,
  value: Term,
): Row[] {
  const { session, offset } = problem;
  const result: Row[] = [];
  for (let row of rows) {
    let pattern = row.patterns[column]!;
    if (pattern.kind === "named") {
      row = { ...row, bindings: [...row.bindings, { name: pattern.name, value }] };
      pattern = pattern.pattern;
    }
    let fields: readonly Pattern[];
    let { bindings } = row;
    if (isIrrefutable(pattern)) {
      fields = Array.from({ length: fieldCount }, () => ({ kind: "wildcard" }) as const);
      if (pattern.kind === "variable") bindings = [...bindings, { name: pattern.name, value }];
    } else {
      const normal = fieldsOf(session, pattern, applied.declaration, offset);
      if (normal.name !== builder) continue;
      fields = normal.fields;
    }
    const patterns = [...row.patterns.slice(0, column), ...fields, ...row.patterns.slice(column + 1)];
    result.push({ ...row, patterns, bindings });
  }
  return result;
}

/** The term with moved variables replaced. */
function moveTerm(term: Term, map: VariableMap): Term {
  if (map.size === 0 || !term.hasFreeVariable) return term;
  const direct = map.get(term);
  if (direct !== undefined) return direct;
  return instantiateMany(abstract(term, [...map.keys()]), [...map.values()]);
}

/** Binds the row's variables and runs its body. */
function runLeaf(problem: MatchProblem, goal: Metavariable, columns: readonly Term[], row: Row): void {
  const { session } = problem;
  const bindings = [...row.bindings];
  row.patterns.forEach((pattern, i) => {
    if (pattern.kind === "variable") bindings.push({ name: pattern.name, value: columns[i]! });
  });
  let inner = goal;
  const renamed = new Set<Term>();
  for (const { name, value } of bindings) {
    const isVariable = value.kind === TermKind.freeVariable && inner.context.contains(value) && !renamed.has(value);
    if (isVariable) renamed.add(value);
    inner = isVariable ? renameVariable(session, inner, value, name) : bindByLet(session, inner, name, value);
  }
  problem.reached.add(row.alternative);
  problem.runBody(row.alternative, inner);
}

function renameVariable(session: Session, goal: Metavariable, variable: Term, name: string): Metavariable {
  const renamed = makeGoal(session, goal.context.renamed(variable, name), goal.term.type, tagOf(goal));
  session.metavariables.assign(goal, renamed.term);
  return renamed;
}

function bindByLet(session: Session, goal: Metavariable, name: string, value: Term): Metavariable {
  const variable = freshFreeVariable(name, session.instantiate(inferType(session, value)), value);
  const inner = makeGoal(session, goal.context.extend(variable, name, true), goal.term.type, tagOf(goal));
  session.metavariables.assignClosure(goal, [variable], inner.term);
  return inner;
}
