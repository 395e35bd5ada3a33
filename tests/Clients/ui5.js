'use strict';

// Usage: node ui5.js <root URL of the API> <API key> <group>. The group is $direct (one request each) or $auto (in batches).

const assert = require('assert');
const { loadModel } = require('./ui5-loader');

const [url, key, groupId] = process.argv.slice(2);

async function main() {
    const { window, ODataModel, Sorter, Filter } = await loadModel(url);
    const model = new ODataModel({
        serviceUrl: `${url}/api/`, groupId, operationMode: 'Server', synchronizationMode: 'None', httpHeaders: { 'X-Api-Key': key },
    });

    const types = model.bindList('/JobType', null, new Sorter('name'), new Filter('code', 'StartsWith', 'R'), {
        $count: true, $expand: { sales_organization: { $select: 'code' } },
    });
    const [repair] = await types.requestContexts(0, 10);
    assert.ok(repair.getProperty('code').startsWith('R'));
    assert.ok(types.getCount() >= 1);

    const list = model.bindList('/JobType', null, [], [], { $count: true });
    const before = (await list.requestContexts(0, 100)).length;
    const created = list.create({ name: 'Made by UI5', code: 'UI5' });
    await created.created();
    assert.match(created.getProperty('id'), /^[0-9a-f-]{36}$/);

    const row = model.bindContext(`/JobType(${created.getProperty('id')})`).getBoundContext();
    assert.strictEqual(await row.requestProperty('name'), 'Made by UI5');
    await created.setProperty('name', 'Changed by UI5');
    await row.requestRefresh();
    assert.strictEqual(await row.requestProperty('name'), 'Changed by UI5');
    assert.match(row.getObject()['@odata.etag'], /^W\//);

    await created.delete();
    await list.requestRefresh();
    assert.strictEqual((await list.requestContexts(0, 100)).length, before);

    const missing = model.bindContext('/JobType(00000000-0000-4000-8000-000000000000)');
    await assert.rejects(missing.requestObject(), error => error.error.code === 'not_found' && /no job type/i.test(error.message));
    console.log('listed, read, created, changed and deleted');
    window.close();
}

main().catch(error => {
    console.error(error);
    process.exit(1);
});
