// The panel of filters; its marks are the legend of the graph as well.

import { dateOf, dayOf, MODALITIES, nameOfStatus, TONES, TYPES } from './data.js';
import { by, h, plural, words } from './dom.js';
import { countsOf, DOCUMENT, speakerOf } from './filter.js';
import { lineMark, typeMark } from './marks.js';
import { hasActors } from './scope.js';

const FEW = 8; // of a long list are shown at first

export const nameOfFamily = (family) => family.charAt(0) + family.slice(1).toLowerCase().replaceAll('_', ' ');
const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

export const nameOfSpeaker = (graph, id) => (id === DOCUMENT ? 'The article' : (graph.entity(id)?.name ?? id));

export class Filters {
    constructor(graph, store) {
        this.graph = graph;
        this.store = store;
        this.open = new Set();
        this.panel = by('filters');
        const tones = new Map();
        for (const claim of graph.claims) tones.set(claim.family, claim.tone);
        const families = [...tones.keys()].sort((a, b) => TONES.indexOf(tones.get(a)) - TONES.indexOf(tones.get(b)) || (a < b ? -1 : 1));
        const speakers = [...new Set(graph.claims.map(speakerOf))];
        const types = TYPES.filter((type) => graph.entities.some((entity) => entity.type === type && entity.degree > 0));
        const hasModality = (modality) => graph.claims.some((claim) => claim.modality === modality);
        this.lists = [
            { name: 'type', title: 'Entities', values: types, mark: typeMark, label: capital, valuesOf: (claim) => new Set([claim.subject.type, claim.object.type]) },
            { name: 'family', title: 'Relations', values: families, mark: (family) => lineMark(tones.get(family)), label: nameOfFamily, valuesOf: (claim) => [claim.family] },
            {
                name: 'speaker',
                title: 'Who says so',
                values: speakers,
                byCount: true,
                label: (id) => nameOfSpeaker(graph, id),
                valuesOf: (claim) => [speakerOf(claim)],
            },
            {
                name: 'polarity',
                title: 'Affirmed or denied',
                values: ['+', '-'],
                mark: (value) => lineMark('agrees', { denied: value === '-' }),
                label: (value) => (value === '+' ? 'Affirmed' : 'Denied'),
                valuesOf: (claim) => [claim.polarity],
            },
            {
                name: 'modality',
                title: 'Status',
                values: MODALITIES.filter(hasModality),
                mark: (value) => lineMark('other', { unsure: value !== 'actual' }),
                label: (value) => capital(nameOfStatus(value)),
                valuesOf: (claim) => [claim.modality],
            },
        ];
        this.build();
    }

    build() {
        this.rows = new Map();
        const sections = this.lists.filter((list) => list.values.length > 1).map((list) => this.#list(list));
        sections.splice(3, 0, this.#time());
        this.conflicts = this.graph.conflicts.length > 0 && this.#switch('conflicts', `Only conflicts`, `${plural(this.graph.conflicts.length, 'pair')} of claims that deny each other`);
        this.panel.replaceChildren(
            h('div', { class: 'panel-head' }, h('h2', null, 'Filters'), (this.count = h('p', { class: 'muted', role: 'status' })), (this.reset = h('button', { type: 'button', class: 'link', onclick: () => this.store.clearFilters() }, 'Reset'))),
            hasActors(this.graph) ? this.#actors() : '',
            ...sections.filter(Boolean),
            this.#confidence(),
            this.conflicts || '',
        );
    }

    #list(list) {
        const box = h('ul', { class: 'facet' });
        for (const value of list.values) {
            const count = h('span', { class: 'count' });
            const input = h('input', { type: 'checkbox', value, onchange: () => this.store.toggle(list.name, value) });
            const row = h('li', null, h('label', null, input, list.mark?.(value), h('span', { class: 'name' }, words(list.label(value))), count));
            this.rows.set(`${list.name} ${value}`, { row, input, count });
        }
        list.box = box;
        list.more = h('button', { type: 'button', class: 'link more', 'aria-expanded': 'false', onclick: () => this.#toggleMore(list) });
        return h('fieldset', { class: 'filter' }, h('legend', null, list.title), box, list.more);
    }

    #toggleMore(list) {
        if (!this.open.delete(list.name)) this.open.add(list.name);
        this.update(this.store.state, this.passing);
    }

    #switch(name, label, hint) {
        const input = h('input', { type: 'checkbox', id: `filter-${name}`, onchange: () => this.store.set({ [name]: input.checked }) });
        return Object.assign(h('div', { class: 'filter switch' }, h('label', null, input, h('span', { class: 'name' }, label)), h('p', { class: 'muted' }, hint)), { input });
    }

    #actors() {
        this.actors = h('input', { type: 'checkbox', id: 'filter-actors', onchange: () => this.store.set({ all: !this.actors.checked }) });
        return h('div', { class: 'filter switch' }, h('label', null, this.actors, h('span', { class: 'name' }, 'Actors only')), h('p', { class: 'muted' }, 'People, organizations, places and groups that have names'));
    }

