/*
 * Components are drawn again when they get another object. These functions return the object from before if its content is equal, so that
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

/** Data of the server; the same object as before if its content is equal. */
export function keptData<T>(before: T | undefined, now: T): T {
  return before !== undefined && JSON.stringify(before) === JSON.stringify(now) ? before : now;
}
