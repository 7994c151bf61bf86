import { call, read } from './api.js';
import { at, bytes, copy, fill, h, notify, pretty } from './dom.js';
import { open, titleOf } from './files.js';
import { thumbnail } from './media.js';
import { addTeam, isFound, isSearching, onSearch } from './search.js';
import { lenient, undocumented } from './topics.js';

const mostKept = 500;
const shownFirst = 30;

// Polls of several requests alternate, so this many rows are searched for an earlier poll of the same request.
const foldedWithin = 12;

let last = 0;
let rows = [];
let shown = shownFirst;

export async function refreshRequests() {
  const missed = await read(`requests?after=${last}`);
  for (const entry of missed.data) addRequest(entry);
  list();
}

export function addRequest(entry) {
  if (entry.id <= last) return;
  last = entry.id;
  addTeam(entry.team);
  const same = foldOf(entry);
  const row = same ?? { count: 0, isOpen: false };
  Object.assign(row, { entry, count: row.count + 1, words: wordsOf(entry) });
  rows = [row, ...rows.filter(other => other !== row)].slice(0, mostKept);
  list(row);
}

export function clearRequests(isAnotherStart) {
  if (isAnotherStart) last = 0;
  rows = [];
  shown = shownFirst;
  list();
}

export function startRequests() {
  onSearch(() => list());
  at('requests-more').addEventListener('click', () => {
    shown = mostKept;
    list();
  });
  at('journal').addEventListener('keydown', event => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || event.target.tagName !== 'SUMMARY') return;
    const summaries = [...at('journal').querySelectorAll('summary.request')];
    const next = summaries[summaries.indexOf(event.target) + step];
    if (!next) return;
    event.preventDefault();
    next.focus();
  });
}

// A poll with the same response as an earlier one only increases the counter in that row.
function foldOf(entry) {
  if (entry.method !== 'GET' || entry.faults.length) return null;
  return rows.slice(0, foldedWithin).find(({ entry: earlier }) =>
    earlier.method === 'GET' && earlier.path === entry.path && earlier.status === entry.status && earlier.team === entry.team && !earlier.faults.length);
}

const wordsOf = entry => [
  entry.method, entry.path, entry.operation, entry.status ?? 'no response', ...entry.faults, entry.request_id, entry.undocumented, entry.passed_on_to,
  entry.request?.text, entry.response?.text,
].join(' ').toLowerCase();

function list(changed) {
  const found = rows.filter(row => isFound(row.words, row.entry.team));
  const visible = found.slice(0, shown);
  at('requests-count').textContent = isSearching() ? `${found.length} of ${rows.length}` : rows.length || '';
  at('requests-none').hidden = rows.length > 0;
  at('requests-unfound').hidden = rows.length === 0 || found.length > 0;
  at('requests-more').hidden = found.length <= shown;
  at('requests-more').textContent = `Show ${found.length - shown} more`;
  const focused = document.activeElement?.closest?.('#journal li')?.row;
  for (const row of visible) {
    if (row.element && row !== changed) continue;
    const element = build(row);
    row.element?.replaceWith(element);
    row.element = element;
  }
  const before = [...at('journal').children];
  if (before.length !== visible.length || visible.some((row, place) => before[place] !== row.element)) {
    at('journal').replaceChildren(...visible.map(row => row.element));
    focused?.element?.querySelector('summary').focus({ preventScroll: true });
  } else if (focused && focused === changed) {
    focused.element.querySelector('summary').focus({ preventScroll: true });
  }
}

function build(row) {
  const { entry } = row;
  const kind = entry.status === null || entry.status >= 500 ? 'bad' : entry.status >= 400 ? 'warn' : 'good';
  const content = h('div', { class: 'content' });
  const details = h('details', { open: row.isOpen, ontoggle: () => {
    row.isOpen = details.open;
    if (details.open && !content.firstChild) describe(content, entry);
  } },
    h('summary', { class: 'request' },
      h('time', { datetime: entry.at }, entry.at.slice(11, 19)),
      h('span', { class: `tag status ${kind}` }, String(entry.status ?? 'no response')),
      h('span', { class: 'method' }, entry.method),
      h('span', { class: 'path' }, entry.path),
      h('span', { class: 'prompt' }, promptOf(entry)),
      row.count > 1 ? h('span', { class: 'tag' }, `× ${row.count}`) : null,
      entry.faults.map(fault => h('span', { class: 'tag bad' }, `fault: ${fault === 'error_response' ? 'refused' : fault.replaceAll('_', ' ')}`)),
      h('span', { class: 'took' }, `${entry.duration_ms < 10 ? entry.duration_ms.toFixed(1) : Math.round(entry.duration_ms)} ms`)),
    content);
  if (row.isOpen) describe(content, entry);
  const element = h('li', {}, details, entry.media.length ? h('div', { class: 'media' }, entry.media.slice(0, 10).map(picture)) : null);
  element.row = row;
  element.style.setProperty('--pictures', entry.media.length);
  return element;
}

