/**
 * What a phone needs to put the site beside its apps, a file for each language: it opens in the language of the page that it was
 * added from. Written when the site is built.
 */
import { type Locale, languageOf, textsOf } from './languages.ts';

interface AppManifest {
  /** URL path. */
  readonly path: string;
  readonly body: string;
}

const png = (size: number, purpose: 'any' | 'maskable') => ({
  src: `/icon-${size}${purpose === 'any' ? '' : `-${purpose}`}.png`,
  sizes: `${size}x${size}`,
  type: 'image/png',
  purpose,
});

export function appManifest(locale: Locale): AppManifest {
  const { lang, dir } = languageOf(locale);
  const { layout, home } = textsOf(locale);
  const body = JSON.stringify({
    id: `/${locale}`,
    start_url: `/${locale}`,
    scope: '/',
    name: home.title,
    short_name: layout.home,
    description: home.description,
    lang,
    dir,
    // With the way back and the address: an amount is sent to others by it.
    display: 'minimal-ui',
    theme_color: '#12385c',
    background_color: '#ffffff',
    icons: [
      { src: '/favicon.svg', sizes: 'any', type: 'image/svg+xml' },
      png(192, 'any'),
      png(512, 'any'),
      png(512, 'maskable'),
    ],
  });
  return { path: `/app.${locale}.webmanifest`, body };
}
