/** Command mode: the commands of a text run in an environment, with messages, unfinished goals and tactics. */
import type { CommandState } from "../elaborate/command.ts";
import { ElaborationFailure } from "../elaborate/failure.ts";
import type { Library } from "../elaborate/library.ts";
import type { SessionHooks } from "../elaborate/session.ts";
import { hooks } from "../hooks.ts";
import { budget, constantsOf } from "../kernel/index.ts";
import { Misunderstood } from "../misunderstood.ts";
import { withinFuel } from "../outcome.ts";
import { type Command, locate, type ParsedCommand, parseFile, type Span } from "../syntax/index.ts";
import { defaultFuel, type Failure, type Fuel, type Verdict } from "../verdict.ts";
import { commandState, type ReplEnvironment } from "./environment.ts";
import { endOfNodeAt } from "./error-range.ts";
import { type SeenGoal, seeGoal } from "./goal-start.ts";
import { Observer } from "./observer.ts";
import type { ReplMessage } from "./protocol.ts";
import { hasSorry, isolateSorries, namesSorryAxiom, sorryAxiom } from "./sorries.ts";

/** Goals met at a range of offsets; `library` is what a proof of them may use: all that was declared before. */
export interface MetGoals extends Span {
  readonly goals: readonly SeenGoal[];
  readonly library: Library;
}

/** A tactic that was run, with the goals before it. */
export interface MetTactic extends MetGoals {
  readonly usedConstants: readonly string[];
}

/** What a text of commands gives. */
export interface CommandOutcome {
  readonly environment: ReplEnvironment;
  readonly messages: readonly ReplMessage[];
  readonly sorries: readonly MetGoals[];
  /** The goal each proof starts from, at its `by`. */
  readonly roots: readonly MetGoals[];
  readonly tactics: readonly MetTactic[];
  /** Names of the theorems that were added, in order. */
  readonly theorems: readonly string[];
}

/** What is noted beyond messages and `sorry`s. */
export interface Watching {
  readonly tactics: boolean;
  readonly roots: boolean;
}

class CommandRun {
  private readonly source: string;
  private readonly watching: Watching;
  private readonly fuel: Fuel;
  private environment: ReplEnvironment;
  private state: CommandState;
  private observer: Observer;
  /** Those of the observer at hand. */
  private readonly hooks: SessionHooks;
  private readonly misunderstood: Misunderstood;
  /** The command at hand. */
  private text = "";
  readonly messages: ReplMessage[] = [];
  readonly sorries: MetGoals[] = [];
  readonly roots: MetGoals[] = [];
  readonly tactics: MetTactic[] = [];
  readonly theorems: string[] = [];

  constructor(environment: ReplEnvironment, source: string, watching: Watching, fuel: Fuel) {
    this.source = source;
    this.watching = watching;
    this.fuel = fuel;
    this.environment = environment;
    this.observer = new Observer(watching.tactics);
    this.hooks = {
      ...hooks,
      runTactics: (...block) => this.observer.hooks.runTactics(...block),
      watchTactic: watching.tactics ? (...tactic) => this.observer.hooks.watchTactic?.(...tactic) : null,
    };
    this.state = commandState(environment, this.hooks);
    this.misunderstood = new Misunderstood(() => this.state, environment.reach);
  }

  run(parsed: ParsedCommand): void {
    const [outside] = parsed.unsupported;
    this.text = this.source.slice(parsed.start, parsed.end);
    if (outside !== undefined)
      this.reportFailure(outside, {
        kind: "unsupported",
        position: { line: 1, column: 0 },
        construct: outside.construct,
      });
    else if (parsed.error !== null) {
      const { message } = parsed.error;
      this.reportFailure(parsed.error, { kind: "rejected", position: { line: 1, column: 0 }, message }, true);
    } else if (parsed.node!.kind === "import")
      this.report("error", parsed.node!, "outside the fragment: command 'import'");
    else this.runCommand(parsed.node!);
  }

  private runCommand(command: Command): void {
    const library = this.freezeBefore(command);
    this.observer = new Observer(this.watching.tactics);
    const hasRun = this.elaborate(isolateSorries(command));
    this.note(command, library);
    if (!hasRun) return;
    if ((command.kind === "theorem" || command.kind === "lemma") && command.signature.name !== null)
      this.theorems.push(this.state.fullName(command.signature.name.name));
    if (this.restsOnSorry(command)) this.report("warning", nameSpan(command, this.source), "declaration uses `sorry`");
  }

