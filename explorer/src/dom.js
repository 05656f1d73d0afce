// Elements out of data. Text goes in as text nodes and attributes through setAttribute: nothing here parses markup.

const SVG = 'http://www.w3.org/2000/svg';

function fill(element, properties, children) {
    for (const [name, value] of Object.entries(properties ?? {})) {
        if (value === undefined || value === null || value === false) continue;
        if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
        else element.setAttribute(name, value === true ? '' : value);
    }
    for (const child of children.flat(Infinity)) {
        if (child === undefined || child === null || child === false) continue;
        element.append(child instanceof Node ? child : String(child));
    }
    return element;
}

/** h('button', {type: 'button', onclick: f}, 'Text', other) */
export function h(tag, properties, ...children) {
    return fill(document.createElement(tag), properties, children);
}

export function svg(tag, properties, ...children) {
    return fill(document.createElementNS(SVG, tag), properties, children);
}

export const by = (id) => document.getElementById(id);

/** A name or other words of a document, kept from steering the direction of what stands around them. */
export function words(text) {
    return h('bdi', null, shown(text));
}

// Controls and what overrides the direction of text; marks of direction (U+200E, U+200F) may stay.
// eslint-disable-next-line no-control-regex
const UNSEEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069\uFEFF]/g;

/** `text` with everything visible that would rather not be seen. */
export function shown(text) {
    return text.replace(UNSEEN, '\uFFFD').toWellFormed?.() ?? text.replace(UNSEEN, '\uFFFD');
}

export function plural(count, one, many = one + 's') {
    return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}

let clearing = 0;
/** Tells screen readers. */
export function announce(text) {
    by('live').textContent = text;
    clearTimeout(clearing);
    clearing = setTimeout(() => (by('live').textContent = ''), 5000);
}
