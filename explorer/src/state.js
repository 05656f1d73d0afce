// What is looked at, in the hash of the address: a link shows the same to others. Selections make an entry of the
// browser's history, filters replace it.

const LISTS = ['type', 'family', 'relation', 'speaker', 'polarity', 'modality'];
const VIEWS = ['graph', 'claims', 'conflicts'];

export function emptyState() {
    const state = { view: 'graph', entity: '', claim: '', text: '', from: '', to: '', undated: false, confidence: 0, conflicts: false };
    for (const list of LISTS) state[list] = new Set();
    return state;
}

function parse(hash) {
    const given = new URLSearchParams(hash.replace(/^#/, ''));
    const state = emptyState();
    if (VIEWS.includes(given.get('view'))) state.view = given.get('view');
    for (const name of ['entity', 'claim', 'text', 'from', 'to']) state[name] = given.get(name) ?? '';
    for (const name of LISTS) state[name] = new Set(given.getAll(name));
    state.undated = given.has('undated');
    state.conflicts = given.has('conflicts');
    const confidence = Number(given.get('confidence'));
    state.confidence = confidence >= 0 && confidence <= 1 ? confidence : 0;
    return state;
}

function print(state) {
    const given = new URLSearchParams();
    if (state.view !== 'graph') given.set('view', state.view);
    for (const name of ['entity', 'claim', 'text', 'from', 'to']) if (state[name]) given.set(name, state[name]);
    for (const name of LISTS) for (const value of state[name]) given.append(name, value);
    if (state.undated) given.set('undated', '1');
    if (state.conflicts) given.set('conflicts', '1');
    if (state.confidence > 0) given.set('confidence', String(state.confidence));
    return given.toString();
}

export const isFiltered = (state) =>
    LISTS.some((name) => state[name].size > 0) || state.text !== '' || state.from !== '' || state.to !== '' || state.confidence > 0 || state.conflicts;

export class Store {
    #listeners = [];
    #printed;

    constructor() {
        this.state = parse(location.hash);
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
        this.#listeners.push(listener);
    }

    /** Changes some fields. What is looked at, not how it is filtered, can be gone back to. */
    set(changes) {
        const before = this.state;
        this.state = { ...before, ...changes };
        const printed = print(this.state);
        if (printed === this.#printed) return;
        this.#printed = printed;
        const goes = ['view', 'entity', 'claim'].some((name) => before[name] !== this.state[name]);
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
        const { view, entity, claim } = this.state;
        this.set({ ...emptyState(), view, entity, claim });
    }

    #tell() {
        for (const listener of this.#listeners) listener(this.state);
    }
}
