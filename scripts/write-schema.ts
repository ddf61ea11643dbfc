/**
 * Writes what is made of the experiment's schemas (`npm run schema`): `experiments/experiment.schema.json`, by which editors
 * complete experiment files, and `docs/settings.md`.
 */
import { writeFileSync } from "node:fs";
import { registryOf } from "../src/app/registry.ts";
import { BACK_ENDS, experimentJsonSchema, settingsOf } from "../src/app.ts";
import { settingsMarkdown } from "../src/lab/index.ts";

const write = (file: string, text: string): void => writeFileSync(new URL(`../${file}`, import.meta.url), text);

write("experiments/experiment.schema.json", `${JSON.stringify(experimentJsonSchema, null, 2)}\n`);
write("docs/settings.md", settingsMarkdown(settingsOf(registryOf(BACK_ENDS))));
