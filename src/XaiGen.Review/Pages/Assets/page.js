// Written by xaigen docs.
'use strict';

const input = document.querySelector('#search');
const list = document.querySelector('#found');
const most = 12;
let entries = null;
let selected = -1;

// The index of the search is a script, since pages opened from a folder cannot fetch anything.
window.xaigenFound = all => {
  entries = all.map(([name, also, file, text]) => ({ name, also, file, text, plain: `${name} ${also} ${text}`.toLowerCase() }));
  search();
};

function load() {
  if (!document.querySelector('script[src="search.js"]')) {
    const script = document.createElement('script');
    script.src = 'search.js';
    document.head.append(script);
  }
}

function rank(entry, words) {
  const name = entry.name.toLowerCase(), last = name.slice(name.lastIndexOf('.') + 1);
  return words.every(word => entry.plain.includes(word))
    ? (name === words[0] || last === words[0] ? 0 : last.startsWith(words[0]) ? 1 : name.includes(words[0]) ? 2 : 3)
    : -1;
}

function search() {
  const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
  const found = words.length && entries
    ? entries.map((entry, place) => ({ entry, place, rank: rank(entry, words) })).filter(each => each.rank >= 0)
      .sort((one, other) => one.rank - other.rank || one.place - other.place).slice(0, most).map(each => each.entry)
    : [];
  list.replaceChildren(...found.map((entry, place) => {
    const item = document.createElement('li'), name = document.createElement('b'), about = document.createElement('span');
    item.id = `found-${place}`;
    item.role = 'option';
    item.dataset.file = entry.file;
    name.textContent = entry.name;
    about.textContent = [entry.also, entry.text].filter(Boolean).join(' · ');
    item.append(name, about);
    item.addEventListener('mousedown', event => { event.preventDefault(); location.href = entry.file; });
    return item;
  }));
  show(found.length > 0);
  select(found.length ? 0 : -1);
}

function show(isShown) {
  list.hidden = !isShown;
  input.setAttribute('aria-expanded', String(isShown));
}

function select(place) {
  selected = place;
  [...list.children].forEach((item, at) => item.setAttribute('aria-selected', String(at === place)));
  list.children[place]?.scrollIntoView({ block: 'nearest' });
  if (place < 0) input.removeAttribute('aria-activedescendant');
  else input.setAttribute('aria-activedescendant', `found-${place}`);
}

input.addEventListener('focus', () => { load(); if (input.value) search(); });
input.addEventListener('input', search);
input.addEventListener('blur', () => show(false));
input.addEventListener('keydown', event => {
  const count = list.children.length;
  if (event.key === 'ArrowDown' && count) { event.preventDefault(); select((selected + 1) % count); }
  else if (event.key === 'ArrowUp' && count) { event.preventDefault(); select((selected + count - 1) % count); }
  else if (event.key === 'Enter' && list.children[selected]) location.href = list.children[selected].dataset.file;
  else if (event.key === 'Escape') { input.value = ''; search(); input.blur(); }
});
document.addEventListener('keydown', event => {
  if (event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey && !/^(input|textarea|select)$/i.test(document.activeElement.tagName)) {
    event.preventDefault();
    input.focus();
  }
});

for (const figure of document.querySelectorAll('.sample')) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'copy';
  button.textContent = 'Copy';
  button.ariaLabel = `Copy ${figure.querySelector('figcaption').textContent}`;
  button.addEventListener('click', async () => {
    const code = figure.querySelector('code');
    try {
      await navigator.clipboard.writeText(code.textContent);
    } catch {
      getSelection().selectAllChildren(code);
      document.execCommand('copy');
    }

    button.textContent = 'Copied';
    setTimeout(() => { button.textContent = 'Copy'; }, 1500);
  });
  figure.querySelector('figcaption').append(button);
}

// On narrow screens the contents are folded.
const narrow = matchMedia('(max-width: 56rem)');
const menu = document.querySelector('.menu');
const fold = () => { menu.open = !narrow.matches; };
narrow.addEventListener('change', fold);
fold();
document.querySelector('.menu [aria-current]')?.scrollIntoView({ block: 'nearest' });
