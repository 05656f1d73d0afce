// The panel of what is chosen: an entity with its claims and names, a claim with its sentences, or the graph as a whole.

import { ClaimLine, lineOf, verbOf } from './claim_line.js';
import { nameOfStatus } from '../data/graph.js';
import { by, h, plural, shown, words } from '../dom.js';
import { quote } from './evidence.js';
import { nameOfFamily } from './filters.js';
import { typeMark } from './marks.js';

const MANY = 60; // rows of a section at first
const percent = (value) => `${Math.round(value * 100)} %`;

export class Details {
    /** actions: onEntity, onClaim, onClose, onExpand, onAround, onPath, onWrong; onJudge(claim, verdict) where a server can be asked. */
    constructor(graph, title, actions) {
        this.graph = graph;
        this.title = title;
        this.actions = actions;
        this.panel = by('details');
    }

    /** `shownClaims` are the claims in the picture; of others it is shown that they are not `isPassing(claim)`. */
    show(state, shownClaims, isPassing) {
        const claim = this.graph.claim(state.claim);
        const entity = this.graph.entity(state.entity);
        this.state = state;
        this.isPassing = isPassing;
        const key = claim ? `claim ${claim.id}` : entity ? `entity ${entity.id}` : '';
        this.panel.replaceChildren(...(claim ? this.#claim(claim, entity) : entity ? this.#entity(entity) : this.#overview(shownClaims)));
        if (key !== this.key) this.panel.scrollTop = 0;
        this.key = key;
        document.body.classList.toggle('has-choice', Boolean(claim || entity));
    }

    // -- pieces

    #entityLink(entity, content = words(entity.name)) {
        return h('button', { type: 'button', class: 'entity', onclick: () => this.actions.onEntity(entity) }, typeMark(entity.type), content);
    }

    #close() {
        return h('button', { type: 'button', class: 'icon close', 'aria-label': 'Close', title: 'Close (Esc)', onclick: () => this.actions.onClose() }, '×');
    }

