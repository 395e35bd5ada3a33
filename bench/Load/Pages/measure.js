// Runs in a page before its own scripts, and measures it from within. Times are in milliseconds since the page was opened.
const BARS = 'button[data-entry], .ec-event';
const FRAME_LIMIT_SHARE = 0.95;

const nextFrame = () => new Promise(requestAnimationFrame);
const delay = (time) => new Promise((resolve) => setTimeout(resolve, time));
// The frame after the next one begins when the next one has been drawn.
const drawn = async () => {
  await nextFrame();
  await nextFrame();
  return performance.now();
};

let paintedAt = 0;
// Bars below the window may be drawn later, because nobody waits for them.
const isVisible = (bar) => bar !== null && bar.getBoundingClientRect().top < innerHeight;
const firstBar = (node) => (!(node instanceof Element) ? null : node.matches(BARS) ? node : node.querySelector(BARS));
const bars = new MutationObserver(async (changes) => {
  const isDrawing = changes.some(({ type, target, addedNodes }) =>
    type === 'attributes' ? target.matches(BARS) && isVisible(target) : [...addedNodes].map(firstBar).some(isVisible));
  if (isDrawing) paintedAt = Math.max(paintedAt, await drawn());
});
bars.observe(document, { childList: true, subtree: true, attributes: true, attributeFilter: ['style'] });

let longTasks = 0;
const tasks = new PerformanceObserver((list) => (longTasks += list.getEntries().length));
tasks.observe({ type: 'longtask' });

let frames = null;
const recordFrame = (time) => {
  if (frames === null) return;
  frames.push(time);
  requestAnimationFrame(recordFrame);
};

const outcome = () => document.querySelector('.refusal') || document.querySelector('.said').textContent;
let verdict;

globalThis.bench = {
  /**
   * Waits until no visible bar was drawn for half a second, and returns the time from the answer with the entries until the last of them
   * was drawn.
   */
  async firstPaint() {
    while (paintedAt === 0 || performance.now() - paintedAt < 500) await delay(50);
    bars.disconnect();
    const answer = performance.getEntriesByType('resource').find(({ name }) => name.includes('/api/Planning?'));
    return paintedAt - answer.responseEnd;
  },

  /** Begins to record frames and long tasks. */
  startFrames() {
    longTasks = 0;
    frames = [];
    requestAnimationFrame(recordFrame);
  },

  /** Returns the time between two frames that 95 % do not exceed, and the number of long tasks. */
  async stopFrames() {
    const times = frames;
    frames = null;
    await delay(100); // until the last long task is reported
    const between = times.slice(1).map((time, index) => time - times[index]).sort((a, b) => a - b);
    return [between[Math.ceil(between.length * FRAME_LIMIT_SHARE) - 1], longTasks];
  },

  /** Prepares for the next drop. */
  beforeDrop() {
    verdict = new Promise((resolve) => {
      const released = async () => {
        const at = performance.now();
        do await nextFrame();
        while (!outcome());
        resolve((await drawn()) - at);
      };
      addEventListener('pointerup', released, { capture: true, once: true });
    });
  },

  /** Waits until the outcome of the drop is shown, and returns the time since the pointer was released. */
  verdict: () => verdict,

  /** Waits until a bar of the board is somewhere else, and returns the time of day, in milliseconds since 1970. */
  async moved(entry) {
    const bar = () => document.querySelector(`button[data-entry="${entry}"]`);
    const { left } = bar().style;
    while (!bar() || bar().style.left === left) await nextFrame();
    return performance.timeOrigin + (await drawn());
  },
};
