import { describe, expect, it } from "vitest";
import { naturalLiteral, type Term } from "../../../src/lean/kernel/index.ts";
import { goalJson, type PrintableHypothesis, printGoal } from "../../../src/lean/print/index.ts";
import { call, eq, nat, prop, typeOf, variable } from "./library.ts";

function hypothesis(name: string, type: Term, more: Partial<PrintableHypothesis> = {}): PrintableHypothesis {
  return { variable: variable(name, type), name, accessible: true, type, value: null, ...more };
}

const n = hypothesis("n", nat);
const m = hypothesis("m", nat);
const le = (left: Term, right: Term): Term => call("instNat.le", left, right);

describe("goals as text", () => {
  it("case, hypotheses and target; neighbours of one type share a line", () =>
    expect(
      printGoal(
        {
          tag: "inl",
          hypotheses: [n, m, hypothesis("h", le(n.variable, m.variable))],
          target: le(n.variable, n.variable),
        },
        typeOf,
      ),
    ).toBe("case inl\nn m : Nat\nh : n ≤ m\n⊢ n ≤ n"));

  it("no case line without a tag, no hypothesis lines without hypotheses", () =>
    expect(printGoal({ tag: "", hypotheses: [], target: prop }, typeOf)).toBe("⊢ Prop"));

  it("names that cannot be referred to carry a dagger, the latest without a number", () => {
    const hypotheses = [
      hypothesis("a", nat, { accessible: false }),
      hypothesis("a", nat, { accessible: false }),
      hypothesis("h", prop, { accessible: false }),
    ];
    const target = eq(hypotheses[0]!.variable, hypotheses[1]!.variable);
    expect(printGoal({ tag: "", hypotheses, target }, typeOf)).toBe("a✝¹ a✝ : Nat\nh✝ : Prop\n⊢ a✝¹ = a✝");
  });

  it("a name hidden by a later one carries a dagger", () => {
    const hidden = hypothesis("n", prop);
    expect(printGoal({ tag: "", hypotheses: [hidden, n], target: hidden.variable }, typeOf)).toBe(
      "n✝ : Prop\nn : Nat\n⊢ n✝",
    );
  });

  it("a variable of let shows its value and keeps its own line", () => {
    const x = hypothesis("x", nat, { value: naturalLiteral(3) });
    expect(printGoal({ tag: "", hypotheses: [n, x, m], target: eq(x.variable, n.variable) }, typeOf)).toBe(
      "n : Nat\nx : Nat := 3\nm : Nat\n⊢ x = n",
    );
  });
});

describe("goals for programs", () => {
  it("every hypothesis by itself, values only where there are some", () => {
    const x = hypothesis("x", nat, { value: naturalLiteral(3) });
    expect(goalJson({ tag: "", hypotheses: [n, m, x], target: eq(n.variable, x.variable) }, typeOf)).toEqual({
      case: null,
      hypotheses: [
        { name: "n", type: "Nat" },
        { name: "m", type: "Nat" },
        { name: "x", type: "Nat", value: "3" },
      ],
      target: "n = x",
    });
  });
});
