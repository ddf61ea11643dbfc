/** A sample of the bad inputs through the command as a real process. */
import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { BadInput } from "./bad-inputs/bad-input.ts";
import { badCommands } from "./bad-inputs/commands.ts";
import { badData } from "./bad-inputs/data.ts";
import { badEmbeddings } from "./bad-inputs/embeddings.ts";
import { badOwnFiles } from "./bad-inputs/own-files.ts";
import { badSettings } from "./bad-inputs/settings.ts";
import { stp } from "./process.ts";
import { tinyFolder } from "./support.ts";

const EVERY = 30;
const all: ReadonlyArray<BadInput> = [...badSettings, ...badCommands, ...badEmbeddings, ...badData, ...badOwnFiles];

describe("a process given something bad", () => {
  for (const { message, what, words } of all.filter((_, i) => i % EVERY === 0))
    it(`ends with 2, one message and nothing else: ${what}`, async () => {
      const folder = tinyFolder();
      const commandLine = words(folder);
      const before = readdirSync(folder, { recursive: true });
      const { code, errors, output } = await stp(...commandLine);
      expect([code, output], errors).toEqual([2, ""]);
      for (const part of message) expect(errors.replaceAll(folder, "FOLDER")).toContain(part);
      expect(readdirSync(folder, { recursive: true })).toEqual(before);
    });
});
