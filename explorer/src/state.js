// What is looked at, in the hash of the address: a link shows the same to others. Selections make an entry of the
// browser's history, filters replace it.

const LISTS = ['type', 'family', 'relation', 'speaker', 'polarity', 'modality', 'document'];
// The part of the graph (scope.js), and the ids of claims that the reader marked as wrong; both outlive a reset of the filters.
const SETS = ['path', 'open', 'wrong'];
const TEXTS = ['entity', 'claim', 'article', 'around', 'text', 'from', 'to'];
export const VIEWS = ['overview', 'graph', 'claims', 'documents', 'conflicts'];
const MOST_STEPS = 3;

export function emptyState() {
    const state = { view: 'overview', entity: '', claim: '', article: '', all: false, around: '', steps: 1, text: '', from: '', to: '', undated: false, confidence: 0, conflicts: false };
    for (const list of [...LISTS, ...SETS]) state[list] = new Set();
    return state;
}

function parse(hash) {
    const given = new URLSearchParams(hash.replace(/^#/, ''));
    const state = emptyState();
    if (VIEWS.includes(given.get('view'))) state.view = given.get('view');
    for (const name of TEXTS) state[name] = given.get(name) ?? '';
    for (const name of [...LISTS, ...SETS]) state[name] = new Set(given.getAll(name));
    const steps = Number(given.get('steps'));
    if (Number.isInteger(steps) && steps >= 1 && steps <= MOST_STEPS) state.steps = steps;
    state.all = given.has('all');
    state.undated = given.has('undated');
    state.conflicts = given.has('conflicts');
    const confidence = Number(given.get('confidence'));
    state.confidence = confidence >= 0 && confidence <= 1 ? confidence : 0;
    return state;
}

function print(state) {
    const given = new URLSearchParams();
    if (state.view !== 'overview') given.set('view', state.view);
    for (const name of TEXTS) if (state[name]) given.set(name, state[name]);
    if (state.steps > 1) given.set('steps', String(state.steps));
    if (state.all) given.set('all', '1');
    for (const name of [...LISTS, ...SETS]) for (const value of state[name]) given.append(name, value);
    if (state.undated) given.set('undated', '1');
    if (state.conflicts) given.set('conflicts', '1');
    if (state.confidence > 0) given.set('confidence', String(state.confidence));
    return given.toString();
}

export const isFiltered = (state) =>
    LISTS.some((name) => state[name].size > 0) || state.text !== '' || state.from !== '' || state.to !== '' || state.confidence > 0 || state.conflicts;

const asText = (fields) => print({ ...emptyState(), ...fields });

/** What of the state chooses the part of the graph (scope.js). */
export const scoping = ({ all, around, steps, path, open }) => ({ all, around, steps, path: [...path], open: [...open] });

/** What of the state decides which claims are shown, as parameters of an address. */
export function restricting(state) {
    const { view, entity, claim, article, wrong, ...rest } = state;
    return asText(rest);
}

export class Store {
    #listener = () => {};
    #printed;

    constructor() {
        const isFramed = window.parent !== window; // a picture in a notebook
        this.state = parse(location.hash || (isFramed ? 'view=graph' : ''));
        this.#printed = print(this.state);
        addEventListener('hashchange', () => {
            const state = parse(location.hash);
            if (print(state) === this.#printed) return;
            this.state = state;
            this.#printed = print(state);
            this.#tell();
        });
    }

    onChange(listener) {
        this.#listener = listener;
    }

    /** Changes some fields. What is looked at, not how it is filtered, can be gone back to. */
    set(changes) {
        const before = this.state;
        this.state = { ...before, ...changes };
        const printed = print(this.state);
        if (printed === this.#printed) return;
        this.#printed = printed;
        const goes = ['view', 'entity', 'claim', 'article', 'around', 'path', 'open'].some((name) => before[name] !== this.state[name]);
        if (goes) location.hash = printed;
        else location.replace(`#${printed}`);
        this.#tell();
    }

    /** Adds the value to one of the lists, or takes it out. */
    toggle(list, value) {
        const values = new Set(this.state[list]);
        if (!values.delete(value)) values.add(value);
        this.set({ [list]: values });
    }

    clearFilters() {
        const { view, entity, claim, article, all, around, steps, path, open, wrong } = this.state;
        this.set({ ...emptyState(), view, entity, claim, article, all, around, steps, path, open, wrong });
    }

    #tell() {
        this.#listener(this.state);
    }
}
