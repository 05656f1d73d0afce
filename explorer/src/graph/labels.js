// Room for labels on the screen: what would overlap another is refused.

const CELL = 64;

export class Room {
    #cells = new Map();

    /** Takes the box if nothing is there yet. */
    take(x, y, width, height) {
        if (!this.#isFree(x, y, width, height)) return false;
        this.block(x, y, width, height);
        return true;
    }

    block(x, y, width, height) {
        const box = { x, y, right: x + width, bottom: y + height };
        for (const key of keys(box)) {
            const cell = this.#cells.get(key);
            if (cell) cell.push(box);
            else this.#cells.set(key, [box]);
        }
    }

    /** Takes all boxes or none. */
    takeAll(boxes) {
        if (!boxes.every((box) => this.#isFree(box.x, box.y, box.width, box.height))) return false;
        for (const box of boxes) this.block(box.x, box.y, box.width, box.height);
        return true;
    }

    #isFree(x, y, width, height) {
        const box = { x, y, right: x + width, bottom: y + height };
        for (const key of keys(box))
            for (const other of this.#cells.get(key) ?? [])
                if (other.x < box.right && box.x < other.right && other.y < box.bottom && box.y < other.bottom) return false;
        return true;
    }
}

function* keys(box) {
    for (let row = Math.floor(box.y / CELL); row <= Math.floor(box.bottom / CELL); ++row)
        for (let column = Math.floor(box.x / CELL); column <= Math.floor(box.right / CELL); ++column) yield row * 4096 + column;
}

/** Widths of texts by font, measured once. */
export class Ruler {
    #context;
    #widths = new Map();

    constructor(context) {
        this.#context = context;
    }

    width(font, text) {
        const key = font + text;
        let width = this.#widths.get(key);
        if (width === undefined) {
            this.#context.font = font;
            width = this.#context.measureText(text).width;
            this.#widths.set(key, width);
        }
        return width;
    }
}

export function shortened(text, limit) {
    const characters = [...text];
    return characters.length <= limit ? text : characters.slice(0, limit - 1).join('') + '…';
}
