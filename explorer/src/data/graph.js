// The graph as export/formats/explorer_json.cpp writes it, linked up: references become objects. A server gives it part by part.

import { shown } from '../dom.js';

export const TYPES = ['person', 'organization', 'place', 'facility', 'event', 'law', 'group', 'role', 'concept', 'time', 'quantity', 'other'];
export const MODALITIES = ['actual', 'future', 'possible', 'conditional', 'obliged', 'forbidden', 'requested'];
/** What readers are told about a claim that is not simply stated. */
const STATUS = { actual: 'stated', future: 'planned', obliged: 'required' };
export const nameOfStatus = (modality) => STATUS[modality] ?? modality;

export const TONES = ['says', 'asks', 'agrees', 'helps', 'objects', 'acts against', 'is', 'other'];

/** Without case and accents. */
export function fold(text) {
    return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

export class Graph {
    entities = [];
    claims = [];
    conflicts = []; // [{claims, affirmed, denied}]: affirmed and denied claims of the same two entities and relation
    #entities = new Map(); // by id
    #claims = new Map();
    #documents = new Map(); // by name
    #sentences = new Map(); // by document and place
    #alike = new Map(); // claims by their ends and relation

    entity = (id) => this.#entities.get(id) ?? null;
    claim = (id) => this.#claims.get(id) ?? null;
    document = (name) => this.#documents.get(name) ?? null;
    get documents() {
        return [...this.#documents.values()];
    }

    /** Adds what is not known yet. Returns {entities, claims} of the part, in its order. Where the part does not have everything: how many
     * claims each of its entities has, and how many sentences each of its claims. */
    add(data, { degrees = null, counts = null } = {}) {
        const entities = data.entities.map((entry) => this.#addEntity(entry));
        (data.documents ?? []).forEach((fields) => this.addDocument(fields));
        const sentences = data.sentences.map((entry) => this.#addSentence(entry));
        const touched = new Set();
        const claims = data.claims.map((entry, place) => {
            const claim = this.#claims.get(entry.id) ?? this.#addClaim(entry, entities, data.relations[entry.relation], touched);
            this.#addEvidence(claim, entry, sentences);
            claim.sentences = counts?.[place] ?? claim.evidence.length;
            return claim;
        });
        entities.forEach((entity, place) => (entity.degree = degrees ? degrees[place] : entity.out.length + entity.in.length));
        for (const group of touched) this.#markConflict(group);
        for (const { source } of new Set(sentences)) source.sentences.sort((a, b) => a.sentence - b.sentence || a.start - b.start);
        return { entities, claims };
    }

    addDocument(fields) {
        const known = this.#documents.get(fields.name);
        if (known) return Object.assign(known, fields);
        const document = { title: '', date: '', publisher: '', author: '', url: '', ...fields, claims: new Set(), sentences: [] };
        this.#documents.set(document.name, document);
        return document;
    }

    #addEntity(entry) {
        const known = this.#entities.get(entry.id);
        if (known) return known;
        const entity = { aliases: [], kb: '', ...entry, index: this.entities.length, raw: entry.name, name: shown(entry.name) || entry.id, degree: 0, out: [], in: [], says: [] }; // claims by subject, by object, by speaker
        this.#entities.set(entity.id, entity);
        this.entities.push(entity);
        return entity;
    }

    #addSentence(entry) {
        const key = `${entry.document}\n${entry.sentence}\n${entry.start}\n${entry.text}`;
        const known = this.#sentences.get(key);
        if (known) return known;
        const source = this.document(entry.document) ?? this.addDocument({ name: entry.document });
        const sentence = { ...entry, source, found: [] }; // found: [{claim, evidence}]
        source.sentences.push(sentence);
        source.date ||= sentence.date ?? '';
        this.#sentences.set(key, sentence);
        return sentence;
    }

    #addEvidence(claim, entry, sentences) {
        const given = (entry.evidence ?? []).map((found) => ({ ...found, sentence: sentences[found.sentence] }));
        const isNew = (one) => !claim.evidence.some((known) => known.sentence === one.sentence && known.trigger_start === one.trigger_start && known.subject_start === one.subject_start);
        const added = claim.evidence.length > 0 ? given.filter(isNew) : given; // a server gives some, then others
        claim.evidence = [...claim.evidence, ...added];
        for (const found of added) {
            found.sentence.found.push({ claim, evidence: found });
            found.sentence.source.claims.add(claim);
        }
    }

    #addClaim(entry, entities, relation, touched) {
        const claim = {
            time: '',
            time_value: '',
            place: '',
            condition: '',
            complement: '',
            report: '',
            ...entry,
            index: this.claims.length,
            subject: entities[entry.subject],
            object: entities[entry.object],
            by: entities[entry.attributed_to] ?? null,
            place_entity: entities[entry.place_entity] ?? null,
            label: shown(entry.label) || entry.relation,
            family: relation.family || 'OTHER',
            tone: relation.tone,
            denied: entry.polarity === '-',
            days: entry.days ? { begin: entry.days[0] ?? -Infinity, end: entry.days[1] ?? Infinity } : null,
            conflict: null,
            evidence: [],
            sentences: 0, // how many carry it; `evidence` may have only some
        };
        claim.subject.out.push(claim);
        claim.object.in.push(claim);
        claim.by?.says.push(claim);
        const ends = [claim.subject.index, claim.object.index];
        if (claim.symmetric) ends.sort((a, b) => a - b);
        const key = `${ends} ${claim.relation}`;
        if (!this.#alike.has(key)) this.#alike.set(key, []);
        const group = this.#alike.get(key);
        group.push(claim);
        touched.add(group);
        this.#claims.set(claim.id, claim);
        this.claims.push(claim);
        return claim;
    }

    #markConflict(group) {
        const denied = group.filter((claim) => claim.denied);
        const affirmed = group.filter((claim) => !claim.denied);
        if (denied.length === 0 || affirmed.length === 0) return;
        const known = group.find((claim) => claim.conflict)?.conflict;
        const conflict = known ?? {};
        Object.assign(conflict, { claims: group, affirmed, denied });
        if (!known) this.conflicts.push(conflict);
        for (const claim of group) claim.conflict = conflict;
    }
}
