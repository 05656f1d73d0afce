// Lays a graph out beside the page, which goes on answering. Becomes a text in the page: see build.mjs and arrange.js.

import { Layout } from './layout.js';

addEventListener('message', ({ data: { nodes, pairs } }) => {
    const layout = new Layout(nodes, pairs);
    while (!layout.isDone) {
        layout.run(120);
        postMessage({ progress: layout.progress });
    }
    postMessage({ places: layout.places });
});
