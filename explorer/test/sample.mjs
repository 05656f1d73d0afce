// Graphs to look at and to test with, in the form that export/formats/html.cpp writes.

import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const dist = join(dirname(fileURLToPath(import.meta.url)), '../dist/explorer.html');

/** The page with this graph in it. */
export function pageOf(graph) {
    const json = JSON.stringify(graph).replaceAll('<', '\\u003c');
    return readFileSync(dist, 'utf8').replace('@CONNECT@', "'none'").replace('@GRAPH@', () => json);
}

/** Numbers in [0, 1), the same each time. */
function numbers(seed) {
    return () => {
        seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
        return seed / 4294967296;
    };
}

/** As a season of news is: beats with a few that everybody talks of and many that are named once. */
export function newsOf(entityCount, claimCount, seed = 7) {
    const next = numbers(seed);
    const pick = (list) => list[Math.floor(next() * list.length)];
    const relations = {
        states: ['STATE', 'says'], urges: ['REQUEST', 'asks'], meets_with: ['CONSULT', 'agrees'], supports: ['SUPPORT', 'agrees'], cooperates_with: ['COOPERATE', 'helps'], aids: ['AID', 'helps'],
        criticizes: ['ACCUSE', 'objects'], threatens: ['THREATEN', 'objects'], sanctions: ['SANCTION', 'acts against'], attacks: ['ASSAULT', 'acts against'], leads: ['STATIC', 'is'], member_of: ['STATIC', 'is'], 'open:build': ['OPEN', 'other'],
    };
    const types = ['person', 'person', 'person', 'organization', 'organization', 'place', 'place', 'concept', 'concept', 'event', 'law', 'group', 'role'];
    const syllables = ['ka', 'ri', 'mo', 'ven', 'tal', 'os', 'bre', 'dun', 'il', 'sha', 'por', 'nez', 'lin', 'gar', 'el'];
    const name = () => {
        const word = () => { const w = Array.from({ length: 2 + Math.floor(next() * 2) }, () => pick(syllables)).join(''); return w[0].toUpperCase() + w.slice(1); };
        return next() < 0.5 ? word() : `${word()} ${word()}`;
    };
    const beats = Math.max(1, Math.round(entityCount / 70));
    const entities = Array.from({ length: entityCount }, (_, i) => ({ id: `e${i}`, name: name(), type: pick(types), mentions: 1 }));
    const ofBeat = Array.from({ length: beats }, () => []);
    entities.forEach((_, i) => ofBeat[i % beats].push(i));
    const known = (list) => list[Math.floor(Math.pow(next(), 2.6) * list.length)];
    const sentences = [];
    const claims = [];
    const seen = new Set();
    for (let tries = 0; claims.length < claimCount && tries < claimCount * 20; ++tries) {
        const beat = ofBeat[Math.floor(Math.pow(next(), 1.3) * beats)];
        const subject = known(beat);
        const object = next() < 0.9 ? known(beat) : known(known(ofBeat));
        if (subject === object) continue;
        const relation = pick(Object.keys(relations));
        const polarity = next() < 0.07 ? '-' : '+';
        const modality = next() < 0.75 ? 'actual' : pick(['future', 'possible', 'requested', 'obliged']);
        const id = `e${subject}.${relation}.e${object}${polarity}${modality}`;
        if (seen.has(id)) continue;
        seen.add(id);
        const label = relation.replace('open:', '').replaceAll('_', ' ');
        const text = `${entities[subject].name} ${label} ${entities[object].name}, it was reported.`;
        const day = `2025-${String(1 + Math.floor(next() * 12)).padStart(2, '0')}-${String(1 + Math.floor(next() * 28)).padStart(2, '0')}`;
        sentences.push({ document: `news/${Math.floor(claims.length / 12)}.txt`, sentence: claims.length % 12, start: 0, end: text.length, text });
        const from = entities[subject].name.length + 1;
        claims.push({
            id, subject, relation, object, label, polarity, modality, ...(relation === 'meets_with' && { symmetric: true }), ...(next() < 0.3 && { attributed_to: known(beat), report: 'states' }),
            ...(next() < 0.6 && { time: day, time_value: day, days: [Date.parse(day) / 86_400_000, Date.parse(day) / 86_400_000] }), confidence: Math.round((0.4 + 0.6 * next()) * 1000) / 1000,
            evidence: [{ sentence: sentences.length - 1, subject: entities[subject].name, object: entities[object].name, trigger: label, trigger_start: from, trigger_end: from + label.length, rule: 'sample' }],
        });
        ++entities[subject].mentions;
    }
    return { title: `A season of news`, entities, claims, sentences, relations: Object.fromEntries(Object.entries(relations).map(([id, [family, tone]]) => [id, { family, tone }])) };
}
