// Claims and conflicts as text: what the picture shows, for those who would rather read or cannot see it.

import { lineOf, verbOf } from './claim_line.js';
import { nameOfStatus } from './data.js';
import { by, h, plural, words } from './dom.js';
import { quote } from './evidence.js';
import { typeMark } from './marks.js';

const PAGE = 200;

function byTime(a, b) {
    if (a.days.begin !== b.days.begin) return a.days.begin < b.days.begin ? -1 : 1;
    if (a.days.end !== b.days.end) return a.days.end > b.days.end ? -1 : 1; // the longest first
    return a.time_value.localeCompare(b.time_value, 'en'); // minutes of a day
}

const COLUMNS = [
    { title: 'Subject', key: (claim) => claim.subject.name, cell: (claim) => [typeMark(claim.subject.type), words(claim.subject.name)] },
    {
        title: 'Claim',
        key: (claim) => claim.label,
        cell: (claim, choose) =>
            h(
                'button',
                { type: 'button', class: `says ${claim.denied ? 'denied' : ''}`, onclick: () => choose(claim), 'aria-label': `${claim.subject.name} ${verbOf(claim)} ${claim.object.name}: show sentences` },
                lineOf(claim),
                words(verbOf(claim)),
            ),
    },
    { title: 'Object', key: (claim) => claim.object.name, cell: (claim) => [typeMark(claim.object.type), words(claim.object.name)] },
    { title: 'Who says so', key: (claim) => claim.by?.name ?? '', cell: (claim) => claim.by && words(claim.by.name) },
    { title: 'Status', key: (claim) => nameOfStatus(claim.modality), cell: (claim) => claim.modality !== 'actual' && nameOfStatus(claim.modality) },
    { title: 'When', key: (claim) => (claim.days ? claim : ''), compare: byTime, cell: (claim) => (claim.time || claim.time_value) && words(claim.time || claim.time_value) },
    { title: 'Confidence', key: (claim) => -claim.confidence, cell: (claim) => `${Math.round(claim.confidence * 100)} %`, class: 'number' },
];

export class ClaimTable {
    #sort = null; // {column, down}
    #shown = PAGE;

    constructor(onClaim) {
        this.panel = by('view-claims');
        this.onClaim = onClaim;
    }

    show(claims, state) {
        this.claims = claims;
        this.chosen = state.claim;
        this.wrong = state.wrong;
        this.#render();
    }

    #sorted() {
        if (!this.#sort) return this.claims;
        const { column, down } = this.#sort;
        const keyed = this.claims.map((claim) => ({ claim, key: column.key(claim) }));
        const compare = column.compare ?? ((a, b) => (typeof a === 'number' ? a - b : a.localeCompare(b, 'en')));
        // what is empty comes last, either way
        keyed.sort((a, b) => (a.key === '') - (b.key === '') || (a.key === '' ? 0 : compare(a.key, b.key) * (down ? -1 : 1)) || a.claim.index - b.claim.index);
        return keyed.map((entry) => entry.claim);
    }

    #render() {
        const sorted = this.#sorted();
        const head = COLUMNS.map((column) => {
            const isSorted = this.#sort?.column === column;
            return h(
                'th',
                { scope: 'col', class: column.class, 'aria-sort': isSorted ? (this.#sort.down ? 'descending' : 'ascending') : null },
                h('button', { type: 'button', onclick: () => this.#sortBy(column) }, column.title, h('span', { 'aria-hidden': true }, isSorted ? (this.#sort.down ? ' ↓' : ' ↑') : '')),
            );
        });
        const rows = sorted.slice(0, this.#shown).map((claim) => {
            const row = h('tr', { class: [claim.id === this.chosen && 'chosen', this.wrong.has(claim.id) && 'wrong'].filter(Boolean).join(' ') || null }, COLUMNS.map((column) => h('td', { class: column.class }, column.cell(claim, this.onClaim))));
            row.addEventListener('click', (event) => event.target.closest('button') || this.onClaim(claim));
            return row;
        });
        const left = sorted.length - rows.length;
        this.panel.replaceChildren(
            h('table', null, h('caption', { class: 'unseen' }, `${plural(sorted.length, 'claim')}; choose one to read its sentences`), h('thead', null, h('tr', null, head)), h('tbody', null, rows)),
            left > 0 ? h('button', { type: 'button', class: 'link more', onclick: () => ((this.#shown += PAGE), this.#render()) }, `${left.toLocaleString('en')} more`) : '',
            sorted.length === 0 ? h('p', { class: 'nothing' }, 'No claim passes the filters.') : '',
        );
    }

    #sortBy(column) {
        const down = this.#sort?.column === column && !this.#sort.down;
        this.#sort = { column, down };
        this.#render();
        const place = COLUMNS.indexOf(column);
        this.panel.querySelectorAll('th button')[place]?.focus();
    }
}

export class ConflictList {
    constructor(graph, onClaim) {
        this.panel = by('view-conflicts');
        this.graph = graph;
        this.onClaim = onClaim;
    }

    show(claims) {
        const passing = new Set(claims);
        const conflicts = this.graph.conflicts.filter((conflict) => conflict.claims.some((claim) => passing.has(claim)));
        const side = (title, list, isDenied) =>
            h(
                'div',
                { class: isDenied ? 'side denied' : 'side' },
                h('h3', null, title),
                list.map((claim) =>
                    h(
                        'article',
                        null,
                        h('button', { type: 'button', class: 'link', onclick: () => this.onClaim(claim) }, claim.by ? words(claim.by.name) : 'The article', claim.modality !== 'actual' && ` (${nameOfStatus(claim.modality)})`),
                        claim.evidence.slice(0, 3).map(quote),
                    ),
                ),
            );
        this.panel.replaceChildren(
            h('p', { class: 'muted' }, conflicts.length > 0 ? `${plural(conflicts.length, 'pair')} of claims of which one denies the other.` : 'No claim is affirmed and denied at once.'),
            ...conflicts.map((conflict) => {
                const [claim] = conflict.affirmed;
                return h(
                    'section',
                    { class: 'conflict' },
                    h('h2', null, typeMark(claim.subject.type), words(claim.subject.name), ' ', h('span', { class: 'says' }, words(claim.label)), ' ', typeMark(claim.object.type), words(claim.object.name)),
                    h('div', { class: 'sides' }, side('Affirmed', conflict.affirmed, false), side('Denied', conflict.denied, true)),
                );
            }),
        );
    }
}
