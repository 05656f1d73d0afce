// Who does what to whom, as a matrix of those who act most and those whom they act on most.

const MOST_ROWS = 10; // and columns

/** The entities with most claims by `of(claim)`, [entity, count], at most `limit`. */
export function ranked(claims, of, limit) {
    const found = new Map();
    for (const claim of claims) for (const entity of new Set(of(claim))) found.set(entity, (found.get(entity) ?? 0) + 1);
    return [...found].sort((a, b) => b[1] - a[1] || a[0].index - b[0].index).slice(0, limit);
}

/** {rows, columns, cells: [{subject, object, count, claim, says}]}; `claim` is the one with most sentences. */
export function matrixOf(claims) {
    const apart = claims.filter((claim) => claim.subject !== claim.object);
    const rows = ranked(apart, (claim) => [claim.subject], MOST_ROWS).map(([entity]) => entity);
    const inRow = new Set(rows);
    const of = apart.filter((claim) => inRow.has(claim.subject));
    const columns = ranked(of, (claim) => [claim.object], MOST_ROWS).map(([entity]) => entity);
    const inColumn = new Set(columns);
    const cells = new Map();
    for (const claim of of) {
        if (!inColumn.has(claim.object)) continue;
        const key = `${claim.subject.index} ${claim.object.index}`;
        const cell = cells.get(key) ?? { subject: claim.subject, object: claim.object, count: 0, claim, labels: new Set() };
        ++cell.count;
        cell.labels.add(claim.denied ? `not ${claim.label}` : claim.label);
        if (claim.sentences > cell.claim.sentences) cell.claim = claim;
        cells.set(key, cell);
    }
    return { rows, columns, cells: [...cells.values()] };
}
