'use strict';

// Loads the real ODataModel of OpenUI5 (V4) in jsdom, a headless browser.

const fs = require('fs');
const path = require('path');
const { JSDOM, ResourceLoader, VirtualConsole } = require('jsdom');

const sources = path.join(path.dirname(require.resolve('@openui5/sap.ui.core/package.json')), 'src');
const page = `
    <script src="/resources/ui5loader.js"></script>
    <script id="sap-ui-bootstrap" src="/resources/ui5loader-autoconfig.js" data-sap-ui-async="true"></script>`;

/** Reads the UI5 sources from the package instead of a server. */
class SourceLoader extends ResourceLoader {
    fetch(url) {
        const file = path.join(sources, new URL(url).pathname.replace('/resources/', ''));
        return file.endsWith('.js') ? fs.promises.readFile(file) : Promise.resolve(Buffer.alloc(0));
    }
}

/** Adds the browser features that UI5 needs and jsdom lacks. */
function complete(window) {
    window.matchMedia = () => ({ matches: false, addListener() {}, removeListener() {}, addEventListener() {} });
    Object.assign(window.performance, { timing: { fetchStart: 0 }, getEntriesByType: () => [], mark() {}, measure() {} });
}

/** Loads the model class; `url` is the root of the API. */
exports.loadModel = url => new Promise((resolve, reject) => {
    const virtualConsole = new VirtualConsole().on('jsdomError', reject);
    const { window } = new JSDOM(page, {
        url, virtualConsole, runScripts: 'dangerously', resources: new SourceLoader(), pretendToBeVisual: true, beforeParse: complete,
    });
    window.addEventListener('load', () => {
        const ui = window.sap.ui;
        // UI5 would load them synchronously, which jsdom cannot do from a file.
        const preload = ['sap/ui/core/cldr/en.json', 'sap/ui/core/messagebundle.properties', 'sap/ui/core/messagebundle_en.properties'];
        ui.require.preload(Object.fromEntries(preload.map(name => [name, fs.readFileSync(path.join(sources, name), 'utf8')])));
        ui.require(['sap/ui/core/Core'], Core => {
            Core.boot();
            Core.ready().then(() => ui.require(
                ['sap/ui/model/odata/v4/ODataModel', 'sap/ui/model/Sorter', 'sap/ui/model/Filter'],
                (ODataModel, Sorter, Filter) => resolve({ window, ODataModel, Sorter, Filter }), reject));
        }, reject);
    }, { once: true });
});
