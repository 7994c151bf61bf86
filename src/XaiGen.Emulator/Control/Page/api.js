import { notify } from './dom.js';

// A page of another origin could not send this header without asking first.
const own = { 'x-xaigen-page': '1' };

async function send(method, path, body) {
  const response = await fetch(path, {
    method,
    headers: body ? { 'Content-Type': 'application/json', ...own } : own,
    body: body && JSON.stringify(body),
  });
  const json = await response.json();
  if (!response.ok) throw new Error(json.error);
  return json;
}

export const read = path => send('GET', path);

// For what a person asked for: an error is shown, and gives null.
export async function act(method, path, body, done) {
  try {
    const result = await send(method, path, method === 'POST' ? body ?? {} : undefined);
    if (done) notify(done);
    return result;
  } catch (fault) {
    notify(fault.message);
    return null;
  }
}

// Calls the API as a team, whose key the page does not know.
export async function call(team, method, path, body, type) {
  const started = performance.now();
  const response = await fetch(team ? `as/${encodeURIComponent(team)}${path}` : path, {
    method,
    headers: type ? { 'Content-Type': type, ...own } : own,
    body,
  });
  const content = await response.blob();
  const isText = /json|text/.test(content.type);
  return {
    status: response.status,
    ok: response.ok,
    took: performance.now() - started,
    type: content.type,
    size: content.size,
    text: isText ? await content.text() : null,
  };
}

export async function upload(team, file) {
  const form = new FormData();
  form.append('file', file, file.name);
  const response = await call(team, 'POST', '/v1/files', form);
  const json = JSON.parse(response.text);
  if (!response.ok) throw new Error(json.error);
  return json;
}
