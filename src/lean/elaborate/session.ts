/**
 * The state of one elaboration: metavariables, the local context at hand, what was put off, and the steps left.
 *
 * One session per theorem. Everything but the fields below is immutable. Going back to an earlier state is `save` and
 * `restore`: assignments are undone by the trail, lists are cut.
 */
import {
  applications,
  budget,
  constant,
  type Environment,
  type Level,
  levelParameter,
  sort,
  type Term,
} from "../kernel/index.ts";
import type { Tactic, TacticSequence, Term as TermSyntax } from "../syntax/index.ts";
import type { Header } from "./header.ts";
import type { Library } from "./library.ts";
import { emptyContext, type LocalContext } from "./local-context.ts";
import { type Checkpoint, type Metavariable, type MetavariableKind, Metavariables } from "./metavariables.ts";
import type { PostponedTerm } from "./postponed.ts";
import type { OpenDeclaration } from "./scope.ts";

/** Which definitions unification and reduction may unfold. */
export const Transparency = { none: 0, reducible: 1, instances: 2, default: 3, all: 4 } as const;
export type Transparency = (typeof Transparency)[keyof typeof Transparency];

/** A tactic that is weaker than Lean's, at `offset`. */
export interface Doubt {
  readonly offset: number;
  readonly construct: string;
}

interface PossibleDoubt {
  readonly doubt: Doubt;
  readonly holds: () => boolean;
}

/** What `save` remembers. */
export interface SavedState {
  readonly checkpoint: Checkpoint;
  readonly context: LocalContext;
  readonly postponed: readonly PostponedTerm[];
  readonly holes: readonly Term[];
  readonly postponedLevels: readonly (readonly [Level, Level])[];
  readonly notes: Notes | null;
}

/** Fills `record` by running `tactics`; `offset` is where the block's errors are reported. */
export type TacticRunner = (session: Session, record: Metavariable, tactics: TacticSequence, offset: number) => void;

/** What was noted of tactics, newest first. */
export interface Notes {
  readonly note: unknown;
  readonly earlier: Notes | null;
}

/** Runs a tactic by `run`, looking on; `goals` are those that are open when it is asked. */
export type TacticWatcher = (
  session: Session,
  tactic: Tactic,
  goals: () => readonly Metavariable[],
  run: () => void,
) => void;

/** What the elaborator asks of the layers above it, and of its own table of rules. */
export interface SessionHooks {
  /** Elaborates a term by the rule for its kind of syntax. */
  readonly elaborateKind: (session: Session, syntax: TermSyntax, expected: Term | null) => Term;
  readonly runTactics: TacticRunner;
  /** null: nobody looks on. */
  readonly watchTactic: TacticWatcher | null;
  readonly show: (session: Session, term: Term) => string;
  readonly showGoal: (session: Session, goal: Metavariable) => string;
}

const always = (): boolean => true;
const noEntries = new Map<string, never>();

export class Session {
  readonly library: Library;
  readonly environment: Environment;
  readonly metavariables = new Metavariables();
  /** Universe parameters in scope. */
  levelNames: readonly string[] = [];
  context: LocalContext = emptyContext;
  transparency: Transparency = Transparency.default;
  /** Terms waiting for more information, oldest first. */
  postponed: readonly PostponedTerm[] = [];
  postponedLevels: readonly (readonly [Level, Level])[] = [];
  /** Metavariables with smaller ids are not assigned by unification. */
  frozenBelow = 0;
  /** Goals that `?_` and `?x` left, oldest first. */
  holes: readonly Term[] = [];
  /** May an elaborator put a term off? */
  mayPostpone = true;
  /** The put-off term that is being tried again: when it has to wait still, that is its answer. */
  resuming: TermSyntax | null = null;
  /** Are lemmas about any order to be about that of the integers? */
  integerOrders = false;
  /** What failed here, or went on differently, though Lean's stronger tactic may do better; oldest first. */
  private doubts: PossibleDoubt[] = [];
  /** The statement being proved, whose name its proof may not use. */
  statement: Header | null = null;
  /** In a statement: names that real Lean would bind by itself are unsupported, not unknown. */
  autoBound = false;
  /** In a header that is being elaborated: unknown names are thrown as `UnboundName`. */
  bindsNames = false;
  /** Is a function being defined, which may call itself? */
  isFunction = false;
  /** Variables of the scope that are out of reach here: naming one is unsupported. */
  sharedNames: readonly string[] = [];
  /** Constants that a recursive function and those of its `where` have here, and the variables they are applied to. */
  appliedTo: ReadonlyMap<string, readonly Term[]> = noEntries;
  /** The whole names of functions that `where` declares, by what the text calls them. */
  localFunctions: ReadonlyMap<string, string> = noEntries;
  /** What was noted of tactics that were not gone back on. */
  notes: Notes | null = null;
  /** Have tactics filled a part of a term? */
  ranTactics = false;
  namespace = "";
  openDeclarations: readonly OpenDeclaration[] = [];
  private readonly hooks: SessionHooks;

