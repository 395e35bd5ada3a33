/** The version of a row, from its ETag `W/"3"`. */
export const versionOf = (row: object) => Number(/\d+/.exec(String((row as Record<string, unknown>)['@odata.etag']))?.[0]);

/** The header that lets a request change a row only in this version; none for any version. */
export const ifMatch = (version: number | undefined) => (version === undefined ? {} : { 'If-Match': `W/"${version}"` });
