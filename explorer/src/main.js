import { passes } from './data/filter.js';
import { nameOfStatus } from './data/graph.js';
import { openSource } from './data/source.js';
import { announce, by, h, plural, shown, words } from './dom.js';
import { GraphView } from './graph/graph_view.js';
import { isFiltered, Store, VIEWS } from './state.js';
import { ClaimTable } from './views/claims.js';
import { ConflictList } from './views/conflicts.js';
import { Details } from './views/details.js';
import { Documents } from './views/documents.js';
import { titleOf } from './views/evidence.js';
import { Filters, nameOfFamily, nameOfSpeaker } from './views/filters.js';
import { lineMark } from './views/marks.js';
import { Overview } from './views/overview.js';
import { SaveMenu } from './views/save.js';
import { Search } from './views/search.js';

const MOST_SAVED = 20_000; // claims of a table

const source = openSource(by('graph').textContent);
const { graph } = source;
const store = new Store();
let picture = null; // what is drawn: see source.js
let pathFrom = null; // the entity from which a path is asked for
let problem = null;

applyTheme(readTheme());

/** Lets what is chosen be seen: what the picture does not have is added to it. */
const opening = (entities) => {
    if (!picture) return {};
    const drawn = new Set(picture.scope.claims.flatMap((claim) => [claim.subject, claim.object]));
    const missing = entities.filter((entity) => entity.degree > 0 && !drawn.has(entity));
    return missing.length > 0 ? { open: new Set([...store.state.open, ...missing.map((entity) => entity.id)]) } : {};
};
const chooseEntity = (entity) => {
    if (pathFrom && pathFrom !== entity) {
        const path = new Set([pathFrom.id, entity.id]);
        pathFrom = null;
        return store.set({ path, around: '', view: 'graph', entity: '', claim: '' });
    }
    store.set({ entity: entity.id, claim: '', ...(store.state.view === 'graph' ? opening([entity]) : {}) });
    view.lookAt([entity]);
};
const chooseClaim = (claim) => {
    const isDrawn = store.state.view !== 'graph' || picture?.scope.claims.includes(claim);
    store.set({ claim: claim.id, ...(isDrawn ? {} : opening([claim.subject, claim.object])) });
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

const slow = setTimeout(() => (by('title').textContent = 'Reading the claims …'), 700); // a server has just begun
const about = await source.about().catch(showProblem);
clearTimeout(slow);
const canJudge = Boolean(about?.canJudge);
if (canJudge)
    moves.onJudge = async (claim, verdict) => {
        await source.judge(claim, verdict).then(
            () => announce(verdict === 'none' ? 'The judgment is taken back' : `The claim is ${verdict}`),
            showProblem,
        );
        update(store.state);
    };
document.title = about?.title ? `${shown(about.title)} – claimgraph` : 'claimgraph';
by('title').textContent = shown(about?.title ?? '');

const view = new GraphView(graph, ({ entity, claim }) => {
    if (entity) chooseEntity(entity);
    else if (claim) chooseClaim(claim);
    else letGo();
});
const filters = about && new Filters(about, source, store);
const details = new Details(graph, about?.title, { onEntity: chooseEntity, onClaim: chooseClaim, onClose: letGo, ...moves });
const pages = {
    overview: new Overview(source, { onEntity: chooseEntity, onClaim: chooseClaim, onView: (name) => store.set({ view: name }), onTime: (from, to) => store.set(store.state.from === from && store.state.to === to ? { from: '', to: '' } : { from, to }) }),
    claims: new ClaimTable(source, chooseClaim),
    documents: new Documents(source, {
        onClaim: chooseClaim,
        onArticle: (document) => store.set({ view: 'documents', article: document?.name ?? '' }),
        onFilter: (document) => store.toggle('document', document.name),
    }),
    conflicts: new ConflictList(source, chooseClaim),
};
new SaveMenu(about?.title ?? '', view, {
    claims: async () => (await source.claims(store.state, null, MOST_SAVED, true)).claims,
    wrong: async () => (await Promise.all([...store.state.wrong].map((id) => source.claim(id)))).filter(Boolean),
});
new Search(source, {
    onEntity: (entity) => {
        chooseEntity(entity);
        focusDetails = true;
        showChoice(store.state);
    },
    onRelation: (relation) => store.set({ relation: new Set([relation]) }),
    onText: (text) => store.set({ text }),
});
let focusDetails = false; // once they are there

/** A failure of the server, in its place until something succeeds. */
function showProblem(error) {
    problem = error;
    by('problem').hidden = false;
    by('problem').replaceChildren(words(error.message), ' ', h('button', { type: 'button', class: 'action', onclick: () => location.reload() }, 'Try again'));
}

function showPlace({ view: place, wrong }) {
    for (const name of VIEWS) {
        by(`view-${name}`).hidden = place !== name;
        by(`tab-${name}`).setAttribute('aria-selected', String(place === name));
        by(`tab-${name}`).tabIndex = place === name ? 0 : -1;
    }
    document.body.dataset.view = place;
    by('save-svg').disabled = by('save-png').disabled = place !== 'graph';
    by('save-wrong').disabled = wrong.size === 0;
    by('save-wrong').hidden = canJudge;
}

function showChoice(state) {
    details.show(state, picture?.claims ?? [], passes(state));
    if (!focusDetails || !by('details').querySelector('h2')) return;
    by('details').querySelector('h2').focus({ preventScroll: true });
    focusDetails = false;
}

let turn = 0;
let count = null; // of the claims that pass
let place = null;
async function update(state) {
    const own = ++turn;
    showPlace(state);
    if (!about) return;
    problem = null;
    const waiting = setTimeout(() => document.body.classList.add('waiting'), 150);
    try {
        const isDrawn = state.view === 'graph';
        const [facets, drawn] = await Promise.all([
            source.facets(state),
            isDrawn ? source.picture(state) : null,
            source.claim(state.claim),
            ...[state.entity, state.around, ...state.path].map((id) => source.entity(id)),
        ]);
        if (own !== turn) return; // something else is looked at by now
        if (isDrawn) {
            picture = drawn;
            const comes = place !== 'graph';
            place = state.view;
            if (comes && letBeSeen(state)) return;
        }
        showChoice(state); // it may cover a part of the picture
        if (isDrawn) {
            view.show(picture.claims, state, picture.scope);
            const left = picture.total - picture.claims.length;
            by('partial').hidden = left <= 0 || picture.claims.length === 0;
            by('partial').textContent = `${picture.claims.length.toLocaleString('en')} of ${plural(picture.total, 'claim')} drawn: those between the entities with most of them. Search or filter to see others.`;
        }
        place = state.view;
        if (count !== null && facets.claims !== count) announce(plural(facets.claims, 'claim'));
        count = facets.claims;
        filters.update(state, facets);
        showActive(state);
        await pages[state.view]?.show(state, ...{ overview: [about, count], documents: [passes(state)] }[state.view] ?? []);
        if (!problem) by('problem').hidden = true;
    } catch (error) {
        if (own === turn) showProblem(error);
    } finally {
        clearTimeout(waiting);
        if (own === turn) document.body.classList.remove('waiting');
    }
}

/** On the way to the graph: adds what is chosen to it; whether that is another update. */
function letBeSeen(state) {
    const claim = graph.claim(state.claim);
    const chosen = claim ? [claim.subject, claim.object] : [graph.entity(state.entity)].filter(Boolean);
    const changes = opening(chosen);
    store.set(changes);
    return 'open' in changes;
}

/** What restricts the picture at the moment, each to be taken away. */
function showActive(state) {
    const chips = [];
    const chip = (label, remove) => chips.push(h('button', { type: 'button', class: 'chip', onclick: remove, 'aria-label': `Remove the filter ${label}` }, words(label), h('span', { 'aria-hidden': true }, '×')));
    const labels = { type: (v) => v, family: nameOfFamily, relation: (v) => v, speaker: (v) => nameOfSpeaker(source, v), polarity: (v) => (v === '-' ? 'denied' : 'affirmed'), modality: nameOfStatus, document: (name) => titleOf(graph.document(name) ?? { name }) };
    for (const [name, labelOf] of Object.entries(labels)) for (const value of state[name]) chip(labelOf(value), () => store.toggle(name, value));
    if (state.text) chip(`“${state.text}”`, () => store.set({ text: '' }));
    if (state.from || state.to) chip([state.from && `from ${state.from}`, state.to && `to ${state.to}`].filter(Boolean).join(' '), () => store.set({ from: '', to: '', undated: false }));
    if (state.confidence > 0) chip(`confidence ≥ ${Math.round(state.confidence * 100)} %`, () => store.set({ confidence: 0 }));
    if (state.conflicts) chip('only contradictions', () => store.set({ conflicts: false }));
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

by('tab-conflicts').append(h('span', { class: 'count' }, (about?.conflicts ?? 0).toLocaleString('en')));
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
await update(store.state);
function lookAtChoice() {
    const claim = graph.claim(store.state.claim);
    const entity = graph.entity(store.state.entity);
    if (claim) view.lookAt([claim.subject, claim.object]);
    else if (entity) view.lookAt([entity]);
}
