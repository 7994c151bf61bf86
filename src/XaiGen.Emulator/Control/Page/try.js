import { call, upload } from './api.js';
import { operations, resolve, takesFile } from './contract.js';
import { at, bytes, fill, h, notify, pretty } from './dom.js';
import { resultOf } from './media.js';
import { allTeams, callingTeam } from './search.js';

const usual = 'generateImages';

let known = [];

export function startTry() {
  const dialog = at('try-dialog');
  at('try').addEventListener('click', async () => {
    try {
      known = await operations();
    } catch (fault) {
      notify(`The operations cannot be shown: ${fault.message}`);
      return;
    }
    build();
    dialog.showModal();
    at('try-operation').focus();
  });
  dialog.addEventListener('click', event => event.target === dialog && dialog.close());
}

function build() {
  const dialog = at('try-dialog');
  const place = h('div', { class: 'fields' });
  const response = h('div', { id: 'try-response', class: 'response', 'aria-live': 'polite' });
  const tags = [...new Set(known.map(operation => operation.tag))];
  const choice = h('select', { id: 'try-operation', onchange: () => choose() },
    tags.map(tag => h('optgroup', { label: tag }, known.filter(operation => operation.tag === tag).map(operation =>
      h('option', { value: operation.id, selected: operation.id === usual }, operation.id)))));
  const team = h('select', { id: 'try-team' }, allTeams().map(name => h('option', { value: name, selected: name === callingTeam() }, name)));
  const form = h('form', { onsubmit: event => {
    event.preventDefault();
    send(known.find(operation => operation.id === choice.value), form, team.value, response);
  } },
    h('div', { class: 'pair' },
      h('label', {}, 'Operation', choice),
      h('label', {}, 'Team', team)),
    place,
    h('div', { class: 'row end' }, h('button', { type: 'submit', class: 'primary' }, 'Send')),
    response);
  dialog.replaceChildren(
    h('div', { class: 'head' },
      h('h2', { id: 'try-title' }, 'Try an operation'),
      h('button', { class: 'quiet', type: 'button', onclick: () => dialog.close() }, 'Close')),
    form);
  choose();

  function choose() {
    response.replaceChildren();
    const operation = known.find(one => one.id === choice.value);
    place.replaceChildren(...fieldsOf(operation, team));
  }
}

function fieldsOf(operation, team) {
  const { body } = operation;
  const examples = body?.examples ?? [];
  const fields = h('div', { class: 'fields' });
  const setExample = value => fields.replaceChildren(...body
    ? Object.entries(body.schema.properties ?? {}).map(([name, schema]) =>
      field('body', name, schema, value?.[name], body.schema.required?.includes(name), body.type, team))
    : []);
  setExample(examples[0]?.value);
  return [
    h('p', { class: 'what' }, h('code', {}, `${operation.method} ${operation.path}`), ` ${operation.summary}`),
    ...operation.parameters.filter(parameter => parameter.in !== 'header').map(parameter =>
      field(parameter.in, parameter.name, parameter.schema, undefined, parameter.required, '', team, parameter.description)),
    examples.length > 1
      ? h('label', {}, 'Example', h('select', { onchange: event => setExample(examples[event.target.value].value) },
        examples.map((example, place) => h('option', { value: String(place) }, example.name))))
      : null,
    fields,
  ].filter(Boolean);
}

// A field knows its own kind, so that what is sent has the right JSON in it.
function field(place, name, schema, value, isRequired, type, team, description) {
  const plain = resolve(schema);
  const text = h('span', {}, name, isRequired ? h('span', { class: 'needed', title: 'required' }, ' *') : null);
  const common = { name, 'data-in': place, title: plain.description ?? description };
  if (plain.format === 'binary' && type.startsWith('multipart')) {
    return h('label', {}, text, dropOn(h('input', { ...common, type: 'file', required: isRequired, 'data-kind': 'file' })));
  }
  if (plain.enum && plain.type === 'string') {
    return h('label', {}, text, h('select', { ...common, 'data-kind': 'text' },
      ['', ...new Set([...plain.enum.filter(one => one !== null), ...value ? [value] : []])].map(one =>
        h('option', { value: one, selected: one === (value ?? '') }, one))));
  }
  if (plain.type === 'boolean') {
    return h('label', {}, text, h('select', { ...common, 'data-kind': 'json' },
      ['', 'true', 'false'].map(one => h('option', { value: one, selected: one === String(value ?? '') }, one))));
  }
  if (plain.type === 'integer' || plain.type === 'number') {
    return h('label', {}, text, h('input', {
      ...common, type: 'number', step: plain.type === 'integer' ? '1' : 'any', value, placeholder: plain.default, required: isRequired, 'data-kind': 'json',
    }));
  }
  const choices = choicesOf(plain);
  if (choices) {
    const list = h('datalist', { id: `choices-${name}` }, choices.map(one => h('option', { value: one })));
    return h('label', {}, text, h('input', { ...common, type: 'text', list: list.id, value, required: isRequired, 'data-kind': 'text' }), list);
  }
  if (plain.type === 'string') {
    return name === 'prompt'
      ? h('label', {}, text, h('textarea', { ...common, rows: '2', required: isRequired, 'data-kind': 'text' }, value ?? ''))
      : h('label', {}, text, h('input', { ...common, type: 'text', value, required: isRequired, 'data-kind': 'text' }));
  }
  const area = h('textarea', { ...common, rows: value === undefined ? '1' : '3', spellcheck: 'false', 'data-kind': 'json', placeholder: plain.type === 'array' ? '[…]' : '{…}' },
    value === undefined ? '' : JSON.stringify(value, null, 1));
  const isList = plain.type === 'array';
  if (!takesFile(isList ? plain.items : plain)) return h('label', {}, text, area);
  return h('div', { class: 'with-file' },
    h('label', {}, text, area),
    h('label', { class: 'button' }, 'Upload…', h('input', {
      type: 'file', 'aria-label': `Upload a file for ${name}`, multiple: isList,
      onchange: event => use(event.target.files, area, isList, team.value),
    })),
    (area.addEventListener('drop', event => {
      if (!event.dataTransfer.files.length) return;
      event.preventDefault();
      use(event.dataTransfer.files, area, isList, team.value);
    }), null));
}

