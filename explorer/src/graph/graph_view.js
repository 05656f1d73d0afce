// The picture that people move about in: zoom, pointer and keyboard.

import { select } from 'd3-selection';
import { zoom, zoomIdentity } from 'd3-zoom';
import { announce, by, plural } from '../dom.js';
import { arrange } from './arrange.js';
import { entityFont, Painter, pathsOf, readColours, screenRadius } from './draw.js';
import { placeAround } from './expand.js';
import { Ruler, shortened } from './labels.js';
import { bendParallels, claimAt, entityAt, nextTowards, radiusOf } from './scene.js';
import { Snapshot } from './snapshot.js';

const MANY = 600; // claims: so many are not drawn anew for each frame of a movement
const calm = matchMedia('(prefers-reduced-motion: reduce)');

export class GraphView {
    #frame = 0;
    #touched = false; // by the user: from then on the picture stays where they put it
    #movingUntil = 0;
    #giveUp = () => {}; // the layout under way

    constructor(graph, onPick) {
        this.graph = graph;
        this.onPick = onPick;
        this.element = by('graph-view');
        this.canvas = this.element.querySelector('canvas');
        this.ruler = new Ruler(document.createElement('canvas').getContext('2d'));
        this.painter = new Painter(this.canvas.getContext('2d'), this.ruler);
        this.scene = { entities: [], claims: [], paths: [], byDegree: [], transform: { x: 0, y: 0, k: 1 }, lit: null, isLit: () => true, entity: null, claim: null, hovered: null, focused: null, names: [] };
        this.snapshot = new Snapshot(this.ruler);
        this.widthOf = (entity) => this.ruler.width(entityFont(entity), shortened(entity.name, 30));
        this.placed = new Set(); // entities that have a place in the picture
        this.frames = []; // milliseconds of the last drawings
        this.#listen();
        this.refreshColours();
        this.#resize();
    }

    // -- layout

