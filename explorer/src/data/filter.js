// Which claims pass. Nothing chosen in a list means all of it.

import { dayOf } from './dates.js';
import { fold } from './graph.js';

export const DOCUMENT = '-'; // the speaker of claims that the article itself makes

function haystack(claim) {
    // What a search for words looks at; made when it is first asked for.
    claim.haystack ??= fold(
        [claim.subject.name, claim.label, claim.object.name, claim.complement, claim.condition, ...claim.evidence.map((e) => e.sentence.text)].join('\n'),
    );
    return claim.haystack;
}

export function speakerOf(claim) {
    return claim.by ? claim.by.id : DOCUMENT;
}

/** One test a filter, so that counts of a list can leave its own out. */
function testsOf(state) {
    const tests = {};
    const list = (name, valueOf) => {
        if (state[name].size > 0) tests[name] = (claim) => state[name].has(valueOf(claim));
    };
    if (state.type.size > 0) tests.type = (claim) => state.type.has(claim.subject.type) && state.type.has(claim.object.type);
    list('family', (claim) => claim.family);
    list('relation', (claim) => claim.relation);
    list('speaker', speakerOf);
    list('polarity', (claim) => claim.polarity);
    list('modality', (claim) => claim.modality);
    if (state.document.size > 0) tests.document = (claim) => claim.evidence.some((evidence) => state.document.has(evidence.sentence.document));
    if (state.confidence > 0) tests.confidence = (claim) => claim.confidence >= state.confidence;
    if (state.conflicts) tests.conflicts = (claim) => claim.conflict !== null;
    if (state.from || state.to) {
        const from = dayOf(state.from) ?? -Infinity;
        const to = dayOf(state.to) ?? Infinity;
        tests.time = (claim) => (claim.days ? claim.days.end >= from && claim.days.begin <= to : state.undated);
    }
    if (state.text) {
        const text = fold(state.text);
        tests.text = (claim) => haystack(claim).includes(text);
    }
    return tests;
}

/** Whether a claim passes, as a function. */
export function passes(state) {
    const tests = Object.values(testsOf(state));
    return (claim) => tests.every((test) => test(claim));
}

export const passing = (claims, state) => claims.filter(passes(state));

/** How many claims each value of a list would show, given all other filters: Map of value to count. */
export function countsOf(claims, state, name, valuesOf) {
    const tests = testsOf(state);
    delete tests[name];
    const others = Object.values(tests);
    const counts = new Map();
    for (const claim of claims) {
        if (!others.every((test) => test(claim))) continue;
        for (const value of valuesOf(claim)) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    return counts;
}
