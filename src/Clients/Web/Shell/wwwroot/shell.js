// What a page cannot do from C#: appearance of the document, voices, harmless preferences, noticing that somebody is there, leaving without a trace.
const preferences = 'peerconnect-preferences';

export function appear(theme, size, contrast, language, direction) {
  const root = document.documentElement;
  const dark = theme === 'dark' || (theme === 'auto' && matchMedia('(prefers-color-scheme: dark)').matches);
  root.dataset.theme = dark ? 'dark' : 'light';
  root.dataset.size = size;
  root.dataset.contrast = contrast || matchMedia('(prefers-contrast: more)').matches ? 'more' : 'normal';
  root.lang = language;
  root.dir = direction;
}

export function browserLanguage() { return navigator.language; }

export function recall() { try { return localStorage.getItem(preferences); } catch { return null; } }

export function remember(value) { try { localStorage.setItem(preferences, value); } catch { /* a browser that keeps nothing is welcome */ } }

export function forget() { try { localStorage.clear(); sessionStorage.clear(); } catch { /* nothing is kept then */ } }

// Only voices on this machine: the others would send the text to somebody else's.
function voice(language) {
  return (globalThis.speechSynthesis?.getVoices() ?? []).find(one => one.localService && one.lang.toLowerCase().startsWith(language));
}

export function canSpeak(language) { return voice(language) !== undefined; }

export function onVoices(listener) {
  globalThis.speechSynthesis?.addEventListener('voiceschanged', () => listener.invokeMethodAsync('VoicesChanged'));
}

export function speak(text, language) {
  const own = voice(language);
  speechSynthesis.cancel();
  if (own) {
    const utterance = new SpeechSynthesisUtterance(text);
    utterance.voice = own;
    utterance.lang = own.lang;
    speechSynthesis.speak(utterance);
  }
}

export function hush() { globalThis.speechSynthesis?.cancel(); }

let watching;

// One listener at a time: a page may outlast a session and begin to watch anew.
export function watch(listener, quietMs) {
  unwatch();
  watching = new AbortController();
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
}

export function unwatch() { watching?.abort(); }

// A page that comes back from the browser's own memory would show what the last person saw.
addEventListener('pageshow', shown => { if (shown.persisted) { location.reload(); } });

export function leave(address) { hush(); location.replace(address); }

export function showDialog(dialog) { if (!dialog.open) { dialog.showModal(); } }

export function closeDialog(dialog) { dialog.close(); }

export function focusOn(selector) { document.querySelector(selector)?.focus({ preventScroll: false }); }

export function toEnd(element) { element.scrollTop = element.scrollHeight; }

export function isAtEnd(element) { return element.scrollHeight - element.scrollTop - element.clientHeight < 80; }

// Keeps what was on the screen in its place while earlier lines are put above it.
export function heightOf(element) { return element.scrollHeight - element.scrollTop; }

export function restore(element, height) { element.scrollTop = element.scrollHeight - height; }
