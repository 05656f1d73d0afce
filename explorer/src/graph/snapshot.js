// A picture of a large graph and what lies around it, shown in its place while one moves: to draw thousands of claims anew for each
// frame would stutter.

import { Painter } from './draw.js';

const MARGIN = 0.3; // of width and height, on each side
const MOST_ZOOM = 1.7; // in or out, until it is taken anew

export class Snapshot {
    #canvas = document.createElement('canvas');
    #taken = null;

    constructor(ruler) {
        this.painter = new Painter(this.#canvas.getContext('2d'), ruler);
    }

    drop() {
        this.#taken = null;
    }

    #take(scene) {
        const { width, height, ratio, transform } = scene;
        const [w, h] = [width * (1 + 2 * MARGIN), height * (1 + 2 * MARGIN)];
        this.#canvas.width = Math.round(w * ratio);
        this.#canvas.height = Math.round(h * ratio);
        const shifted = { x: transform.x + width * MARGIN, y: transform.y + height * MARGIN, k: transform.k };
        this.painter.draw({ ...scene, width: w, height: h, transform: shifted, quick: true });
        this.#taken = { ...shifted, w, h };
    }

    /** Draws the scene as it was when it was last taken, moved to where it is now; takes it anew where that would show. */
    draw(context, scene) {
        const { width, height, ratio, transform } = scene;
        const box = () => {
            const { x, y, k, w, h } = this.#taken;
            const f = transform.k / k;
            return { f, x: transform.x - x * f, y: transform.y - y * f, w: w * f, h: h * f };
        };
        const isGood = ({ f, x, y, w, h }) => f < MOST_ZOOM && f > 1 / MOST_ZOOM && (f < 1 || (x <= 0 && y <= 0 && x + w >= width && y + h >= height));
        if (!this.#taken || !isGood(box())) this.#take(scene);
        const { x, y, w, h } = box();
        context.setTransform(ratio, 0, 0, ratio, 0, 0);
        context.globalAlpha = 1;
        context.clearRect(0, 0, width, height);
        context.drawImage(this.#canvas, x, y, w, h);
    }
}
