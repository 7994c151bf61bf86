import { act, read, upload } from './api.js';
import { now } from './clock.js';
import { ask, at, bytes, copy, fill, h, moment, notify, pretty, show, span } from './dom.js';
import { contentOf, hasPicture, keyOf, nameOf, sign, thumbnail } from './media.js';
import { addTeam, callingTeam, isFound, isSearching, onSearch } from './search.js';

const operations = {
  generateImages: 'Generated',
  editImages: 'Edited',
  generateVideo: 'Generated video',
  editVideo: 'Edited video',
  extendVideo: 'Extended video',
};

const shownFirst = 24;
const mostText = 4096;

let total = 0;
let items = [];
let byKey = new Map();
let fileOfResult = new Map();
let openKey = null;
let isWhole = false;

export async function refreshFiles() {
  const [files, results] = await Promise.all([read('files'), read('results')]);
  total = files.total;
  fileOfResult = new Map(results.data.filter(result => result.file_id).map(result => [result.path, result.file_id]));
  items = [...files.data, ...results.data.filter(result => !result.file_id)]
    .sort((one, other) => other.created_at.localeCompare(one.created_at));
  byKey = new Map(items.map(item => [keyOf(item), item]));
  for (const item of items) addTeam(item.team);
  list();

  const shared = items.filter(item => item.public_url);
  at('urls-count').textContent = shared.length || '';
  at('urls-none').hidden = shared.length > 0;
  show(at('url-list'), shared, keyOf, publicUrl);
  showTimeLeft();
  if (openKey) byKey.has(openKey) ? fillDialog(byKey.get(openKey)) : at('file-dialog').close();
}

const found = () => items.filter(item => isFound(
  [keyOf(item), item.filename, item.content_type, item.public_url, item.origin?.operation, item.origin?.prompt, item.origin?.model]
    .filter(Boolean).join(' ').toLowerCase(),
  item.team));

function list() {
  const all = found();
  const files = items.filter(item => item.id).length;
  at('files-count').textContent = isSearching() ? `${all.length} of ${items.length}`
    : total > files ? `${items.length} of ${(items.length - files + total).toLocaleString('en')}` : items.length || '';
  at('files-none').hidden = items.length > 0;
  at('files-unfound').hidden = items.length === 0 || all.length > 0;
  show(at('gallery'), isWhole ? all : all.slice(0, shownFirst), keyOf, card);
  at('files-more').hidden = isWhole || all.length <= shownFirst;
  at('files-more').textContent = `Show ${all.length - shownFirst} more`;
  showTimeLeft();
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

export function titleOf(key) {
  const item = byKey.get(key) ?? byKey.get(fileOfResult.get(key));
  return item ? nameOf(item) : key.split('/').pop();
}

export function startFiles() {
  onSearch(list);
  const dialog = at('file-dialog');
  dialog.addEventListener('close', () => {
    // The event comes late: another file may already be open.
    if (dialog.open) return;
    openKey = null;
    dialog.replaceChildren();
  });
  dialog.addEventListener('click', event => event.target === dialog && dialog.close());
  addEventListener('keydown', event => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step || !dialog.open || at('ask-dialog').open || event.target.closest('video, audio, input, pre')) return;
    event.preventDefault();
    turn(step);
  });
  at('files-more').addEventListener('click', () => {
    isWhole = true;
    list();
    at('gallery').children[shownFirst]?.querySelector('button').focus();
  });
  at('upload').addEventListener('change', async () => {
    await uploadAll(at('upload').files);
    at('upload').value = '';
  });
  startDrop();
}

export async function uploadAll(files) {
  for (const file of files) {
    try {
      const stored = await upload(callingTeam(), file);
      notify(`${stored.filename} was uploaded`);
    } catch (fault) {
      notify(`${file.name} was not uploaded: ${fault.message}`);
    }
  }
}

// Files that are dropped anywhere but on a field of a form.
function startDrop() {
  const hasFiles = event => event.dataTransfer?.types.includes('Files');
  addEventListener('dragover', event => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    at('drop').hidden = Boolean(document.querySelector('dialog[open]'));
  });
  addEventListener('dragleave', event => {
    if (!event.relatedTarget) at('drop').hidden = true;
  });
  addEventListener('drop', event => {
    at('drop').hidden = true;
    if (!hasFiles(event) || event.defaultPrevented) return;
    event.preventDefault();
    if (!document.querySelector('dialog[open]')) uploadAll(event.dataTransfer.files);
  });
}

