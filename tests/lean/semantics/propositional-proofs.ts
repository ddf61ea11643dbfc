/**
 * Plausible proof scripts for propositional goals: most steps fit the goal and the hypotheses at hand, some do not. A
 * good share of the scripts for tautologies are proofs; what is a proof is for the verifier to say.
 */
import type { RandomStream } from "../../../src/domain/random.ts";
import { type Formula, randomFormula, sameFormula, showFormula } from "./formulas.ts";

interface Hypothesis {
  readonly name: string;
  readonly formula: Formula;
}

interface Sequent {
  readonly hypotheses: readonly Hypothesis[];
  readonly goal: Formula;
}

/** Steps nested in one script. */
const MAX_DEPTH = 9;
const falsity: Formula = { kind: "false" };

/** A tactic block for the goal, lines indented by two blanks, as it stands behind `:= by`. */
export function randomScript(stream: RandomStream, goal: Formula): string {
  const lines = new ScriptWriter(stream).prove({ hypotheses: [], goal }, 0);
  return lines.map((line) => `\n  ${line}`).join("");
}

class ScriptWriter {
  private readonly stream: RandomStream;
  private made = 0;

  constructor(stream: RandomStream) {
    this.stream = stream;
  }

  private chance(percent: number): boolean {
    return this.stream.nextInt(100) < percent;
  }

  private pick<Item>(items: readonly Item[]): Item {
    return items[this.stream.nextInt(items.length)]!;
  }

  private fresh(): string {
    return `h${++this.made}`;
  }

  prove(sequent: Sequent, depth: number): string[] {
    const { hypotheses, goal } = sequent;
    if (this.chance(3)) return [this.wildStep(sequent)];
    const found = hypotheses.find(({ formula }) => sameFormula(formula, goal));
    if (found !== undefined && this.chance(85)) return [this.pick([`exact ${found.name}`, "assumption"])];
    if (hypotheses.some(({ formula }) => formula.kind === "false")) return ["contradiction"];
    if (depth >= MAX_DEPTH) return [this.wildStep(sequent)];
    if (goal.kind === "true") return ["trivial"];
    const contradiction = this.contradictory(hypotheses);
    if (contradiction !== null && this.chance(80)) return [contradiction];
    const choices: (() => string[])[] = [];
    this.addGoalSteps(choices, sequent, depth);
    this.addHypothesisSteps(choices, sequent, depth);
    if (this.chance(12) && depth < 5) choices.push(() => this.byCases(sequent, depth));
    if (this.chance(8)) choices.push(() => ["exfalso", ...this.prove({ hypotheses, goal: falsity }, depth + 1)]);
    return choices.length === 0 ? [this.wildStep(sequent)] : this.pick(choices)();
  }

  private contradictory(hypotheses: readonly Hypothesis[]): string | null {
    for (const { formula: denied, name } of hypotheses) {
      if (denied.kind !== "not") continue;
      const held = hypotheses.find(({ formula }) => sameFormula(formula, denied.operand));
      if (held !== undefined) return this.pick(["contradiction", `exact absurd ${held.name} ${name}`]);
    }
    return null;
  }

  private assume(sequent: Sequent, formula: Formula, goal: Formula, depth: number): string[] {
    const name = this.fresh();
    const inner = { hypotheses: [...sequent.hypotheses, { name, formula }], goal };
    return [`intro ${name}`, ...this.prove(inner, depth)];
  }

  private bullets(opening: string, sequents: readonly Sequent[], depth: number): string[] {
    return [opening, ...sequents.flatMap((sequent) => indented("· ", this.prove(sequent, depth + 1)))];
  }

  private addGoalSteps(choices: (() => string[])[], sequent: Sequent, depth: number): void {
    const { goal, hypotheses } = sequent;
    const to = (part: Formula): Sequent => ({ hypotheses, goal: part });
    switch (goal.kind) {
      case "implies":
        for (let i = 0; i < 3; i++) choices.push(() => this.assume(sequent, goal.left, goal.right, depth));
        break;
      case "not":
        for (let i = 0; i < 3; i++) choices.push(() => this.assume(sequent, goal.operand, falsity, depth));
        break;
      case "and":
        choices.push(() => this.bullets("constructor", [to(goal.left), to(goal.right)], depth));
        choices.push(() => this.bullets("refine ⟨?_, ?_⟩", [to(goal.left), to(goal.right)], depth));
        break;
      case "iff": {
        const forth: Formula = { kind: "implies", left: goal.left, right: goal.right };
        const back: Formula = { kind: "implies", left: goal.right, right: goal.left };
        choices.push(() => this.bullets("constructor", [to(forth), to(back)], depth));
        break;
      }
      case "or":
        choices.push(() => ["left", ...this.prove(to(goal.left), depth + 1)]);
        choices.push(() => ["right", ...this.prove(to(goal.right), depth + 1)]);
        break;
      default:
    }
  }

