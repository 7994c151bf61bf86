import { h } from './dom.js';

// A file by its id, or a result by the path of its short-lived URL.
export const keyOf = item => item.id ?? item.path;

export const contentOf = item => item.id ? `files/${encodeURIComponent(item.id)}/content` : resultOf(item.path);

// Not by its own URL, so that looking at it is no request of the journal.
export const resultOf = path => `result?path=${encodeURIComponent(path)}`;

export const nameOf = item => item.filename ?? `${item.origin.prompt ? `“${shortened(item.origin.prompt)}”` : 'result'}`;

export const hasPicture = type => type.startsWith('image/') || type === 'video/mp4';

const shortened = text => text.length > 60 ? `${text.slice(0, 60)}…` : text;

// A small picture, never the original.
export function thumbnail(key, type, name) {
  if (!hasPicture(type)) return sign(name);
  const source = key.startsWith('/') ? `thumbnail?result=${encodeURIComponent(key)}` : `thumbnail?file=${encodeURIComponent(key)}`;
  const picture = h('img', { src: source, alt: '', loading: 'lazy', onerror: event => event.target.replaceWith(sign(name)) });
  return type === 'video/mp4' ? [picture, h('span', { class: 'play', 'aria-hidden': 'true' }, '▶')] : picture;
}

export const sign = name => h('span', { class: 'sign', 'aria-hidden': 'true' }, (name?.split('.').pop() || 'file').slice(0, 5));
