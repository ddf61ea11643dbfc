/** What `stp doctor` found out about one thing that a run depends on. */

export interface Finding {
  /** One word: what was looked at. */
  readonly subject: string;
  /** `fails`: a run would end because of it, or its results would mean nothing. */
  readonly status: "ok" | "warning" | "fails";
  readonly found: string;
  /** What to do about it; null where nothing is to be done. */
  readonly advice: string | null;
}

export const ok = (subject: string, found: string): Finding => ({ subject, status: "ok", found, advice: null });

const amiss =
  (status: "warning" | "fails") =>
  (subject: string, found: string, advice: string): Finding => ({ subject, status, found, advice });

export const warning = amiss("warning");
export const fails = amiss("fails");
