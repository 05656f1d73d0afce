// The articles that the claims were read in: a list, and one of them with the sentences that carry claims.

import { by, h, plural, shown, words } from '../dom.js';
import { marked, marksOfAll, publicationOf, titleLink, titleOf } from './evidence.js';
import { ClaimLine } from './claim_line.js';

const PAGE = 200;

export class Documents {
    #shown = PAGE;

    /** actions: onClaim(claim), onArticle(document or null), onFilter(document). */
    constructor(source, actions) {
        this.panel = by('view-documents');
        this.source = source;
        this.actions = actions;
    }

    /** `isPassing(claim)`: of the others it is shown that they do not pass the filters. */
    async show(state, isPassing) {
        this.state = state;
        this.isPassing = isPassing;
        const article = state.article ? await this.source.document(state.article) : null;
        const list = article ? null : await this.source.documents(state, this.#shown);
        if (this.state !== state) return;
        const key = article?.name ?? '';
        this.panel.replaceChildren(...(article ? this.#article(article, state) : this.#list(list)));
        if (key !== this.key) this.panel.scrollTop = 0;
        this.key = key;
    }

    #list({ rows: counted, total }) {
        const hasPublishers = counted.some(({ document }) => document.publisher);
        const rows = counted.map(({ document, count }) =>
            h(
                'tr',
                { onclick: () => this.actions.onArticle(document) },
                h('td', { class: 'title' }, h('button', { type: 'button', class: 'link', onclick: (event) => (event.stopPropagation(), this.actions.onArticle(document)) }, words(titleOf(document)))),
                h('td', { class: 'nowrap' }, words(document.date)),
                hasPublishers && h('td', null, words(document.publisher)),
                h('td', { class: 'number count' }, count.toLocaleString('en')),
            ),
        );
        const left = total - rows.length;
        return [
            h(
                'table',
                null,
                h('caption', { class: 'unseen' }, `${plural(total, 'article')}; choose one to read its sentences`),
                h('thead', null, h('tr', null, h('th', { scope: 'col' }, 'Title'), h('th', { scope: 'col' }, 'Date'), hasPublishers && h('th', { scope: 'col' }, 'Publisher'), h('th', { scope: 'col', class: 'number' }, 'Claims'))),
                h('tbody', null, rows),
            ),
            left > 0 && h('button', { type: 'button', class: 'link more', onclick: () => ((this.#shown += PAGE), this.show(this.state, this.isPassing)) }, `${left.toLocaleString('en')} more`),
            total === 0 && h('p', { class: 'nothing' }, 'The graph names no article.'),
        ].filter(Boolean);
    }

    #article(document, state) {
        const isOnly = state.document.has(document.name);
        return [
            h(
                'article',
                { class: 'article' },
                h('p', null, h('button', { type: 'button', class: 'link', onclick: () => this.actions.onArticle(null) }, '← All articles')),
                h('h2', null, titleLink(document)),
                h('p', { class: 'muted source' }, document.author && [words(document.author), ' · '], publicationOf(document)),
                h('p', null, h('button', { type: 'button', class: 'action', 'aria-pressed': String(isOnly), onclick: () => this.actions.onFilter(document) }, isOnly ? 'Show claims of all articles' : 'Only claims of this article')),
                h('p', { class: 'muted' }, document.sentences.length > 0 ? `${plural(document.sentences.length, 'sentence')} with ${plural(document.claims.size, 'claim')}, in the order of the text.` : 'No claim was read in this article.'),
                document.sentences.map((sentence) => this.#sentence(sentence)),
            ),
        ];
    }

    #sentence(sentence) {
        return h(
            'section',
            { class: 'sentence' },
            h('span', { class: 'count', title: 'Number of the sentence in the article' }, String(sentence.sentence + 1)),
            h('blockquote', { dir: 'auto' }, marked(sentence.text, marksOfAll(sentence.found.map((found) => found.evidence)))),
            h('ul', { class: 'claims' }, sentence.found.map(({ claim }) => ClaimLine(claim, { isPassing: this.isPassing(claim), onClaim: this.actions.onClaim }))),
        );
    }
}
