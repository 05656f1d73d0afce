// Where entities stand. The same graph gives the same places: nothing here depends on time, chance or the window.

import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY } from 'd3-force';

const ASPECT = 1.2; // of the picture, width to height
const SMALL = 150; // so many entities have room for all their names

/** Boxes of names must not overlap: names stand below their entities. `half` are the half widths of the boxes. */
function forceBoxes(half, heightOf) {
    let nodes = [];
    function force() {
        for (let round = 0; round < 2; ++round) {
            const sorted = [...nodes].sort((a, b) => a.x - b.x || a.index - b.index);
            for (let i = 0; i < sorted.length; ++i) {
                const a = sorted[i];
                for (let j = i + 1; j < sorted.length; ++j) {
                    const b = sorted[j];
                    const dx = half[a.index] + half[b.index] - Math.abs(b.x - a.x);
                    // sorted by x: with the widest box there is, nothing further on can touch
                    if (b.x - a.x > half[a.index] + half.widest) break;
                    if (dx <= 0) continue;
                    const dy = (heightOf(a) + heightOf(b)) / 2 - Math.abs(b.y - a.y);
                    if (dy <= 0) continue;
                    if (dy < dx) {
                        const move = (dy / 2) * (b.y >= a.y ? 1 : -1);
                        a.y -= move;
                        b.y += move;
                    } else {
                        const move = dx / 2;
                        a.x -= move;
                        b.x += move;
                    }
                }
            }
        }
    }
    force.initialize = (given) => (nodes = given);
    return force;
}

/** Groups of nodes that pairs connect, the largest first. */
function components(nodes, pairs) {
    const parent = nodes.map((_, i) => i);
    const root = (i) => {
        while (parent[i] !== i) i = parent[i] = parent[parent[i]];
        return i;
    };
    for (const [a, b] of pairs) parent[root(a)] = root(b);
    const groups = new Map();
    nodes.forEach((node, i) => {
        const key = root(i);
        if (!groups.has(key)) groups.set(key, []);
        groups.get(key).push(node);
    });
    return [...groups.values()].sort((a, b) => b.length - a.length);
}

/** Moves boxes {width, height, x, y} apart: the first stays in the middle, each next one takes the nearest free place. */
function pack(boxes, gap) {
    const placed = [];
    const isFree = (box, x, y) =>
        placed.every((other) => Math.abs(other.x - x) >= (other.width + box.width) / 2 + gap || Math.abs(other.y - y) >= (other.height + box.height) / 2 + gap);
    for (const box of boxes) {
        [box.x, box.y] = [0, 0];
        for (let step = 0; !isFree(box, box.x, box.y); ++step) {
            const radius = 14 * Math.sqrt(step);
            const angle = step * Math.PI * (3 - Math.sqrt(5));
            [box.x, box.y] = [radius * Math.cos(angle) * ASPECT, radius * Math.sin(angle)];
        }
        placed.push(box);
    }
}

/** The forces on the nodes of one component as a simulation that is not run yet. */
function simulationOf(nodes, links) {
    const small = nodes.length <= SMALL;
    // The best connected in the middle to begin with: fewer knots to untie.
    const order = [...nodes].sort((a, b) => b.links - a.links || a.place - b.place);
    order.forEach((node, place) => {
        const radius = (small ? 60 : 26) * Math.sqrt(0.5 + place);
        const angle = place * Math.PI * (3 - Math.sqrt(5));
        node.x = radius * Math.cos(angle) * ASPECT;
        node.y = radius * Math.sin(angle);
    });
    // names keep their size when one zooms out, and all of the graph is seen from some way off
    const half = nodes.map((node) => Math.max(node.r, 0.62 * node.width) + 8);
    half.widest = half.reduce((a, b) => Math.max(a, b), 0);
    const pull = small ? 0.03 : 0.012;
    return forceSimulation(nodes)
        .velocityDecay(0.35)
        .force(
            'link',
            forceLink(links)
                .distance((link) => (small ? 110 : 32) + link.source.r + link.target.r)
                .strength((link) => 1 / Math.min(link.source.links, link.target.links))
                .iterations(small ? 2 : 1),
        )
        .force(
            'charge',
            forceManyBody()
                .strength((node) => (small ? -620 : -60 - 26 * Math.sqrt(node.links)))
                .theta(small ? 0.9 : 1.4),
        )
        .force('x', forceX(0).strength(pull / ASPECT))
        .force('y', forceY(0).strength(pull * ASPECT))
        .force('apart', small ? forceBoxes(half, (node) => 2 * node.r + 34) : forceCollide((node) => node.r + 2.5).iterations(1))
        .stop();
}

export class Layout {
    #groups = []; // one a component: {nodes, links, ticks, left}
    #at = 0;

    /** nodes: [{r, width}], radius and width of the name in pixels at a zoom of 1; pairs: [[a, b], ...], places of nodes, each pair
     * once. */
    constructor(nodes, pairs) {
        const own = nodes.map((node, place) => ({ ...node, place, links: 0 }));
        const links = pairs.map(([a, b]) => ({ source: own[a], target: own[b] }));
        for (const { source, target } of links) {
            ++source.links;
            ++target.links;
        }
        for (const group of components(own, pairs)) {
            const ticks = group.length === 1 ? 1 : group.length <= 500 ? 400 : 170;
            const entry = { nodes: group, links: [], ticks, left: ticks };
            for (const node of group) node.group = entry;
            this.#groups.push(entry);
        }
        for (const link of links) link.source.group.links.push(link);
        this.work = this.#groups.reduce((sum, group) => sum + group.ticks * group.nodes.length, 0);
        /** x and y of each node, one after the other, when all is done. */
        this.places = new Float64Array(2 * nodes.length);
    }

    get isDone() {
        return this.#at === this.#groups.length;
    }

    /** How much of the work is done, 0 to 1. */
    get progress() {
        return 1 - this.#groups.reduce((sum, group) => sum + group.left * group.nodes.length, 0) / (this.work || 1);
    }

    /** Goes on for about so many milliseconds. */
    run(milliseconds) {
        const end = performance.now() + milliseconds;
        while (!this.isDone && performance.now() < end) {
            const group = this.#groups[this.#at];
            group.simulation ??= simulationOf(group.nodes, group.links).alphaDecay(1 - Math.pow(0.001, 1 / group.ticks));
            group.simulation.tick();
            if (--group.left > 0) continue;
            ++this.#at;
            if (this.isDone) this.#place();
        }
    }

    #place() {
        const boxes = this.#groups.map(({ nodes }) => {
            let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
            for (const node of nodes) {
                const half = Math.max(node.r, nodes.length <= SMALL ? node.width / 2 : 0);
                left = Math.min(left, node.x - half);
                right = Math.max(right, node.x + half);
                top = Math.min(top, node.y - node.r);
                bottom = Math.max(bottom, node.y + node.r + 20);
            }
            return { nodes, left: (left + right) / 2, top: (top + bottom) / 2, width: right - left, height: bottom - top };
        });
        pack(boxes, 24);
        for (const box of boxes)
            for (const node of box.nodes) {
                this.places[2 * node.place] = node.x - box.left + box.x;
                this.places[2 * node.place + 1] = node.y - box.top + box.y;
            }
    }
}