    #confidence() {
        const output = h('output', null);
        const input = h('input', {
            type: 'range',
            min: 0,
            max: 100,
            step: 5,
            'aria-label': 'Least confidence, in per cent',
            id: 'filter-confidence',
            oninput: () => this.store.set({ confidence: Number(input.value) / 100 }),
        });
        this.confidence = { input, output };
        return h('fieldset', { class: 'filter' }, h('legend', null, 'Confidence'), h('label', { class: 'range' }, h('span', null, 'At least'), output, input));
    }

    /** Two sliders over a histogram of the dates that claims carry. */
    #time() {
        const dated = this.graph.claims.filter((claim) => claim.days);
        if (dated.length === 0) return null;
        const ends = dated.flatMap((claim) => [claim.days.begin, claim.days.end]).filter(Number.isFinite); // the others are open
        this.first = ends.reduce((first, day) => Math.min(first, day), Infinity);
        this.last = ends.reduce((last, day) => Math.max(last, day), -Infinity);
        const bins = 40;
        const heights = new Array(bins).fill(0);
        const days = this.last - this.first + 1;
        for (const claim of dated) ++heights[Math.min(bins - 1, Math.floor(((Math.max(claim.days.begin, this.first) - this.first) / days) * bins))];
        const highest = Math.max(...heights);
        const bars = h(
            'div',
            { class: 'bars', 'aria-hidden': true },
            heights.map((count) => {
                const bar = h('span', { class: count > 0 ? 'some' : null });
                bar.style.height = `${count > 0 ? 12 + (88 * count) / highest : 0}%`;
                return bar;
            }),
        );
        const slider = (label, isFrom) => {
            const input = h('input', { type: 'range', min: this.first, max: this.last, step: 1, 'aria-label': label, class: isFrom ? 'from' : 'to' });
            input.addEventListener('input', () => {
                const other = isFrom ? this.time.to : this.time.from;
                if (isFrom ? Number(input.value) > Number(other.value) : Number(input.value) < Number(other.value)) input.value = other.value;
                const day = Number(input.value);
                this.store.set(isFrom ? { from: day === this.first ? '' : dateOf(day) } : { to: day === this.last ? '' : dateOf(day) });
            });
            return input;
        };
        const output = h('output', { class: 'dates' });
        const undated = h('input', { type: 'checkbox', onchange: () => this.store.set({ undated: undated.checked }) });
        this.time = { from: slider('From', true), to: slider('To', false), output, undated, bars };
        const without = this.graph.claims.length - dated.length;
        return h(
            'fieldset',
            { class: 'filter time' },
            h('legend', null, 'When'),
            bars,
            h('div', { class: 'double' }, this.time.from, this.time.to),
            output,
            without > 0 && h('label', { class: 'row' }, undated, h('span', { class: 'name' }, 'also those without a date'), h('span', { class: 'count' }, without.toLocaleString('en'))),
        );
    }

    /** `claims` are those of the part that is looked at, `passing` those of them that pass. */
    update(state, passing, claims = this.claims) {
        this.claims = claims;
        this.passing = passing;
        if (this.actors) this.actors.checked = !state.all;
        this.count.textContent = passing.length === this.graph.claims.length ? plural(passing.length, 'claim') : `${passing.length.toLocaleString('en')} of ${plural(this.graph.claims.length, 'claim')}`;
        for (const list of this.lists) {
            if (!list.box) continue;
            const counts = countsOf(claims, state, list.name, list.valuesOf);
            const chosen = (value) => state[list.name].has(value);
            const sorted = list.byCount ? [...list.values].sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0) || (a < b ? -1 : 1)) : list.values;
            const values = sorted.filter((value) => counts.get(value) || chosen(value)); // what would show nothing is no choice
            const open = this.open.has(list.name) || values.length <= FEW + 2;
            const shown = values.filter((value, place) => open || place < FEW || chosen(value));
            const active = document.activeElement;
            const rows = shown.map((value) => {
                const { row, input, count } = this.rows.get(`${list.name} ${value}`);
                input.checked = chosen(value);
                count.textContent = (counts.get(value) ?? 0).toLocaleString('en');
                row.classList.toggle('off', state[list.name].size > 0 && !chosen(value));
                return row;
            });
            if (rows.length !== list.box.children.length || rows.some((row, place) => list.box.children[place] !== row)) list.box.replaceChildren(...rows);
            if (list.box.contains(active)) active.focus();
            list.more.hidden = values.length <= FEW + 2;
            list.more.textContent = this.open.has(list.name) ? 'Fewer' : `All ${values.length}`;
            list.more.setAttribute('aria-expanded', String(this.open.has(list.name)));
        }
        this.confidence.input.value = Math.round(state.confidence * 100);
        this.confidence.output.textContent = `${Math.round(state.confidence * 100)} %`;
        if (this.conflicts) this.conflicts.input.checked = state.conflicts;
        if (this.time) this.#updateTime(state);
    }

    #updateTime(state) {
        const { from, to, output, undated, bars } = this.time;
        const first = dayOf(state.from) ?? this.first;
        const last = dayOf(state.to) ?? this.last;
        from.value = first;
        to.value = last;
        for (const input of [from, to]) input.setAttribute('aria-valuetext', dateOf(Number(input.value)));
        output.textContent = `${dateOf(first)} – ${dateOf(last)}`;
        undated.checked = state.undated || (!state.from && !state.to);
        undated.disabled = !state.from && !state.to;
        const days = this.last - this.first + 1;
        [...bars.children].forEach((bar, place) => {
            const day = this.first + ((place + 0.5) / bars.children.length) * days;
            bar.classList.toggle('in', day >= first && day <= last + 1);
        });
    }
}
