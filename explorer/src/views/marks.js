// Small pictures of kinds: the shape and colour of a type of entity, the line of a claim.

import { svg } from '../dom.js';

export function typeMark(type) {
    const square = ['organization', 'facility', 'law'].includes(type);
    const diamond = ['place', 'event'].includes(type);
    const shape = square
        ? svg('rect', { x: 2.5, y: 2.5, width: 9, height: 9, rx: 1.8 })
        : diamond
          ? svg('path', { d: 'M7 .9 13.1 7 7 13.1.9 7z' })
          : svg('circle', { cx: 7, cy: 7, r: 5 });
    return svg('svg', { class: `mark type-${type}`, viewBox: '0 0 14 14', 'aria-hidden': 'true' }, shape);
}

export function lineMark(tone, { denied = false, unsure = false, symmetric = false } = {}) {
    return svg(
        'svg',
        { class: `mark line ${denied ? 'denied' : `tone-${tone.replace(' ', '-')}`}`, viewBox: '0 0 22 14', 'aria-hidden': 'true' },
        svg('path', { d: symmetric ? 'M1 7h20' : 'M1 7h15', 'stroke-dasharray': unsure ? '4 3' : null }),
        !symmetric && svg('path', { class: 'head', d: 'M22 7l-7-3.6v7.2z' }),
    );
}
