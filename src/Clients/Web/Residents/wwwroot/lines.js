// A long talk: only a stretch of its lines is in the page, and padding stands for the others. This says which part the screen shows, and keeps what is on the screen in its place whatever is drawn, comes or goes above it.
const talks = new WeakMap();

export function follow(list, listener) {
  const ends = new AbortController();
  const talk = { list, listener, screen: list.closest('main'), ends, above: 0, below: 0, atEnd: true, seen: [], told: {} };
  talks.set(list, talk);
  talk.screen.addEventListener('scroll', () => { note(talk); tell(talk); }, { passive: true, signal: ends.signal });
  list.addEventListener('keydown', () => bringBack(talk), { capture: true, signal: ends.signal });
  const sizes = new ResizeObserver(() => { hold(talk); tell(talk); });
  sizes.observe(list);
  sizes.observe(talk.screen);
  ends.signal.addEventListener('abort', () => sizes.disconnect());
}

export function unfollow(list) { talks.get(list)?.ends.abort(); }

// After each drawing: goes to the end, to what has the focus, or nowhere. A style that a script sets by property is no inline style.
export function settle(list, above, below, toEnd, toFocus) {
  const talk = talks.get(list);
  Object.assign(talk, { above, below, atEnd: talk.atEnd || toEnd });
  list.style.paddingBlockStart = `${above}px`;
  list.style.paddingBlockEnd = `${below}px`;
  if (toFocus) {
    document.activeElement.scrollIntoView({ block: 'center' });
    note(talk);
  } else {
    hold(talk);
  }
  tell(talk);
}

function drawn(talk) { return [...talk.list.children].filter(line => !line.classList.contains('kept')); }

// From the beginning of what can be scrolled: the same wherever one has scrolled to.
function placeOf(talk, line) { return line.getBoundingClientRect().top - talk.screen.getBoundingClientRect().top + talk.screen.scrollTop; }

// What is on the screen, and where. A day is no mark to hold on to: it moves when earlier lines of the same day come.
function note(talk) {
  const screen = talk.screen;
  const top = screen.getBoundingClientRect().top;
  talk.atEnd = screen.scrollHeight - screen.scrollTop - screen.clientHeight < 80;
  talk.seen = drawn(talk).filter(line => !line.classList.contains('day') && line.getBoundingClientRect().bottom > top).map(line => ({ line, place: placeOf(talk, line) }));
}

function hold(talk) {
  const mark = talk.seen.find(one => one.line.isConnected && !one.line.classList.contains('kept'));
  if (talk.atEnd) {
    talk.screen.scrollTop = talk.screen.scrollHeight;
  } else if (mark) {
    const shift = placeOf(talk, mark.line) - mark.place;
    if (Math.abs(shift) >= 0.5) {
      talk.screen.scrollTop += shift;
    }
  }
  note(talk);
}

// Says it when the screen comes near an edge of what is drawn, when much more is drawn than is wanted, and when the end or the beginning comes into sight or leaves it.
async function tell(talk) {
  const lines = drawn(talk);
  if (talk.telling) {
    talk.again = true;
    return;
  }
  const screen = talk.screen.getBoundingClientRect();
  if (lines.length === 0 || screen.height === 0) {
    return;
  }
  const spare = Math.max(screen.height, 1000);
  const boxes = lines.map(line => line.getBoundingClientRect());
  const over = screen.top - boxes[0].top;
  const under = boxes.at(-1).bottom - screen.bottom;
  const shape = `${talk.list.clientWidth} ${getComputedStyle(talk.list).fontSize}`;
  const start = talk.screen.scrollTop < screen.height;
  const tight = (talk.above > 0 && over < spare / 2) || (talk.below > 0 && under < spare / 2);
  const loose = over > spare * 2.5 || under > spare * 2.5;
  if (!tight && !loose && talk.told.atEnd === talk.atEnd && talk.told.start === start) {
    return;
  }
  const comes = start && !talk.told.start;
  talk.told = { atEnd: talk.atEnd, start };
  talk.telling = true;
  if (comes) {
    talk.listener.invokeMethodAsync('Near');
  }
  try {
    const heights = boxes.map((box, at) => (boxes[at + 1]?.top ?? box.bottom) - box.top);
    const focus = [...talk.list.children].findIndex(line => line.contains(document.activeElement));
    await talk.listener.invokeMethodAsync('Moved', over, screen.height, heights.join(' '), shape, focus, talk.atEnd);
  } finally {
    talk.telling = false;
    if (talk.again && !talk.ends.signal.aborted) {
      talk.again = false;
      requestAnimationFrame(() => tell(talk));
    }
  }
}

// The line with the focus stays in the page when one scrolls away from it; a key that is pressed there is pressed where one sees it.
function bringBack(talk) {
  if (document.activeElement.closest('.kept')) {
    talk.listener.invokeMethodAsync('Return');
  }
}
