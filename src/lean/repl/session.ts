/**
 * The verifier behind Lean's REPL protocol, as a function: one request and a session give a response and the session
 * after it. Sessions are immutable; environments and proof states are numbered from 0 in the order they are made, and
 * none is ever forgotten, as in the original, but for those of a request with `gc`, which get no number.
 *
 * Not served, and said so: files, pickling, info trees, `import`, and every construct outside the fragment. Proof states
 * of `sorry`s are proofs of their own (closed by all that stood before the command), so that closing one says
 * "Completed" where the original speaks of metavariables.
 */
import type { Library } from "../elaborate/library.ts";
import { writeExportOf } from "../export/index.ts";
import { constantsOf } from "../kernel/index.ts";
import { withTermScope } from "../proof-state.ts";
import { locate } from "../syntax/index.ts";
import { defaultFuel, type Fuel } from "../verdict.ts";
import { freshEnvironment, type ReplEnvironment } from "./environment.ts";
import type { SeenGoal } from "./goal-start.ts";
import { judgeTheorem } from "./judge-theorem.ts";
import {
  type ReplDeclaration,
  type ReplRequest,
  type ReplResponse,
  type ReplSorry,
  type ReplTactic,
  readRequest,
} from "./protocol.ts";
import { type CommandOutcome, type MetGoals, runCommandText } from "./run-command.ts";
import { proofStateOf, type ReplProofState, runStep } from "./run-step.ts";
import { termText } from "./term-text.ts";

/** All that requests may refer to by number. */
export interface ReplSession {
  readonly base: ReplEnvironment;
  readonly environments: Numbered<ReplEnvironment>;
  readonly proofStates: Numbered<ReplProofState>;
}

/** A list that grows at its end. What was made before sees its own part of it; only a second growth of that copies. */
class Numbered<Item> {
  private readonly items: Item[];
  readonly length: number;

  constructor(items: Item[] = [], length = 0) {
    this.items = items;
    this.length = length;
  }

  at(number: number): Item | undefined {
    return number < this.length ? this.items[number] : undefined;
  }

  with(item: Item): Numbered<Item> {
    const items = this.items.length === this.length ? this.items : this.items.slice(0, this.length);
    items.push(item);
    return new Numbered(items, items.length);
  }
}

/** A response, and the session after it. */
export interface Answer {
  readonly session: ReplSession;
  readonly response: ReplResponse;
}

/** A session in which nothing has been asked. */
export function openReplSession(library: Library): ReplSession {
  return { base: freshEnvironment(library), environments: new Numbered(), proofStates: new Numbered() };
}

/** Answers a request given as a JSON value; what is no request is answered with a message. `fuel` is for each command or tactic. */
export function answerRequest(session: ReplSession, json: unknown, fuel: Fuel = defaultFuel): Answer {
  const request = readRequest(json);
  if ("message" in request) return { session, response: request };
  switch (request.kind) {
    case "command":
      return answerCommand(session, request, fuel);
    case "tactic":
      return answerTactic(session, request, fuel);
    default:
      return { session, response: { message: `outside the fragment: \`${request.what}\`` } };
  }
}

type Of<Kind extends ReplRequest["kind"]> = ReplRequest & { readonly kind: Kind };

function answerCommand(session: ReplSession, request: Of<"command">, fuel: Fuel): Answer {
  const environment = request.environment === null ? session.base : session.environments.at(request.environment);
  if (environment === undefined) return { session, response: { message: "Unknown environment." } };
  if (!request.isDropped) return runAndKeep(session, request, environment, fuel);
  const isPlain = !request.allTactics && !request.rootGoals && !request.exportTheorem;
  const judged = isPlain ? judgeTheorem(environment, request.command, fuel) : null;
  if (judged !== null) {
    const { declarations, messages } = judged;
    const response = {
      ...(messages.length === 0 ? {} : { messages }),
      ...(request.declarations ? { declarations } : {}),
    };
    return { session, response };
  }
  return withTermScope(() => {
    const { env: _, ...response } = runAndKeep(session, request, environment, fuel).response as CommandResponse;
    // Proof states made here went with the environment.
    return { session, response: withoutProofStates(response) };
  });
}

type CommandResponse = Extract<ReplResponse, { readonly env?: number }>;