// The short description of a request.
function promptOf(entry) {
  if (entry.operation === 'uploadFile') return entry.media[0]?.name ?? '';
  const prompt = entry.request?.text?.match(/"prompt":\s*("(?:[^"\\]|\\.)*")/)?.[1];
  try {
    return prompt ? JSON.parse(prompt).slice(0, 200) : '';
  } catch {
    return '';
  }
}

function picture(media) {
  const key = media.file_id ?? media.path;
  const name = media.name ?? titleOf(key);
  return h('button', { class: 'thumb big', type: 'button', title: name, 'aria-label': `Open ${name}`, onclick: () => open(key) },
    thumbnail(key, media.content_type, name));
}

function describe(place, entry) {
  fill(place,
    h('p', { class: 'notes' }, [
      entry.operation,
      entry.team && `team ${entry.team}`,
      entry.request_id && `request ${entry.request_id}`,
    ].filter(Boolean).join(' · ')),
    h('div', { class: 'row actions' },
      h('button', { type: 'button', onclick: () => copyAsCurl(entry) }, 'Copy as curl'),
      h('button', {
        type: 'button',
        disabled: canReplay(entry) ? null : true,
        title: canReplay(entry) ? null : 'Its body was not kept as a whole',
        onclick: () => replay(entry),
      }, 'Send again'),
      entry.response?.text ? h('button', { type: 'button', onclick: () => copy(pretty(entry.response.text), 'The response was copied') }, 'Copy response') : null),
    explanation('Where xAI’s pages do not say what happens, the emulator decided', entry.undocumented, undocumented),
    explanation('Passed on to', entry.passed_on_to, {}),
    explanation('Let through although the API refuses it, or may', headerOf(entry, 'x-xaigen-lenient'), lenient),
    body('Request', entry.request),
    body('Response', entry.response),
    headers('Request headers', entry.request_headers),
    headers('Response headers', entry.response_headers));
}

const headerOf = (entry, name) => Object.entries(entry.response_headers).find(([key]) => key.toLowerCase() === name)?.[1];

function explanation(title, topics, meanings) {
  if (!topics) return null;
  return h('div', { class: 'body' },
    h('h3', {}, title),
    h('ul', { class: 'topics' }, topics.split(/,\s*/).map(topic =>
      h('li', {}, h('code', {}, topic), meanings[topic] ? ` ${meanings[topic]}` : ''))));
}

function body(title, content) {
  if (!content) return null;
  return h('div', { class: 'body' },
    h('h3', {}, title, h('span', { class: 'left' }, [content.content_type, bytes(content.bytes)].filter(Boolean).join(', '))),
    content.text ? h('pre', { tabindex: '0' }, pretty(content.text)) : null);
}

function headers(title, values) {
  const names = Object.keys(values).sort();
  if (!names.length) return null;
  return h('details', { class: 'body' },
    h('summary', {}, title),
    h('pre', { tabindex: '0' }, names.map(name => `${name}: ${values[name]}`).join('\n')));
}

const canReplay = entry => entry.operation && entry.operation !== 'publicMedia' && entry.is_whole && !/multipart/.test(entry.request?.content_type ?? '');

const kept = async entry => entry.request?.text && entry.is_whole ? (await fetch(`requests/${entry.id}/body`)).text() : null;

const quoted = text => `'${text.replaceAll("'", `'\\''`)}'`;

async function copyAsCurl(entry) {
  const type = entry.request?.content_type;
  const lines = [`curl ${entry.method === 'GET' ? '' : `-X ${entry.method} `}${quoted(new URL(entry.path, location.href).href)}`];
  if (entry.team) lines.push('-H "Authorization: Bearer $XAI_API_KEY"');
  if (/multipart/.test(type ?? '')) {
    lines.push(`-F ${quoted(`file=@${entry.request.text?.split(':')[0] ?? 'FILE'}`)}`);
  } else if (entry.request?.text) {
    if (type) lines.push(`-H ${quoted(`Content-Type: ${type}`)}`);
    lines.push(`--data-raw ${quoted(await kept(entry) ?? entry.request.text)}`);
  }
  await copy(lines.join(' \\\n  '), entry.is_whole ? 'Copied as curl' : 'Copied as curl; the body was cut, as the emulator kept it');
}

async function replay(entry) {
  const text = await kept(entry);
  const response = await call(entry.team, entry.method, entry.path, text ?? undefined, text === null ? undefined : entry.request.content_type);
  notify(`Sent again: ${response.status}`);
}
