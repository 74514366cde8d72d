// What the staff's pages cannot do from C#: a tone, a title that calls, keys that press buttons, a menu that is pushed along.
const plain = 'PeerConnect';
const everyMs = 6000;
let keysOn = true;
let audio;
let calling;

// Made here, so that no file is needed: two high notes and a low one between.
function tone() {
  if (!maySound()) {
    return;
  }
  audio ??= new AudioContext();
  audio.resume();
  for (const [at, pitch] of [[0, 880], [0.22, 660], [0.44, 880]]) {
    const note = audio.createOscillator();
    const loudness = audio.createGain();
    const start = audio.currentTime + at;
    note.frequency.value = pitch;
    loudness.gain.setValueAtTime(0.0001, start);
    loudness.gain.exponentialRampToValueAtTime(0.4, start + 0.02);
    loudness.gain.exponentialRampToValueAtTime(0.0001, start + 0.2);
    note.connect(loudness).connect(audio.destination);
    note.start(start);
    note.stop(start + 0.22);
  }
}

// A browser lets a page sound only after somebody has touched it, and forgets that with each new document.
let touched = false;
let listener;

export function maySound() { return navigator.userActivation?.hasBeenActive ?? touched; }

export function onSound(told) { listener = told; }

function tellOnce(event) {
  touched ||= event.type !== 'keydown' || event.key !== 'Escape';
  if (maySound()) {
    for (const kind of touches) {
      removeEventListener(kind, tellOnce, { capture: true });
    }
    // The button that asks for a touch goes by its own press.
    setTimeout(() => listener?.invokeMethodAsync('SoundChanged'), 300);
  }
}

const touches = ['pointerup', 'keydown', 'click'];
for (const kind of touches) {
  addEventListener(kind, tellOnce, { capture: true });
}

export function tryTone() { tone(); return maySound(); }

export function call(title) {
  calm();
  document.title = title;
  tone();
  calling = setInterval(tone, everyMs);
}

export function name(title) { document.title = title; }

// A touch says that somebody is there, not that somebody has it: only the tone ends with it.
function hush() {
  clearInterval(calling);
  calling = undefined;
}

export function calm() {
  hush();
  document.title = plain;
}

export function setKeys(on) { keysOn = on; }

function isTyping(element) { return element instanceof HTMLElement && element.matches('input, textarea, select'); }

// A key pressed while the one before it is still being recorded is not lost: it presses its button as soon as that can be pressed.
const patienceMs = 3000;
let lastKey;
let waits;

function press(button) {
  clearInterval(waits);
  if (!button.disabled) {
    button.click();
    return;
  }
  const key = button.dataset.key;
  const until = Date.now() + patienceMs;
  waits = setInterval(() => {
    // Where the act before it failed, its reason stays, and nothing is done on top of it.
    const failed = [...document.querySelectorAll('.trouble')].some(one => one.textContent.trim() && one.checkVisibility());
    // A page that is drawn anew may make another act's button of it.
    const gone = failed || !button.isConnected || button.dataset.key !== key || Date.now() > until;
    if (gone || !button.disabled) {
      clearInterval(waits);
    }
    if (!gone && !button.disabled) {
      button.click();
    }
  }, 30);
}

function pressed(event) {
  const key = event.key.toLowerCase();
  const leaves = key === 'escape';
  if (!keysOn || event.ctrlKey || event.altKey || event.metaKey || event.repeat || event.isComposing || (isTyping(event.target) && !leaves) || document.querySelector('dialog[open]')) {
    return;
  }
  const shown = [...document.querySelectorAll('[data-key]')].filter(one => one.dataset.key === key && one.checkVisibility());
  const possible = shown.filter(one => !one.disabled);
  // Escape leaves what was opened last. The same key twice is one act: the second does not wait for the first.
  const button = leaves ? possible.at(-1) : possible[0] ?? (key === lastKey ? undefined : shown[0]);
  lastKey = key;
  if (button) {
    event.preventDefault();
    press(button);
  }
}

addEventListener('keydown', pressed);
addEventListener('pointerdown', () => clearInterval(waits), { capture: true });
for (const kind of ['pointerdown', 'keydown']) {
  addEventListener(kind, hush, { capture: true });
}

// Opens what a text stands in, puts the cursor before a place of it, and the line in the middle of what can be seen of it.
export function putCursor(selector, at, line) {
  const field = document.querySelector(selector);
  if (!field) {
    return;
  }
  field.closest('details').open = true;
  field.focus({ preventScroll: true });
  field.setSelectionRange(at, at);
  const frame = field.parentElement;
  frame.scrollTop = (line - 1) * parseFloat(getComputedStyle(field).lineHeight) - frame.clientHeight / 2;
  frame.scrollIntoView({ block: 'nearest' });
}

// A file of the person's own, made here: no address leads to it once it was kept.
export function save(name, text) {
  const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 0);
}

// A form to print stands in a tab of its own for as long as this page has its session: the next one finds nothing there.
const forms = [];

export function openForm(address) { forms.push(open(address)); }

export function closeForms() {
  for (const form of forms.splice(0)) {
    form?.close();
  }
}

addEventListener('pagehide', closeForms);

const middle = box => (box.left + box.right) / 2;

// Where the pages are more than there is room for, their menu is one line that is pushed along: the page that is open is not left out of sight.
export function showPlace() {
  const here = document.querySelector('.bar nav [aria-current]');
  here?.parentElement.scrollBy({ left: middle(here.getBoundingClientRect()) - middle(here.parentElement.getBoundingClientRect()) });
}

export function printPage() { print(); }
