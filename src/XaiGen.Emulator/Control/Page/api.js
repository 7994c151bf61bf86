import { tell } from './dom.js';

async function send(method, path, body) {
  const answer = await fetch(path, {
    method,
    headers: body ? { 'Content-Type': 'application/json' } : {},
    body: body && JSON.stringify(body),
  });
  const json = await answer.json();
  if (!answer.ok) throw new Error(json.error);
  return json;
}

export const read = path => send('GET', path);

// For what a person asked for: what goes wrong is told, and gives null.
export async function act(method, path, body, done) {
  try {
    const answer = await send(method, path, method === 'POST' ? body ?? {} : undefined);
    if (done) tell(done);
    return answer;
  } catch (fault) {
    tell(fault.message);
    return null;
  }
}
