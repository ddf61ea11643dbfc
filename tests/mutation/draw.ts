/**
 * Which mutants of a run are drawn: by a hash of the seed and the place, so that the processes that instrument, test and
 * report agree. For Stryker this is an ignorer, which leaves code as fast as it is where nothing in it is drawn, and a
 * checker, which lets what stands around a drawn place not reach any test.
 */
import { createHash } from "node:crypto";
import path from "node:path";

/** Environment variables from `run.ts` to the processes that Stryker starts. */
export const SEED_VARIABLE = "STP_MUTATION_SEED";
export const SHARE_VARIABLE = "STP_MUTATION_SHARE";

/** Lines from 1, columns from 0. */
interface Place {
  readonly start: { readonly line: number; readonly column: number };
  readonly end: { readonly line: number; readonly column: number };
}

/** Whether the mutants of a place are among the share, in [0, 1], that a seed draws. */
export const isDrawn = (seed: string, share: number, file: string, { end, start }: Place): boolean =>
  createHash("sha256")
    .update(`${seed} ${path.basename(file)} ${start.line}:${start.column} ${end.line}:${end.column}`)
    .digest()
    .readUInt32LE(0) /
    2 ** 32 <
  share;

const seeds = (process.env[SEED_VARIABLE] ?? "").split(",");
const share = Number(process.env[SHARE_VARIABLE]);

/** Whether one of the run's seeds draws it. */
const ofThisRun = (file: string, place: Place): boolean => seeds.some((seed) => isDrawn(seed, share, file, place));

/** What is read of a mutant of Stryker's, whose lines are from 0. */
interface Mutant {
  readonly id: string;
  readonly fileName: string;
  readonly location: Place;
}

const lineFromOne = ({ column, line }: Place["start"]): Place["start"] => ({ line: line + 1, column });

class DrawChecker {
  static readonly inject = [] as const;

  async init(): Promise<void> {}

  async check(mutants: ReadonlyArray<Mutant>): Promise<Record<string, object>> {
    const answers = mutants.map(({ fileName, id, location }) => {
      const place = { start: lineFromOne(location.start), end: lineFromOne(location.end) };
      return [id, ofThisRun(fileName, place) ? { status: "passed" } : { status: "compileError", reason: "not drawn" }];
    });
    return Object.fromEntries(answers);
  }

  /** All together: one call costs more than one mutant. */
  async group(mutants: ReadonlyArray<Mutant>): Promise<ReadonlyArray<ReadonlyArray<string>>> {
    return [mutants.map(({ id }) => id)];
  }
}

/** A node of Babel's. */
interface Node {
  readonly type: string;
  readonly loc?: Place | null;
}

/** Nodes that no mutant replaces, unless they are a condition. */
const NEVER_MUTATED =
  /^(?:Comment|Export|Identifier$|Import|MemberExpression|NullLiteral|NumericLiteral|Object(?:Pattern|Property)|ReturnStatement|ExpressionStatement|TemplateElement|TS|Variable)/;

const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null && "type" in value;

class Undrawn {
  static readonly inject = [] as const;
  readonly #holds = new WeakMap<Node, boolean>();

  /** Whether the node or one in it is drawn. */
  #holdsDrawn(node: Node, file: string, isCondition: boolean): boolean {
    const known = this.#holds.get(node);
    if (known !== undefined) return known;
    const isReplaced = isCondition || !NEVER_MUTATED.test(node.type);
    const isOwn = isReplaced && node.loc !== null && node.loc !== undefined && ofThisRun(file, node.loc);
    const holds =
      isOwn ||
      Object.entries(node).some(([key, child]) =>
        [child].flat().some((one) => isNode(one) && this.#holdsDrawn(one, file, key === "test")),
      );
    this.#holds.set(node, holds);
    return holds;
  }

  shouldIgnore({
    hub,
    node,
  }: {
    readonly hub: { readonly file: { readonly opts: { readonly filename: string } } };
    readonly node: Node;
  }) {
    return this.#holdsDrawn(node, hub.file.opts.filename, false) ? undefined : "not drawn";
  }
}

/** How Stryker finds them. */
export const strykerPlugins = [
  { kind: "Checker", name: "draw", injectableClass: DrawChecker },
  { kind: "Ignore", name: "undrawn", injectableClass: Undrawn },
];
