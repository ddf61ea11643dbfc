/**
 * Cuts what a REPL writes into responses: each ends at an empty line. Lines end at byte 0x0A alone, so that a separator
 * of another alphabet (U+2028) inside a string is text, and a character cut in two by a chunk is put together again.
 */

const LINE_END = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/** What a REPL may write without an empty line before it counts as out of its mind. */
const LARGEST_RESPONSE = 256 * 2 ** 20;

export class ResponseReader {
  private readonly chunks: Array<Buffer> = [];
  private size = 0;
  /** Is everything since the last line end blank? An empty line ends a response that has begun. */
  private lineIsEmpty = true;
  private hasText = false;

  /** Takes what was read; the responses that it completes, in order. Throws `RangeError` on a response without end. */
  take(chunk: Buffer): ReadonlyArray<string> {
    const responses: Array<string> = [];
    let from = 0;
    for (let at = 0; at < chunk.length; at++) {
      const byte = chunk[at] as number;
      if (byte !== LINE_END) {
        if (byte === CARRIAGE_RETURN) continue;
        this.lineIsEmpty = false;
        this.hasText = true;
        // The rest of the line is text: nothing in it ends a response.
        const end = chunk.indexOf(LINE_END, at);
        if (end < 0) break;
        at = end - 1;
        continue;
      }
      if (this.lineIsEmpty && this.hasText) {
        responses.push(this.complete(chunk.subarray(from, at)));
        from = at + 1;
      }
      this.lineIsEmpty = true;
    }
    if (from < chunk.length) this.keep(chunk.subarray(from));
    return responses;
  }

  /** What was read of a response that has not ended. */
  get pending(): string {
    return Buffer.concat(this.chunks).toString("utf8");
  }

  private complete(last: Buffer): string {
    this.chunks.push(last);
    const text = Buffer.concat(this.chunks).toString("utf8");
    this.chunks.length = 0;
    this.size = 0;
    this.hasText = false;
    return text;
  }

  private keep(chunk: Buffer): void {
    this.chunks.push(chunk);
    this.size += chunk.length;
    if (this.size > LARGEST_RESPONSE) throw new RangeError(`a response of more than ${LARGEST_RESPONSE} bytes`);
  }
}
