// Draws the graph: claims below, entities above, then the labels for which there is room.

import { TONES, TYPES } from '../data/graph.js';
import { controlOf, isWithin, pointAt, radiusOf, traceCurve } from './scene.js';
import { Room, shortened } from './labels.js';

const FONT = '"Inter", "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", "Liberation Sans", Arial, sans-serif';
const MOST_LABELS = 240;
const FIRST_LABELS = 12;
const isUnsure = (claim) => claim.modality !== 'actual';

export function entityFont(entity) {
    const size = Math.round(Math.min(11 + Math.sqrt(entity.degree), 16));
    return `${entity.degree >= 6 ? 600 : 500} ${size}px ${FONT}`;
}
const CLAIM_FONT = `500 10.5px ${FONT}`;

/** The colours of the style sheet, as they are at this moment. */
export function readColours(element) {
    const probe = document.createElement('span');
    probe.hidden = true;
    element.append(probe);
    const colour = (name) => {
        probe.style.color = `var(--${name})`;
        return getComputedStyle(probe).color;
    };
    const colours = { ground: colour('ground'), ink: colour('ink'), muted: colour('muted'), accent: colour('accent'), denied: colour('denied'), type: {}, tone: {} };
    for (const type of TYPES) colours.type[type] = colour(`type-${type}`);
    for (const tone of TONES) colours.tone[tone] = colour(`tone-${tone.replace(' ', '-')}`);
    probe.remove();
    return colours;
}

/** Entities shrink less than distances do when one zooms out. */
export const screenRadius = (entity, zoom) => Math.max(radiusOf(entity) * Math.pow(zoom, 0.62), 1.6);

const colourOf = (claim, colours) => (claim.denied ? colours.denied : colours.tone[claim.tone]);

/** Lines that look alike, as one path each, which `newPath` makes: drawing them is a few calls, whatever their number. */
export function pathsOf(claims, isLit, newPath = () => new Path2D()) {
    const paths = new Map();
    for (const claim of claims) {
        const width = Math.min(Math.floor(Math.log2(claim.sentences || 1)), 3);
        const lit = isLit(claim);
        const key = `${claim.denied} ${claim.tone} ${isUnsure(claim)} ${width} ${lit}`;
        let entry = paths.get(key);
        if (!entry) paths.set(key, (entry = { claim, unsure: isUnsure(claim), width: 1.3 + 0.8 * width, lit, path: newPath() }));
        traceCurve(entry.path, claim);
    }
    return [...paths.values()].sort((a, b) => a.lit - b.lit);
}

function traceShape(context, type, x, y, r) {
    if (type === 'organization' || type === 'facility' || type === 'law') {
        const s = r * 0.9;
        context.roundRect(x - s, y - s, 2 * s, 2 * s, s * 0.35);
    } else if (type === 'place' || type === 'event') {
        const s = r * 1.18;
        context.moveTo(x, y - s);
        context.lineTo(x + s, y);
        context.lineTo(x, y + s);
        context.lineTo(x - s, y);
        context.closePath();
    } else context.arc(x, y, r, 0, 2 * Math.PI);
}

export class Painter {
    /** Draws on `context`, in a picture of its own too: SvgContext. */
    constructor(context, ruler, newPath = () => new Path2D()) {
        this.context = context;
        this.ruler = ruler;
        this.newPath = newPath;
    }

    /** scene: {entities, claims, paths, colours, transform {x, y, k}, width, height, ratio, lit: Set of entities or null, entity, claim, hovered,
     * focused, quick}. Leaves where names stand in scene.names. */
    draw(scene) {
        const { context } = this;
        const { width, height, ratio, transform } = scene;
        context.setTransform(ratio, 0, 0, ratio, 0, 0);
        context.globalAlpha = 1;
        context.clearRect(0, 0, width, height);
        this.onScreen = (entity, margin) => {
            const x = entity.x * transform.k + transform.x;
            const y = entity.y * transform.k + transform.y;
            return x > -margin && y > -margin && x < width + margin && y < height + margin;
        };
        const { x, y, k } = transform;
        const view = { left: -x / k, right: (width - x) / k, top: -y / k, bottom: (height - y) / k };
        const inView = scene.claims.filter((claim) => isWithin(claim, view));
        // where most is outside, paths of the rest alone are drawn sooner
        const paths = 2 * inView.length < scene.claims.length ? pathsOf(inView, scene.isLit, this.newPath) : scene.paths;
        this.#lines(scene, paths);
        const shown = scene.entities.filter((entity) => this.onScreen(entity, 40));
        this.#arrows(scene, inView);
        this.#entities(scene, shown);
        scene.names = [];
        const room = new Room();
        this.#names(scene, shown, room);
        if (!scene.quick) this.#claimLabels(scene, inView, room);
    }

