// Days since 1970, and what happened on them.

const DAY = 86_400_000;

/** The days since 1970 of what dateOf() gives; null of other text. */
export function dayOf(date) {
    const day = /^\d{4}-\d\d-\d\d$/.test(date) ? Date.parse(date) / DAY : NaN;
    return Number.isNaN(day) ? null : day;
}

export function dateOf(day) {
    return new Date(day * DAY).toISOString().slice(0, 10);
}

/** [[day, count], ...] of the days on which claims begin, sorted. */
export function daysOf(claims) {
    const counts = new Map();
    for (const { days } of claims) if (days && Number.isFinite(days.begin)) counts.set(days.begin, (counts.get(days.begin) ?? 0) + 1);
    return [...counts].sort((a, b) => a[0] - b[0]);
}

const MOST_BARS = 48;
const UNITS = [
    { of: dateOf, next: (date) => new Date(Date.parse(date) + DAY) },
    { of: (day) => dateOf(day).slice(0, 7), next: (month) => new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 1)) },
    { of: (day) => dateOf(day).slice(0, 4), next: (year) => new Date(Date.UTC(Number(year) + 1, 0, 1)) },
    { of: (day) => `${dateOf(day).slice(0, 3)}0s`, next: (decade) => new Date(Date.UTC(Number(decade.slice(0, 4)) + 10, 0, 1)) },
];

/** Counts of `days`, as daysOf() gives them, by day, month, year or decade, whichever fills the space: [{name, first, last, count}], with the
 * empty ones between; first and last are days. A few far-off days, one per cent on either side, would leave no room for the rest: they
 * are left out, and `before` and `after` count them. */
export function barsOf(days) {
    const total = days.reduce((sum, [, count]) => sum + count, 0);
    const bars = { bars: [], before: 0, after: 0 };
    if (total === 0) return bars;
    const isYear = ([day]) => day > -719_000 && day < 2_932_000; // what has four digits
    let list = days.filter(isYear);
    const cut = (next, count) => {
        for (let left = Math.floor(total / 100); list.length > 1; left -= count(list)) {
            const amount = count(list);
            if (amount > left) return;
            bars[next] += amount;
            list = next === 'before' ? list.slice(1) : list.slice(0, -1);
        }
    };
    cut('before', (all) => all[0][1]);
    cut('after', (all) => all.at(-1)[1]);
    const [first, last] = [list[0][0], list.at(-1)[0]];
    const span = last - first + 1;
    const unit = UNITS[span <= MOST_BARS ? 0 : span <= 31 * MOST_BARS ? 1 : span <= 366 * MOST_BARS ? 2 : 3];
    const counts = new Map();
    for (const [day, count] of list) counts.set(unit.of(day), (counts.get(unit.of(day)) ?? 0) + count);
    for (let name = unit.of(first); name <= unit.of(last); ) {
        const next = unit.next(name).getTime() / DAY;
        const begin = dayOf(`${name.replace('s', '')}-01-01`.slice(0, 10));
        bars.bars.push({ name, first: begin, last: next - 1, count: counts.get(name) ?? 0 });
        name = unit.of(next);
    }
    return bars;
}
