/** Small parts of the portal's page. Whatever is shown is text: nothing that a file or an answer says becomes HTML. */

type Child = Node | string | false | null | undefined;
type Attributes = Readonly<Record<string, string | boolean>>;

/** An element with attributes and children; `false` and `null` are left out. */
export function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes))
    if (value !== false) element.setAttribute(name, value === true ? '' : value);
  element.append(...children.filter((child) => typeof child === 'string' || child instanceof Node));
  return element;
}

export function button(text: string, act: () => unknown, attributes: Attributes = {}): HTMLButtonElement {
  const element = make('button', { type: 'button', ...attributes }, text);
  element.addEventListener('click', () => act());
  return element;
}

/** A field with its label and what is said below it. */
export function field(
  input: HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement,
  label: string,
  hint?: string,
): HTMLElement {
  if (hint !== undefined) input.setAttribute('aria-describedby', `${input.id}-hint`);
  return make(
    'p',
    {},
    make('label', { for: input.id }, label),
    input,
    hint !== undefined && make('small', { id: `${input.id}-hint` }, hint),
  );
}

/** The part of the page with an id. @throws Error if the page has none */
export function part(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no ${id}`);
  return found;
}

/** A link to a file that is made here. */
export const download = (name: string, content: BlobPart, type: string, text: string): HTMLAnchorElement =>
  make('a', { href: URL.createObjectURL(new Blob([content], { type })), download: name }, text);

/** A button that acts at the second press, once it was said what that would do. */
export function sureButton(text: string, question: string, act: () => unknown): HTMLElement {
  const status = make('span', { role: 'status', class: 'sure' });
  let isAsked = false;
  const press = button(text, () => {
    if (isAsked) return act();
    isAsked = true;
    status.textContent = question;
  });
  return make('span', {}, press, status);
}

/** A day as people read it, in the page's language; of ISO. */
export const dayText = (iso: string): string =>
  new Date(iso.slice(0, 10)).toLocaleDateString(document.documentElement.lang, {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });

export const numberText = (value: number): string => value.toLocaleString(document.documentElement.lang);
