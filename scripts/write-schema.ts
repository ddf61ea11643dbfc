/** Writes `experiments/experiment.schema.json`, which editors use to complete experiment files (`npm run schema`). */
import { writeFileSync } from "node:fs";
import { experimentJsonSchema } from "../src/app.ts";

const file = new URL("../experiments/experiment.schema.json", import.meta.url);
writeFileSync(file, `${JSON.stringify(experimentJsonSchema, null, 2)}\n`);
