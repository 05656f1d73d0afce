// Which part of the graph is looked at, before any filter: actors or everything, the surroundings of an entity, the paths
// between two, and what was expanded. Graph algorithms here are breadth-first searches over claims, in both directions.

const ACTORS = ['person', 'organization', 'place', 'group'];
const isActor = (entity) => ACTORS.includes(entity.type) && !entity.unnamed;

/** Whether there is anything to choose between actors and everything. */
export function hasActors(graph) {
    graph.actorClaims ??= graph.claims.filter((claim) => isActor(claim.subject) && isActor(claim.object));
    return graph.actorClaims.length > 0 && graph.actorClaims.length < graph.claims.length;
}

function neighboursOf(claims) {
    const neighbours = new Map();
    const add = (a, b) => (neighbours.has(a) ? neighbours.get(a).add(b) : neighbours.set(a, new Set([b])));
    for (const { subject, object } of claims) {
        add(subject, object);
        add(object, subject);
    }
    return neighbours;
}

/** How many claims away entities are from `start`, as a Map; none further than `limit`. */
function distancesFrom(start, neighbours, limit = Infinity) {
    const distances = new Map([[start, 0]]);
    let level = [start];
    for (let distance = 1; level.length > 0 && distance <= limit; ++distance) {
        const next = [];
        for (const entity of level)
            for (const other of neighbours.get(entity) ?? [])
                if (!distances.has(other)) {
                    distances.set(other, distance);
                    next.push(other);
                }
        level = next;
    }
    return distances;
}

function surroundings(claims, entity, steps) {
    const near = distancesFrom(entity, neighboursOf(claims), steps);
    return claims.filter((claim) => near.has(claim.subject) && near.has(claim.object));
}

/** The claims of all shortest paths. */
function shortestPaths(claims, from, to) {
    const neighbours = neighboursOf(claims);
    const begin = distancesFrom(from, neighbours);
    const end = distancesFrom(to, neighbours);
    const length = begin.get(to);
    if (length === undefined) return [];
    const isOn = (a, b) => begin.get(a) + 1 + end.get(b) === length;
    return claims.filter(({ subject: a, object: b }) => isOn(a, b) || isOn(b, a));
}

/** The claims of the part, without what was expanded. */
export function coreOf(graph, state) {
    const base = state.all || !hasActors(graph) ? graph.claims : graph.actorClaims;
    const ends = [...state.path].map(graph.entity);
    const around = graph.entity(state.around);
    return ends.length === 2 && ends.every(Boolean) ? shortestPaths(base, ...ends) : around ? surroundings(base, around, state.steps) : base;
}

/** {key, core, opened, claims}: `core` is laid out as a whole, the claims of each of `opened` are added to it; `claims` are all of them
 * in the order of the graph. Equal keys, equal cores. */
export function expanded(graph, key, core, open) {
    const opened = [...open].map(graph.entity).filter(Boolean);
    const inside = new Set(core);
    for (const entity of opened) for (const claim of [...entity.out, ...entity.in]) inside.add(claim);
    const claims = inside.size > core.length ? [...inside].sort((a, b) => a.index - b.index) : core;
    return { key, core, opened, claims };
}
