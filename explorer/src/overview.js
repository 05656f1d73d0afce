// The claims at a glance: the main actors, who does what to whom as a matrix, contradictions, what happened when.

import { ClaimLine, verbOf } from './claim_line.js';
import { TONES } from './data.js';
import { by, h, plural, words } from './dom.js';
import { typeMark } from './marks.js';

const MOST_ACTORS = 10;
const MOST_ROWS = 10; // of the matrix, and columns
const MOST_LINES = 8;
const NAME_OF_TONE = { says: 'Says', asks: 'Asks', agrees: 'Agrees, supports', helps: 'Helps', objects: 'Accuses, opposes', 'acts against': 'Acts against', is: 'Leads, belongs to', other: 'Other' };

/** The entities with most claims by `of(claim)`, [entity, claims], at most `limit`. */
function ranked(claims, of, limit) {
    const found = new Map();
    for (const claim of claims) for (const entity of new Set(of(claim))) (found.get(entity) ?? found.set(entity, []).get(entity)).push(claim);
    return [...found].sort((a, b) => b[1].length - a[1].length || a[0].index - b[0].index).slice(0, limit);
}

export class Overview {
    #tone = '';

    /** actions: onEntity, onClaim. */
    constructor(graph, actions) {
        this.panel = by('view-overview');
        this.graph = graph;
        this.actions = actions;
    }

    show(claims) {
        this.claims = claims;
        const section = (title, hint, ...content) => h('section', null, h('h2', null, title), hint && h('p', { class: 'muted' }, hint), content);
        const passing = new Set(claims);
        const conflicts = this.graph.conflicts.filter((conflict) => conflict.claims.some((claim) => passing.has(claim)));
        const dated = claims.filter((claim) => claim.days && Number.isFinite(claim.days.begin)).sort((a, b) => b.days.begin - a.days.begin || a.index - b.index);
        const line = (claim) => ClaimLine(claim, { onClaim: this.actions.onClaim });
        this.matrix = h('div', { class: 'matrix' });
        this.panel.replaceChildren(
            h(
                'div',
                { class: 'overview' },
                section('Main actors', claims.length > 0 ? 'By the number of their claims.' : 'No claim passes the filters.', this.#actors()),
                section('Who does what to whom', 'Rows act, columns are acted on. Choose a number to read the claims.', this.matrix),
                conflicts.length > 0 && section('Contradictions', `${plural(conflicts.length, 'pair')} of claims of which one denies the other.`, h('ul', { class: 'claims' }, conflicts.slice(0, MOST_LINES).flatMap((conflict) => [conflict.affirmed[0], conflict.denied[0]]).map(line))),
                dated.length > 0 && section('Latest events', 'Claims with a date, the latest first.', h('ol', { class: 'claims dated' }, dated.slice(0, MOST_LINES).map(line))),
            ),
        );
        this.#drawMatrix();
    }

    #entity(entity) {
        return h('button', { type: 'button', class: 'entity', onclick: () => this.actions.onEntity(entity) }, typeMark(entity.type), words(entity.name));
    }

    #actors() {
        const actors = ranked(this.claims, (claim) => [claim.subject, claim.object], MOST_ACTORS);
        return h(
            'ol',
            { class: 'bars-list' },
            actors.map(([entity, claims]) => h('li', null, this.#entity(entity), h('meter', { min: 0, max: actors[0][1].length, value: claims.length, 'aria-label': plural(claims.length, 'claim') }), h('span', { class: 'count' }, claims.length.toLocaleString('en')))),
        );
    }

    #drawMatrix() {
        const tones = TONES.filter((tone) => this.claims.some((claim) => claim.tone === tone));
        if (!tones.includes(this.#tone)) this.#tone = '';
        const claims = this.claims.filter((claim) => claim.subject !== claim.object && (!this.#tone || claim.tone === this.#tone));
        const choice = (tone, label) => h('button', { type: 'button', class: 'action', 'aria-pressed': String(this.#tone === tone), onclick: () => ((this.#tone = tone), this.#drawMatrix()) }, label);
        const rows = ranked(claims, (claim) => [claim.subject], MOST_ROWS).map(([entity]) => entity);
        const shownRows = new Set(rows);
        const columns = ranked(claims.filter((claim) => shownRows.has(claim.subject)), (claim) => [claim.object], MOST_ROWS).map(([entity]) => entity);
        const cell = (subject, object) => {
            const found = claims.filter((claim) => claim.subject === subject && claim.object === object);
            if (found.length === 0) return h('td', null);
            const says = [...new Set(found.map(verbOf))].join(', ');
            return h(
                'td',
                { class: `tone-${found[0].tone.replace(' ', '-')}` },
                h('button', { type: 'button', title: `${subject.name} ${says} ${object.name}`, 'aria-label': `${subject.name} ${says} ${object.name}: ${plural(found.length, 'claim')}`, onclick: () => this.actions.onClaim(found[0]) }, found.length.toLocaleString('en')),
            );
        };
        this.matrix.replaceChildren(
            h('div', { class: 'moves', role: 'group', 'aria-label': 'Kind of claims' }, choice('', 'All'), tones.map((tone) => choice(tone, NAME_OF_TONE[tone]))),
            h(
                'div',
                { class: 'scrolled', tabindex: 0, role: 'region', 'aria-label': 'Matrix' },
                h('table', null, h('thead', null, h('tr', null, h('td', null), columns.map((entity) => h('th', { scope: 'col' }, h('span', null, words(entity.name)))))), h('tbody', null, rows.map((subject) => h('tr', null, h('th', { scope: 'row' }, words(subject.name)), columns.map((object) => cell(subject, object)))))),
            ),
        );
    }
}
