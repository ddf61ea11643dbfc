/**
 * Proofs whose verdict is known, for the verifier that a run is about to trust: what is right has to be accepted, what is
 * wrong or cheats must not be. They are Lean that any Lean 4 and the embedded fragment understand.
 */
import { Effect } from "effect";
import { type Finding, fails, ok, type Verdict } from "../domain/index.ts";
import { Verifier } from "../services/index.ts";

interface KnownProof {
  readonly kind: "right" | "wrong" | "cheating";
  readonly name: string;
  readonly statement: string;
  readonly proof: string;
}

const known =
  (kind: KnownProof["kind"]) =>
  (name: string, stated: string, proof: string): KnownProof => ({
    kind,
    name,
    statement: `theorem stp_known ${stated} := by`,
    proof,
  });
const right = known("right");
const wrong = known("wrong");
const cheating = (name: string, proof: string): KnownProof => known("cheating")(name, ": 1 = 2", proof);

export const KNOWN_PROOFS: ReadonlyArray<KnownProof> = [
  right("conjunction", "(p q : Prop) (hp : p) (hq : q) : p ∧ q", "  exact ⟨hp, hq⟩"),
  right("lemma", "(a b : Nat) : a + b = b + a", "  exact Nat.add_comm a b"),
  wrong("false statement", "(a : Nat) : a + 1 = a", "  rfl"),
  wrong("open goal", "(p q : Prop) (hp : p) : p ∧ q", "  constructor\n  exact hp"),
  cheating("sorry", "  sorry"),
  cheating("added axiom", "  exact magic\naxiom magic : 1 = 2"),
  cheating("sorry's axiom by name", "  exact sorryAx _ true"),
  cheating("native evaluation", "  native_decide"),
  cheating("kernel switched off", "  set_option debug.skipKernelTC true in\n  rfl"),
  cheating("new meaning of a tactic", '  rfl\nmacro "rfl" : tactic => `(tactic| sorry)'),
  cheating("another theorem", "  trivial\ntheorem stp_known2 : True := trivial"),
];

/** The part that every run starts with. */
const SHORT = new Set(["conjunction", "open goal", "added axiom"]);
export const SHORT_KNOWN_PROOFS = KNOWN_PROOFS.filter(({ name }) => SHORT.has(name));

const isAsKnown = (kind: KnownProof["kind"], { _tag }: Verdict): boolean => {
  if (kind === "right") return _tag === "accepted";
  return _tag === "rejected" || (kind === "cheating" && _tag === "unsupported");
};

const verdictText = (verdict: Verdict): string =>
  "message" in verdict ? `${verdict._tag}: ${verdict.message.replaceAll(/\s*\n\s*/g, "; ")}` : verdict._tag;

const advice = (kind: KnownProof["kind"], { _tag }: Verdict): string => {
  if (_tag === "accepted") return "trust no verdict of this verifier: check verifier.command and its workspace";
  if (kind === "right" && _tag === "rejected")
    return "the header or the Lean version does not fit: check verifier.header and prompt.defaultHeader";
  return "raise verify.timeoutSeconds or verify.memoryMegabytes, and read the message";
};

/** What the verifier says of known proofs: a finding for each that it misjudges, or one that all is well. */
export const judgeKnownProofs = Effect.fn("judgeKnownProofs")(function* (proofs: ReadonlyArray<KnownProof>) {
  const verifier = yield* Verifier;
  const judgements = yield* verifier.verify(
    proofs.map(({ proof, statement }) => ({ statement: { text: statement, header: null }, proof })),
  );
  const misjudged = proofs.flatMap(({ kind, name }, i): ReadonlyArray<Finding> => {
    const verdict = judgements[i]?.verdict ?? ({ _tag: "crashed", message: "no judgement" } as const);
    if (isAsKnown(kind, verdict)) return [];
    return [fails("proofs", `a ${kind} proof (${name}) is judged ${verdictText(verdict)}`, advice(kind, verdict))];
  });
  if (misjudged.length > 0) return misjudged;
  const count = (kind: KnownProof["kind"]): number => proofs.filter((one) => one.kind === kind).length;
  const refused = `${count("wrong")} wrong and ${count("cheating")} cheating ones refused`;
  return [ok("proofs", `${count("right")} right proofs accepted, ${refused}`)];
});
