// The articles that the claims were read in: a list, and one of them with the sentences that carry claims.

import { by, h, plural, shown, words } from './dom.js';
import { marked, marksOfAll, sourceOf, titleOf } from './evidence.js';
import { ClaimLine } from './claim_line.js';

const PAGE = 200;

export class Documents {
    #shown = PAGE;

    /** actions: onClaim(claim), onArticle(document or null), onFilter(document). */
    constructor(graph, actions) {
        this.panel = by('view-documents');
        this.graph = graph;
        this.actions = actions;
        // the latest first; what has no date comes last
        this.sorted = [...graph.documents].sort((a, b) => (b.date || '').localeCompare(a.date || '', 'en') || titleOf(a).localeCompare(titleOf(b), 'en'));
    }

    show(claims, state) {
        this.passing = new Set(claims);
        const article = this.graph.document(state.article);
        const key = article?.name ?? '';
        this.panel.replaceChildren(...(article ? this.#article(article, state) : this.#list()));
        if (key !== this.key) this.panel.scrollTop = 0;
        this.key = key;
    }

    #list() {
        const hasPublishers = this.sorted.some((document) => document.publisher);
        const counted = this.sorted.map((document) => ({ document, count: [...document.claims].filter((claim) => this.passing.has(claim)).length }));
        const rows = counted.slice(0, this.#shown).map(({ document, count }) =>
            h(
                'tr',
                { onclick: () => this.actions.onArticle(document) },
                h('td', { class: 'title' }, h('button', { type: 'button', class: 'link', onclick: (event) => (event.stopPropagation(), this.actions.onArticle(document)) }, words(titleOf(document)))),
                h('td', { class: 'nowrap' }, words(document.date)),
                hasPublishers && h('td', null, words(document.publisher)),
                h('td', { class: 'number count' }, count.toLocaleString('en')),
            ),
        );
        const left = counted.length - rows.length;
        return [
            h(
                'table',
                null,
                h('caption', { class: 'unseen' }, `${plural(counted.length, 'article')}; choose one to read its sentences`),
                h('thead', null, h('tr', null, h('th', { scope: 'col' }, 'Title'), h('th', { scope: 'col' }, 'Date'), hasPublishers && h('th', { scope: 'col' }, 'Publisher'), h('th', { scope: 'col', class: 'number' }, 'Claims'))),
                h('tbody', null, rows),
            ),
            left > 0 && h('button', { type: 'button', class: 'link more', onclick: () => ((this.#shown += PAGE), this.panel.replaceChildren(...this.#list())) }, `${left.toLocaleString('en')} more`),
            counted.length === 0 && h('p', { class: 'nothing' }, 'The graph names no article.'),
        ].filter(Boolean);
    }

    #article(document, state) {
        const isOnly = state.document.has(document.name);
        return [
            h(
                'article',
                { class: 'article' },
                h('p', null, h('button', { type: 'button', class: 'link', onclick: () => this.actions.onArticle(null) }, '← All articles')),
                h('h2', null, words(titleOf(document))),
                h('p', { class: 'muted source' }, document.author && [words(document.author), ' · '], sourceOf(document)),
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
            h('ul', { class: 'claims' }, sentence.found.map(({ claim }) => ClaimLine(claim, { isPassing: this.passing.has(claim), onClaim: this.actions.onClaim }))),
        );
    }
}
