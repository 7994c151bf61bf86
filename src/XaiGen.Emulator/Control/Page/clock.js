import { act } from './api.js';
import { at, moment, span } from './dom.js';

// The emulator's time as last received, and when that was on the browser's own clock.
let last = null;

export function now() {
  if (!last) return Date.now();
  return last.now + (last.frozen ? 0 : performance.now() - last.at);
}

export function setClock(clock) {
  last = { now: Date.parse(clock.now), frozen: clock.frozen, at: performance.now() };
  at('clock-freeze').setAttribute('aria-checked', String(clock.frozen));
  const ahead = Math.round(clock.ahead_seconds);
  at('clock-ahead').hidden = ahead === 0 && !clock.frozen;
  at('clock-ahead').textContent = [
    ahead > 0 ? `${span(ahead)} ahead` : ahead < 0 ? `${span(-ahead)} behind` : '',
    clock.frozen ? 'standing still' : '',
  ].filter(Boolean).join(', ');
  showClock();
}

export function showClock() {
  if (!last) return;
  const text = moment(now());
  at('clock-now').textContent = `${text} UTC`;
  at('clock-now').dateTime = `${text.replace(' ', 'T')}Z`;
  if (document.activeElement !== at('clock-time')) at('clock-time').min = text.replace(' ', 'T');
}

export function startClock() {
  for (const button of document.querySelectorAll('[data-advance]')) {
    button.addEventListener('click', () =>
      turn({ advance_seconds: Number(button.dataset.advance) }, `The clock went ${button.textContent.slice(1)} ahead`));
  }
  at('clock-set').addEventListener('submit', event => {
    event.preventDefault();
    turn({ now: `${at('clock-time').value}Z` }, 'The clock was set');
  });
  at('clock-freeze').addEventListener('click', () => {
    const frozen = at('clock-freeze').getAttribute('aria-checked') !== 'true';
    turn({ frozen }, frozen ? 'The clock stands still' : 'The clock goes on');
  });
}

async function turn(change, done) {
  const clock = await act('POST', 'clock', change, done);
  if (clock) setClock(clock);
}
