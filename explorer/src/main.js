import { readGraph } from './data.js';
import { Details } from './details.js';
import { announce, by, h, plural, shown, words } from './dom.js';
import { passing } from './filter.js';
import { Filters, nameOfFamily, nameOfSpeaker } from './filters.js';
import { GraphView } from './graph_view.js';
import { lineMark } from './marks.js';
import { Search } from './search.js';
import { isFiltered, Store } from './state.js';
import { ClaimTable, ConflictList } from './tables.js';

const graph = readGraph(by('graph').textContent);
const store = new Store();
const VIEWS = ['graph', 'claims', 'conflicts'];

const chooseEntity = (entity) => {
    store.set({ entity: entity.id, claim: '' });
    view.lookAt([entity]);
};
const chooseClaim = (claim) => {
    store.set({ claim: claim.id });
    view.lookAt([claim.subject, claim.object]);
};
const letGo = () => store.set({ entity: '', claim: '' });

applyTheme(readTheme());
document.title = graph.title ? `${shown(graph.title)} – claimgraph` : 'claimgraph';
by('title').textContent = shown(graph.title);

const view = new GraphView(graph, ({ entity, claim }) => {
    if (entity) chooseEntity(entity);
    else if (claim) chooseClaim(claim);
    else letGo();
});
const filters = new Filters(graph, store);
const details = new Details(graph, { onEntity: chooseEntity, onClaim: chooseClaim, onClose: letGo });
const table = new ClaimTable(chooseClaim);
const conflicts = new ConflictList(graph, chooseClaim);
new Search(graph, {
    onEntity: (entity) => {
        chooseEntity(entity);
        by('details').querySelector('h2')?.focus({ preventScroll: true });
    },
    onRelation: (relation) => store.set({ relation: new Set([relation]) }),
    onText: (text) => store.set({ text }),
});

let shownClaims = null;
let filterKey = '';
function update(state) {
    const claims = passing(graph.claims, state);
    const key = JSON.stringify({ ...state, entity: '', claim: '', view: '' }, (_, value) => (value instanceof Set ? [...value] : value));
    if (shownClaims && key !== filterKey) announce(plural(claims.length, 'claim'));
    filterKey = key;
    shownClaims = claims;
    for (const name of VIEWS) {
        by(`view-${name}`).hidden = state.view !== name;
        by(`tab-${name}`).setAttribute('aria-selected', String(state.view === name));
        by(`tab-${name}`).tabIndex = state.view === name ? 0 : -1;
    }
    view.show(claims, state);
    filters.update(state, claims);
    details.show(state, claims);
    if (state.view === 'claims') table.show(claims, state);
    if (state.view === 'conflicts') conflicts.show(claims);
    showActive(state);
}

/** What restricts the picture at the moment, each to be taken away. */
function showActive(state) {
    const chips = [];
    const chip = (label, remove) => chips.push(h('button', { type: 'button', class: 'chip', onclick: remove, 'aria-label': `Remove the filter ${label}` }, words(label), h('span', { 'aria-hidden': true }, '×')));
    const labels = { type: (v) => v, family: nameOfFamily, relation: (v) => v, speaker: (v) => nameOfSpeaker(graph, v), polarity: (v) => (v === '-' ? 'denied' : 'affirmed'), modality: (v) => v };
    for (const [name, labelOf] of Object.entries(labels)) for (const value of state[name]) chip(labelOf(value), () => store.toggle(name, value));
    if (state.text) chip(`“${state.text}”`, () => store.set({ text: '' }));
    if (state.from || state.to) chip([state.from && `from ${state.from}`, state.to && `to ${state.to}`].filter(Boolean).join(' '), () => store.set({ from: '', to: '', undated: false }));
    if (state.confidence > 0) chip(`confidence ≥ ${Math.round(state.confidence * 100)} %`, () => store.set({ confidence: 0 }));
    if (state.conflicts) chip('only conflicts', () => store.set({ conflicts: false }));
    if (chips.length > 0) chips.push(h('button', { type: 'button', class: 'link', onclick: () => store.clearFilters() }, 'Reset'));
    by('active').replaceChildren(...chips);
    filters.reset.hidden = !isFiltered(state);
}

by('legend').replaceChildren(
    ...[
        ['said to be so', {}],
        ['possible, planned, asked for', { unsure: true }],
        ['denied', { denied: true }],
        ['mutual', { symmetric: true }],
    ].map(([label, line]) => h('span', null, lineMark('other', line), label)),
);

// -- the frame around it

by('tab-conflicts').append(h('span', { class: 'count' }, String(graph.conflicts.length)));
VIEWS.forEach((name, place) => {
    const tab = by(`tab-${name}`);
    tab.addEventListener('click', () => store.set({ view: name }));
    tab.addEventListener('keydown', (event) => {
        const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
        if (!step) return;
        const next = VIEWS[(place + step + VIEWS.length) % VIEWS.length];
        store.set({ view: next });
        by(`tab-${next}`).focus();
    });
});

by('show-filters').addEventListener('click', () => {
    const open = document.body.classList.toggle('filters-open');
    by('show-filters').setAttribute('aria-expanded', String(open));
});

by('share').addEventListener('click', async () => {
    try {
        await navigator.clipboard.writeText(location.href);
        announce('Link copied');
        by('share').classList.add('done');
        setTimeout(() => by('share').classList.remove('done'), 1200);
    } catch {
        announce('Copy the address of this page: it shows what you see');
    }
});

document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    if (document.body.classList.contains('filters-open')) by('show-filters').click();
    else letGo();
});

// -- dark and light

function readTheme() {
    try {
        return localStorage.getItem('claimgraph-theme') ?? '';
    } catch {
        return ''; // no storage for pages on disk in some browsers
    }
}

function applyTheme(theme) {
    if (theme) document.documentElement.dataset.theme = theme;
    else delete document.documentElement.dataset.theme;
}

by('theme').addEventListener('click', () => {
    const dark = document.documentElement.dataset.theme ? document.documentElement.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
    const theme = dark ? 'light' : 'dark';
    applyTheme(theme);
    try {
        localStorage.setItem('claimgraph-theme', theme);
    } catch {
        // it is dark until the page is left
    }
    view.refreshColours();
    announce(`${theme} colours`);
});
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => view.refreshColours());

store.onChange(update);
update(store.state);
if (store.state.claim || store.state.entity) view.onSettled = () => lookAtChoice();
function lookAtChoice() {
    const claim = graph.claims.find((entry) => entry.id === store.state.claim);
    const entity = graph.entities.find((entry) => entry.id === store.state.entity);
    if (claim) view.lookAt([claim.subject, claim.object]);
    else if (entity) view.lookAt([entity]);
}
