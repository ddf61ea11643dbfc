/** Random damage to proof scripts, whatever they prove. */
import type { RandomStream } from "../../../src/domain/random.ts";

/** Words exchanged for one another. */
const exchanges = [
  ["left", "right"],
  ["inl", "inr"],
  [".1", ".2"],
  [".mp ", ".mpr "],
  ["exact", "apply"],
  ["constructor", "left"],
  ["intro", "intros"],
  ["·", "all_goals"],
  ["exact", "refine"],
  ["cases", "rcases"],
  ["assumption", "contradiction"],
  ["zero", "succ"],
  ["Nat.add_comm", "Nat.add_assoc"],
  ["Nat.mul_comm", "Nat.add_comm"],
  ["rw [", "rw [← "],
  ["rw", "simp only"],
  ["omega", "simp"],
] as const;

/** The script with one line dropped, doubled or moved, or one word of it exchanged. */
export function mutatedScript(stream: RandomStream, script: string): string {
  const lines = script.split("\n");
  const line = 1 + stream.nextInt(Math.max(1, lines.length - 1));
  switch (stream.nextInt(5)) {
    case 0:
      lines.splice(line, 1);
      return lines.join("\n");
    case 1:
      lines.splice(line, 0, lines[line] ?? "  skip");
      return lines.join("\n");
    case 2: {
      const names = script.match(/\bh\d+\b/g) ?? ["h1"];
      const [from, to] = [names[stream.nextInt(names.length)]!, names[stream.nextInt(names.length)]!];
      return script.replace(new RegExp(`\\b${from}\\b(?!.*\\b${from}\\b)`, "s"), to);
    }
    default: {
      const pair = exchanges[stream.nextInt(exchanges.length)]!;
      const [from, to] = stream.nextInt(2) === 0 ? pair : [pair[1], pair[0]];
      return script.replace(from, to);
    }
  }
}
