/** What can end a run besides the errors of its services. */
import { Schema } from "effect";

/** A resumed run had nothing left to do: an error, so that a script that resumes for ever notices. */
export class NoProgress extends Schema.TaggedError<NoProgress>()("NoProgress", { directory: Schema.String }) {
  override get message() {
    return `${this.directory}: the run is finished, there is nothing to resume`;
  }
}

/** Too many attempts of an iteration crashed the verifier for its figures to mean anything. */
export class TooManyCrashes extends Schema.TaggedError<TooManyCrashes>()("TooManyCrashes", {
  iteration: Schema.Int,
  crashed: Schema.Int,
  attempts: Schema.Int,
  /** verify.maximumCrashedShare */
  limit: Schema.Finite,
}) {
  override get message() {
    return `iteration ${this.iteration}: ${this.crashed} of ${this.attempts} distinct attempts crashed the verifier, more than verify.maximumCrashedShare = ${this.limit} allows`;
  }
}

/** The verifier accepted proofs of a statement and of its negation. */
export class Contradiction extends Schema.TaggedError<Contradiction>()("Contradiction", {
  iteration: Schema.Int,
  statement: Schema.String,
}) {
  override get message() {
    return `iteration ${this.iteration}: the verifier accepted a proof of this statement and one of its negation, so that none of its verdicts can be trusted: ${this.statement}`;
  }
}
