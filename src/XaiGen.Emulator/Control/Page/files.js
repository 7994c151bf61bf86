import { act, read } from './api.js';
import { now } from './clock.js';
import { ask, at, bytes, h, moment, show, span, tell } from './dom.js';

const operations = {
  generateImages: 'Generated',
  editImages: 'Edited',
  generateVideo: 'Filmed',
  editVideo: 'Edited video',
  extendVideo: 'Extended video',
};

let files = [];
let byId = new Map();
let openId = null;
let isWhole = false;

// So many that the requests below are not far.
const shownFirst = 24;

export async function refreshFiles() {
  const list = await read('files');
  files = list.data;
  byId = new Map(files.map(file => [file.id, file]));
  at('files-count').textContent = list.total > files.length ? `${files.length} of ${list.total.toLocaleString('en')}` : list.total || '';
  at('files-none').hidden = files.length > 0;
  showGallery();

  const shared = files.filter(file => file.public_url);
  at('addresses-count').textContent = shared.length || '';
  at('addresses-none').hidden = shared.length > 0;
  show(at('address-list'), shared, file => file.id, address);
  showTimeLeft();
  if (openId) byId.has(openId) ? fillDialog(byId.get(openId)) : at('file-dialog').close();
}

function showGallery() {
  show(at('gallery'), isWhole ? files : files.slice(0, shownFirst), file => file.id, card);
  at('files-more').hidden = isWhole || files.length <= shownFirst;
  at('files-more').textContent = `Show ${files.length - shownFirst} more`;
}

export function showTimeLeft() {
  let isOver = false;
  for (const element of document.querySelectorAll('[data-until]')) {
    const left = (Date.parse(element.dataset.until) - now()) / 1000;
    element.textContent = left > 0 ? `${span(left)} left` : 'over';
    element.classList.toggle('soon', left < 300);
    isOver ||= left <= 0;
  }
  return isOver;
}

export function startFiles() {
  const dialog = at('file-dialog');
  dialog.addEventListener('close', () => {
    openId = null;
    dialog.replaceChildren();
  });
  dialog.addEventListener('click', event => event.target === dialog && dialog.close());
  at('files-more').addEventListener('click', () => {
    isWhole = true;
    showGallery();
    showTimeLeft();
    at('gallery').children[shownFirst]?.querySelector('.title').focus();
  });
}

const contentOf = file => `files/${encodeURIComponent(file.id)}/content`;

function preview(file, isLarge) {
  if (file.content_type.startsWith('image/')) {
    return h('img', { src: contentOf(file), alt: isLarge ? file.filename : '', loading: 'lazy', onerror: event => event.target.replaceWith(sign(file)) });
  }
  if (file.content_type === 'video/mp4') {
    return h('video', { src: contentOf(file), controls: true, preload: 'metadata', 'aria-label': file.filename });
  }
  return sign(file);
}

const sign = file => h('span', { class: 'sign', 'aria-hidden': 'true' }, (file.filename.split('.').pop() || 'file').slice(0, 5));

function card(file) {
  const origin = file.origin;
  return h('li', { class: 'card' },
    h('div', { class: 'picture' }, preview(file, false)),
    h('button', { class: 'title', type: 'button', 'aria-label': `Details of ${file.filename}`, onclick: () => open(file.id) }, file.filename),
    h('p', { class: 'what' }, origin ? operations[origin.operation] ?? origin.operation : 'Uploaded', ` · ${bytes(file.bytes)}`),
    origin?.sources.length ? h('p', { class: 'from' }, 'from ', origin.sources.map(source => thumb(source))) : null,
    file.public_url || file.expires_at
      ? h('p', { class: 'marks' },
        file.public_url ? h('span', { class: 'tag good' }, 'public') : null,
        file.expires_at ? h('span', { class: 'tag', 'data-until': file.expires_at }) : null)
      : null);
}

// A step to another file of the chain, or the name of what is no file here.
function thumb(source) {
  const file = byId.get(source);
  if (!file) return h('span', { class: 'elsewhere' }, source.startsWith('file_') ? 'a deleted file' : source);
  return h('button', { class: 'thumb', type: 'button', title: file.filename, 'aria-label': `Details of ${file.filename}`, onclick: () => open(file.id) },
    file.content_type.startsWith('image/') ? h('img', { src: contentOf(file), alt: '' }) : sign(file));
}

