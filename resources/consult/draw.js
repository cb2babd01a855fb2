// Pointer and drawing of others on a tile. Places are 0 to 1 in the picture, whatever its borders on this screen.
import { element } from './tiles.js';

function pictureArea(video) {
  const size = { width: video.videoWidth || 16, height: video.videoHeight || 9 };
  const scale = Math.min(video.clientWidth / size.width, video.clientHeight / size.height);
  const width = size.width * scale, height = size.height * scale;
  return { x: (video.clientWidth - width) / 2, y: (video.clientHeight - height) / 2, width, height };
}

export function draw(tile, message) {
  const canvas = tile.querySelector('canvas');
  if (canvas.width !== canvas.clientWidth || canvas.height !== canvas.clientHeight) {
    canvas.width = canvas.clientWidth;
    canvas.height = canvas.clientHeight;
  }
  const c = canvas.getContext('2d');
  const area = pictureArea(tile.querySelector('video'));
  const at = ([x, y]) => [area.x + x * area.width, area.y + y * area.height];
  if (message.type === 'wipe') return c.clearRect(0, 0, canvas.width, canvas.height);
  if (message.type === 'pointer') return showPointer(tile, message.shown, at(message.at));
  c.strokeStyle = message.colour;
  c.lineWidth = 3;
  c.beginPath();
  message.points.forEach((point, i) => c[i ? 'lineTo' : 'moveTo'](...at(point)));
  c.stroke();
}

function showPointer(tile, shown, [x, y]) {
  const dot = tile.querySelector('.dot') || tile.appendChild(element('div', 'dot'));
  dot.style.left = `${x}px`;
  dot.style.top = `${y}px`;
  dot.hidden = !shown;
}
