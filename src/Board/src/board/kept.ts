/*
 * What is drawn again follows from what is another object. These functions return the object from before where it says the same, so that
 * after a change only what has changed is drawn again.
 */

/** A list; the same one as before if it has the same elements. */
export function keptList<T>(before: T[] | undefined, now: T[]): T[] {
  return before?.length === now.length && now.every((each, index) => each === before[index]) ? before : now;
}

/** Groups; each is the same list as before if it has the same elements. */
export function keptGroups<K, T>(before: ReadonlyMap<K, T[]>, now: ReadonlyMap<K, T[]>): ReadonlyMap<K, T[]> {
  return new Map([...now].map(([key, list]) => [key, keptList(before.get(key), list)]));
}

/** Data of the server; the same object as before if it says the same. */
export function keptData<T>(before: T | undefined, now: T): T {
  return before !== undefined && JSON.stringify(before) === JSON.stringify(now) ? before : now;
}