    /** Lays the core out anew, and then adds what was expanded. */
    #arrange(scope) {
        this.isSettled = false;
        this.placed = new Set();
        for (const { subject, object } of scope.core) this.placed.add(subject).add(object);
        const entities = [...this.placed].sort((a, b) => a.index - b.index);
        const progress = by('progress');
        this.element.setAttribute('aria-busy', 'true');
        this.#giveUp();
        this.#giveUp = arrange(entities, scope.core, this.widthOf, {
            onProgress: (share) => {
                progress.hidden = false;
                progress.textContent = `Arranging ${plural(entities.length, 'entity', 'entities')}: ${Math.round(share * 100)} %`;
            },
            onDone: () => {
                progress.hidden = true;
                this.element.removeAttribute('aria-busy');
                this.isSettled = true;
                this.#expand();
                this.#light();
                this.#fitNow();
                this.invalidate();
                this.onSettled?.();
            },
        });
    }

    /** Finds room for what was expanded. */
    #expand() {
        for (const entity of this.scope.opened) {
            const others = new Set();
            for (const claim of entity.out) others.add(claim.object);
            for (const claim of entity.in) others.add(claim.subject);
            others.delete(entity);
            placeAround(entity, [...others].sort((a, b) => b.degree - a.degree || a.index - b.index), this.placed, this.widthOf);
        }
        bendParallels(this.scope.claims);
    }

    // -- what is shown

    /** claims: those of the scope that pass the filters. When others pass than before, the picture is fitted to them. */
    show(claims, state, scope) {
        const { scene } = this;
        const isNew = this.scope?.key !== scope.key;
        const hasMore = !isNew && this.scope !== scope;
        const differs = scene.claims !== claims;
        this.scope = scope;
        const chosen = this.graph.entity(state.entity);
        scene.claim = claims.find((claim) => claim.id === state.claim) ?? null;
        scene.entity = scene.claim ? null : chosen;
        scene.claims = claims;
        if (hasMore && this.isSettled) this.#expand();
        const linked = new Set();
        for (const claim of claims) linked.add(claim.subject).add(claim.object);
        if (chosen && this.placed.has(chosen) && !isNew) linked.add(chosen);
        scene.entities = [...linked].sort((a, b) => a.index - b.index);
        scene.byDegree = [...linked].sort((a, b) => b.degree - a.degree || a.index - b.index);
        if (isNew) {
            this.#touched = false;
            this.#arrange(scope);
        } else if (this.isSettled) {
            this.#light();
            if (differs) this.fit();
        }
        by('nothing').hidden = claims.length > 0;
        this.element.setAttribute('aria-label', `Graph of ${plural(scene.entities.length, 'entity', 'entities')} and ${plural(claims.length, 'claim')}`);
        this.invalidate();
    }

    /** Draws the picture as it is on another context, of `ratio` pixels a unit: see picture.js. */
    drawOn(context, newPath, ratio) {
        const { scene } = this;
        new Painter(context, this.ruler, newPath).draw({ ...scene, paths: pathsOf(scene.claims, scene.isLit, newPath), ratio, quick: false, hovered: null, focused: null });
    }

    /** What the chosen or hovered thing touches is lit, the rest steps back. */
    #light() {
        const scene = this.scene;
        const about = scene.hovered ?? scene.entity;
        if (scene.claim && !scene.hovered) {
            scene.lit = new Set([scene.claim.subject, scene.claim.object]);
            scene.isLit = (claim) => claim === scene.claim;
        } else if (about) {
            scene.lit = new Set([about]);
            for (const claim of scene.claims) {
                if (claim.subject === about) scene.lit.add(claim.object);
                if (claim.object === about) scene.lit.add(claim.subject);
            }
            scene.isLit = (claim) => claim.subject === about || claim.object === about;
        } else {
            scene.lit = null;
            scene.isLit = () => true;
        }
        this.#rebuildPaths();
    }

    #rebuildPaths() {
        this.scene.paths = pathsOf(this.scene.claims, this.scene.isLit);
        this.snapshot.drop();
    }

    refreshColours() {
        this.scene.colours = readColours(this.element);
        this.snapshot.drop();
        this.invalidate();
    }

    invalidate() {
        this.#frame ||= requestAnimationFrame(() => {
            this.#frame = 0;
            this.#draw();
        });
    }

    #draw() {
        if (this.canvas.width === 0 || !this.isSettled) return;
        const start = performance.now();
        if (start < this.#movingUntil && this.scene.claims.length > MANY) this.snapshot.draw(this.canvas.getContext('2d'), this.scene);
        else this.painter.draw(this.scene);
        this.frames.push(performance.now() - start);
        if (this.frames.length > 240) this.frames.shift();
    }

    // -- where one looks

    #resize() {
        const { clientWidth: width, clientHeight: height } = this.element;
        const ratio = Math.min(devicePixelRatio || 1, 2);
        const before = this.scene.width;
        Object.assign(this.scene, { width, height, ratio });
        this.canvas.width = Math.round(width * ratio);
        this.canvas.height = Math.round(height * ratio);
        if (before !== undefined && before !== width && !this.#touched) this.#fitNow();
        this.#draw();
    }

    #fitted(entities) {
        const { width } = this.scene;
        const height = this.scene.height - this.#covered();
        if (entities.length === 0 || width === 0) return zoomIdentity;
        let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
        for (const entity of entities) {
            const r = radiusOf(entity);
            left = Math.min(left, entity.x - r);
            right = Math.max(right, entity.x + r);
            top = Math.min(top, entity.y - r);
            bottom = Math.max(bottom, entity.y + r);
        }
        const [sides, above, below] = width < 600 ? [24, 40, 70] : [56, 30, 56];
        const k = Math.min((width - 2 * sides) / (right - left || 1), (height - above - below) / (bottom - top || 1), 1.6);
        return zoomIdentity.translate(width / 2 - (k * (left + right)) / 2, (height + above - below) / 2 - (k * (top + bottom)) / 2).scale(Math.max(k, 0.03));
    }

    #go(transform, animated = true) {
        const target = select(this.canvas);
        target.interrupt?.();
        if (!animated || calm.matches) return target.call(this.zoom.transform, transform);
        const from = { ...this.scene.transform };
        const start = performance.now();
        const run = ++this.moving || (this.moving = 1);
        const step = (now) => {
            if (run !== this.moving) return;
            const t = Math.min(1, (now - start) / 320);
            const eased = 1 - Math.pow(1 - t, 3);
            const mix = (a, b) => a + (b - a) * eased;
            target.call(this.zoom.transform, zoomIdentity.translate(mix(from.x, transform.x), mix(from.y, transform.y)).scale(mix(from.k, transform.k)));
            if (t < 1) requestAnimationFrame(step);
        };
        requestAnimationFrame(step);
    }

    #fitNow() {
        this.#go(this.#fitted(this.scene.entities), false);
    }

    fit() {
        this.#touched = false;
        this.#go(this.#fitted(this.scene.entities));
    }

    zoomBy(factor) {
        this.#touched = true;
        const { transform, width, height } = this.scene;
        const k = Math.min(Math.max(transform.k * factor, 0.03), 8);
        const f = k / transform.k;
        this.#go(zoomIdentity.translate(width / 2 - (width / 2 - transform.x) * f, height / 2 - (height / 2 - transform.y) * f).scale(k));
    }

    /** How much of the height the panel of details covers, as it does on narrow screens. */
    #covered() {
        const own = this.element.getBoundingClientRect();
        const panel = by('details').getBoundingClientRect();
        return panel.height > 0 && panel.left < own.right && panel.top > own.top ? Math.max(0, own.bottom - panel.top) : 0;
    }

    /** Brings entities into sight, nearer if they are small. */
    lookAt(entities) {
        const { transform, width } = this.scene;
        const height = this.scene.height - this.#covered();
        if (width === 0 || !this.isSettled || entities.some((entity) => !this.placed.has(entity))) return;
        const on = entities.every((entity) => {
            const x = entity.x * transform.k + transform.x;
            const y = entity.y * transform.k + transform.y;
            return x > 60 && y > 40 && x < width - 60 && y < height - 60;
        });
        if (on && transform.k > 0.55) return;
        this.#touched = true;
        const fitted = this.#fitted(entities);
        const k = Math.min(Math.max(transform.k, 0.9), fitted.k);
        const x = entities.reduce((sum, entity) => sum + entity.x, 0) / entities.length;
        const y = entities.reduce((sum, entity) => sum + entity.y, 0) / entities.length;
        this.#go(zoomIdentity.translate(width / 2 - k * x, height / 2 - k * y).scale(k));
    }

    // -- pointer and keyboard

    #listen() {
        this.zoom = zoom()
            .scaleExtent([0.03, 8])
            .clickDistance(4)
            .on('zoom', (event) => {
                const { x, y, k } = event.transform;
                this.scene.transform = { x, y, k };
                if (event.sourceEvent) {
                    this.#touched = true;
                    this.moving = (this.moving ?? 0) + 1;
                    this.#movingUntil = performance.now() + 140;
                    clearTimeout(this.late);
                    this.late = setTimeout(() => this.invalidate(), 160);
                }
                this.invalidate();
            });
        select(this.canvas).call(this.zoom).on('dblclick.zoom', null);
        this.canvas.addEventListener('pointermove', (event) => event.buttons === 0 && this.#hover(event));
        this.canvas.addEventListener('pointerleave', () => this.#setHovered(null));
        this.canvas.addEventListener('click', (event) => this.onPick(this.#under(event)));
        this.element.addEventListener('keydown', (event) => this.#key(event));
        this.element.addEventListener('blur', () => this.#setFocused(null));
        by('zoom-in').addEventListener('click', () => this.zoomBy(1.5));
        by('zoom-out').addEventListener('click', () => this.zoomBy(1 / 1.5));
        by('zoom-fit').addEventListener('click', () => this.fit());
        new ResizeObserver(() => this.#resize()).observe(this.element);
    }

    /** {entity} or {claim} or {}. */
    #under(event) {
        const box = this.canvas.getBoundingClientRect();
        const [px, py] = [event.clientX - box.left, event.clientY - box.top];
        const { transform, entities, claims, names } = this.scene;
        const [x, y] = [(px - transform.x) / transform.k, (py - transform.y) / transform.k];
        const reach = event.pointerType === 'touch' ? 14 : 4;
        const entity = entityAt(entities, x, y, (e) => screenRadius(e, transform.k) / transform.k, reach / transform.k);
        if (entity) return { entity };
        const name = names.find((box_) => px >= box_.x && px <= box_.x + box_.width && py >= box_.y && py <= box_.y + box_.height);
        if (name) return { entity: name.entity };
        const claim = claimAt(claims, x, y, (reach + 3) / transform.k);
        return claim ? { claim } : {};
    }

    #hover(event) {
        const { entity, claim } = this.#under(event);
        this.canvas.style.cursor = entity || claim ? 'pointer' : '';
        this.#setHovered(entity ?? null);
    }

    #setHovered(entity) {
        if (this.scene.hovered === entity) return;
        this.scene.hovered = entity;
        this.#light();
        this.invalidate();
    }

    #setFocused(entity) {
        if (this.scene.focused === entity) return;
        this.scene.focused = entity;
        if (entity) {
            announce(`${entity.name}, ${entity.type}, ${plural(entity.degree, 'claim')}`);
            this.lookAt([entity]);
        }
        this.invalidate();
    }

    #key(event) {
        if (event.ctrlKey || event.metaKey || event.altKey) return;
        const arrows = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
        const { scene } = this;
        if (arrows[event.key]) this.#setFocused(this.#next(arrows[event.key]));
        else if (event.key === 'Home') this.#setFocused(scene.byDegree[0] ?? null);
        else if (event.key === 'Enter' || event.key === ' ') scene.focused && this.onPick({ entity: scene.focused });
        else if (event.key === '+' || event.key === '=') this.zoomBy(1.5);
        else if (event.key === '-') this.zoomBy(1 / 1.5);
        else if (event.key === '0') this.fit();
        else return;
        event.preventDefault();
    }

    /** The nearest entity in a direction; the best connected to begin with. */
    #next(direction) {
        const { scene } = this;
        const from = scene.focused ?? scene.entity;
        return from ? nextTowards(scene.entities, from, direction) : (scene.byDegree[0] ?? null);
    }
}
