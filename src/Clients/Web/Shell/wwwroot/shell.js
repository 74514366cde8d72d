// What a page cannot do from C#: appearance of the document, voices, harmless preferences, noticing that somebody is there, leaving without a trace.
const preferences = 'peerconnect-preferences';

const deviceIsDark = matchMedia('(prefers-color-scheme: dark)');
const deviceWantsContrast = matchMedia('(prefers-contrast: more)');
let worn;

// Some devices turn dark in the evening, while the page is open.
for (const device of [deviceIsDark, deviceWantsContrast]) {
  device.addEventListener('change', () => { if (worn) { appear(...worn); } });
}

export function appear(theme, size, contrast, language, direction) {
  worn = [theme, size, contrast, language, direction];
  const root = document.documentElement;
  root.dataset.theme = theme === 'dark' || (theme === 'auto' && deviceIsDark.matches) ? 'dark' : 'light';
  root.dataset.size = size;
  root.dataset.contrast = contrast || deviceWantsContrast.matches ? 'more' : 'normal';
  root.lang = language;
  root.dir = direction;
}

export function browserLanguage() { return navigator.language; }

export function recall() { try { return localStorage.getItem(preferences); } catch { return null; } }

export function remember(value) { try { localStorage.setItem(preferences, value); } catch { /* a browser that keeps nothing is welcome */ } }

// That somebody signed out and the server has not heard of it: no name, but the id that the server ends the session by, so that it ends nobody else's. It outlasts everything else, so that no visit begins before the last one ended.
const leaves = 'peerconnect-leaving';

// The tabs of a browser share the session: where somebody works in one, the others end nothing; where one signs out, each does. A channel stores nothing.
const channel = 'peerconnect-seen';

// A browser may have none, or refuse it: then each tab counts for itself.
function openChannel() { try { return new BroadcastChannel(channel); } catch { return undefined; } }

export function leaving(person) { try { localStorage.setItem(leaves, person); } catch { /* this page goes on asking by itself */ } }

export function whoLeaves() { try { return localStorage.getItem(leaves); } catch { return null; } }

// Of one person, or, with a sign-in, of whoever was there before. What that person left open in other tabs ends too.
export function left(person) {
  if (person) {
    const others = openChannel();
    others?.postMessage({ left: person });
    others?.close();
  }
  try {
    if (!person || whoLeaves() === person) {
      localStorage.removeItem(leaves);
    }
  } catch { /* nothing was kept */ }
}

export function forget() {
  try {
    const person = whoLeaves();
    localStorage.clear();
    sessionStorage.clear();
    if (person) {
      leaving(person);
    }
  } catch { /* nothing is kept then */ }
}

// Only voices on this machine: the others would send the text to somebody else's.
function voice(language) {
  return (globalThis.speechSynthesis?.getVoices() ?? []).find(one => one.localService && one.lang.toLowerCase().startsWith(language));
}

export function canSpeak(language) { return voice(language) !== undefined; }

export function onVoices(listener) {
  globalThis.speechSynthesis?.addEventListener('voiceschanged', () => listener.invokeMethodAsync('VoicesChanged'));
}

let reading;

export function speak(text, language, listener) {
  const own = voice(language);
  hush();
  if (own) {
    const utterance = reading = new SpeechSynthesisUtterance(text);
    utterance.voice = own;
    utterance.lang = own.lang;
    utterance.onend = utterance.onerror = () => {
      // What was stopped for another text is over too, and says nothing of that one.
      if (reading === utterance) {
        reading = undefined;
        listener.invokeMethodAsync('HasRead');
      }
    };
    speechSynthesis.speak(utterance);
  }
}

export function hush() {
  reading = undefined;
  globalThis.speechSynthesis?.cancel();
}

let watching;

let tabs;

// One listener at a time: a page may outlast a session and begin to watch anew.
export function watch(listener, quietMs) {
  unwatch();
  watching = new AbortController();
  tabs = openChannel();
  tabs?.addEventListener('message', ({ data }) => data.left
    ? listener.invokeMethodAsync('SomebodyLeft', data.left)
    : listener.invokeMethodAsync('SomebodyIsElsewhere', data.person, Math.max(0, Date.now() - data.at)));
  let last = 0;
  const seen = () => {
    const now = performance.now();
    if (now - last > quietMs) {
      last = now;
      listener.invokeMethodAsync('SomebodyIsThere');
    }
  };
  for (const kind of ['pointerdown', 'keydown', 'wheel', 'touchmove']) {
    addEventListener(kind, seen, { capture: true, passive: true, signal: watching.signal });
  }
  // A page that nobody sees is covered, so that nothing of it is drawn on a machine that slept before it is known whether the visit is over. What other tabs said meanwhile is heard first.
  const look = () => {
    const root = document.documentElement;
    root.dataset.covered = '';
    setTimeout(async () => {
      try {
        await listener.invokeMethodAsync('SightChanged', document.visibilityState === 'visible');
      } catch {
        // Nobody is signed in any more, and nothing has to be covered.
      } finally {
        if (document.visibilityState === 'visible') {
          delete root.dataset.covered;
        }
      }
    }, 50);
  };
  for (const [target, kind] of [[document, 'visibilitychange'], [globalThis, 'pageshow'], [document, 'resume']]) {
    target.addEventListener(kind, look, { signal: watching.signal });
  }
  listener.invokeMethodAsync('SightChanged', document.visibilityState === 'visible');
}

export function unwatch() {
  watching?.abort();
  delete document.documentElement.dataset.covered;
  tabs?.close();
  tabs = undefined;
}

export function tellTabs(person, ageMs) { tabs?.postMessage({ person, at: Date.now() - ageMs }); }

let touched = 0;
for (const kind of ['pointerdown', 'keydown']) {
  addEventListener(kind, () => { touched = performance.now(); }, { capture: true, passive: true });
}

export function isWide(query) { return matchMedia(query).matches; }

export function untouchedMs() { return performance.now() - touched; }

// Whether a new beginning would take something away: what is being typed or chosen, a question that is open, something that is shown once; or whoever is in the middle of it.
export function isInUse(quietMs) {
  const fields = [...document.querySelectorAll('textarea, input:not([type=radio], [type=checkbox])')];
  return performance.now() - touched < quietMs || document.querySelector('dialog[open], input:checked, [data-stays]') !== null || fields.some(field => field.value !== '');
}

// Without the cookie: nobody does anything by it, so no session lasts longer.
export async function servedPages(header) {
  try {
    return (await fetch('/', { credentials: 'omit', cache: 'no-store' })).headers.get(header);
  } catch { return null; }
}

export function renew() { hush(); location.reload(); }

// A page that comes back from the browser's own memory would show what the last person saw.
addEventListener('pageshow', shown => { if (shown.persisted) { location.reload(); } });

export function leave(address) { hush(); location.replace(address); }

export function showDialog(dialog) { if (!dialog.open) { dialog.showModal(); } }

export function closeDialog(dialog) { dialog.close(); }

export function focusOn(selector) { document.querySelector(selector)?.focus({ preventScroll: false }); }