function card(item) {
  const { origin } = item;
  const name = nameOf(item);
  return h('li', { class: 'card' },
    h('button', { class: 'picture', type: 'button', 'aria-label': `Open ${name}`, onclick: () => open(keyOf(item)) },
      thumbnail(keyOf(item), item.content_type, name)),
    h('button', { class: 'title', type: 'button', 'aria-label': `Details of ${name}`, onclick: () => open(keyOf(item)) }, name),
    h('p', { class: 'what' }, origin ? operations[origin.operation] ?? origin.operation : 'Uploaded', item.bytes === undefined ? '' : ` · ${bytes(item.bytes)}`),
    origin?.sources.length ? h('p', { class: 'from' }, 'from ', origin.sources.map(source => thumb(source))) : null,
    item.public_url || item.expires_at || !item.id
      ? h('p', { class: 'marks' },
        item.public_url ? h('span', { class: 'tag good' }, 'public') : null,
        item.id ? null : h('span', { class: 'tag' }, 'not stored'),
        item.expires_at ? h('span', { class: 'tag', 'data-until': item.expires_at }) : null)
      : null);
}

// A step to another file of the chain, or the name of what is no file here.
function thumb(source) {
  const item = byKey.get(source) ?? byKey.get(fileOfResult.get(source));
  if (!item) return h('span', { class: 'elsewhere' }, source.startsWith('file_') ? 'a deleted file' : source);
  const name = nameOf(item);
  return h('button', { class: 'thumb', type: 'button', title: name, 'aria-label': `Details of ${name}`, onclick: () => open(keyOf(item)) },
    thumbnail(keyOf(item), item.content_type, name));
}

function publicUrl(file) {
  return h('li', { class: 'url' },
    h('div', { class: 'grow' },
      h('a', { href: file.public_url, target: '_blank', rel: 'noopener noreferrer' }, file.filename),
      h('span', { class: 'left' }, file.public_url_expires_at ? h('span', { 'data-until': file.public_url_expires_at }) : 'for ever')),
    h('button', { type: 'button', class: 'quiet', 'aria-label': `Copy the public URL of ${file.filename}`, onclick: () => copy(file.public_url, 'The URL was copied') }, 'Copy'),
    h('button', { type: 'button', class: 'quiet danger', 'aria-label': `Revoke the public URL of ${file.filename}`, onclick: () => revoke(file) }, 'Revoke'));
}

export async function open(key) {
  if (!byKey.has(key) && !byKey.has(fileOfResult.get(key))) await refreshFiles();
  const item = byKey.get(key) ?? byKey.get(fileOfResult.get(key));
  if (!item) {
    notify('It is not there any more');
    return;
  }
  openKey = keyOf(item);
  fillDialog(item);
  if (!at('file-dialog').open) at('file-dialog').showModal();
  at('file-close').focus();
}

function turn(step) {
  const all = found();
  const next = all[all.findIndex(item => keyOf(item) === openKey) + step];
  if (next) open(keyOf(next));
}