    #badges(claim) {
        return [
            claim.denied && h('span', { class: 'badge denied' }, 'denied'),
            claim.modality !== 'actual' && h('span', { class: 'badge unsure' }, nameOfStatus(claim.modality)),
            claim.conflict && h('span', { class: 'badge conflict' }, 'contradicted'),
            (this.state.wrong.has(claim.id) || claim.verdict === 'rejected') && h('span', { class: 'badge denied' }, 'marked as wrong'),
            claim.verdict === 'confirmed' && h('span', { class: 'badge' }, 'confirmed'),
        ];
    }

    /** A claim in a list, without the subject `seen` if that is known anyway. */
    #row(claim, seen) {
        return ClaimLine(claim, { seen, isPassing: this.isPassing(claim), onClaim: this.actions.onClaim });
    }

    /** `total`: where the graph does not have all of them. */
    #section(title, claims, row, total = claims.length) {
        if (claims.length === 0) return null;
        const list = h('ul', { class: 'claims' });
        const sorted = [...claims].sort((a, b) => this.isPassing(b) - this.isPassing(a) || b.sentences - a.sentences || a.index - b.index);
        const more = h('button', { type: 'button', class: 'link more' });
        const add = (count) => {
            const at = list.children.length;
            list.append(...sorted.slice(at, at + count).map(row));
            const left = sorted.length - list.children.length;
            more.hidden = left === 0;
            more.textContent = `${left.toLocaleString('en')} more`;
        };
        more.addEventListener('click', () => add(200));
        add(MANY);
        return h('section', null, h('h3', null, title, h('span', { class: 'count' }, total > claims.length ? `${claims.length.toLocaleString('en')} of ${total.toLocaleString('en')}` : total.toLocaleString('en'))), list, more);
    }

    // -- entity

    #entity(entity) {
        const wikidata = /^Q[1-9]\d*$/.test(entity.kb) && entity.kb;
        return [
            h(
                'div',
                { class: 'panel-head' },
                h('p', { class: 'kind' }, typeMark(entity.type), entity.type),
                this.#close(),
                h('h2', { tabindex: -1 }, words(entity.name)),
                h(
                    'p',
                    { class: 'muted' },
                    [plural(entity.mentions, 'mention'), plural(entity.degree, 'claim')].join(' · '),
                    wikidata && [' · ', h('a', { href: `https://www.wikidata.org/wiki/${wikidata}`, rel: 'noopener noreferrer', target: '_blank' }, `Wikidata ${wikidata}`)],
                ),
                entity.aliases.length > 0 && h('p', { class: 'aliases' }, h('span', { class: 'muted' }, 'Also: '), entity.aliases.map((alias, place) => [place > 0 && ', ', words(alias)])),
                this.#moves(entity),
            ),
            this.#section('What it does', entity.out, (claim) => this.#row(claim, entity), entity.counts?.out),
            this.#section('What others do to it', entity.in.filter((claim) => claim.subject !== entity), (claim) => this.#row(claim, null), entity.counts?.in),
            this.#section('What it says', entity.says, (claim) => this.#row(claim, null), entity.counts?.says),
        ].filter(Boolean);
    }

    /** What else of the graph to look at from here. */
    #moves(entity) {
        const { open, around, steps } = this.state;
        const move = (label, isOn, run) => h('button', { type: 'button', class: 'action', 'aria-pressed': isOn === null ? null : String(isOn), onclick: run }, label);
        const isAround = around === entity.id;
        return h(
            'div',
            { class: 'moves', role: 'group', 'aria-label': 'In the graph' },
            entity.degree > 0 && [
                move(open.has(entity.id) ? 'Collapse' : 'Expand', open.has(entity.id), () => this.actions.onExpand(entity)),
                h('span', { class: 'steps', role: 'group', 'aria-label': 'Only its surroundings' }, h('span', { class: 'muted' }, 'Surroundings'), [1, 2, 3].map((count) => move(String(count), isAround && steps === count, () => this.actions.onAround(isAround && steps === count ? null : entity, count)))),
                move('Path to …', null, () => this.actions.onPath(entity)),
            ],
        );
    }

    // -- claim

    /** Marks are kept in the address, or, where a server can be asked, in the store. */
    #judgment(claim) {
        const action = (label, isOn, run) => h('button', { type: 'button', class: 'action', 'aria-pressed': String(isOn), onclick: run }, label);
        const isWrong = this.state.wrong.has(claim.id);
        if (!this.actions.onJudge) return h('p', { class: 'moves' }, action('Mark as wrong', isWrong, () => this.actions.onWrong(claim)));
        const verdict = (name, label) => action(label, claim.verdict === name, () => this.actions.onJudge(claim, claim.verdict === name ? 'none' : name));
        return h('p', { class: 'moves' }, verdict('rejected', 'Reject'), verdict('confirmed', 'Confirm'));
    }

    #claim(claim, from) {
        const facts = [
            ['Who says so', claim.by ? [this.#entityLink(claim.by), claim.report && h('span', { class: 'muted' }, ` (${shown(claim.report).replaceAll('_', ' ')})`)] : 'The article'],
            ['When', claim.time && [words(claim.time), claim.time_value && claim.time_value !== claim.time && h('span', { class: 'muted' }, ` (${shown(claim.time_value)})`)]],
            !claim.time && ['When', claim.time_value && words(claim.time_value)],
            ['Where', (claim.place || claim.place_entity) && [claim.place && words(claim.place), claim.place_entity && [' ', this.#entityLink(claim.place_entity)]]],
            ['If', claim.condition && words(claim.condition)],
            ['What', claim.complement && words(claim.complement)],
            ['Kind', nameOfFamily(claim.family)],
            ['Status', [claim.denied && 'denied', nameOfStatus(claim.modality)].filter(Boolean).join(', ')],
        ].filter((fact) => fact && fact[1]);
        const meter = h('meter', { min: 0, max: 1, low: 0.5, high: 0.75, optimum: 1, value: claim.confidence, 'aria-label': 'Confidence' });
        const between = [...claim.subject.out.filter((other) => other.object === claim.object), ...claim.object.out.filter((other) => other.object === claim.subject)].filter((other, place, all) => other !== claim && all.indexOf(other) === place);
        const against = claim.conflict ? (claim.denied ? claim.conflict.affirmed : claim.conflict.denied) : [];
        return [
            h(
                'div',
                { class: 'panel-head' },
                from ? h('button', { type: 'button', class: 'link back', onclick: () => this.actions.onEntity(from) }, '← ', words(from.name)) : h('p', { class: 'kind' }, 'Claim'),
                this.#close(),
                h(
                    'h2',
                    { class: 'statement', tabindex: -1 },
                    this.#entityLink(claim.subject),
                    h('span', { class: 'verb' }, lineOf(claim), words(verbOf(claim))),
                    this.#entityLink(claim.object),
                ),
                h('p', { class: 'badges' }, this.#badges(claim)),
                this.#judgment(claim),
            ),
            h('dl', { class: 'facts' }, facts.map(([name, value]) => [h('dt', null, name), h('dd', null, value)]), h('dt', null, 'Confidence'), h('dd', { class: 'confidence' }, meter, percent(claim.confidence))),
            h('section', null, h('h3', null, 'Sentences', h('span', { class: 'count' }, claim.sentences.toLocaleString('en'))), claim.evidence.slice(0, 200).map(quote)),
            this.#section(claim.denied ? 'Affirmed by' : 'Denied by', against, (other) => this.#row(other, null)),
            this.#section('Between the same two', between.filter((other) => !against.includes(other)), (other) => this.#row(other, null)),
        ].filter(Boolean);
    }

    // -- nothing chosen

    #overview(passing) {
        const degree = new Map();
        const speakers = new Map();
        for (const claim of passing) {
            for (const entity of new Set([claim.subject, claim.object])) degree.set(entity, (degree.get(entity) ?? 0) + 1);
            if (claim.by) speakers.set(claim.by, (speakers.get(claim.by) ?? 0) + 1);
        }
        const ranked = (counts) => [...counts].sort((a, b) => b[1] - a[1] || a[0].index - b[0].index).slice(0, 10);
        const list = (title, counts) =>
            counts.size > 0 &&
            h('section', null, h('h3', null, title), h('ul', { class: 'ranked' }, ranked(counts).map(([entity, count]) => h('li', null, this.#entityLink(entity), h('span', { class: 'count' }, count.toLocaleString('en'))))));
        return [
            h(
                'div',
                { class: 'panel-head' },
                h('p', { class: 'kind' }, 'In the picture'),
                h('h2', null, words(this.title || 'Claims')),
                h('p', { class: 'muted' }, [plural(new Set(passing.flatMap((claim) => [claim.subject, claim.object])).size, 'entity', 'entities'), plural(passing.length, 'claim')].join(' · ')),
                h('p', null, 'Each line is a claim. Choose one to read its sentences, or an entity to see all claims about it.'),
            ),
            list('Most connected', degree),
            list('Most quoted', speakers),
        ].filter(Boolean);
    }
}
