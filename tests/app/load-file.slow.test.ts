/** Code of the user's that never ends: a signal ends the process, though it has listeners that cannot be called. */
import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { start } from "../cli/process.ts";
import { temporaryFolder } from "../cli/temporary-folder.ts";

const folder = temporaryFolder("endless");
const file = (name: string, text: string): string => {
  const whole = path.join(folder, name);
  writeFileSync(whole, text);
  return whole;
};

describe("a file of the user's own that never comes to its end", () => {
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    it(`while it is loaded is ended by ${signal}`, async () => {
      const running = start(["rewards", "show", file("module.ts", 'console.error("HERE"); for (;;);')]);
      await running.wrote("HERE");
      running.kill(signal);
      expect((await running.ended).signal).toBe(signal);
    });

    it(`in one of its functions is ended by ${signal}, and the listeners are there again after one that ends`, async () => {
      const script = `
        import { interruptible } from ${JSON.stringify(path.resolve("src/app/load-file.ts"))};
        process.on("${signal}", () => console.log("listened"));
        const own = interruptible({ quick: () => 3, endless: () => { console.log("HERE"); for (;;); } });
        console.log(own.quick() + process.listenerCount("${signal}"));
        own.endless();`;
      const child = spawn(process.execPath, [file(`${signal}.mts`, script)]);
      let output = "";
      const ended = new Promise((resolve) => child.on("close", (_code, by) => resolve(by)));
      child.stdout.setEncoding("utf8").on("data", (text: string) => {
        output += text;
        if (text.includes("HERE")) child.kill(signal);
      });
      expect(await ended).toBe(signal);
      expect(output).toBe("4\nHERE\n");
    });
  }
});