// The values of an open list, which takes others too.
function choicesOf(schema) {
  const kinds = (schema.anyOf ?? schema.oneOf ?? []).map(resolve);
  return kinds.length && kinds.every(kind => kind.type === 'string') ? kinds.flatMap(kind => kind.enum ?? []) : null;
}

// A file that is dropped on the field of an upload is the one to upload.
function dropOn(input) {
  input.addEventListener('drop', event => event.stopPropagation());
  return input;
}

async function use(files, area, isList, team) {
  try {
    for (const file of files) {
      const { id } = await upload(team, file);
      const before = isList && area.value.trim() ? JSON.parse(area.value) : [];
      area.value = JSON.stringify(isList ? [...before, { file_id: id }] : { file_id: id });
      notify(`${file.name} was uploaded`);
    }
  } catch (fault) {
    notify(fault.message);
  }
}

async function send(operation, form, team, place) {
  place.replaceChildren(h('p', { class: 'what' }, 'Sending…'));
  try {
    const { path, body, type } = requestOf(operation, form);
    const response = await call(team, operation.method, path, body, type);
    const kind = response.status >= 500 ? 'bad' : response.status >= 400 ? 'warn' : 'good';
    fill(place,
      h('p', {},
        h('span', { class: `tag status ${kind}` }, String(response.status)),
        h('span', { class: 'left' }, ` ${Math.round(response.took)} ms, ${[response.type, bytes(response.size)].filter(Boolean).join(', ')}`)),
      pictures(response.text),
      response.text ? h('pre', { tabindex: '0', 'aria-label': 'Response' }, pretty(shortened(response.text))) : null);
  } catch (fault) {
    place.replaceChildren(h('p', { class: 'error' }, fault.message));
  }
  place.scrollIntoView({ block: 'nearest' });
}

function requestOf(operation, form) {
  const inputs = [...form.querySelectorAll('[data-in]')].filter(input => input.type === 'file' ? input.files.length : input.value !== '');
  const of = place => inputs.filter(input => input.dataset.in === place);
  let { path } = operation;
  for (const input of of('path')) path = path.replace(`{${input.name}}`, encodeURIComponent(input.value));
  const query = new URLSearchParams(of('query').map(input => [input.name, input.value]));
  if (query.size) path += `?${query}`;
  if (!operation.body) return { path };
  if (operation.body.type.startsWith('multipart')) {
    const body = new FormData();
    // Files come last: what concerns them has to be known before.
    for (const input of of('body').filter(one => one.type !== 'file')) body.append(input.name, input.value);
    for (const input of of('body').filter(one => one.type === 'file')) body.append(input.name, input.files[0], input.files[0].name);
    return { path, body };
  }
  const json = {};
  for (const input of of('body')) json[input.name] = input.dataset.kind === 'json' ? parsed(input) : input.value;
  return { path, body: JSON.stringify(json), type: 'application/json' };
}

function parsed(input) {
  try {
    return JSON.parse(input.value);
  } catch (fault) {
    throw new Error(`${input.name} is not JSON: ${fault.message}`);
  }
}

// Results are shown, whatever host their URLs name: they are the emulator's own.
function pictures(text) {
  const paths = [...new Set([...(text ?? '').matchAll(/"url":"([^"]*)"/g)]
    .map(([, url]) => URL.canParse(url) ? new URL(url).pathname : '')
    .filter(path => /\/(imgen|vidgen)\//.test(path))
    .map(path => path.slice(path.search(/\/(imgen|vidgen)\//))))];
  return paths.length ? h('div', { class: 'results' }, paths.map(path => path.endsWith('.mp4')
    ? h('video', { src: resultOf(path), controls: true, 'aria-label': 'Result' })
    : h('a', { href: resultOf(path), target: '_blank', rel: 'noopener', 'aria-label': 'Open the result in a tab' }, h('img', { src: resultOf(path), alt: 'Result' })))) : null;
}

const shortened = text => text.replace(/"([A-Za-z0-9+/]{48})[A-Za-z0-9+/=]{200,}"/g, '"$1…"');
