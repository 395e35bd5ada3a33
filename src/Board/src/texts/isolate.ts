/** Characters that are written from right to left, or that control the direction of writing. */
const RIGHT_TO_LEFT_OR_CONTROL =
  /[\u0590-\u08ff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
/** The characters that begin and end an isolated part of a text. */
const [BEGIN, END] = ['\u2068', '\u2069'];
const CONTROLS = /[\u2066-\u2069]/g;

/** Isolates text of a user that could change the direction of the text around it. */
export const isolate = (text: string) => (RIGHT_TO_LEFT_OR_CONTROL.test(text) ? BEGIN + withBalancedIsolates(text) + END : text);

/** A text that ends each isolated part that it begins, and no other; without its parts if it does not. */
function withBalancedIsolates(text: string): string {
  let depth = 0;
  for (const [control] of text.matchAll(CONTROLS)) {
    depth += control === END ? -1 : 1;
    if (depth < 0) break;
  }
  return depth === 0 ? text : text.replace(CONTROLS, '');
}

/** Texts that isolate every value that is inserted into them. */
export const withIsolatedValues = <T extends object>(texts: T): T =>
  Object.fromEntries(
    Object.entries(texts).map(([key, text]) => {
      if (typeof text === 'object') return [key, withIsolatedValues(text)];
      if (typeof text !== 'function') return [key, text];
      return [
        key,
        (...values: unknown[]) => text(...values.map((value) => (typeof value === 'string' ? isolate(value) : value))),
      ];
    }),
  ) as T;
