// The graph as export/formats/html.cpp writes it, linked up: references become objects.

import { shown } from './dom.js';

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

export function readGraph(text) {
    const data = JSON.parse(text);
    const entities = data.entities.map((entry, index) => ({
        aliases: [],
        kb: '',
        ...entry,
        index,
        raw: entry.name,
        name: shown(entry.name) || entry.id,
        out: [], // claims by subject, by object, by speaker
        in: [],
        says: [],
    }));
    const documents = new Map();
    const documentOf = (fields) => {
        const known = documents.get(fields.name);
        if (known) return known;
        const document = { title: '', date: '', publisher: '', author: '', url: '', ...fields, claims: new Set(), sentences: [] };
        documents.set(document.name, document);
        return document;
    };
    (data.documents ?? []).forEach(documentOf);
    const sentences = data.sentences.map((entry) => {
        const sentence = { ...entry, source: documentOf({ name: entry.document }), found: [] }; // found: [{claim, evidence}]
        sentence.source.sentences.push(sentence);
        sentence.source.date ||= sentence.date ?? '';
        return sentence;
    });
    const claims = data.claims.map((entry, index) => {
        const relation = data.relations[entry.relation];
        const claim = {
            time: '',
            time_value: '',
            place: '',
            condition: '',
            complement: '',
            report: '',
            ...entry,
            index,
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
            evidence: (entry.evidence ?? []).map((found) => ({ ...found, sentence: sentences[found.sentence] })),
        };
        for (const evidence of claim.evidence) {
            evidence.sentence.found.push({ claim, evidence });
            evidence.sentence.source.claims.add(claim);
        }
        claim.subject.out.push(claim);
        claim.object.in.push(claim);
        claim.by?.says.push(claim);
        return claim;
    });
    const byId = new Map(entities.map((entity) => [entity.id, entity]));
    const claimById = new Map(claims.map((claim) => [claim.id, claim]));
    for (const entity of entities) entity.degree = entity.out.length + entity.in.length;
    for (const document of documents.values()) document.sentences.sort((a, b) => a.sentence - b.sentence || a.start - b.start);
    return {
        title: data.title,
        entities,
        claims,
        sentences,
        conflicts: findConflicts(claims),
        documents: [...documents.values()],
        entity: (id) => byId.get(id) ?? null,
        claim: (id) => claimById.get(id) ?? null,
        document: (name) => documents.get(name) ?? null,
    };
}

/** Affirmed and denied claims of the same two entities and relation: [{claims, affirmed, denied}]. */
function findConflicts(claims) {
    const groups = new Map();
    for (const claim of claims) {
        const ends = [claim.subject.index, claim.object.index];
        if (claim.symmetric) ends.sort((a, b) => a - b);
        const key = `${ends} ${claim.relation}`;
        if (!groups.has(key)) groups.set(key, []);
        groups.get(key).push(claim);
    }
    const conflicts = [];
    for (const group of groups.values()) {
        const denied = group.filter((claim) => claim.denied);
        const affirmed = group.filter((claim) => !claim.denied);
        if (denied.length === 0 || affirmed.length === 0) continue;
        const conflict = { claims: group, affirmed, denied };
        for (const claim of group) claim.conflict = conflict;
        conflicts.push(conflict);
    }
    return conflicts;
}

const DAY = 86_400_000;

/** The days since 1970 of what dateOf() gives; null of other text. */
export function dayOf(date) {
    const day = /^\d{4}-\d\d-\d\d$/.test(date) ? Date.parse(date) / DAY : NaN;
    return Number.isNaN(day) ? null : day;
}

export function dateOf(day) {
    return new Date(day * DAY).toISOString().slice(0, 10);
}
