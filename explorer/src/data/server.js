// The server that the page came from: `claimgraph serve`. What it gives is kept, part by part, in one graph.

import { restricting } from '../state.js';
import { passing } from './filter.js';
import { fold, Graph, TONES } from './graph.js';
import { expanded } from './scope.js';

/** What the server says it cannot do, in its words. */
export class ServerError extends Error {}

export class ServerSource {
    graph = new Graph();
    #token;
    #answers = new Map(); // of lists, by what was asked
    #asked = new Map(); // entities, claims and documents that were asked for
    #picture = null;

    constructor(token) {
        this.#token = token;
    }

    async #ask(question, parameters = new URLSearchParams(), method = 'GET') {
        parameters.set('token', this.#token);
        const response = await fetch(`/api/${question}?${parameters}`, { method, cache: 'no-store' }).catch(() => {
            throw new ServerError('The server does not answer: it was stopped, or the connection is lost.');
        });
        const answer = await response.json().catch(() => ({}));
        if (!response.ok) throw new ServerError(answer.error ?? `The server answers with ${response.status}.`);
        return answer;
    }

    /** The question with what the state says of filters and part. */
    #parameters(state, more = {}) {
        const parameters = new URLSearchParams(restricting(state));
        for (const [name, value] of Object.entries(more)) if (value !== undefined && value !== '') parameters.set(name, value);
        parameters.delete('open');
        return parameters;
    }

    #add = (answer) => this.graph.add(answer.graph, answer);

    /** Forgets what was asked, so that it is asked anew. */
    forget() {
        this.#answers.clear();
        this.#asked.clear();
        this.#picture = null;
    }

    #once(key, ask) {
        if (!this.#answers.has(key)) {
            if (this.#answers.size > 60) this.#answers.clear();
            const answer = ask();
            answer.catch(() => this.#answers.delete(key));
            this.#answers.set(key, answer);
        }
        return this.#answers.get(key);
    }

    async about() {
        const about = await this.#ask('about');
        return { ...about, types: new Set(Object.keys(about.types)), modalities: new Set(Object.keys(about.modalities)), families: new Map(Object.entries(about.families)) };
    }

    facets(state) {
        const parameters = this.#parameters(state);
        return this.#once(`facets ${parameters}`, async () => {
            const { claims, speaker, ...lists } = await this.#ask('facets', parameters);
            for (const [id, , name] of speaker) this.names.set(id, name);
            return { claims, speaker: new Map(speaker), ...Object.fromEntries(Object.entries(lists).map(([name, counts]) => [name, new Map(Object.entries(counts))])) };
        });
    }
    /** Names of speakers that the graph may not have yet. */
    names = new Map();

    async picture(state) {
        const parameters = this.#parameters(state);
        const key = `${parameters}`;
        const opened = await Promise.all([...state.open].map((id) => this.entity(id)));
        if (this.#picture?.key !== key) {
            const answer = await this.#ask('picture', parameters);
            const core = [...this.#add(answer).claims].sort((a, b) => a.index - b.index);
            this.#picture = { key, core, total: answer.total };
        }
        const { core, total } = this.#picture;
        const open = opened.filter(Boolean).map((entity) => entity.id);
        const whole = `${key} ${JSON.stringify(open)}`;
        if (this.#picture.whole !== whole) {
            const scope = expanded(this.graph, key, core, open);
            const inCore = new Set(core);
            const claims = open.length === 0 ? core : [...core, ...passing(scope.claims.filter((claim) => !inCore.has(claim)), state)];
            Object.assign(this.#picture, { whole, scope, claims });
        }
        return { scope: this.#picture.scope, claims: this.#picture.claims, total };
    }

    overview(state, tone) {
        const parameters = this.#parameters(state, { tone });
        return this.#once(`overview ${parameters}`, async () => {
            const answer = await this.#ask('overview', parameters);
            const { claims } = this.#add(answer);
            const entity = this.graph.entity;
            const cells = answer.cells.map(([from, to, count]) => {
                const between = claims.filter((claim) => claim.subject.id === from && claim.object.id === to && (!tone || claim.tone === tone));
                return { subject: entity(from), object: entity(to), count, claim: between[0], labels: new Set(between.map((claim) => claim.label)) };
            });
            return {
                sources: answer.sources,
                actors: answer.actors.map(([id, count]) => [entity(id), count]),
                tones: TONES.filter((one) => answer.tones.includes(one)),
                rows: answer.rows.map(entity),
                columns: answer.columns.map(entity),
                cells: cells.filter((cell) => cell.claim),
                conflicts: [...new Set(claims.map((claim) => claim.conflict).filter(Boolean))],
                conflictCount: answer.conflicts,
                dated: claims.filter((claim) => claim.days),
                days: answer.days,
            };
        });
    }

    /** The first `most` of a list that comes page by page. */
    async #list(question, parameters, most, take) {
        const list = await this.#once(`${question} ${parameters}`, async () => ({ rows: [], total: Infinity }));
        while (list.rows.length < Math.min(most, list.total)) {
            parameters.set('offset', String(list.offset ?? 0));
            const answer = await this.#ask(question, parameters);
            const rows = take(answer);
            list.rows.push(...rows);
            list.offset = answer.next;
            list.total = answer.next >= answer.total ? list.rows.length : answer.total;
        }
        return { rows: list.rows.slice(0, most), total: list.total };
    }

    async claims(state, order, most, withSentences = false) {
        const parameters = this.#parameters(state, { ...(order && { sort: order.column.title, down: order.down ? '1' : '' }), evidence: withSentences ? '1' : '' });
        const take = (answer) => (order ? order.column.sorted(this.#add(answer).claims, order.down) : this.#add(answer).claims);
        const { rows, total } = await this.#list('claims', parameters, most, take);
        return { claims: rows, total };
    }

    documents(state, most) {
        return this.#list('documents', new URLSearchParams(), most, (answer) => answer.documents.map(({ count, ...fields }) => ({ document: this.graph.addDocument(fields), count })));
    }

    async conflicts(state, most) {
        const take = (answer) => [...new Set(this.#add(answer).claims.map((claim) => claim.conflict).filter(Boolean))];
        const { rows, total } = await this.#list('conflicts', this.#parameters(state), most, take);
        return { conflicts: rows, total };
    }

    /** Asks for what is shown of one thing, once. */
    async #one(question, name, id, known) {
        if (!id) return null;
        const key = `${question} ${id}`;
        if (!this.#asked.has(key)) {
            const answer = this.#ask(question, new URLSearchParams({ [name]: id })).then((part) => {
                this.#add(part);
                if (question === 'entity') Object.assign(known(id) ?? {}, { counts: { out: part.out, in: part.in, says: part.says } });
            });
            answer.catch(() => this.#asked.delete(key));
            this.#asked.set(key, answer);
        }
        await this.#asked.get(key);
        return known(id);
    }
    document = (name) => this.#one('document', 'name', name, this.graph.document);
    entity = (id) => this.#one('entity', 'id', id, this.graph.entity);
    claim = (id) => this.#one('claim', 'id', id, this.graph.claim);

    search(text) {
        return this.#once(`search ${text}`, async () => {
            const answer = await this.#ask('search', new URLSearchParams({ text }));
            this.#add(answer);
            const entities = answer.entities.map((id) => this.graph.entity(id)).filter(Boolean);
            const fits = (name) => fold(name).includes(fold(text));
            return { entities: entities.map((entity) => ({ entity, name: [entity.name, ...entity.aliases].find(fits) ?? entity.name })), relations: answer.relations };
        });
    }

    /** Rejects or confirms a claim in the store; 'none' takes that back. */
    async judge(claim, verdict) {
        await this.#ask('judge', new URLSearchParams({ claim: claim.id, verdict }), 'POST');
        claim.verdict = verdict === 'none' ? '' : verdict;
        this.forget();
    }
}
