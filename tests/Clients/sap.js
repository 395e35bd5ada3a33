'use strict';

// Usage: node sap.js <root URL of the API> <API key>.

const assert = require('assert');
const { asc } = require('@sap-cloud-sdk/odata-common');
const { createApi } = require('./sap-api');

const [url, key] = process.argv.slice(2);
const destination = { url, headers: { 'X-Api-Key': key } };

async function main() {
    const metadata = await fetch(`${url}/api/$metadata`, { headers: destination.headers });
    const types = createApi(await metadata.text())('JobType');
    const { NAME, CODE, SALES_ORGANIZATION } = types.schema;

    const list = await types.requestBuilder().getAll()
        .filter(CODE.notEquals('none')).orderBy(asc(NAME)).top(3).expand(SALES_ORGANIZATION).execute(destination);
    assert.strictEqual(list.length, 3);
    const count = await types.requestBuilder().getAll().count().execute(destination);
    assert.ok(count >= 3);

    const row = types.entityBuilder().name('Made by the SDK').code('SDK').build();
    const created = await types.requestBuilder().create(row).execute(destination);
    assert.match(created.id, /^[0-9a-f-]{36}$/);

    const read = await types.requestBuilder().getByKey(created.id).execute(destination);
    assert.strictEqual(read.name, 'Made by the SDK');
    assert.match(read.versionIdentifier, /^W\//);
    read.name = 'Changed by the SDK';
    await types.requestBuilder().update(read).execute(destination);
    const changed = await types.requestBuilder().getByKey(created.id).execute(destination);
    assert.strictEqual(changed.name, 'Changed by the SDK');

    await types.requestBuilder().delete(changed).execute(destination);
    await assert.rejects(types.requestBuilder().getByKey(created.id).execute(destination),
        error => error.rootCause.response.status === 404);
    console.log('listed, counted, read, created, changed and deleted');
}

main().catch(error => {
    console.error(error);
    process.exit(1);
});
