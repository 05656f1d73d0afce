// Where entities stand. The same graph gives the same places: nothing here depends on time, chance or the window.

import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY } from 'd3-force';

export const radiusOf = (entity) => Math.min(4.5 + 2.1 * Math.sqrt(entity.degree), 26);

const ASPECT = 1.5; // of the picture, width to height
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
    const parent = entities.map((_, index) => index);
    const root = (index) => {
        while (parent[index] !== index) index = parent[index] = parent[parent[index]];
        return index;
    };
    for (const claim of claims) parent[root(claim.subject.index)] = root(claim.object.index);
    const groups = new Map();
    for (const entity of entities) {
        const key = root(entity.index);
        if (!groups.has(key)) groups.set(key, []);
        groups.get(key).push(entity);
    }
    return [...groups.values()].sort((a, b) => b.length - a.length);
}

export class Layout {
    /** `widthOf(entity)`: of its name, in pixels at a zoom of 1. */
    constructor(graph, widthOf) {
        const { entities, claims } = graph;
        const small = entities.length <= SMALL;
        const pairs = new Map(); // parallel claims pull as one
        for (const claim of claims) {
            const [a, b] = [claim.subject.index, claim.object.index].sort((x, y) => x - y);
            if (a !== b) pairs.set(a * entities.length + b, { source: a, target: b, count: (pairs.get(a * entities.length + b)?.count ?? 0) + 1 });
        }
        const links = [...pairs.values()];
        const degree = new Array(entities.length).fill(0);
        for (const link of links) {
            ++degree[link.source];
            ++degree[link.target];
        }
        // The best connected in the middle to begin with: fewer knots to untie.
        const order = [...entities].sort((a, b) => degree[b.index] - degree[a.index] || a.index - b.index);
        const spread = small ? 60 : 22;
        this.nodes = entities.map((entity) => ({ index: entity.index, entity, r: radiusOf(entity) }));
        order.forEach((entity, place) => {
            const radius = spread * Math.sqrt(0.5 + place);
            const angle = place * Math.PI * (3 - Math.sqrt(5));
            this.nodes[entity.index].x = radius * Math.cos(angle) * ASPECT;
            this.nodes[entity.index].y = radius * Math.sin(angle);
        });
        const half = entities.map((entity) => Math.max(radiusOf(entity), widthOf(entity) / 2) + 5);
        half.widest = half.reduce((a, b) => Math.max(a, b), 0);
        this.ticks = entities.length <= 500 ? 400 : 260;
        this.done = 0;
        const pull = small ? 0.035 : 0.05;
        this.simulation = forceSimulation(this.nodes)
            .alphaDecay(1 - Math.pow(0.001, 1 / this.ticks))
            .velocityDecay(0.35)
            .force(
                'link',
                forceLink(links)
                    .distance((link) => (small ? 105 : 34) + this.nodes[link.source.index].r + this.nodes[link.target.index].r)
                    .strength((link) => 1 / Math.min(degree[link.source.index], degree[link.target.index]))
                    .iterations(small ? 2 : 1),
            )
            .force('charge', forceManyBody().strength((node) => (small ? -420 : -60 - 4 * node.r)).theta(small ? 0.9 : 1.1).distanceMax(small ? 900 : 700))
            .force('x', forceX(0).strength(pull / ASPECT / ASPECT))
            .force('y', forceY(0).strength(pull))
            .force('apart', small ? forceBoxes(half, (node) => 2 * node.r + 26) : forceCollide((node) => node.r + 3).iterations(1))
            .stop();
        this.groups = components(entities, claims);
        this.write();
    }

    get isDone() {
        return this.done >= this.ticks;
    }

    /** Goes on for about so many milliseconds. */
    run(milliseconds) {
        const end = performance.now() + milliseconds;
        do {
            this.simulation.tick();
            ++this.done;
        } while (!this.isDone && performance.now() < end);
        this.write();
    }

    write() {
        for (const node of this.nodes) {
            node.entity.x = node.x;
            node.entity.y = node.y;
        }
    }
}
