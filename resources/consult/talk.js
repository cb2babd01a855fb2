// Push to talk: the space bar, or a button, held to speak. It ends when it is let go, and with everything after which that
// could be missed: another window, a hidden tab, a text field. Buttons are pressed with Enter.

export const writes = at => Boolean(at && at.matches('input, textarea, select, [contenteditable]'));

export class PushToTalk extends EventTarget {
  // `counts`: whether one can speak now at all.
  constructor(button, counts) {
    super();
    this.counts = counts;
    this.held = false;
    this.keyDown = false;
    addEventListener('keydown', event => this.press(event), true);
    addEventListener('keyup', event => this.release(event), true);
    addEventListener('focusin', event => { if (writes(event.target)) this.set(false); });
    addEventListener('blur', () => this.lose());
    addEventListener('pagehide', () => this.lose());
    document.addEventListener('visibilitychange', () => { if (document.hidden) this.lose(); });
    button.addEventListener('pointerdown', event => this.hold(event, button));
    for (const end of ['pointerup', 'pointercancel', 'lostpointercapture']) button.addEventListener(end, () => this.set(false));
    button.addEventListener('contextmenu', event => event.preventDefault());
  }

  press(event) {
    if (event.code !== 'Space' || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    if (event.repeat && this.keyDown) return event.preventDefault();
    if (writes(event.target) || !this.counts()) return;
    event.preventDefault();
    // A key that is down since before it counted speaks for nobody.
    if (event.repeat) return;
    this.keyDown = true;
    this.set(true);
  }

  // Wherever the focus is by now, and whatever other keys are down.
  release(event) {
    if (event.code !== 'Space' || !this.keyDown) return;
    event.preventDefault();
    this.lose();
  }

  hold(event, button) {
    if (event.button || !this.counts()) return;
    button.setPointerCapture(event.pointerId);
    this.set(true);
  }

  lose() {
    this.keyDown = false;
    this.set(false);
  }

  set(held) {
    if (this.held === held) return;
    this.held = held;
    this.dispatchEvent(new CustomEvent('held', { detail: held }));
  }
}
