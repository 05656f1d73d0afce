// The search box: a combobox of entities, relations and words of sentences.

import { fold } from './data.js';
import { announce, by, h, plural, shown, words } from './dom.js';
import { typeMark } from './marks.js';

const MOST = 8;

/** How well `query` fits `text`, both folded: 0 not at all, 3 from its start. */
function fit(text, query) {
    const at = text.indexOf(query);
    if (at < 0) return 0;
    return at === 0 ? 3 : /[\p{L}\p{N}]/u.test(text[at - 1]) ? 1 : 2;
}

export class Search {
    #options = [];
    #active = -1;

    constructor(graph, { onEntity, onRelation, onText }) {
        this.graph = graph;
        this.actions = { onEntity, onRelation, onText };
        this.input = by('search');
        this.list = by('suggestions');
        this.names = graph.entities.map((entity) => ({ entity, names: [entity.name, ...entity.aliases].map((name) => ({ name, folded: fold(name) })) }));
        const relations = new Map();
        for (const claim of graph.claims) {
            const entry = relations.get(claim.relation) ?? { relation: claim.relation, label: claim.label, count: 0 };
            ++entry.count;
            relations.set(claim.relation, entry);
        }
        this.relations = [...relations.values()];
        this.input.addEventListener('input', () => this.#suggest());
        this.input.addEventListener('focus', () => this.input.value && this.#suggest());
        this.input.addEventListener('blur', () => setTimeout(() => this.#close(), 120));
        this.input.addEventListener('keydown', (event) => this.#key(event));
        document.addEventListener('keydown', (event) => {
            const typing = event.target instanceof HTMLInputElement && event.target.type === 'text';
            if (event.key !== '/' || typing || event.ctrlKey || event.metaKey) return;
            event.preventDefault();
            this.input.focus();
            this.input.select();
        });
    }

    #found(query) {
        const entities = this.names
            .map(({ entity, names }) => {
                let best = { score: 0, name: '' };
                names.forEach(({ name, folded }, place) => {
                    const score = fit(folded, query) - (place > 0 ? 0.5 : 0) + (folded === query ? 1 : 0);
                    if (fit(folded, query) > 0 && score > best.score) best = { score, name };
                });
                return { entity, ...best };
            })
            .filter((entry) => entry.score > 0)
            .sort((a, b) => b.score - a.score || b.entity.degree - a.entity.degree || a.entity.index - b.entity.index)
            .slice(0, MOST);
        const relations = this.relations
            .filter((entry) => fit(fold(entry.label), query) >= 2 || fit(entry.relation, query) >= 2)
            .sort((a, b) => b.count - a.count)
            .slice(0, 3);
        return { entities, relations };
    }

    #suggest() {
        const text = this.input.value.trim();
        const query = fold(text);
        if (!query) return this.#close();
        const { entities, relations } = this.#found(query);
        this.#options = [
            ...entities.map(({ entity, name }) => ({
                run: () => this.actions.onEntity(entity),
                content: [
                    typeMark(entity.type),
                    h('span', { class: 'what' }, words(entity.name), name !== entity.name && shown(name) !== entity.name && h('small', null, ' also ', words(name))),
                    h('small', null, plural(entity.degree, 'claim')),
                ],
            })),
            ...relations.map(({ relation, label, count }) => ({
                run: () => this.actions.onRelation(relation),
                content: [h('span', { class: 'glyph', 'aria-hidden': true }, '→'), h('span', { class: 'what' }, 'Claims that say ', h('b', null, words(label))), h('small', null, plural(count, 'claim'))],
            })),
            {
                run: () => this.actions.onText(text),
                content: [h('span', { class: 'glyph', 'aria-hidden': true }, '“'), h('span', { class: 'what' }, 'Claims with the words ', h('b', null, words(text)))],
            },
        ];
        this.list.replaceChildren(
            ...this.#options.map((option, place) =>
                h('li', { role: 'option', id: `suggestion-${place}`, 'aria-selected': 'false', onpointerdown: (event) => (event.preventDefault(), this.#take(place)) }, option.content),
            ),
        );
        this.list.hidden = false;
        this.input.setAttribute('aria-expanded', 'true');
        this.#setActive(0);
        announce(`${plural(this.#options.length, 'suggestion')}`);
    }

    #setActive(place) {
        this.#active = place;
        [...this.list.children].forEach((item, i) => item.setAttribute('aria-selected', String(i === place)));
        if (place >= 0) {
            this.input.setAttribute('aria-activedescendant', `suggestion-${place}`);
            this.list.children[place].scrollIntoView({ block: 'nearest' });
        } else this.input.removeAttribute('aria-activedescendant');
    }

    #take(place) {
        const option = this.#options[place];
        this.#close();
        this.input.value = '';
        option?.run();
    }

    #close() {
        this.list.hidden = true;
        this.#options = [];
        this.#active = -1;
        this.input.setAttribute('aria-expanded', 'false');
        this.input.removeAttribute('aria-activedescendant');
    }

    #key(event) {
        const count = this.#options.length;
        if (event.key === 'Escape') {
            if (count > 0) this.#close();
            else this.input.blur();
            event.stopPropagation();
        } else if (event.key === 'Enter' && count > 0) this.#take(Math.max(this.#active, 0));
        else if (event.key === 'ArrowDown' && count > 0) this.#setActive((this.#active + 1) % count);
        else if (event.key === 'ArrowUp' && count > 0) this.#setActive((this.#active + count - 1) % count);
        else if (event.key === 'ArrowDown') this.#suggest();
        else return;
        event.preventDefault();
    }
}
