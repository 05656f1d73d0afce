// Marks subject, trigger and object in the words of a sentence.

import { h, shown } from './dom.js';

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

/** Where `part` stands in `text`, nearest to `near` and not over what is `taken`; null if it does not. */
function place(text, part, near, taken) {
    if (!part) return null;
    let best = null;
    for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) {
        const span = { begin: at, end: at + part.length };
        if (taken.some((other) => span.begin < other.end && other.begin < span.end)) continue;
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
    const trigger = evidence.trigger ?? '';
    let near = 0;
    if (evidence.trigger_start !== undefined) {
        const span = { begin: indexOfByte(text, evidence.trigger_start), end: indexOfByte(text, evidence.trigger_end) };
        if (span.begin >= 0 && span.end > span.begin) {
            add('trigger', span);
            near = span.begin;
            // torn apart ("held a meeting with"): what follows its first word
            const rest = trigger.startsWith(text.slice(span.begin, span.end)) ? trigger.slice(span.end - span.begin) : '';
            for (const word of rest.split(/\s+/).filter(Boolean)) add('trigger', place(text, word, near, marks));
        }
    }
    if (marks.length === 0) near = add('trigger', place(text, trigger, 0, marks))?.begin ?? 0;
    add('subject', place(text, evidence.subject, near, marks));
    add('object', place(text, evidence.object, near, marks));
    return marks.sort((a, b) => a.begin - b.begin);
}

/** Only to the web: an address may be anything that a page says, `javascript:` too. */
export function webAddress(url) {
    return /^https?:\/\/[^\s]+$/i.test(url ?? '') ? url : null;
}

/** What is known of the document of a sentence: title, publisher, day, name; a link where it has an address. */
function sourceOf(sentence) {
    const { title, publisher, date, url, name } = sentence.source;
    const address = webAddress(url);
    const label = shown(title || name);
    return [
        h('bdi', { class: 'document', title: shown(name) }, address ? h('a', { href: address, target: '_blank', rel: 'noopener noreferrer nofollow', referrerpolicy: 'no-referrer' }, label) : label),
        publisher && h('bdi', { class: 'publisher' }, shown(publisher)),
        (date || sentence.date) && h('time', { datetime: date || sentence.date }, shown(date || sentence.date)),
        title && h('bdi', { class: 'document' }, shown(name)),
    ];
}

const MEANING = { subject: 'subject', trigger: 'relation', object: 'object' };

export function quote(evidence) {
    const text = evidence.sentence.text;
    const pieces = [];
    let at = 0;
    for (const mark of marksOf(evidence)) {
        pieces.push(shown(text.slice(at, mark.begin)));
        pieces.push(h('mark', { class: mark.kind, title: MEANING[mark.kind] }, shown(text.slice(mark.begin, mark.end))));
        at = mark.end;
    }
    pieces.push(shown(text.slice(at)));
    return h(
        'figure',
        { class: 'quote' },
        h('blockquote', { dir: 'auto' }, pieces),
        h(
            'figcaption',
            null,
            sourceOf(evidence.sentence),
            h('span', null, `sentence ${evidence.sentence.sentence + 1}`),
            evidence.rule && h('span', { class: 'rule', title: 'The rule that drew the claim' }, shown(evidence.rule)),
        ),
    );
}