  /** The environment with all that the text has declared. */
  result(): ReplEnvironment {
    const { reach, hasNoted } = this.misunderstood;
    const { library, place } = this.state;
    return { ...this.environment, library, place, ...(hasNoted ? { reach } : {}) };
  }

  /** What a proof of a goal in `command` may use; a new layer is begun when there can be such a goal. */
  private freezeBefore(command: Command): Library {
    const { library } = this.state;
    if (!this.watching.tactics && !this.watching.roots && !hasSorry(command)) return library;
    this.environment = this.result();
    this.state = commandState(this.environment, this.hooks);
    return library;
  }

  /** Elaborates one command; what goes wrong is a message. */
  private elaborate(command: Command): boolean {
    let offset: number | null = null;
    const failure = withinFuel(this.fuel, this.source, () => {
      try {
        this.state.run(command);
        return null;
      } catch (error) {
        if (error instanceof ElaborationFailure) offset = error.offset;
        throw error;
      }
    });
    const name = nameSpan(command, this.source);
    if (failure === null) {
      const doubt = this.weigh({ kind: "accepted" }, false);
      if (doubt !== null) this.reportFailure(name, doubt);
      return doubt === null;
    }
    const data = failure.kind === "unsupported" ? failure.construct : failure.message;
    this.reportFailure(offset === null ? name : { start: offset, end: endOfNodeAt(command, offset, data) }, failure);
    return false;
  }

  /** The verdict on the command at hand in view of what was not understood before; null when it is accepted. */
  private weigh(verdict: Verdict, isParseError: boolean): Failure | null {
    const weighed = this.misunderstood.weigh(this.text, { line: 1, column: 0 }, verdict, isParseError);
    return weighed.kind === "accepted" ? null : weighed;
  }

  private reportFailure(span: Omit<Span, "kind">, failure: Failure, isParseError = false): void {
    const weighed = this.weigh(failure, isParseError)!;
    if (weighed.kind !== "rejected") this.misunderstood.note(this.text);
    const data = weighed.kind === "unsupported" ? `outside the fragment: ${weighed.construct}` : weighed.message;
    this.report("error", span, data);
  }

  /** Collects what the observer saw; showing goals is not charged to the command. */
  private note(command: Command, library: Library): void {
    budget.within(defaultFuel.steps, () => this.collect(command, library));
  }

  private collect(command: Command, library: Library): void {
    for (const { session, goal, start, end } of this.observer.sorries) {
      this.sorries.push({ start, end, library, goals: [seeGoal(session, goal)] });
    }
    const root = proofOffset(command);
    const block = this.observer.blocks.find(({ offset }) => offset === root);
    if (block !== undefined) this.roots.push({ start: root, end: root, library, goals: [block.goal] });
    for (const tactic of this.observer.tactics) this.tactics.push({ ...tactic, library });
  }

  private restsOnSorry(command: Command): boolean {
    if (this.observer.sorries.length > 0 || namesSorryAxiom(command)) return true;
    if (!("signature" in command) || command.signature.name === null) return false;
    const declaration = this.state.environment.get(this.state.fullName(command.signature.name.name));
    return declaration !== undefined && "value" in declaration && constantsOf(declaration.value).includes(sorryAxiom);
  }

  private report(severity: ReplMessage["severity"], { start, end }: Omit<Span, "kind">, data: string): void {
    const pos = locate(this.source, start);
    this.messages.push({ severity, pos, endPos: locate(this.source, end), data: data.trim() });
  }
}

/** Where the value of a declaration begins; -1 when it has none. */
function proofOffset(command: Command): number {
  return "value" in command && command.value?.kind === "term" ? command.value.term.start : -1;
}

/** What Lean underlines when it speaks of a declaration: its name, or the word `example`. */
function nameSpan(command: Command, source: string): Span {
  if (!("signature" in command)) return command;
  const { name, start } = command.signature;
  if (name !== null) return name;
  const word = source.lastIndexOf(command.kind, start);
  return word < 0 ? command : { start: word, end: word + command.kind.length };
}

/** Runs every command of `source`; `fuel` is for each. What fails is a message, and the rest still runs. */
export function runCommandText(
  environment: ReplEnvironment,
  source: string,
  watching: Watching,
  fuel: Fuel,
): CommandOutcome {
  const run = new CommandRun(environment, source, watching, fuel);
  for (const parsed of parseFile(source)) run.run(parsed);
  const { messages, sorries, roots, tactics, theorems } = run;
  return { environment: run.result(), messages, sorries, roots, tactics, theorems };
}
