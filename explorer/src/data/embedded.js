// The graph that stands in the page.

import { restricting, scoping } from '../state.js';
import { daysOf } from './dates.js';
import { countsOf, passing, speakerOf } from './filter.js';
import { fold, Graph, TONES } from './graph.js';
import { matrixOf, ranked } from './matrix.js';
import { coreOf, expanded, hasActors } from './scope.js';

const MOST_ACTORS = 10;
const MOST_FOUND = 8;
const MOST_SOURCES = 8;

/** The last value of a function, as long as the key stays the same. */
function memo(make) {
    let last = null;
    return (key, ...given) => (last?.key === key ? last : (last = { key, value: make(...given) })).value;
}

const count = (values) => {
    const counts = new Map();
    for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
    return [...counts];
};

/** How well `query` fits `text`, both folded: 0 not at all, 3 from its start. */
function fit(text, query) {
    const at = text.indexOf(query);
    if (at < 0) return 0;
    return at === 0 ? 3 : /[\p{L}\p{N}]/u.test(text[at - 1]) ? 1 : 2;
}

export class EmbeddedSource {
    constructor(data) {
        this.graph = new Graph();
        this.graph.add(data);
        this.title = data.title ?? '';
    }

    #core = memo((state) => coreOf(this.graph, state));
    #scope = memo((state, key) => expanded(this.graph, key, this.#core(key, state), state.open));
    #shown = memo((state, scope) => passing(scope.claims, state));
    #fitting = memo((state) => passing(this.graph.claims, state));
    #names = memo(() => this.graph.entities.map((entity) => ({ entity, names: [entity.name, ...entity.aliases].map((name) => ({ name, folded: fold(name) })) })));

    #scopeOf(state) {
        const { open, ...core } = scoping(state);
        const key = JSON.stringify(core);
        return this.#scope(`${key} ${JSON.stringify(open)}`, state, key);
    }
    #shownOf = (state) => this.#shown(restricting(state), state, this.#scopeOf(state));
    #fittingOf = (state) => this.#fitting(restricting(state), state);

    async about() {
        const { graph } = this;
        const tones = new Map(graph.claims.map((claim) => [claim.family, claim.tone]));
        return {
            title: this.title,
            entities: graph.entities.length,
            claims: graph.claims.length,
            documents: graph.documents.length,
            conflicts: graph.conflicts.length,
            hasActors: hasActors(graph),
            types: new Set(graph.entities.filter((entity) => entity.degree > 0).map((entity) => entity.type)),
            modalities: new Set(graph.claims.map((claim) => claim.modality)),
            families: tones,
            days: daysOf(graph.claims),
            undated: graph.claims.filter((claim) => !claim.days).length,
            canJudge: false,
        };
    }

    async facets(state) {
        const { claims } = this.#scopeOf(state);
        const of = (name, valuesOf) => countsOf(claims, state, name, valuesOf);
        return {
            claims: this.#shownOf(state).length,
            type: of('type', (claim) => new Set([claim.subject.type, claim.object.type])),
            family: of('family', (claim) => [claim.family]),
            speaker: of('speaker', (claim) => [speakerOf(claim)]),
            polarity: of('polarity', (claim) => [claim.polarity]),
            modality: of('modality', (claim) => [claim.modality]),
        };
    }

    async picture(state) {
        const claims = this.#shownOf(state);
        return { scope: this.#scopeOf(state), claims, total: claims.length };
    }

    async overview(state, tone) {
        const claims = this.#shownOf(state);
        const passes = new Set(claims);
        const conflicts = this.graph.conflicts.filter((conflict) => conflict.claims.some((claim) => passes.has(claim)));
        const documents = new Set(claims.flatMap((claim) => claim.evidence.map((evidence) => evidence.sentence.source)));
        const publishers = [...documents].map((document) => document.publisher).filter(Boolean);
        return {
            sources: count(publishers).sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, MOST_SOURCES),
            actors: ranked(claims, (claim) => [claim.subject, claim.object], MOST_ACTORS),
            tones: TONES.filter((one) => claims.some((claim) => claim.tone === one)),
            ...matrixOf(claims.filter((claim) => !tone || claim.tone === tone)),
            conflicts,
            conflictCount: conflicts.length,
            dated: claims.filter((claim) => claim.days),
            days: daysOf(claims),
        };
    }

    async claims(state, order, most) {
        const claims = this.#shownOf(state);
        return { claims: (order ? order.column.sorted(claims, order.down) : claims).slice(0, most), total: claims.length };
    }

    async documents(state, most) {
        const passes = new Set(this.#fittingOf(state));
        // the latest first; what has no date comes last
        const title = (document) => document.title || document.name;
        const sorted = this.graph.documents.sort((a, b) => (b.date || '').localeCompare(a.date || '', 'en') || title(a).localeCompare(title(b), 'en'));
        return { rows: sorted.slice(0, most).map((document) => ({ document, count: [...document.claims].filter((claim) => passes.has(claim)).length })), total: sorted.length };
    }

    async conflicts(state, most) {
        const passes = new Set(this.#fittingOf(state));
        const conflicts = this.graph.conflicts.filter((conflict) => conflict.claims.some((claim) => passes.has(claim)));
        return { conflicts: conflicts.slice(0, most), total: conflicts.length };
    }

    async document(name) {
        return this.graph.document(name);
    }
    async entity(id) {
        return this.graph.entity(id);
    }
    async claim(id) {
        return this.graph.claim(id);
    }

    async search(text) {
        const query = fold(text);
        const entities = this.#names('')
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
            .slice(0, MOST_FOUND);
        const relations = new Map();
        for (const { relation, label } of this.graph.claims) {
            const entry = relations.get(relation) ?? { relation, label, count: 0 };
            ++entry.count;
            relations.set(relation, entry);
        }
        const found = [...relations.values()].filter((entry) => fit(fold(entry.label), query) >= 2 || fit(entry.relation, query) >= 2);
        return { entities, relations: found.sort((a, b) => b.count - a.count).slice(0, 3) };
    }
}
