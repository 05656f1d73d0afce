// The claims as a table: what the picture shows, for those who would rather read or cannot see it.

import { lineOf, verbOf } from './claim_line.js';
import { nameOfStatus } from '../data/graph.js';
import { by, h, plural, words } from '../dom.js';
import { typeMark } from './marks.js';

const PAGE = 200;

function byTime(a, b) {
    if (a.days.begin !== b.days.begin) return a.days.begin < b.days.begin ? -1 : 1;
    if (a.days.end !== b.days.end) return a.days.end > b.days.end ? -1 : 1; // the longest first
    return a.time_value.localeCompare(b.time_value, 'en'); // minutes of a day
}

function sorted(claims, { key, compare = (a, b) => (typeof a === 'number' ? a - b : a.localeCompare(b, 'en')) }, down) {
    const keyed = claims.map((claim) => ({ claim, key: key(claim) }));
    // what is empty comes last, either way
    keyed.sort((a, b) => (a.key === '') - (b.key === '') || (a.key === '' ? 0 : compare(a.key, b.key) * (down ? -1 : 1)) || a.claim.index - b.claim.index);
    return keyed.map((entry) => entry.claim);
}

/** title, which a server knows the order by; sorted(claims, down). */
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
].map((column) => ({ ...column, sorted: (claims, down) => sorted(claims, column, down) }));

export class ClaimTable {
    #sort = null; // {column, down}
    #shown = PAGE;

    constructor(source, onClaim) {
        this.panel = by('view-claims');
        this.source = source;
        this.onClaim = onClaim;
    }

    async show(state) {
        this.state = state;
        const { claims, total } = await this.source.claims(state, this.#sort, this.#shown);
        if (this.state === state) this.#render(claims, total);
    }

    #render(claims, total) {
        const { claim: chosen, wrong } = this.state;
        const head = COLUMNS.map((column) => {
            const isSorted = this.#sort?.column === column;
            return h(
                'th',
                { scope: 'col', class: column.class, 'aria-sort': isSorted ? (this.#sort.down ? 'descending' : 'ascending') : null },
                h('button', { type: 'button', onclick: () => this.#sortBy(column) }, column.title, h('span', { 'aria-hidden': true }, isSorted ? (this.#sort.down ? ' ↓' : ' ↑') : '')),
            );
        });
        const rows = claims.map((claim) => {
            const row = h('tr', { class: [claim.id === chosen && 'chosen', wrong.has(claim.id) && 'wrong'].filter(Boolean).join(' ') || null }, COLUMNS.map((column) => h('td', { class: column.class }, column.cell(claim, this.onClaim))));
            row.addEventListener('click', (event) => event.target.closest('button') || this.onClaim(claim));
            return row;
        });
        const left = total - rows.length;
        this.panel.replaceChildren(
            h('table', null, h('caption', { class: 'unseen' }, `${plural(total, 'claim')}; choose one to read its sentences`), h('thead', null, h('tr', null, head)), h('tbody', null, rows)),
            left > 0 ? h('button', { type: 'button', class: 'link more', onclick: () => ((this.#shown += PAGE), this.show(this.state)) }, `${left.toLocaleString('en')} more`) : '',
            total === 0 ? h('p', { class: 'nothing' }, 'No claim passes the filters.') : '',
        );
    }

    async #sortBy(column) {
        const down = this.#sort?.column === column && !this.#sort.down;
        this.#sort = { column, down };
        await this.show(this.state);
        const place = COLUMNS.indexOf(column);
        this.panel.querySelectorAll('th button')[place]?.focus();
    }
}
