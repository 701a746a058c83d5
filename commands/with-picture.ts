import type { Picture, View } from '../src/view.ts';

/** The view with the picture, where there is one. */
export function withPicture(
  view: View,
  bytes: Uint8Array | undefined,
  { name, alt }: Pick<Picture, 'name' | 'alt'>,
): View {
  if (!bytes) return view;
  const picture: Picture = { kind: 'picture', name, mediaType: 'image/png', bytes, alt, stands: 'first' };
  return { ...view, files: [picture, ...(view.files ?? [])] };
}