  private addHypothesisSteps(choices: (() => string[])[], sequent: Sequent, depth: number): void {
    const { hypotheses, goal } = sequent;
    for (const hypothesis of hypotheses) {
      const { name, formula } = hypothesis;
      const others = hypotheses.filter((other) => other !== hypothesis);
      switch (formula.kind) {
        case "and":
          choices.push(() => {
            const [left, right] = [this.fresh(), this.fresh()];
            const parts = [
              { name: left, formula: formula.left },
              { name: right, formula: formula.right },
            ];
            return [
              `obtain ⟨${left}, ${right}⟩ := ${name}`,
              ...this.prove({ hypotheses: [...others, ...parts], goal }, depth + 1),
            ];
          });
          break;
        case "or":
          choices.push(() => this.cases(others, name, formula.left, formula.right, goal, depth));
          break;
        case "implies":
          choices.push(() => this.forward(sequent, name, formula.left, formula.right, depth));
          if (sameFormula(formula.right, goal))
            choices.push(() => [`apply ${name}`, ...this.prove({ hypotheses, goal: formula.left }, depth + 1)]);
          break;
        case "not":
          if (goal.kind === "false")
            choices.push(() => [`apply ${name}`, ...this.prove({ hypotheses, goal: formula.operand }, depth + 1)]);
          break;
        case "iff":
          choices.push(() => this.forward(sequent, `${name}.mp`, formula.left, formula.right, depth));
          choices.push(() => this.forward(sequent, `${name}.mpr`, formula.right, formula.left, depth));
          choices.push(() => [`rw [${name}]`, ...this.prove(sequent, depth + 2)]);
          break;
        default:
      }
    }
  }

  private cases(
    others: readonly Hypothesis[],
    name: string,
    left: Formula,
    right: Formula,
    goal: Formula,
    depth: number,
  ): string[] {
    const inner = this.fresh();
    const branch = (formula: Formula): string[] =>
      this.prove({ hypotheses: [...others, { name: inner, formula }], goal }, depth + 1);
    return [
      `cases ${name} with`,
      `| inl ${inner} =>`,
      ...indented("  ", branch(left)),
      `| inr ${inner} =>`,
      ...indented("  ", branch(right)),
    ];
  }

  /** `have h := f a`, where `a` may have to be proved first. */
  private forward(sequent: Sequent, fn: string, premise: Formula, conclusion: Formula, depth: number): string[] {
    const { hypotheses, goal } = sequent;
    const name = this.fresh();
    const inner = { hypotheses: [...hypotheses, { name, formula: conclusion }], goal };
    const held = hypotheses.find(({ formula }) => sameFormula(formula, premise));
    if (held !== undefined) return [`have ${name} := ${fn} ${held.name}`, ...this.prove(inner, depth + 1)];
    const argument = this.fresh();
    const withArgument = { hypotheses: [...inner.hypotheses, { name: argument, formula: premise }], goal };
    return [
      `have ${argument} : ${showFormula(premise)} := by`,
      ...indented("  ", this.prove({ hypotheses, goal: premise }, depth + 2)),
      `have ${name} := ${fn} ${argument}`,
      ...this.prove(withArgument, depth + 1),
    ];
  }

  private byCases({ hypotheses, goal }: Sequent, depth: number): string[] {
    const name = this.fresh();
    const formula = randomFormula(this.stream, 0);
    const denied: Formula = { kind: "not", operand: formula };
    const branch = (assumed: Formula): Sequent => ({ hypotheses: [...hypotheses, { name, formula: assumed }], goal });
    return this.bullets(`by_cases ${name} : ${showFormula(formula)}`, [branch(formula), branch(denied)], depth);
  }

  /** A step that may or may not make sense here. */
  private wildStep({ hypotheses }: Sequent): string {
    const names = hypotheses.map(({ name }) => name);
    const name = names.length === 0 ? "h" : this.pick(names);
    const other = names.length === 0 ? "h'" : this.pick(names);
    return this.pick([
      `exact ${name}`,
      `exact ${name} ${other}`,
      `exact ⟨${name}, ${other}⟩`,
      `exact Or.inl ${name}`,
      `exact Or.inr ${name}`,
      `exact ${name}.1`,
      `exact ${name}.2`,
      `exact ${name}.symm`,
      `exact absurd ${name} ${other}`,
      `exact fun x => ${name} x`,
      `exact Classical.byContradiction fun n => ${name} n`,
      `exact (Classical.em _).elim (fun x => ${name}) fun x => ${other}`,
      `cases ${name} <;> assumption`,
      `rcases ${name} with ⟨x, y⟩ | z <;> assumption`,
      "assumption",
      "trivial",
      "contradiction",
      "rfl",
      "simp",
      "simp [*]",
      `simp only [${name}]`,
      `simp at ${name}`,
      `simpa using ${name}`,
      "decide",
      "omega",
      "constructor <;> assumption",
      "constructor <;> intro x <;> exact x",
      "exact id",
      "intro x; exact x",
      "exact ⟨id, id⟩",
      "skip",
    ]);
  }
}

/** The lines with `first` before the first one and as many blanks before the others. */
function indented(first: string, lines: readonly string[]): string[] {
  const blanks = " ".repeat(first.length);
  return lines.map((line, i) => `${i === 0 ? first : blanks}${line}`);
}