function withoutProofStates({ sorries, tactics, ...response }: CommandResponse): CommandResponse {
  return {
    ...(tactics === undefined ? {} : { tactics: tactics.map((tactic) => ({ ...tactic, proofState: null })) }),
    ...(sorries === undefined ? {} : { sorries: sorries.map((sorry) => ({ ...sorry, proofState: null })) }),
    ...response,
  };
}

function runAndKeep(
  session: ReplSession,
  { allTactics, command, declarations, exportTheorem, rootGoals }: Of<"command">,
  environment: ReplEnvironment,
  fuel: Fuel,
): Answer {
  const outcome = runCommandText(environment, command, { tactics: allTactics, roots: rootGoals }, fuel);
  const numbering = new Numbering(session.proofStates);
  const met = rootGoals ? [...outcome.sorries, ...outcome.roots] : outcome.sorries;
  const sorries = met.map((found) => sorryOf(found, command, numbering));
  const tactics = outcome.tactics.map((tactic) => tacticOf(tactic, command, numbering));
  const last = exportTheorem ? outcome.theorems.at(-1) : undefined;
  const response: ReplResponse = {
    ...(tactics.length === 0 ? {} : { tactics }),
    ...(sorries.length === 0 ? {} : { sorries }),
    ...(outcome.messages.length === 0 ? {} : { messages: outcome.messages }),
    ...(declarations ? { declarations: outcome.theorems.map((name) => declarationOf(outcome.environment, name)) } : {}),
    ...(last === undefined
      ? {}
      : { export: writeExportOf(outcome.environment.library.environment, [last]).join("\n") }),
    env: session.environments.length,
  };
  const environments = session.environments.with(outcome.environment);
  return { session: { ...session, environments, proofStates: numbering.states }, response };
}

/** What the theorem `name` says and rests on. */
function declarationOf({ library }: ReplEnvironment, name: string): ReplDeclaration {
  const { environment } = library;
  const declaration = environment.require(name);
  const used = "value" in declaration ? constantsOf(declaration.value) : [];
  const invokes = used.filter((constant) => environment.get(constant)?.kind === "theorem");
  return { name, type: termText(declaration.type), axioms: environment.axiomsOf(name), invokes };
}

function sorryOf(met: MetGoals, source: string, numbering: Numbering): ReplSorry {
  return {
    proofState: numbering.add(met.library, met.goals),
    pos: locate(source, met.start),
    goal: textOf(met.goals),
    endPos: locate(source, met.end),
  };
}

function tacticOf(tactic: CommandOutcome["tactics"][number], source: string, numbering: Numbering): ReplTactic {
  return {
    usedConstants: tactic.usedConstants,
    tactic: source.slice(tactic.start, tactic.end),
    proofState: numbering.add(tactic.library, tactic.goals),
    pos: locate(source, tactic.start),
    goals: tactic.goals.length === 0 ? "no goals" : textOf(tactic.goals),
    endPos: locate(source, tactic.end),
  };
}

function textOf(goals: readonly SeenGoal[]): string {
  return goals.map(({ text }) => text).join("\n");
}

function answerTactic(session: ReplSession, request: Of<"tactic">, fuel: Fuel): Answer {
  const state = session.proofStates.at(request.proofState);
  if (state === undefined) return { session, response: { message: "Unknown proof state." } };
  const outcome = runStep(state, request.tactic, fuel);
  if ("message" in outcome) return { session, response: { message: `Lean error:\n${outcome.message}` } };
  const numbering = new Numbering(session.proofStates);
  const sorries = outcome.sorries.map((goal) => ({
    proofState: numbering.add(state.library, [goal]),
    goal: goal.text,
  }));
  const proofState = numbering.push(outcome.next);
  const { goals, status } = outcome;
  const response = { ...(sorries.length === 0 ? {} : { sorries }), proofStatus: status, proofState, goals };
  return { session: { ...session, proofStates: numbering.states }, response };
}

/** Gives new proof states their numbers. */
class Numbering {
  states: Numbered<ReplProofState>;

  constructor(known: Numbered<ReplProofState>) {
    this.states = known;
  }

  push(state: ReplProofState): number {
    this.states = this.states.with(state);
    return this.states.length - 1;
  }

  /** The number of the state that starts from the goals; null when it cannot be started. */
  add(library: Library, goals: readonly SeenGoal[]): number | null {
    const state = proofStateOf(library, goals);
    return state === null ? null : this.push(state);
  }
}
