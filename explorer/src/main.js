import { readGraph } from './data.js';
import { Details } from './details.js';
import { Documents } from './documents.js';
import { nameOfStatus } from './data.js';
import { announce, by, h, plural, shown, words } from './dom.js';
import { passing } from './filter.js';
import { Filters, nameOfFamily, nameOfSpeaker } from './filters.js';
import { titleOf } from './evidence.js';
import { GraphView } from './graph_view.js';
import { lineMark } from './marks.js';
import { Overview } from './overview.js';
import { SaveMenu } from './save.js';
import { scopeOf } from './scope.js';
import { Search } from './search.js';
import { isFiltered, Store, VIEWS } from './state.js';
import { ClaimTable, ConflictList } from './tables.js';

const graph = readGraph(by('graph').textContent);
const store = new Store();
let scope = null; // the part of the graph that is looked at
let pathFrom = null; // the entity from which a path is asked for

/** Lets what is chosen be seen: what the part of the graph does not have is added to it. */
const opening = (entities) => {
    const missing = entities.filter((entity) => entity.degree > 0 && !scope.claims.some((claim) => claim.subject === entity || claim.object === entity));
    return missing.length > 0 ? { open: new Set([...store.state.open, ...missing.map((entity) => entity.id)]) } : {};
};
const chooseEntity = (entity) => {
    if (pathFrom && pathFrom !== entity) {
        const path = new Set([pathFrom.id, entity.id]);
        pathFrom = null;
        return store.set({ path, around: '', view: 'graph', entity: '', claim: '' });
    }
    store.set({ entity: entity.id, claim: '', ...opening([entity]) });
    view.lookAt([entity]);
};
const chooseClaim = (claim) => {
    store.set({ claim: claim.id, ...(scope.claims.includes(claim) ? {} : opening([claim.subject, claim.object])) });
    view.lookAt([claim.subject, claim.object]);
};
const letGo = () => {
    if (pathFrom) {
        pathFrom = null;
        showActive(store.state);
    } else store.set({ entity: '', claim: '' });
};
const moves = {
    onExpand: (entity) => {
        store.toggle('open', entity.id);
        if (store.state.view !== 'graph') store.set({ view: 'graph' });
    },
    onAround: (entity, steps) => store.set({ around: entity?.id ?? '', steps: entity ? steps : 1, path: new Set(), view: 'graph' }),
    onPath: (entity) => {
        pathFrom = entity;
        showActive(store.state);
        announce(`Choose the other end of the path from ${entity.name}`);
        by('search').focus();
    },
    onWrong: (claim) => store.toggle('wrong', claim.id),
};

applyTheme(readTheme());
document.title = graph.title ? `${shown(graph.title)} – claimgraph` : 'claimgraph';
by('title').textContent = shown(graph.title);

const view = new GraphView(graph, ({ entity, claim }) => {
    if (entity) chooseEntity(entity);
    else if (claim) chooseClaim(claim);
    else letGo();
});
const filters = new Filters(graph, store);
const details = new Details(graph, { onEntity: chooseEntity, onClaim: chooseClaim, onClose: letGo, ...moves });
const table = new ClaimTable(chooseClaim);
const overview = new Overview(graph, { onEntity: chooseEntity, onClaim: chooseClaim });
const documents = new Documents(graph, {
    onClaim: chooseClaim,
    onArticle: (document) => store.set({ view: 'documents', article: document?.name ?? '' }),
    onFilter: (document) => store.toggle('document', document.name),
});
const conflicts = new ConflictList(graph, chooseClaim);
new SaveMenu(graph.title ?? '', view, { claims: () => shownClaims, wrong: () => graph.claims.filter((claim) => store.state.wrong.has(claim.id)) });
new Search(graph, {
    onEntity: (entity) => {
        chooseEntity(entity);
        by('details').querySelector('h2')?.focus({ preventScroll: true });
    },
    onRelation: (relation) => store.set({ relation: new Set([relation]) }),
    onText: (text) => store.set({ text }),
});

