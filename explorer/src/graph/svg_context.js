// A canvas context that writes SVG: what draw.js uses of one, so that a saved picture is the picture on the screen.

const number = (value) => String(Math.round(value * 100) / 100);
const escaped = (text) => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

/** The commands of a path; stands in for Path2D. */
export class SvgPath {
    #commands = [];
    #at = null;

    get data() {
        return this.#commands.join('');
    }

    #add(command, ...numbers) {
        this.#commands.push(command + numbers.map(number).join(' '));
        this.#at = numbers.slice(-2);
    }

    moveTo(x, y) {
        this.#add('M', x, y);
    }

    lineTo(x, y) {
        this.#add('L', x, y);
    }

    quadraticCurveTo(cx, cy, x, y) {
        this.#add('Q', cx, cy, x, y);
    }

    closePath() {
        this.#commands.push('Z');
    }

    /** Whole circles only: draw.js has no others. */
    arc(x, y, r) {
        if (this.#at?.[0] !== x + r || this.#at?.[1] !== y) this.moveTo(x + r, y);
        for (const side of [-1, 1]) this.#add('A', r, r, 0, 1, 1, x + side * r, y);
    }

    roundRect(x, y, width, height, r) {
        const right = x + width;
        const bottom = y + height;
        this.moveTo(x + r, y);
        for (const [lineX, lineY, cornerX, cornerY, endX, endY] of [
            [right - r, y, right, y, right, y + r],
            [right, bottom - r, right, bottom, right - r, bottom],
            [x + r, bottom, x, bottom, x, bottom - r],
            [x, y + r, x, y, x + r, y],
        ]) {
            this.lineTo(lineX, lineY);
            this.quadraticCurveTo(cornerX, cornerY, endX, endY);
        }
        this.closePath();
    }
}

export class SvgContext {
    #elements = [];
    #saved = [];
    #state = { globalAlpha: 1, lineWidth: 1, strokeStyle: '#000', fillStyle: '#000', font: '', textAlign: 'start', lineCap: 'butt', lineJoin: 'miter', dash: [], matrix: [1, 0, 0, 1, 0, 0] };
    #path = new SvgPath();

    constructor() {
        for (const name of ['globalAlpha', 'lineWidth', 'strokeStyle', 'fillStyle', 'font', 'textAlign', 'textBaseline', 'lineCap', 'lineJoin'])
            Object.defineProperty(this, name, { get: () => this.#state[name], set: (value) => (this.#state[name] = value) });
        for (const name of ['moveTo', 'lineTo', 'arc', 'roundRect', 'closePath', 'quadraticCurveTo']) this[name] = (...given) => this.#path[name](...given);
    }

    /** The whole picture; `ground` is the colour behind it. */
    finish(width, height, ground) {
        return (
            `<svg xmlns="http://www.w3.org/2000/svg" width="${number(width)}" height="${number(height)}" viewBox="0 0 ${number(width)} ${number(height)}">\n` +
            `<rect width="100%" height="100%" fill="${escaped(ground)}"/>\n${this.#elements.join('\n')}\n</svg>\n`
        );
    }

    save() {
        this.#saved.push({ ...this.#state });
    }

    restore() {
        this.#state = this.#saved.pop() ?? this.#state;
    }

    setTransform(...matrix) {
        this.#state.matrix = matrix;
    }

    #multiply([a, b, c, d, e, f]) {
        const [A, B, C, D, E, F] = this.#state.matrix;
        this.#state.matrix = [A * a + C * b, B * a + D * b, A * c + C * d, B * c + D * d, A * e + C * f + E, B * e + D * f + F];
    }

    translate(x, y) {
        this.#multiply([1, 0, 0, 1, x, y]);
    }

    rotate(angle) {
        this.#multiply([Math.cos(angle), Math.sin(angle), -Math.sin(angle), Math.cos(angle), 0, 0]);
    }

    setLineDash(dash) {
        this.#state.dash = dash;
    }

    clearRect() {
        // the picture begins empty
    }

    beginPath() {
        this.#path = new SvgPath();
    }

    #write(tag, attributes, text = '') {
        const { globalAlpha, matrix } = this.#state;
        const all = { ...attributes, opacity: globalAlpha < 1 && number(globalAlpha), transform: matrix.join() !== '1,0,0,1,0,0' && `matrix(${matrix.map((value) => Math.round(value * 1e5) / 1e5).join(' ')})` };
        const printed = Object.entries(all).map(([name, value]) => (value === false ? '' : ` ${name}="${escaped(String(value))}"`));
        this.#elements.push(`<${tag}${printed.join('')}>${escaped(text)}</${tag}>`);
    }

    #line() {
        const { strokeStyle, lineWidth, dash, lineCap, lineJoin } = this.#state;
        return { fill: 'none', stroke: strokeStyle, 'stroke-width': number(lineWidth), 'stroke-dasharray': dash.length > 0 && dash.map(number).join(' '), 'stroke-linecap': lineCap !== 'butt' && lineCap, 'stroke-linejoin': lineJoin !== 'miter' && lineJoin };
    }

    stroke(path = this.#path) {
        this.#write('path', { d: path.data, ...this.#line() });
    }

    fill() {
        this.#write('path', { d: this.#path.data, fill: this.#state.fillStyle });
    }

    /** Texts stand with their middle at the place. */
    #words(text, x, y, paint) {
        const [, weight, size, family] = /^(\d+) ([\d.]+px) (.*)$/.exec(this.#state.font);
        this.#write('text', { x: number(x), y: number(y), 'font-weight': weight, 'font-size': size, 'font-family': family, 'text-anchor': 'middle', 'dominant-baseline': 'central', ...paint }, text);
    }

    strokeText(text, x, y) {
        this.#words(text, x, y, this.#line());
    }

    fillText(text, x, y) {
        this.#words(text, x, y, { fill: this.#state.fillStyle });
    }
}