function address(file) {
  return h('li', { class: 'address' },
    h('div', { class: 'grow' },
      h('a', { href: file.public_url, target: '_blank', rel: 'noopener noreferrer' }, file.filename),
      h('span', { class: 'left' }, file.public_url_expires_at ? h('span', { 'data-until': file.public_url_expires_at }) : 'for ever')),
    h('button', { type: 'button', class: 'quiet', 'aria-label': `Copy the public address of ${file.filename}`, onclick: () => copy(file.public_url, 'The address was copied') }, 'Copy'),
    h('button', { type: 'button', class: 'quiet danger', 'aria-label': `Revoke the public address of ${file.filename}`, onclick: () => revoke(file) }, 'Revoke'));
}

function open(id) {
  openId = id;
  fillDialog(byId.get(id));
  if (!at('file-dialog').open) at('file-dialog').showModal();
  at('file-close').focus();
}

function fillDialog(file) {
  const dialog = at('file-dialog');
  const state = JSON.stringify([file, tree(file.id, sourcesOf), tree(file.id, usesOf)]);
  if (dialog.firstChild && dialog.dataset.state === state) return;
  dialog.dataset.state = state;
  const facts = [
    ['Id', h('code', {}, file.id)],
    ['Type', `${file.content_type}, ${bytes(file.bytes)}`],
    ['Made', moment(file.created_at)],
    ['Kept', file.expires_at ? h('span', { 'data-until': file.expires_at }) : 'for ever'],
    ['Public', file.public_url
      ? h('a', { href: file.public_url, target: '_blank', rel: 'noopener noreferrer' }, file.public_url)
      : 'no'],
    ['Team', h('code', {}, file.team)],
    ...file.origin ? [['By', `${file.origin.operation}, ${file.origin.model}`], ['Prompt', file.origin.prompt ?? '–']] : [],
  ];
  dialog.replaceChildren(
    h('div', { class: 'head' },
      h('h2', { id: 'file-title' }, file.filename),
      h('button', { id: 'file-close', class: 'quiet', type: 'button', onclick: () => dialog.close() }, 'Close')),
    h('div', { class: 'large' }, preview(file, true)),
    h('dl', {}, facts.flatMap(([name, value]) => [h('dt', {}, name), h('dd', {}, value)])),
    chain('Made of', file.id, sourcesOf),
    chain('Became', file.id, usesOf),
    h('div', { class: 'row end' },
      h('button', { type: 'button', onclick: () => copy(file.id, 'The id was copied') }, 'Copy id'),
      file.public_url ? h('button', { class: 'danger', type: 'button', onclick: () => revoke(file) }, 'Revoke address…') : null,
      h('button', { class: 'danger', type: 'button', onclick: () => remove(file) }, 'Delete…')));
  showTimeLeft();
}

const sourcesOf = id => byId.get(id)?.origin?.sources ?? [];

const usesOf = id => files.filter(file => file.origin?.sources.includes(id)).map(file => file.id);

// Files cannot be made of themselves, so this ends.
const tree = (id, next) => next(id).map(other => [other, tree(other, next)]);

function chain(title, id, next) {
  const nodes = tree(id, next);
  return nodes.length ? h('section', { class: 'chain' }, h('h3', {}, title), branch(nodes)) : null;
}

function branch(nodes) {
  return h('ul', {}, nodes.map(([id, further]) => {
    const file = byId.get(id);
    return h('li', {},
      h('span', { class: 'step' }, thumb(id), file ? h('span', {}, file.filename, file.origin?.prompt ? h('q', {}, file.origin.prompt) : null) : null),
      further.length ? branch(further) : null);
  }));
}

async function copy(text, done) {
  try {
    await navigator.clipboard.writeText(text);
    tell(done);
  } catch {
    tell(`The browser does not let this page copy: ${text}`);
  }
}

async function revoke(file) {
  const agreed = await ask(`Revoke the address of ${file.filename}?`, 'It stops working at once and never works again. The file stays.', 'Revoke');
  if (agreed) await act('POST', `files/${encodeURIComponent(file.id)}/revoke`, {}, `The address of ${file.filename} was revoked`);
  await refreshFiles();
}

async function remove(file) {
  const agreed = await ask(`Delete ${file.filename}?`, 'The file and its public address are gone for good.', 'Delete');
  if (agreed) await act('DELETE', `files/${encodeURIComponent(file.id)}`, null, `${file.filename} was deleted`);
  await refreshFiles();
}
