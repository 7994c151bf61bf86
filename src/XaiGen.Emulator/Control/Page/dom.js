// Everything shown goes through here: text becomes text, never HTML.

export const at = id => document.getElementById(id);

export function h(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.flat().filter(child => child !== null && child !== undefined && child !== false));
  return element;
}

// Puts these in the place of what an element has; what is not there is left out.
export const fill = (element, ...children) => element.replaceChildren(...children.flat().filter(child => child !== null && child !== undefined && child !== false));

// Makes a list show these items, touching only what is new, gone or changed: a playing video plays on, and the
// keyboard stays where it is.
export function show(list, items, keyOf, build) {
  const before = new Map([...list.children].map(element => [element.dataset.key, element]));
  const hadFocus = list.contains(document.activeElement);
  let place = list.firstElementChild;
  for (const item of items) {
    const key = keyOf(item);
    const state = JSON.stringify(item);
    let element = before.get(key);
    before.delete(key);
    if (!element || element.dataset.state !== state) {
      const made = build(item);
      made.dataset.key = key;
      made.dataset.state = state;
      if (element) {
        if (element === place) place = element.nextElementSibling;
        element.replaceWith(made);
        if (made.nextElementSibling !== place) list.insertBefore(made, place);
      } else {
        list.insertBefore(made, place);
      }
      element = made;
    } else if (element === place) {
      place = element.nextElementSibling;
    } else {
      list.insertBefore(element, place);
    }
  }
  before.forEach(element => element.remove());
  // Who was on what has gone goes on from its section, not from the top of the page.
  if (hadFocus && !list.contains(document.activeElement)) list.closest('section').focus({ preventScroll: true });
}

export function bytes(count) {
  if (count === undefined || count === null) return '';
  const units = ['B', 'KiB', 'MiB', 'GiB'];
  let unit = 0;
  while (count >= 1024 && unit < units.length - 1) {
    count /= 1024;
    unit++;
  }
  return `${unit && count < 10 ? count.toFixed(1) : Math.round(count)}\u00a0${units[unit]}`;
}

export function span(seconds) {
  const steps = [[86400, 'd'], [3600, 'h'], [60, 'min'], [1, 's']];
  const first = steps.findIndex(([size]) => seconds >= size);
  if (first < 0) return '0 s';
  return steps.slice(first, first + 2)
    .map(([size, unit]) => {
      const count = Math.floor(seconds / size);
      seconds -= count * size;
      return count ? `${count} ${unit}` : '';
    })
    .filter(Boolean)
    .join(' ');
}

export const moment = time => new Date(time).toISOString().replace('T', ' ').slice(0, 19);

export function notify(text) {
  const place = at('notice');
  place.textContent = text;
  place.classList.add('shown');
  clearTimeout(notify.timer);
  notify.timer = setTimeout(() => place.classList.remove('shown'), 4000);
}

export async function copy(text, done) {
  try {
    await navigator.clipboard.writeText(text);
    notify(done);
  } catch {
    notify(`The browser does not let this page copy: ${text}`);
  }
}

export function pretty(text) {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

// Asks before something that cannot be taken back; gives whether to do it.
export function ask(title, text, action) {
  const dialog = at('ask-dialog');
  at('ask-title').textContent = title;
  at('ask-text').textContent = text;
  at('ask-yes').textContent = action;
  return new Promise(resolve => {
    at('ask-yes').onclick = () => dialog.close('yes');
    at('ask-no').onclick = () => dialog.close('no');
    dialog.returnValue = 'no';
    dialog.onclose = () => {
      // The event comes late: that of an earlier question may come when this one is already asked.
      if (!dialog.open) resolve(dialog.returnValue === 'yes');
    };
    dialog.showModal();
    at('ask-no').focus();
  });
}
