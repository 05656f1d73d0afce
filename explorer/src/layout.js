// Where entities stand. The same graph gives the same places: nothing here depends on time, chance or the window.

import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY } from 'd3-force';

export const radiusOf = (entity) => Math.min(4.5 + 1.9 * Math.sqrt(entity.degree), 24);

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

/** Groups of entities that claims connect, the largest first. */
function components(entities, claims) {
    const parent = new Map(entities.map((entity) => [entity, entity]));
    const root = (entity) => {
        while (parent.get(entity) !== entity) {
            parent.set(entity, parent.get(parent.get(entity)));
            entity = parent.get(entity);
        }
        return entity;
    };
    for (const claim of claims) parent.set(root(claim.subject), root(claim.object));
    const groups = new Map();
    for (const entity of entities) {
        const key = root(entity);
        if (!groups.has(key)) groups.set(key, []);
        groups.get(key).push(entity);
    }
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

/** The forces on the entities of one component, `nodes`, as a simulation that is not run yet. */
function simulationOf(nodes, links, widthOf) {
    const small = nodes.length <= SMALL;
    // The best connected in the middle to begin with: fewer knots to untie.
    const order = [...nodes].sort((a, b) => b.links - a.links || a.entity.index - b.entity.index);
    order.forEach((node, place) => {
        const radius = (small ? 60 : 26) * Math.sqrt(0.5 + place);
        const angle = place * Math.PI * (3 - Math.sqrt(5));
        node.x = radius * Math.cos(angle) * ASPECT;
        node.y = radius * Math.sin(angle);
    });
    // names keep their size when one zooms out, and all of the graph is seen from some way off
    const half = nodes.map((node) => Math.max(node.r, 0.62 * widthOf(node.entity)) + 8);
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
    #groups = []; // one a component: {nodes, simulation, left}
    #at = 0;

    /** Of the entities that have a claim. `widthOf(entity)`: of its name, in pixels at a zoom of 1. */
    constructor(entities, claims, widthOf) {
        const nodeOf = new Map(entities.map((entity) => [entity, { entity, r: radiusOf(entity), links: 0 }]));
        const links = new Map(); // parallel claims pull as one
        for (const { subject, object } of claims) {
            if (subject === object) continue;
            const [a, b] = subject.index < object.index ? [subject, object] : [object, subject];
            links.set(`${a.index} ${b.index}`, { source: nodeOf.get(a), target: nodeOf.get(b) });
        }
        for (const { source, target } of links.values()) {
            ++source.links;
            ++target.links;
        }
        for (const group of components(entities, claims)) {
            const nodes = group.map((entity) => nodeOf.get(entity));
            const ticks = nodes.length === 1 ? 1 : nodes.length <= 500 ? 400 : 170;
            const inside = new Set(nodes);
            const own = [...links.values()].filter((link) => inside.has(link.source));
            this.#groups.push({ nodes, links: own, ticks, left: ticks });
        }
        this.widthOf = widthOf;
        this.work = this.#groups.reduce((sum, group) => sum + group.ticks * group.nodes.length, 0);
    }

    get isDone() {
        return this.#at === this.#groups.length;
    }

    /** How much of the work is done, 0 to 1. */
    get progress() {
        return 1 - this.#groups.reduce((sum, group) => sum + group.left * group.nodes.length, 0) / (this.work || 1);
    }

    /** Goes on for about so many milliseconds; the entities get their x and y when all is done. */
    run(milliseconds) {
        const end = performance.now() + milliseconds;
        while (!this.isDone && performance.now() < end) {
            const group = this.#groups[this.#at];
            group.simulation ??= simulationOf(group.nodes, group.links, this.widthOf).alphaDecay(1 - Math.pow(0.001, 1 / group.ticks));
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
                const half = Math.max(node.r, nodes.length <= SMALL ? this.widthOf(node.entity) / 2 : 0);
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
                node.entity.x = node.x - box.left + box.x;
                node.entity.y = node.y - box.top + box.y;
            }
    }
}