let shownClaims = null; // those of the part that pass the filters
let fitting = []; // those of the whole graph that do
let overviewOf = null;
let keys = { scope: '', filter: '' };
function update(state) {
    const keyOf = (fields) => JSON.stringify(fields, (_, value) => (value instanceof Set ? [...value] : value));
    const { entity, claim, view: place, article, wrong, ...restricting } = state;
    const { all, around, steps, path, open } = restricting;
    const before = keys;
    keys = { scope: keyOf([all, around, steps, path, open]), filter: keyOf(restricting) };
    if (keys.scope !== before.scope) scope = scopeOf(graph, state);
    if (keys.filter !== before.filter) {
        const isFirst = shownClaims === null;
        shownClaims = passing(scope.claims, state);
        fitting = passing(graph.claims, state);
        if (!isFirst) announce(plural(shownClaims.length, 'claim'));
    }
    for (const name of VIEWS) {
        by(`view-${name}`).hidden = place !== name;
        by(`tab-${name}`).setAttribute('aria-selected', String(place === name));
        by(`tab-${name}`).tabIndex = place === name ? 0 : -1;
    }
    const isNew = overviewOf !== shownClaims;
    if (place === 'overview') overviewOf = shownClaims;
    document.body.dataset.view = place;
    by('save-svg').disabled = by('save-png').disabled = place !== 'graph';
    by('save-wrong').disabled = wrong.size === 0;
    view.show(shownClaims, state, scope);
    filters.update(state, shownClaims, scope.claims);
    details.show(state, shownClaims, fitting);
    if (place === 'overview' && isNew) overview.show(shownClaims);
    if (place === 'claims') table.show(shownClaims, state);
    if (place === 'documents') documents.show(fitting, state);
    if (place === 'conflicts') conflicts.show(fitting);
    showActive(state);
}

/** What restricts the picture at the moment, each to be taken away. */
function showActive(state) {
    const chips = [];
    const chip = (label, remove) => chips.push(h('button', { type: 'button', class: 'chip', onclick: remove, 'aria-label': `Remove the filter ${label}` }, words(label), h('span', { 'aria-hidden': true }, '×')));
    const labels = { type: (v) => v, family: nameOfFamily, relation: (v) => v, speaker: (v) => nameOfSpeaker(graph, v), polarity: (v) => (v === '-' ? 'denied' : 'affirmed'), modality: nameOfStatus, document: (name) => titleOf(graph.document(name) ?? { name }) };
    for (const [name, labelOf] of Object.entries(labels)) for (const value of state[name]) chip(labelOf(value), () => store.toggle(name, value));
    if (state.text) chip(`“${state.text}”`, () => store.set({ text: '' }));
    if (state.from || state.to) chip([state.from && `from ${state.from}`, state.to && `to ${state.to}`].filter(Boolean).join(' '), () => store.set({ from: '', to: '', undated: false }));
    if (state.confidence > 0) chip(`confidence ≥ ${Math.round(state.confidence * 100)} %`, () => store.set({ confidence: 0 }));
    if (state.conflicts) chip('only conflicts', () => store.set({ conflicts: false }));
    if (isFiltered(state)) chips.push(h('button', { type: 'button', class: 'link', onclick: () => store.clearFilters() }, 'Reset'));
    const nameOf = (id) => graph.entity(id)?.name ?? id;
    const part = [];
    const partChip = (label, remove) => part.push(h('button', { type: 'button', class: 'chip part', onclick: remove, 'aria-label': `Remove: ${label}` }, words(label), h('span', { 'aria-hidden': true }, '×')));
    if (pathFrom) partChip(`Path from ${pathFrom.name} to … (choose an entity)`, letGo);
    if (state.path.size === 2) partChip(`Paths from ${[...state.path].map(nameOf).join(' to ')}`, () => store.set({ path: new Set() }));
    else if (state.around) partChip(`Around ${nameOf(state.around)}, ${plural(state.steps, 'step')}`, () => store.set({ around: '', steps: 1 }));
    for (const id of state.open) partChip(`With all claims of ${nameOf(id)}`, () => store.toggle('open', id));
    chips.unshift(...part);
    by('active').replaceChildren(...chips);
    filters.reset.hidden = !isFiltered(state);
}

by('legend').replaceChildren(
    ...[
        ['stated', {}],
        ['planned, possible, requested', { unsure: true }],
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
view.onSettled = lookAtChoice;
update(store.state);
function lookAtChoice() {
    const claim = graph.claim(store.state.claim);
    const entity = graph.entity(store.state.entity);
    if (claim) view.lookAt([claim.subject, claim.object]);
    else if (entity) view.lookAt([entity]);
}
