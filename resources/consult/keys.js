// Keys of the room: arrows choose a tile, Enter pins it, I shows numbers about its connection. Not where one writes or reads
// on at the side.
import { writes } from './talk.js';

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

export function startKeys(tiles, isOn) {
  addEventListener('keydown', event => {
    if (!isOn() || event.ctrlKey || event.altKey || event.metaKey || writes(event.target)) return;
    if (event.code === 'KeyI') return tiles.showDetails(!tiles.details);
    const tile = event.target.closest && event.target.closest('.tile');
    if (event.key === 'Enter' && tile) return tiles.pin(tile);
    if (!ARROWS[event.key] || (event.target.closest && event.target.closest('#side'))) return;
    event.preventDefault();
    tiles.step(tile, ...ARROWS[event.key]);
  });
}
