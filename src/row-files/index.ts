/** Files of rows that other programs read: JSON Lines, CSV, Parquet, and what Hugging Face wants beside them. */
export * from "./card.ts";
export * from "./features.ts";
export * from "./row-file.ts";
