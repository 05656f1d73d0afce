// Gives entities their places: small graphs at once, large ones in a worker, so that the page stays responsive.

import { Layout } from './layout.js';
import { radiusOf } from './scene.js';

/* global LAYOUT_WORKER -- the code of layout_worker.js, put in by build.mjs */

const AT_ONCE = 80; // milliseconds

/** Starts the worker; null where the browser has none for pages on disk. */
function startWorker() {
    try {
        const address = URL.createObjectURL(new Blob([LAYOUT_WORKER], { type: 'text/javascript' }));
        const worker = new Worker(address);
        URL.revokeObjectURL(address);
        return worker;
    } catch {
        return null;
    }
}

/** Sets x and y of the entities, then calls `onDone`; at once if that takes no time. `widthOf(entity)` is that of its name, in pixels
 * at a zoom of 1; `onProgress` gets 0 to 1. Returns a function that gives it up. */
export function arrange(entities, claims, widthOf, { onProgress, onDone }) {
    const place = new Map(entities.map((entity, i) => [entity, i]));
    const nodes = entities.map((entity) => ({ r: radiusOf(entity), width: widthOf(entity) }));
    const links = new Map(); // parallel claims pull as one
    for (const { subject, object } of claims) {
        if (subject === object) continue;
        const [a, b] = [place.get(subject), place.get(object)].sort((i, j) => i - j);
        links.set(a * entities.length + b, [a, b]);
    }
    const pairs = [...links.values()];
    const finish = (places) => {
        entities.forEach((entity, i) => ([entity.x, entity.y] = [places[2 * i], places[2 * i + 1]]));
        onDone();
    };

    const layout = new Layout(nodes, pairs);
    layout.run(AT_ONCE);
    if (layout.isDone) {
        finish(layout.places);
        return () => {};
    }
    let isGivenUp = false;
    const goOn = () => {
        if (isGivenUp) return;
        layout.run(14); // a bit a frame
        if (layout.isDone) return finish(layout.places);
        onProgress(layout.progress);
        requestAnimationFrame(goOn);
    };
    const worker = startWorker();
    onProgress(layout.progress);
    if (worker) {
        worker.addEventListener('message', ({ data }) => {
            if (isGivenUp) return;
            if (!data.places) return onProgress(data.progress);
            worker.terminate();
            finish(data.places);
        });
        worker.addEventListener('error', () => {
            worker.terminate();
            goOn();
        });
        worker.postMessage({ nodes, pairs });
    } else goOn();
    return () => {
        isGivenUp = true;
        worker?.terminate();
    };
}
