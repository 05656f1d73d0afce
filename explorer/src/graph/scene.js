// The geometry of what is drawn: curves of claims, and what lies under the pointer. Units are pixels at a zoom of 1.

/** Of an entity, in pixels at a zoom of 1. */
export const radiusOf = (entity) => Math.min(4.5 + 1.9 * Math.sqrt(entity.degree), 24);

/** Gives each claim its bend: how far the middle of its curve is from the straight line, to the left of a -> b where a is the
 * end with the lower index. Parallel claims lie side by side. */
export function bendParallels(claims) {
    const pairs = new Map();
    for (const claim of claims) {
        const [a, b] = [claim.subject.index, claim.object.index].sort((x, y) => x - y);
        const key = `${a} ${b}`;
        if (!pairs.has(key)) pairs.set(key, []);
        pairs.get(key).push(claim);
    }
    for (const parallel of pairs.values()) {
        const gap = Math.min(26, 130 / parallel.length);
        parallel.forEach((claim, place) => {
            claim.bend = (place - (parallel.length - 1) / 2) * gap;
            claim.loop = claim.subject === claim.object ? place + 1 : 0;
        });
    }
}

/** The control point of a claim's curve. */
export function controlOf(claim) {
    const { subject: a, object: b, bend } = claim;
    const x = (a.x + b.x) / 2;
    const y = (a.y + b.y) / 2;
    if (bend === 0) return { x, y };
    const sign = a.index < b.index ? 1 : -1;
    const length = Math.hypot(b.x - a.x, b.y - a.y) || 1;
    // the curve reaches half as far as its control point
    return { x: x - ((b.y - a.y) / length) * 2 * bend * sign, y: y + ((b.x - a.x) / length) * 2 * bend * sign };
}

export function traceCurve(path, claim) {
    const { subject: a, object: b } = claim;
    if (claim.loop > 0) {
        const r = 9 + 6 * claim.loop;
        path.moveTo(a.x + r, a.y - r);
        path.arc(a.x, a.y - r, r, 0, 2 * Math.PI);
        return;
    }
    path.moveTo(a.x, a.y);
    if (claim.bend === 0) path.lineTo(b.x, b.y);
    else {
        const c = controlOf(claim);
        path.quadraticCurveTo(c.x, c.y, b.x, b.y);
    }
}

export function pointAt(claim, t) {
    const { subject: a, object: b } = claim;
    if (claim.loop > 0) {
        const r = 9 + 6 * claim.loop;
        return { x: a.x + r * Math.cos(2 * Math.PI * t), y: a.y - r + r * Math.sin(2 * Math.PI * t) };
    }
    const c = controlOf(claim);
    const u = 1 - t;
    return { x: u * u * a.x + 2 * u * t * c.x + t * t * b.x, y: u * u * a.y + 2 * u * t * c.y + t * t * b.y };
}

/** The entity at a place, or null; `reach` widens them. `radius(entity)` is in the same units. */
export function entityAt(entities, x, y, radius, reach) {
    let best = null;
    let nearest = Infinity;
    for (const entity of entities) {
        const distance = Math.hypot(entity.x - x, entity.y - y) - radius(entity);
        if (distance < reach && distance < nearest) {
            nearest = distance;
            best = entity;
        }
    }
    return best;
}

export function claimAt(claims, x, y, reach) {
    let best = null;
    let nearest = reach;
    for (const claim of claims) {
        const { subject: a, object: b } = claim;
        const room = reach + 2 * Math.abs(claim.bend) + (claim.loop > 0 ? 60 : 0);
        if (x < Math.min(a.x, b.x) - room || x > Math.max(a.x, b.x) + room) continue;
        if (y < Math.min(a.y, b.y) - room || y > Math.max(a.y, b.y) + room) continue;
        const steps = claim.bend === 0 && claim.loop === 0 ? 1 : 16;
        let from = pointAt(claim, 0);
        for (let i = 1; i <= steps; ++i) {
            const to = pointAt(claim, i / steps);
            const distance = distanceToSegment(x, y, from, to);
            if (distance < nearest) {
                nearest = distance;
                best = claim;
            }
            from = to;
        }
    }
    return best;
}

function distanceToSegment(x, y, a, b) {
    const dx = b.x - a.x;
    const dy = b.y - a.y;
    const t = Math.max(0, Math.min(1, ((x - a.x) * dx + (y - a.y) * dy) / (dx * dx + dy * dy || 1)));
    return Math.hypot(x - a.x - t * dx, y - a.y - t * dy);
}

/** The nearest entity to `from` in a direction, [1, 0] to the right; `from` if there is none. */
export function nextTowards(entities, from, [dx, dy]) {
    let best = from;
    let least = Infinity;
    for (const entity of entities) {
        const along = (entity.x - from.x) * dx + (entity.y - from.y) * dy;
        const across = Math.abs((entity.x - from.x) * dy) + Math.abs((entity.y - from.y) * dx);
        if (along <= 1 || across > 2 * along) continue;
        const cost = along + 2 * across;
        if (cost < least) {
            least = cost;
            best = entity;
        }
    }
    return best;
}

/** Whether a claim's curve may be seen in a part of the plane. */
export function isWithin(claim, { left, right, top, bottom }) {
    const { subject: a, object: b } = claim;
    const room = Math.abs(claim.bend) + (claim.loop > 0 ? 60 : 0);
    return Math.max(a.x, b.x) + room > left && Math.min(a.x, b.x) - room < right && Math.max(a.y, b.y) + room > top && Math.min(a.y, b.y) - room < bottom;
}
