// The search box: a combobox of entities, relations and words of sentences.

import { announce, by, h, plural, shown, words } from '../dom.js';
import { typeMark } from './marks.js';

export class Search {
    #options = [];
    #active = -1;

    constructor(source, { onEntity, onRelation, onText }) {
        this.source = source;
        this.actions = { onEntity, onRelation, onText };
        this.input = by('search');
        this.list = by('suggestions');
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

    async #suggest() {
        const text = this.input.value.trim();
        if (!text) return this.#close();
        const { entities, relations } = await this.source.search(text);
        if (text !== this.input.value.trim()) return; // more was typed in the meantime
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
        else if (event.key === 'Enter') this.#suggest().then(() => this.#take(0)); // typed faster than it was found
        else return;
        event.preventDefault();
    }
}
