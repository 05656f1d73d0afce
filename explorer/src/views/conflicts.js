// What is both affirmed and denied, side by side.

import { nameOfStatus } from '../data/graph.js';
import { by, h, plural, words } from '../dom.js';
import { quote } from './evidence.js';
import { typeMark } from './marks.js';

const PAGE = 50;

const named = (entity) => h('span', { class: 'named' }, typeMark(entity.type), words(entity.name));

export class ConflictList {
    #shown = PAGE;

    constructor(source, onClaim) {
        this.panel = by('view-conflicts');
        this.source = source;
        this.onClaim = onClaim;
    }

    async show(state) {
        this.state = state;
        const { conflicts, total } = await this.source.conflicts(state, this.#shown);
        if (this.state !== state) return;
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
            h('p', { class: 'muted' }, total > 0 ? `${plural(total, 'contradiction')}: the same relation between the same two is affirmed and denied.` : 'No claim is both affirmed and denied.'),
            ...conflicts.map((conflict) => {
                const [claim] = conflict.affirmed;
                return h(
                    'section',
                    { class: 'conflict' },
                    h('h2', null, named(claim.subject), ' ', h('span', { class: 'says' }, words(claim.label)), ' ', named(claim.object)),
                    h('div', { class: 'sides' }, side('Affirmed', conflict.affirmed, false), side('Denied', conflict.denied, true)),
                );
            }),
            total > conflicts.length ? h('button', { type: 'button', class: 'link more', onclick: () => ((this.#shown += PAGE), this.show(this.state)) }, `${(total - conflicts.length).toLocaleString('en')} more`) : '',
        );
    }
}
