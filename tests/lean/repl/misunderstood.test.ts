import { expect, test } from "vitest";
import { loadLibrary } from "../../../src/lean/index.ts";
import { answerRequest, openReplSession } from "../../../src/lean/repl/index.ts";

/** The messages on each command, every one in the environment of the one before. */
function messages(...commands: readonly string[]): string[][] {
  let session = openReplSession(loadLibrary());
  return commands.map((cmd, i) => {
    const answer = answerRequest(session, i === 0 ? { cmd } : { cmd, env: i - 1 });
    session = answer.session;
    const { response } = answer;
    return "messages" in response ? (response.messages ?? []).map(({ data }) => data) : [];
  });
}

const outside = expect.stringMatching(/^outside the fragment: /);

test("a name whose declaration was not understood stays so in the environments behind", () => {
  expect(
    messages(
      "theorem helper (a b : Nat) : a + b = b + a := by ac_rfl",
      "theorem t (a b : Nat) : b + a = a + b := helper b a",
      "theorem u : 1 = 1 := rfl",
      "theorem v : 1 = 2 := rfl",
    ),
  ).toEqual([[outside], [outside], [], [expect.stringContaining("Type mismatch")]]);
});

test("behind notation what cannot be read is outside the fragment, what does not use it is judged", () => {
  expect(
    messages('infixl:65 " +++ " => Nat.add', "theorem t : 1 +++ 1 = 2 := rfl\n\ntheorem u : 1 = 1 := rfl"),
  ).toEqual([[outside], [outside]]);
});

test("without Mathlib `ℕ` and `lemma` are not what they are there", () => {
  expect(messages("theorem t (n : ℕ) : n = n := rfl", "lemma u : 1 = 1 := rfl")).toEqual([
    [outside],
    [expect.stringContaining("expected command")],
  ]);
});

test("options hold in the environments behind", () => {
  expect(messages("set_option autoImplicit false", "theorem t (α : Sort u) (a : α) : a = a := rfl")).toEqual([
    [],
    ["unknown universe level `u`"],
  ]);
});
