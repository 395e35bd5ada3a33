/** Where to go after signing in: a page of the board, and never another site. */
export function destinationOf(to: string, origin: string): string {
  // Browsers drop tabs and line breaks from addresses, so that only what they make of the text can be checked.
  const url = URL.canParse(to, origin) ? new URL(to, origin) : null;
  const isBoard = url?.origin === origin && /^\/board(\/|$)/.test(url.pathname);
  return isBoard ? url.pathname + url.search : '/board';
}
