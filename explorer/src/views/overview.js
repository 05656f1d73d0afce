// The claims at a glance: sources, main actors, who does what to whom, contradictions, what happened when.

import { barsOf, dateOf } from '../data/dates.js';
import { by, h, plural, words } from '../dom.js';
import { ClaimLine } from './claim_line.js';
import { typeMark } from './marks.js';

const MOST_LINES = 8;
const NAME_OF_TONE = { says: 'Says', asks: 'Asks', agrees: 'Agrees, supports', helps: 'Helps', objects: 'Accuses, opposes', 'acts against': 'Acts against', is: 'Leads, belongs to', other: 'Other' };

const section = (title, hint, ...content) => h('section', null, h('h2', null, title), hint && h('p', { class: 'muted' }, hint), content);

export class Overview {
    #tone = '';

    /** actions: onEntity, onClaim, onTime(from, to), onView(name). */
    constructor(source, actions) {
        this.panel = by('view-overview');
        this.source = source;
        this.actions = actions;
    }

    /** `about` is what is known of the whole, `claims` how many pass. */
    async show(state, about, claims) {
        this.state = state;
        const found = await this.source.overview(state, this.#tone);
        if (this.state !== state) return;
        if (this.#tone && !found.tones.includes(this.#tone)) {
            this.#tone = '';
            return this.show(state, about, claims);
        }
        this.again = () => this.show(this.state, about, claims);
        const line = (claim) => ClaimLine(claim, { onClaim: this.actions.onClaim });
        const event = (claim) => ClaimLine(claim, { isDated: true, onClaim: this.actions.onClaim });
        const latest = found.dated.filter((claim) => Number.isFinite(claim.days.begin)).sort((a, b) => b.days.begin - a.days.begin || a.index - b.index);
        const none = claims === 0 && 'No claim passes the filters.';
        this.panel.replaceChildren(
            h(
                'div',
                { class: 'overview' },
                this.#totals(about, claims),
                h(
                    'div',
                    { class: 'columns' },
                    section('Main actors', none || 'By number of claims.', this.#bars(found.actors, (entity) => this.#entity(entity), 'claim')),
                    found.sources.length > 0 && section('Sources', 'Publishers, by number of articles.', this.#bars(found.sources, (name) => words(name), 'article')),
                ),
                this.#timeline(found.days, state),
                !none && section('Who does what to whom', 'Rows act on columns. Choose a number to read a claim.', this.#matrix(found)),
                h(
                    'div',
                    { class: 'columns' },
                    found.conflictCount > 0 && section('Contradictions', `${plural(found.conflictCount, 'contradiction')}: both affirmed and denied.`, h('ul', { class: 'claims' }, found.conflicts.slice(0, MOST_LINES / 2).flatMap((conflict) => [conflict.affirmed[0], conflict.denied[0]]).map(line)), this.#more('All contradictions', 'conflicts')),
                    latest.length > 0 && section('Latest events', 'Claims with a date, the latest first.', h('ol', { class: 'claims dated' }, latest.slice(0, MOST_LINES).map(event)), this.#more('All claims', 'claims')),
                ),
            ),
        );
    }

    #more(label, view) {
        return h('button', { type: 'button', class: 'link more', onclick: () => this.actions.onView(view) }, label);
    }

    #totals(about, claims) {
        const tile = (count, label) => h('div', { class: 'tile' }, h('dt', null, label), h('dd', null, count.toLocaleString('en')));
        return h(
            'dl',
            { class: 'tiles' },
            tile(about.documents, 'Articles'),
            tile(about.entities, 'Entities'),
            tile(about.claims, 'Claims'),
            claims !== about.claims && tile(claims, 'Claims shown'),
            about.conflicts > 0 && tile(about.conflicts, 'Contradictions'),
        );
    }

    #entity(entity) {
        return h('button', { type: 'button', class: 'entity', onclick: () => this.actions.onEntity(entity) }, typeMark(entity.type), words(entity.name));
    }

    /** A list with bars: [what, count]. */
    #bars(rows, show, unit) {
        const most = rows[0]?.[1] ?? 1;
        return h(
            'ol',
            { class: 'bars-list' },
            rows.map(([what, count]) => h('li', null, show(what), h('meter', { min: 0, max: most, value: count, 'aria-label': plural(count, unit) }), h('span', { class: 'count' }, count.toLocaleString('en')))),
        );
    }

    /** Bars of how much is said to have happened when; each filters by its time. */
    #timeline(days, state) {
        const { bars, before, after } = barsOf(days);
        if (bars.length < 2) return null;
        const most = bars.reduce((highest, bar) => Math.max(highest, bar.count), 1);
        const left = [before > 0 && `${plural(before, 'claim')} earlier`, after > 0 && `${plural(after, 'claim')} later`].filter(Boolean).join(', ');
        const isChosen = (bar) => (state.from || state.to) && dateOf(bar.first) >= state.from && (!state.to || dateOf(bar.last) <= state.to);
        const column = (bar) => {
            const stick = h('span', { class: 'stick' });
            stick.style.height = `${bar.count > 0 ? 4 + (96 * bar.count) / most : 0}%`;
            const label = `${bar.name}: ${plural(bar.count, 'claim')}`;
            return h('li', null, h('button', { type: 'button', title: label, 'aria-label': label, 'aria-pressed': String(Boolean(isChosen(bar))), disabled: bar.count === 0, onclick: () => this.actions.onTime(dateOf(bar.first), dateOf(bar.last)) }, stick));
        };
        return section(
            'When',
            `Claims by the time that they are about. Choose a bar to see only those.${left ? ` Not drawn: ${left}.` : ''}`,
            h('ol', { class: 'timeline' }, bars.map(column)),
            h('p', { class: 'axis muted', 'aria-hidden': true }, h('span', null, bars[0].name), h('span', null, bars[Math.floor(bars.length / 2)].name), h('span', null, bars.at(-1).name)),
        );
    }

    #matrix({ tones, rows, columns, cells }) {
        const choose = (tone) => {
            this.#tone = tone;
            this.again();
        };
        const choice = (tone, label) => h('button', { type: 'button', class: 'action', 'aria-pressed': String(this.#tone === tone), onclick: () => choose(tone) }, label);
        const found = new Map(cells.map((cell) => [`${cell.subject.id}\n${cell.object.id}`, cell]));
        const cellOf = (subject, object) => {
            const cell = found.get(`${subject.id}\n${object.id}`);
            if (!cell) return h('td', null);
            const says = `${subject.name} ${[...cell.labels].join(', ')} ${object.name}`;
            return h(
                'td',
                { class: `tone-${cell.claim.tone.replace(' ', '-')}` },
                h('button', { type: 'button', title: says, 'aria-label': `${says}: ${plural(cell.count, 'claim')}`, onclick: () => this.actions.onClaim(cell.claim) }, cell.count.toLocaleString('en')),
            );
        };
        return h(
            'div',
            { class: 'matrix' },
            h('div', { class: 'moves', role: 'group', 'aria-label': 'Kind of claims' }, choice('', 'All'), tones.map((tone) => choice(tone, NAME_OF_TONE[tone]))),
            h(
                'div',
                { class: 'scrolled', tabindex: 0, role: 'region', 'aria-label': 'Who does what to whom' },
                h('table', null, h('thead', null, h('tr', null, h('td', null), columns.map((entity) => h('th', { scope: 'col' }, h('span', null, words(entity.name)))))), h('tbody', null, rows.map((subject) => h('tr', null, h('th', { scope: 'row' }, words(subject.name)), columns.map((object) => cellOf(subject, object)))))),
            ),
        );
    }
}