  constructor(library: Library, hooks: SessionHooks) {
    this.library = library;
    this.environment = library.environment;
    this.hooks = hooks;
  }

  get watchTactic(): TacticWatcher | null {
    return this.hooks.watchTactic;
  }
  elaborateKind(syntax: TermSyntax, expected: Term | null): Term {
    return this.hooks.elaborateKind(this, syntax, expected);
  }
  /** Fills a metavariable by tactics. */
  runTactics(record: Metavariable, tactics: TacticSequence, offset: number): void {
    this.ranTactics = true;
    this.hooks.runTactics(this, record, tactics, offset);
  }
  /** Text of a term in the local context at hand, for messages. */
  show(term: Term): string {
    return this.hooks.show(this, term);
  }
  showGoal(goal: Metavariable): string {
    return this.hooks.showGoal(this, goal);
  }

  /** Counts one unit of work. Throws `ResourceLimit`, like `enter`. */
  step(): void {
    budget.step();
  }

  /** Counts work of which a step has sixteen units: nodes walked over, numbers computed. Throws `ResourceLimit`. */
  spend(units: number): void {
    budget.spend(units);
  }

  /** Counts one unit of work and one level of recursion, shared with the kernel; `leave` ends the level. */
  enter(): void {
    budget.enter();
  }
  leave(): void {
    budget.leave();
  }

  /** Nesting to come back to when an exception has skipped `leave`. */
  get nesting(): number {
    return budget.depth;
  }
  set nesting(depth: number) {
    budget.depth = depth;
  }

  save(): SavedState {
    return {
      checkpoint: this.metavariables.checkpoint(),
      context: this.context,
      postponed: this.postponed,
      holes: this.holes,
      postponedLevels: this.postponedLevels,
      notes: this.notes,
    };
  }

  restore(saved: SavedState): void {
    this.metavariables.undo(saved.checkpoint);
    this.context = saved.context;
    this.postponed = saved.postponed;
    this.holes = saved.holes;
    this.postponedLevels = saved.postponedLevels;
    this.notes = saved.notes;
  }

  /** Undoes what unification did since `checkpoint`, when `levels` were the postponed equations. */
  undoTo(checkpoint: Checkpoint, levels: readonly (readonly [Level, Level])[]): void {
    this.metavariables.undo(checkpoint);
    this.postponedLevels = levels;
  }

  /** Remembers that from here on a failure may be the fragment's, if `holds`: `tactic` is weaker than Lean's. */
  raiseDoubt(offset: number, tactic: string, holds: () => boolean = always): void {
    this.doubts.push({ doubt: { offset, construct: `tactic \`${tactic}\` beyond what the fragment knows` }, holds });
  }

  /** The first doubt raised that holds. Whether one does is looked at when something has failed. */
  get doubt(): Doubt | null {
    return this.doubts.find(({ holds }) => holds())?.doubt ?? null;
  }
  set doubt(doubt: Doubt | null) {
    this.doubts = doubt === null ? [] : [{ doubt, holds: always }];
  }

  /** A new metavariable in the local context at hand. */
  fresh(type: Term, kind: MetavariableKind = "natural", name = ""): Term {
    return this.metavariables.make(name, type, this.context, kind).term;
  }

  freshIn(context: LocalContext, type: Term, kind: MetavariableKind = "natural", name = ""): Metavariable {
    return this.metavariables.make(name, type, context, kind);
  }

  instantiate(term: Term): Term {
    return this.metavariables.instantiate(term);
  }

  /** `freshConstant` as a text's name stands for it: a recursive function keeps the variables of its scope. */
  namedConstant(name: string): Term | null {
    const head = this.freshConstant(name);
    return head === null ? null : applications(head, this.appliedTo.get(name) ?? []);
  }

  /** `Sort ?u`. */
  freshSort(): Term {
    return sort(this.metavariables.makeLevel());
  }

  /** The constant `name` at fresh universe metavariables; null when there is no such constant. */
  freshConstant(name: string): Term | null {
    const declaration = this.environment.get(name);
    if (declaration === undefined) return null;
    if (declaration.levelParameters.length === 0) return constant(name);
    return constant(
      name,
      declaration.levelParameters.map(() => this.metavariables.makeLevel()),
    );
  }

  /** Runs `body` with another transparency. */
  withTransparency<Result>(transparency: Transparency, body: () => Result): Result {
    const before = this.transparency;
    this.transparency = transparency;
    try {
      return body();
    } finally {
      this.transparency = before;
    }
  }

  /** Runs `body` in another local context. */
  withContext<Result>(context: LocalContext, body: () => Result): Result {
    const before = this.context;
    this.context = context;
    try {
      return body();
    } finally {
      this.context = before;
    }
  }
}

/** The universe parameters `names` as levels. */
export function levelParameters(names: readonly string[]): Level[] {
  return names.map(levelParameter);
}