    #lines(scene, paths) {
        const { context } = this;
        const { transform, ratio, colours } = scene;
        context.save();
        context.setTransform(ratio * transform.k, 0, 0, ratio * transform.k, ratio * transform.x, ratio * transform.y);
        context.lineCap = 'round';
        const many = scene.claims.length > 600;
        const thin = Math.min(1, Math.max(0.45, Math.pow(transform.k, 0.5)));
        for (const entry of paths) {
            context.strokeStyle = colourOf(entry.claim, colours);
            context.globalAlpha = scene.lit === null ? (many ? 0.16 + 0.34 * Math.min(transform.k, 1) : 0.78) : entry.lit ? 0.95 : many ? 0.05 : 0.13;
            context.lineWidth = ((entry.lit && scene.lit ? entry.width + 0.5 : entry.width) * thin) / transform.k;
            context.setLineDash(entry.unsure && !(many && (scene.quick || transform.k < 0.5)) ? [6 / transform.k, 4.5 / transform.k] : []);
            context.stroke(entry.path);
        }
        context.setLineDash([]);
        if (scene.claim) {
            const path = this.newPath();
            traceCurve(path, scene.claim);
            context.globalAlpha = 0.28;
            context.strokeStyle = colourOf(scene.claim, colours);
            context.lineWidth = 9 / transform.k;
            context.stroke(path);
            context.globalAlpha = 1;
            context.lineWidth = 2.4 / transform.k;
            if (isUnsure(scene.claim)) context.setLineDash([6 / transform.k, 4.5 / transform.k]);
            context.stroke(path);
        }
        context.restore();
    }

    #arrows(scene, claims) {
        const { context } = this;
        const { transform, colours } = scene;
        if (scene.quick || (transform.k < 0.35 && scene.lit === null)) return;
        const size = Math.min(8, 5.5 * Math.sqrt(transform.k) + 1);
        for (const claim of claims) {
            if (claim.symmetric || claim.loop > 0) continue;
            const lit = scene.lit === null || scene.isLit(claim);
            if (!lit && scene.claims.length > 600) continue;
            if (!this.onScreen(claim.object, 40)) continue;
            const c = controlOf(claim);
            const bx = claim.object.x * transform.k + transform.x;
            const by = claim.object.y * transform.k + transform.y;
            const dx = claim.object.x - c.x;
            const dy = claim.object.y - c.y;
            const length = Math.hypot(dx, dy) || 1;
            const ux = dx / length;
            const uy = dy / length;
            const gap = screenRadius(claim.object, transform.k) + 2;
            const x = bx - ux * gap;
            const y = by - uy * gap;
            context.globalAlpha = lit ? (scene.lit === null && scene.claims.length > 600 ? 0.6 : 0.95) : 0.15;
            context.fillStyle = colourOf(claim, colours);
            context.beginPath();
            context.moveTo(x, y);
            context.lineTo(x - ux * size - uy * size * 0.48, y - uy * size + ux * size * 0.48);
            context.lineTo(x - ux * size + uy * size * 0.48, y - uy * size - ux * size * 0.48);
            context.closePath();
            context.fill();
        }
        context.globalAlpha = 1;
    }

    #entities(scene, shown) {
        const { context } = this;
        const { transform, colours } = scene;
        const dim = (entity) => scene.lit !== null && !scene.lit.has(entity);
        for (const pass of [true, false]) {
            for (const type of TYPES) {
                context.beginPath();
                let any = false;
                for (const entity of shown) {
                    if (entity.type !== type || dim(entity) !== pass) continue;
                    const x = entity.x * transform.k + transform.x;
                    const y = entity.y * transform.k + transform.y;
                    const r = screenRadius(entity, transform.k);
                    context.moveTo(x + r, y);
                    traceShape(context, type, x, y, r);
                    any = true;
                }
                if (!any) continue;
                context.globalAlpha = 1;
                context.lineWidth = transform.k < 0.4 ? 1 : 2.5;
                context.strokeStyle = colours.ground;
                if (!scene.quick) context.stroke();
                if (pass) {
                    context.fillStyle = colours.ground; // lines do not shine through
                    context.fill();
                    context.globalAlpha = 0.25;
                }
                context.fillStyle = colours.type[type];
                context.fill();
            }
        }
        context.globalAlpha = 1;
        for (const [entity, colour, width] of [
            [scene.hovered, colours.ink, 2],
            [scene.focused, colours.accent, 2.5],
            [scene.entity, colours.ink, 2.5],
        ]) {
            if (!entity) continue;
            context.beginPath();
            context.lineWidth = width;
            context.strokeStyle = colour;
            const r = screenRadius(entity, transform.k) + 4;
            context.arc(entity.x * transform.k + transform.x, entity.y * transform.k + transform.y, r, 0, 2 * Math.PI);
            context.stroke();
        }
    }

    #text(text, x, y, colours, colour) {
        const { context } = this;
        context.lineJoin = 'round';
        context.lineWidth = 3.5;
        context.strokeStyle = colours.ground;
        context.strokeText(text, x, y);
        context.fillStyle = colour;
        context.fillText(text, x, y);
    }

    #names(scene, shown, room) {
        const { context } = this;
        const { transform, colours, width, height } = scene;
        const place = (entity) => [entity.x * transform.k + transform.x, entity.y * transform.k + transform.y];
        const wanted = [scene.hovered, scene.focused, scene.entity].filter((entity, i, all) => entity && all.indexOf(entity) === i);
        // Names stand clear of shapes, those of the best connected of large shapes only: they must not lack theirs.
        const block = (from, to) => {
            for (const entity of shown) {
                const r = screenRadius(entity, transform.k);
                const [x, y] = place(entity);
                if (r >= from && r < to) room.block(x - r * 0.8, y - r * 0.8, r * 1.6, r * 1.6);
            }
        };
        block(6, Infinity);
        let first = FIRST_LABELS;
        const rest = scene.byDegree.filter((entity) => this.onScreen(entity, 20) && !wanted.includes(entity) && (scene.lit === null || scene.lit.has(entity)));
        let left = scene.quick ? 60 : MOST_LABELS;
        context.textBaseline = 'middle';
        context.textAlign = 'center';
        for (const entity of [...wanted, ...rest]) {
            if (left-- <= 0) break;
            if (first-- === 0 && shown.length < 400) block(0, 6);
            const must = wanted.includes(entity);
            const font = entityFont(entity);
            const text = shortened(entity.name, must ? 60 : 30);
            const w = this.ruler.width(font, text) + 6;
            const h = Number(/(\d+)px/.exec(font)[1]) + 4;
            const [x, y] = place(entity);
            const r = screenRadius(entity, transform.k) * (entity.type === 'place' || entity.type === 'event' ? 1.18 : 1) + 3;
            const boxes = [
                [x - w / 2, y + r],
                [x - w / 2, y - r - h],
                [x + r, y - h / 2],
                [x - r - w, y - h / 2],
            ];
            const inside = ([left_, top]) => left_ > 0 && top > 0 && left_ + w < width && top + h < height;
            let box = boxes.find((b) => inside(b) && room.take(b[0], b[1], w, h));
            if (!box && must) {
                box = boxes.find(inside) ?? boxes[0];
                room.block(box[0], box[1], w, h);
            }
            if (!box) continue;
            context.font = font;
            this.#text(text, box[0] + w / 2, box[1] + h / 2 + 0.5, colours, colours.ink);
            scene.names.push({ entity, x: box[0], y: box[1], width: w, height: h });
        }
    }

    #claimLabels(scene, claims, room) {
        const { context } = this;
        const { transform, colours } = scene;
        const candidates = scene.lit === null ? claims : claims.filter((claim) => scene.isLit(claim));
        if (candidates.length > 400 && transform.k < 0.9) return;
        context.font = CLAIM_FONT;
        const sorted = scene.claim ? [scene.claim, ...candidates.filter((claim) => claim !== scene.claim)] : candidates;
        let left = MOST_LABELS;
        for (const claim of sorted) {
            if (left <= 0) break;
            if (claim.loop > 0) continue;
            const middle = pointAt(claim, 0.5);
            const x = middle.x * transform.k + transform.x;
            const y = middle.y * transform.k + transform.y;
            if (x < 0 || y < 0 || x > scene.width || y > scene.height) continue;
            const text = (claim.denied ? 'not ' : '') + shortened(claim.label, 28);
            const w = this.ruler.width(CLAIM_FONT, text);
            const dx = (claim.object.x - claim.subject.x) * transform.k;
            const dy = (claim.object.y - claim.subject.y) * transform.k;
            const free = Math.hypot(dx, dy) - screenRadius(claim.subject, transform.k) - screenRadius(claim.object, transform.k) - 14;
            if (free < w && claim !== scene.claim) continue;
            let angle = Math.atan2(dy, dx);
            if (angle > Math.PI / 2) angle -= Math.PI;
            if (angle < -Math.PI / 2) angle += Math.PI;
            // small boxes along the words, which may be slanted
            const pieces = Math.max(1, Math.ceil(w / 10));
            const boxes = [];
            for (let i = 0; i < pieces; ++i) {
                const along = ((i + 0.5) / pieces - 0.5) * w;
                boxes.push({ x: x + Math.cos(angle) * along - 6.5, y: y + Math.sin(angle) * along - 6.5, width: 13, height: 13 });
            }
            if (!room.takeAll(boxes) && claim !== scene.claim) continue;
            --left;
            context.save();
            context.translate(x, y);
            context.rotate(angle);
            this.#text(text, 0, 0, colours, colourOf(claim, colours));
            context.restore();
        }
    }
}
