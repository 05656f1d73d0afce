// A claim as one line of a list.

import { nameOfStatus } from '../data/graph.js';
import { h, plural, words } from '../dom.js';
import { lineMark } from './marks.js';

export const lineOf = (claim) => lineMark(claim.tone, { denied: claim.denied, unsure: claim.modality !== 'actual', symmetric: claim.symmetric });
export const verbOf = (claim) => (claim.denied ? 'not ' : '') + claim.label;

/** Without the subject where it is `seen`, being the entity that the list is about; with its date instead of words for it where
 * `isDated`. */
export function ClaimLine(claim, { seen = null, isPassing = true, isDated = false, onClaim }) {
    const says = h('span', { class: `says ${claim.denied ? 'denied' : ''}` }, words(verbOf(claim)));
    const body = seen ? [says, ' ', words(claim.object.name)] : [words(claim.subject.name), ' ', says, ' ', words(claim.object.name)];
    const notes = [
        claim.modality !== 'actual' && nameOfStatus(claim.modality),
        claim.by && claim.by !== seen && ['according to ', words(claim.by.name)],
        isDated ? words(claim.time_value) : claim.time && words(claim.time),
        claim.sentences > 1 && plural(claim.sentences, 'sentence'),
        claim.conflict && 'contradicted',
    ].filter(Boolean);
    return h(
        'li',
        { class: isPassing ? null : 'filtered' },
        h(
            'button',
            { type: 'button', class: 'claim', onclick: () => onClaim(claim) },
            lineOf(claim),
            h('span', { class: 'what' }, body, notes.length > 0 && h('small', null, notes.map((note, place) => [place > 0 && ' · ', note]))),
        ),
    );
}
