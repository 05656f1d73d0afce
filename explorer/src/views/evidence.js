// Marks subject, trigger and object in the words of a sentence.

import { h, shown } from '../dom.js';

/** Index into the string of a byte of its UTF-8; -1 where no character begins. */
function indexOfByte(text, byte) {
    let at = 0;
    let index = 0;
    for (const character of text) {
        if (at >= byte) break;
        const code = character.codePointAt(0);
        at += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
        index += character.length;
    }
    return at === byte ? index : -1;
}

const IN_WORD = /[\p{L}\p{N}]/u;

/** Whether the words from `begin` to `end` are whole ones: "he" is not, in "the". */
function isWhole(text, begin, end) {
    const cuts = (at) => IN_WORD.test(text[at - 1] ?? '') && IN_WORD.test(text[at] ?? '');
    return !cuts(begin) && !cuts(end);
}

const isApart = (span, taken) => taken.every((other) => span.begin >= other.end || other.begin >= span.end);

/** Where `part` stands in `text` as whole words, nearest to `near` and not over what is `taken`; null if it does not. */
function place(text, part, near, taken) {
    if (!part) return null;
    let best = null;
    for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) {
        const span = { begin: at, end: at + part.length };
        if (!isWhole(text, span.begin, span.end) || !isApart(span, taken)) continue;
        if (best === null || Math.abs(at - near) < Math.abs(best.begin - near)) best = span;
    }
    return best;
}

/** [{begin, end, kind}], kind subject, trigger or object, sorted and apart. */
export function marksOf(evidence) {
    const text = evidence.sentence.text;
    const marks = [];
    const add = (kind, span) => {
        if (span) marks.push({ ...span, kind });
        return span;
    };
    /** The place that the program gives, if it is one. */
    const given = (kind) => {
        if (evidence[`${kind}_start`] === undefined) return null;
        const span = { begin: indexOfByte(text, evidence[`${kind}_start`]), end: indexOfByte(text, evidence[`${kind}_end`]) };
        return span.begin >= 0 && span.end > span.begin && isApart(span, marks) ? span : null;
    };
    const trigger = evidence.trigger ?? '';
    const span = add('trigger', given('trigger'));
    const near = span?.begin ?? add('trigger', place(text, trigger, 0, marks))?.begin ?? 0;
    add('subject', given('subject') ?? place(text, evidence.subject, near, marks));
    add('object', given('object') ?? place(text, evidence.object, near, marks));
    // torn apart ("held a meeting with"): what follows its first word
    const rest = span && trigger.startsWith(text.slice(span.begin, span.end)) ? trigger.slice(span.end - span.begin) : '';
    for (const word of rest.split(/\s+/).filter(Boolean)) add('trigger', place(text, word, near, marks));
    return marks.sort((a, b) => a.begin - b.begin);
}

/** The marks of all claims of a sentence; of those that overlap, the first and longest. */
export function marksOfAll(evidences) {
    const marks = [];
    const all = evidences.flatMap(marksOf).sort((a, b) => a.begin - b.begin || b.end - a.end);
    for (const mark of all) if (mark.begin >= (marks.at(-1)?.end ?? 0)) marks.push(mark);
    return marks;
}

/** Only to the web: an address may be anything that a page says, `javascript:` too. */
export function webAddress(url) {
    return /^https?:\/\/[^\s]+$/i.test(url ?? '') ? url : null;
}

/** What readers call a document: its title, or the last part of its name. */
export function titleOf(document) {
    return shown(document.title || document.name.split('/').at(-1) || document.name);
}

/** The title as a link to the web, where the document has an address there. */
export function titleLink(document) {
    const address = webAddress(document.url);
    return h('bdi', { class: 'document', title: shown(document.name) }, address ? h('a', { href: address, target: '_blank', rel: 'noopener noreferrer nofollow', referrerpolicy: 'no-referrer' }, titleOf(document)) : titleOf(document));
}

/** What is known of a document besides its title. */
export function publicationOf({ title, publisher, date, name }) {
    return [
        publisher && h('bdi', { class: 'publisher' }, shown(publisher)),
        date && h('time', { datetime: date }, shown(date)),
        title && h('bdi', { class: 'document' }, shown(name)),
    ];
}

const MEANING = { subject: 'subject', trigger: 'relation', object: 'object' };

/** The text as nodes, with these marks in it. */
export function marked(text, marks) {
    const pieces = [];
    let at = 0;
    for (const mark of marks) {
        pieces.push(shown(text.slice(at, mark.begin)));
        pieces.push(h('mark', { class: mark.kind, title: MEANING[mark.kind] }, shown(text.slice(mark.begin, mark.end))));
        at = mark.end;
    }
    pieces.push(shown(text.slice(at)));
    return pieces;
}

export function quote(evidence) {
    const { sentence } = evidence;
    return h(
        'figure',
        { class: 'quote' },
        h('blockquote', { dir: 'auto' }, marked(sentence.text, marksOf(evidence))),
        h('figcaption', null, titleLink(sentence.source), publicationOf(sentence.source), h('span', null, `sentence ${sentence.sentence + 1}`)),
    );
}
