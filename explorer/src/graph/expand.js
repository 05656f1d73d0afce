// Room for the neighbours of an entity that is expanded: what has a place already keeps it, so that readers find it again.

import { radiusOf } from './scene.js';

const GAP = 14;
const FIRST_RADIUS = 90;
const MOST_TRIES = 4000;

/** Sets x and y of `entity`, if it has no place among `placed` (a Set, which grows), and of the `newcomers` around it: each takes the
 * free spot of a spiral that is nearest to it. `widthOf(entity)` is that of its name, in pixels at a zoom of 1. */
export function placeAround(entity, newcomers, placed, widthOf) {
    const boxOf = (of) => ({ half: Math.max(radiusOf(of), widthOf(of) / 2) + GAP / 2, height: 2 * radiusOf(of) + 34 });
    const taken = [...placed].map((other) => ({ x: other.x, y: other.y, ...boxOf(other) }));
    const settle = (one, from, radius) => {
        const box = boxOf(one);
        let spot = from;
        for (let step = 0; step < MOST_TRIES; ++step) {
            const reach = step === 0 ? radius : radius + 12 * Math.sqrt(step);
            const angle = step * Math.PI * (3 - Math.sqrt(5));
            spot = { x: from.x + reach * Math.cos(angle), y: from.y + reach * Math.sin(angle) };
            if (taken.every((other) => Math.abs(other.x - spot.x) > other.half + box.half || Math.abs(other.y - spot.y) > (other.height + box.height) / 2)) break;
        }
        Object.assign(one, spot);
        taken.push({ ...spot, ...box });
        placed.add(one);
    };
    if (!placed.has(entity)) {
        const known = newcomers.filter((other) => placed.has(other));
        const among = known.length > 0 ? known : [...placed];
        const middle = (key) => (among.length > 0 ? among.reduce((sum, other) => sum + other[key], 0) / among.length : 0);
        settle(entity, { x: middle('x'), y: middle('y') }, among.length > 0 ? FIRST_RADIUS : 0);
    }
    for (const other of newcomers) if (!placed.has(other)) settle(other, entity, FIRST_RADIUS);
}
