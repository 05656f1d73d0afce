// What readers take away: the picture, the claims as a table, their judgments. Files are made in the page; nothing is sent.

import { nameOfStatus } from '../data/graph.js';
import { by, shown } from '../dom.js';
import { SvgContext, SvgPath } from '../graph/svg_context.js';

/** Has the browser save a file. */
function save(name, content) {
    const address = URL.createObjectURL(content);
    const link = document.createElement('a');
    link.href = address;
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

const textFile = (text, type) => new Blob([text], { type: `${type};charset=utf-8` });

/** A quoted field. Spreadsheets compute what begins with one of these signs, and texts of the news are not to be computed. */
function field(value) {
    const text = shown(String(value ?? ''));
    return `"${(/^[=+\-@\t\r]/.test(text) ? "'" + text : text).replaceAll('"', '""')}"`;
}

const COLUMNS = {
    subject: (claim) => claim.subject.name,
    relation: (claim) => claim.label,
    object: (claim) => claim.object.name,
    denied: (claim) => (claim.denied ? 'denied' : ''),
    status: (claim) => nameOfStatus(claim.modality),
    'said by': (claim) => claim.by?.name,
    time: (claim) => claim.time || claim.time_value,
    place: (claim) => claim.place,
    confidence: (claim) => claim.confidence,
    sentence: (claim) => claim.evidence[0]?.sentence.text,
    article: (claim) => claim.evidence[0]?.sentence.source.title || claim.evidence[0]?.sentence.document,
    published: (claim) => claim.evidence[0]?.sentence.source.date,
    address: (claim) => claim.evidence[0]?.sentence.source.url,
    sentences: (claim) => claim.sentences,
    id: (claim) => claim.id,
};

/** A row a claim, the first of its sentences in it; RFC 4180. */
export function csvOf(claims) {
    const rows = [Object.keys(COLUMNS), ...claims.map((claim) => Object.values(COLUMNS).map((value) => value(claim)))];
    return rows.map((row) => row.map(field).join(',') + '\r\n').join('');
}

/** Claims that are wrong, as `claimgraph judgments STORE --add FILE` reads them: a line a sentence. */
export function judgmentsOf(claims) {
    const end = (entity, mention) => ({ name: entity.raw, mention: mention || null });
    const lines = claims.flatMap((claim) =>
        claim.evidence.map((evidence) => ({
            verdict: 'wrong',
            bad: [],
            note: '',
            claim: {
                subject: end(claim.subject, evidence.subject),
                relation: claim.relation,
                object: end(claim.object, evidence.object),
                attributed_to: claim.by ? { name: claim.by.raw } : null,
                polarity: claim.polarity,
                modality: claim.modality,
                evidence: [{ text: evidence.sentence.text }],
            },
        })),
    );
    return lines.map((line) => JSON.stringify(line) + '\n').join('');
}

/** `view` draws the picture; `claims()` promises those that pass the filters, `wrong()` those marked as wrong. */
export class SaveMenu {
    constructor(title, view, { claims, wrong }) {
        this.menu = by('save-menu');
        this.button = by('save');
        const name = (ending) => `${title.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '').slice(0, 60) || 'claims'}.${ending}`;
        const actions = {
            'save-svg': () => save(name('svg'), textFile(this.#svg(view), 'image/svg+xml')),
            'save-png': () => this.#png(view).toBlob((blob) => save(name('png'), blob), 'image/png'),
            'save-csv': async () => save(name('csv'), textFile(csvOf(await claims()), 'text/csv')),
            'save-wrong': async () => save(name('judgments.jsonl'), textFile(judgmentsOf(await wrong()), 'application/jsonl')),
        };
        for (const [id, run] of Object.entries(actions))
            by(id).addEventListener('click', () => {
                this.toggle(false);
                run();
                this.button.focus();
            });
        this.button.addEventListener('click', () => this.toggle(this.menu.hidden));
        document.addEventListener('pointerdown', (event) => event.target.closest('.saving') || this.toggle(false));
        document.addEventListener('keydown', (event) => {
            if (event.key !== 'Escape' || this.menu.hidden) return;
            this.toggle(false);
            this.button.focus();
            event.stopImmediatePropagation();
        });
    }

    toggle(isOpen) {
        this.menu.hidden = !isOpen;
        this.button.setAttribute('aria-expanded', String(isOpen));
    }

    #svg(view) {
        const context = new SvgContext();
        view.drawOn(context, () => new SvgPath(), 1);
        const { width, height, colours } = view.scene;
        return context.finish(width, height, colours.ground);
    }

    #png(view) {
        const { width, height, colours } = view.scene;
        const ratio = 2;
        const canvas = document.createElement('canvas');
        canvas.width = width * ratio;
        canvas.height = height * ratio;
        const context = canvas.getContext('2d');
        view.drawOn(context, () => new Path2D(), ratio);
        context.setTransform(1, 0, 0, 1, 0, 0);
        context.globalAlpha = 1;
        context.globalCompositeOperation = 'destination-over';
        context.fillStyle = colours.ground;
        context.fillRect(0, 0, canvas.width, canvas.height);
        return canvas;
    }
}
