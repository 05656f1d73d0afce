// The panel of filters; its marks are the legend of the graph as well.

import { barsOf, dateOf, dayOf } from '../data/dates.js';
import { DOCUMENT } from '../data/filter.js';
import { MODALITIES, nameOfStatus, TONES, TYPES } from '../data/graph.js';
import { by, h, plural, words } from '../dom.js';
import { lineMark, typeMark } from './marks.js';

const FEW = 8; // of a long list are shown at first

export const nameOfFamily = (family) => family.charAt(0) + family.slice(1).toLowerCase().replaceAll('_', ' ');
const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

/** `source` may know speakers that the graph does not have yet. */
export const nameOfSpeaker = ({ graph, names }, id) => (id === DOCUMENT ? 'The article' : (graph.entity(id)?.name ?? names?.get(id) ?? id));

export class Filters {
    constructor(about, source, store) {
        this.about = about;
        this.store = store;
        this.open = new Set();
        this.panel = by('filters');
        const { families: tones } = about;
        const families = [...tones.keys()].sort((a, b) => TONES.indexOf(tones.get(a)) - TONES.indexOf(tones.get(b)) || (a < b ? -1 : 1));
        this.lists = [
            { name: 'type', title: 'Entities', values: TYPES.filter((type) => about.types.has(type)), mark: typeMark, label: capital },
            { name: 'family', title: 'Relations', values: families, mark: (family) => lineMark(tones.get(family)), label: nameOfFamily },
            { name: 'speaker', title: 'Who says so', values: null, label: (id) => nameOfSpeaker(source, id) }, // those that there are, by their count
            {
                name: 'polarity',
                title: 'Affirmed or denied',
                values: ['+', '-'],
                mark: (value) => lineMark('agrees', { denied: value === '-' }),
                label: (value) => (value === '+' ? 'Affirmed' : 'Denied'),
            },
            {
                name: 'modality',
                title: 'Status',
                values: MODALITIES.filter((modality) => about.modalities.has(modality)),
                mark: (value) => lineMark('other', { unsure: value !== 'actual' }),
                label: (value) => capital(nameOfStatus(value)),
            },
        ];
        this.build();
    }

    build() {
        this.rows = new Map();
        const sections = this.lists.filter((list) => !list.values || list.values.length > 1).map((list) => this.#list(list));
        sections.splice(3, 0, this.#time());
        this.conflicts = this.about.conflicts > 0 && this.#switch('conflicts', 'Only contradictions', `${plural(this.about.conflicts, 'relation')} both affirmed and denied`);
        this.panel.replaceChildren(
            h('div', { class: 'panel-head' }, h('h2', null, 'Filters'), (this.count = h('p', { class: 'muted', role: 'status' })), (this.reset = h('button', { type: 'button', class: 'link', onclick: () => this.store.clearFilters() }, 'Reset'))),
            this.about.hasActors ? this.#actors() : '',
            ...sections.filter(Boolean),
            this.#confidence(),
            this.conflicts || '',
        );
    }

    #list(list) {
        const box = h('ul', { class: 'facet' });
        list.box = box;
        list.more = h('button', { type: 'button', class: 'link more', 'aria-expanded': 'false', onclick: () => this.#toggleMore(list) });
        return (list.section = h('fieldset', { class: 'filter' }, h('legend', null, list.title), box, list.more));
    }

    #row(list, value) {
        const key = `${list.name} ${value}`;
        const known = this.rows.get(key);
        if (known) return known;
        const count = h('span', { class: 'count' });
        const input = h('input', { type: 'checkbox', value, onchange: () => this.store.toggle(list.name, value) });
        const entry = { row: h('li', null, h('label', null, input, list.mark?.(value), h('span', { class: 'name' }, words(list.label(value))), count)), input, count };
        this.rows.set(key, entry);
        return entry;
    }

    #toggleMore(list) {
        if (!this.open.delete(list.name)) this.open.add(list.name);
        this.update(this.store.state, this.facets);
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
        const { bars: spans } = barsOf(this.about.days); // without a few far-off ones, which an open end lets in
        if (spans.length === 0) return null;
        this.first = spans[0].first;
        this.last = spans.at(-1).last;
        const highest = Math.max(...spans.map((span) => span.count));
        const bars = h(
            'div',
            { class: 'bars', 'aria-hidden': true },
            spans.map(({ count }) => {
                const bar = h('span', { class: count > 0 ? 'some' : null });
                bar.style.height = `${count > 0 ? 12 + (88 * count) / highest : 0}%`;
                return bar;
            }),
        );
        this.spans = spans;
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
        const without = this.about.undated;
        return h(
            'fieldset',
            { class: 'filter time' },
            h('legend', null, 'When'),
            bars,
            h('div', { class: 'double' }, this.time.from, this.time.to),
            output,
            without > 0 && h('label', { class: 'row' }, undated, h('span', { class: 'name' }, 'Also claims without a date'), h('span', { class: 'count' }, without.toLocaleString('en'))),
        );
    }

    /** `facets`: what source.facets() gives. */
    update(state, facets) {
        this.facets = facets;
        const { claims } = this.about;
        if (this.actors) this.actors.checked = !state.all;
        this.count.textContent = facets.claims === claims ? plural(claims, 'claim') : `${facets.claims.toLocaleString('en')} of ${plural(claims, 'claim')}`;
        for (const list of this.lists) {
            if (!list.box) continue;
            const counts = facets[list.name];
            const chosen = (value) => state[list.name].has(value);
            const values = list.values ?? [...new Set([...counts.keys(), ...state[list.name]])].sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0) || (a < b ? -1 : 1));
            list.section.hidden = values.length < 2 && state[list.name].size === 0;
            const open = this.open.has(list.name);
            const shown = values.filter((value, place) => open || place < FEW || chosen(value));
            const active = document.activeElement;
            const rows = shown.map((value) => {
                const { row, input, count } = this.#row(list, value);
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
        [...bars.children].forEach((bar, place) => bar.classList.toggle('in', this.spans[place].last >= first && this.spans[place].first <= last));
    }
}
