'use strict';

// Creates the classes that the generator of SAP's Cloud SDK would write for a set of rows, from the metadata of the API.

const { JSDOM } = require('jsdom');
const odata = require('@sap-cloud-sdk/odata-v4');
const { AllFields, FieldBuilder, OneToOneLink, RequestBuilder, entityBuilder } = require('@sap-cloud-sdk/odata-common');
const { upperCaseSnakeCase } = require('@sap-cloud-sdk/util');

class Requests extends RequestBuilder {
    getAll() { return new odata.GetAllRequestBuilder(this.entityApi); }
    getByKey(id) { return new odata.GetByKeyRequestBuilder(this.entityApi, { id }); }
    create(entity) { return new odata.CreateRequestBuilder(this.entityApi, entity); }
    update(entity) { return new odata.UpdateRequestBuilder(this.entityApi, entity); }
    delete(entity) { return new odata.DeleteRequestBuilder(this.entityApi, entity); }
}

/** The sets of the API; `metadata` is the text of `api/$metadata`. */
exports.createApi = metadata => {
    const { document } = new JSDOM(metadata, { contentType: 'text/xml' }).window;
    const elements = (root, name) => [...root.children].filter(element => element.localName === name);
    const sets = [...document.querySelectorAll('EntitySet')];
    const apis = new Map();

    function apiOf(set) {
        if (!apis.has(set)) {
            class Row extends odata.Entity {}
            Object.assign(Row, { _entityName: set.getAttribute('Name'), _defaultBasePath: '/api', _keys: ['id'] });
            const api = { deSerializers: odata.defaultDeSerializers, entityConstructor: Row, schema: {} };
            api.requestBuilder = () => new Requests(api);
            api.entityBuilder = () => entityBuilder(api);
            apis.set(set, api);
            addFields(api, set);
        }
        return apis.get(set);
    }

    function addFields(api, set) {
        const type = document.querySelector(`EntityType[Name="${set.getAttribute('EntityType').split('.')[1]}"]`);
        const builder = new FieldBuilder(api.entityConstructor, api.deSerializers);
        for (const property of elements(type, 'Property').filter(each => each.getAttribute('Type').startsWith('Edm.'))) {
            const name = property.getAttribute('Name');
            const isNullable = property.getAttribute('Nullable') !== 'false';
            api.schema[upperCaseSnakeCase(name)] = builder.buildEdmTypeField(name, property.getAttribute('Type'), isNullable);
        }
        for (const binding of elements(set, 'NavigationPropertyBinding')) {
            const target = sets.find(other => other.getAttribute('Name') === binding.getAttribute('Target'));
            const name = binding.getAttribute('Path');
            if (!type.querySelector(`NavigationProperty[Name="${name}"]`).getAttribute('Type').startsWith('Collection(')) {
                api.schema[upperCaseSnakeCase(name)] = new OneToOneLink(name, api, apiOf(target));
            }
        }
        api.schema.ALL_FIELDS = new AllFields('*', api.entityConstructor);
    }

    return name => apiOf(sets.find(set => set.getAttribute('Name') === name));
};
