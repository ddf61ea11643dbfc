/**
 * Checks a whole export, declaration by declaration, in a fresh environment. Redundant data are derived by the kernel and
 * compared (inductive-group.ts), never trusted. Leaves nothing behind in the term table.
 */
import {
  ABBREVIATION_HINT,
  addDeclaration,
  alphaEqual,
  budget,
  DEFAULT_STEPS,
  Environment,
  KernelError,
  levelParameter,
  type NewDeclaration,
  OPAQUE_HINT,
  type QuotientKind,
  type ReducibilityHint,
  ResourceLimit,
  substituteLevels,
  type Term,
} from "../kernel/index.ts";
import { asCount, asFlag, asObject, asText, type JsonObject } from "./fields.ts";
import { addInductiveGroup } from "./inductive-group.ts";
import { Declined, type Outcome, Rejected, Unreadable } from "./outcome.ts";
import { Primitives } from "./primitives.ts";

/** The major version of the format that is read. */
const FORMAT_VERSION = "3";

/** Checks the lines of an export. `steps`: kernel steps allowed for each declaration. */
export function checkExport(lines: Iterable<string>, steps: number = DEFAULT_STEPS): Outcome {
  const environment = new Environment();
  const mark = environment.mark();
  const checker = new ExportChecker(environment, steps);
  try {
    return checker.run(lines);
  } finally {
    environment.release(mark);
  }
}

class ExportChecker {
  private readonly environment: Environment;
  private readonly steps: number;
  private readonly primitives = new Primitives();
  private readonly axioms: string[] = [];
  private declarations = 0;
  private line = 0;
  private hasMeta = false;

  constructor(environment: Environment, steps: number) {
    this.environment = environment;
    this.steps = steps;
  }

  run(lines: Iterable<string>): Outcome {
    for (const text of lines) {
      this.line++;
      if (text.trim() === "") continue;
      const failure = this.readLine(text);
      if (failure !== null) return failure;
    }
    if (!this.hasMeta) return { outcome: "unreadable", line: 1, message: "the first line has no meta" };
    return { outcome: "accepted", declarations: this.declarations, axioms: this.axioms.sort() };
  }

  private readLine(text: string): Outcome | null {
    const { line } = this;
    let declaration = "";
    try {
      const object = asObject(parse(text), "line");
      if (!this.hasMeta) this.readMeta(object);
      else if (!this.primitives.read(object)) {
        budget.within(this.steps, () =>
          this.readDeclaration(object, (name) => {
            declaration = name;
          }),
        );
      }
      return null;
    } catch (error) {
      if (error instanceof Unreadable) return { outcome: "unreadable", line, message: error.message };
      if (error instanceof Declined) return { outcome: "declined", line, feature: error.feature };
      if (error instanceof ResourceLimit) return { outcome: "declined", line, feature: error.message };
      if (error instanceof Rejected || error instanceof KernelError)
        return { outcome: "rejected", line, declaration, reason: error.reason, message: error.message };
      throw error;
    }
  }

  private readMeta(line: JsonObject): void {
    const { format } = asObject(line["meta"], "meta");
    const version = asText(asObject(format, "meta.format")["version"], "meta.format.version");
    if (version.split(".")[0] !== FORMAT_VERSION) throw new Declined(`format version ${version}`);
    this.hasMeta = true;
  }

  private readDeclaration(line: JsonObject, about: (name: string) => void): void {
    const kind = ["axiom", "thm", "def", "opaque", "quot", "inductive"].find((key) => key in line);
    if (kind === undefined) throw new Unreadable(`unknown line with keys ${Object.keys(line).join(", ")}`);
    // Format 3.0 wraps definitions and theorems in a list.
    const content = line[kind];
    for (const entry of Array.isArray(content) ? content : [content])
      this.readEntry(kind, asObject(entry, kind), about);
  }

  private readEntry(kind: string, body: JsonObject, about: (name: string) => void): void {
    if (kind === "inductive") {
      this.declarations += addInductiveGroup(this.environment, this.primitives, body, about);
      return;
    }
    const name = this.primitives.name(body["name"]);
    about(name);
    const levelParameters = this.primitives.nameList(body["levelParams"], "levelParams");
    const type = this.primitives.expression(body["type"]);
    const header = { name, levelParameters, type };
    if (kind === "quot") this.addQuotient(header, body);
    else addDeclaration(this.environment, this.declarationOf(kind, header, body));
    if (kind === "axiom") this.axioms.push(name);
    this.declarations++;
  }

  private declarationOf(kind: string, header: Header, body: JsonObject): NewDeclaration {
    if (kind === "def") {
      const safety = asText(body["safety"], "safety");
      if (safety !== "safe") throw new Declined(`${safety} definition ${header.name}`);
    } else if (kind !== "thm" && asFlag(body["isUnsafe"], "isUnsafe")) {
      throw new Declined(`unsafe ${kind} ${header.name}`);
    }
    if (kind === "axiom") return { ...header, kind };
    const value = this.primitives.expression(body["value"]);
    if (kind === "thm") return { ...header, kind: "theorem", value };
    if (kind === "opaque") return { ...header, kind, value };
    return { ...header, kind: "definition", value, hint: readHint(body["hints"]) };
  }

  private addQuotient(header: Header, body: JsonObject): void {
    const quotientKind = QUOTIENT_KINDS.get(asText(body["kind"], "kind"));
    if (quotientKind === undefined) throw new Unreadable(`kind: unknown quotient constant ${body["kind"]}`);
    addDeclaration(this.environment, { kind: "quotient", quotientKind });
    const added = this.environment.get(header.name);
    if (added?.kind !== "quotient" || added.quotientKind !== quotientKind)
      throw new KernelError("bad-quotient", `${header.name} is not the name of this constant`);
    const { levelParameters } = header;
    const given = substituteLevels(header.type, levelParameters, added.levelParameters.map(levelParameter));
    if (levelParameters.length !== added.levelParameters.length || !alphaEqual(given, added.type))
      throw new KernelError("bad-quotient", `type of ${header.name}`);
  }
}

interface Header {
  readonly name: string;
  readonly levelParameters: readonly string[];
  readonly type: Term;
}

const QUOTIENT_KINDS: ReadonlyMap<string, QuotientKind> = new Map<string, QuotientKind>([
  ["type", "type"],
  ["ctor", "constructor"],
  ["lift", "lift"],
  ["ind", "induction"],
]);

function readHint(hints: unknown): ReducibilityHint {
  if (hints === "opaque") return OPAQUE_HINT;
  if (hints === "abbrev") return ABBREVIATION_HINT;
  const height = asCount(asObject(hints, "hints")["regular"], "hints.regular");
  if (height >= ABBREVIATION_HINT) throw new Unreadable(`hints.regular: ${height} is too large`);
  return height;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Unreadable(`not JSON: ${(error as Error).message}`);
  }
}