function fillDialog(item) {
  const dialog = at('file-dialog');
  const key = keyOf(item);
  const state = JSON.stringify([item, tree(key, sourcesOf), tree(key, usesOf)]);
  if (dialog.firstChild && dialog.dataset.state === state) return;
  dialog.dataset.state = state;
  const name = nameOf(item);
  const facts = [
    item.id ? ['Id', h('code', {}, item.id)] : ['URL', h('code', {}, new URL(item.path, location.href).href)],
    ['Type', [item.content_type, bytes(item.bytes)].filter(Boolean).join(', ')],
    ['Made', moment(item.created_at)],
    ['Kept', item.expires_at ? h('span', { 'data-until': item.expires_at }) : 'for ever'],
    ...item.id ? [['Public', item.public_url
      ? h('a', { href: item.public_url, target: '_blank', rel: 'noopener noreferrer' }, item.public_url)
      : 'no']] : [],
    ['Team', h('code', {}, item.team)],
    ...item.origin ? [['By', `${item.origin.operation}, ${item.origin.model}`], ['Prompt', item.origin.prompt ?? '–']] : [],
  ];
  fill(dialog,
    h('div', { class: 'head' },
      h('h2', { id: 'file-title' }, name),
      h('button', { id: 'file-close', class: 'quiet', type: 'button', onclick: () => dialog.close() }, 'Close')),
    h('div', { class: 'large' }, preview(item, name)),
    h('dl', {}, facts.flatMap(([title, value]) => [h('dt', {}, title), h('dd', {}, value)])),
    chain('Made of', key, sourcesOf),
    chain('Became', key, usesOf),
    h('div', { class: 'row end' },
      h('a', { class: 'button', href: contentOf(item), target: '_blank', rel: 'noopener' }, 'Open in a tab'),
      h('a', { class: 'button', href: contentOf(item), download: item.filename ?? item.path.split('/').pop() }, 'Download'),
      item.id
        ? h('button', { type: 'button', onclick: () => copy(item.id, 'The ID was copied') }, 'Copy ID')
        : h('button', { type: 'button', onclick: () => copy(new URL(item.path, location.href).href, 'The URL was copied') }, 'Copy URL'),
      item.public_url ? h('button', { class: 'danger', type: 'button', onclick: () => revoke(item) }, 'Revoke URL…') : null,
      item.id ? h('button', { class: 'danger', type: 'button', onclick: () => remove(item) }, 'Delete…') : null));
  showTimeLeft();
}

function preview(item, name) {
  const source = contentOf(item);
  if (item.content_type.startsWith('image/')) {
    return h('a', { href: source, target: '_blank', rel: 'noopener', 'aria-label': `Open ${name} in a tab` },
      h('img', { src: source, alt: name, onerror: event => event.target.replaceWith(sign(name)) }));
  }
  if (item.content_type === 'video/mp4') return h('video', { src: source, controls: true, preload: 'metadata', 'aria-label': name });
  if (item.content_type.startsWith('audio/')) return h('audio', { src: source, controls: true, 'aria-label': name });
  if (item.content_type.startsWith('text/') || item.content_type === 'application/json') {
    const text = h('pre', { tabindex: '0', 'aria-label': name }, '…');
    showText(text, source);
    return text;
  }
  return sign(name);
}

async function showText(place, source) {
  const response = await fetch(source, { headers: { Range: `bytes=0-${mostText - 1}` } });
  const text = (await response.text()).slice(0, mostText);
  place.textContent = text.length < mostText ? pretty(text) : `${text}…`;
}

const sourcesOf = key => (byKey.get(key)?.origin?.sources ?? []).map(source => fileOfResult.get(source) ?? source);

const usesOf = key => items.filter(item => item.origin?.sources.some(source => (fileOfResult.get(source) ?? source) === key)).map(keyOf);

// Nothing can be made of itself, so this ends.
const tree = (key, next) => next(key).map(other => [other, tree(other, next)]);

function chain(title, key, next) {
  const nodes = tree(key, next);
  return nodes.length ? h('section', { class: 'chain' }, h('h3', {}, title), branch(nodes)) : null;
}

function branch(nodes) {
  return h('ul', {}, nodes.map(([key, further]) => {
    const item = byKey.get(key);
    return h('li', {},
      h('span', { class: 'step' }, thumb(key), item ? h('span', {}, nameOf(item), item.filename && item.origin?.prompt ? h('q', {}, item.origin.prompt) : null) : null),
      further.length ? branch(further) : null);
  }));
}

async function revoke(file) {
  const agreed = await ask(`Revoke the public URL of ${file.filename}?`, 'It stops working at once and never works again. The file stays.', 'Revoke');
  if (agreed) await act('POST', `files/${encodeURIComponent(file.id)}/revoke`, {}, `The public URL of ${file.filename} was revoked`);
  await refreshFiles();
}

async function remove(file) {
  const agreed = await ask(`Delete ${file.filename}?`, 'The file and its public URL are gone for good.', 'Delete');
  if (agreed) await act('DELETE', `files/${encodeURIComponent(file.id)}`, null, `${file.filename} was deleted`);
  await refreshFiles();
}
