/**
 * How a mail looks, in light and in dark. Only what Gmail, Apple Mail and Outlook take within `<style>`; where one takes
 * none of it, headings, paragraphs and links still read well. No font and no picture is fetched.
 */
export const style = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
body { margin: 0; padding: 0; background: #f5f3ee; color: #1f2328; -webkit-text-size-adjust: 100%; }
.page { max-width: 620px; margin: 0 auto; padding: 24px 20px 32px; background: #ffffff; color: #1f2328;
  font: 16px/1.5 -apple-system, "Segoe UI", Roboto, Helvetica, Arial, sans-serif; }
h1 { margin: 0 0 4px; font-size: 22px; line-height: 1.3; }
h2 { margin: 28px 0 4px; padding-bottom: 4px; border-bottom: 1px solid #dcd8cf; font-size: 14px;
  letter-spacing: 0.04em; text-transform: uppercase; color: #6b5d3f; }
h3 { margin: 16px 0 2px; font-size: 17px; line-height: 1.35; }
p { margin: 0 0 4px; overflow-wrap: anywhere; }
a { color: #0b57a4; text-decoration: none; }
h3 a { color: #0b57a4; }
.lead { margin: 0 0 12px; color: #57606a; }
.facts, .note, .foot { font-size: 13px; color: #66707a; }
.facts a, .foot a { color: #66707a; text-decoration: underline; }
.note { margin-top: 24px; }
.foot { margin-top: 28px; padding-top: 12px; border-top: 1px solid #dcd8cf; }
.button { display: inline-block; margin: 16px 0 4px; padding: 10px 20px; border-radius: 6px;
  background: #0b57a4; color: #ffffff; font-weight: 600; }
img { max-width: 100%; height: auto; }
@media (prefers-color-scheme: dark) {
  body { background: #16181b; color: #e3e6e9; }
  .page { background: #1e2124; color: #e3e6e9; }
  h2 { border-color: #3b4046; color: #cdb98a; }
  a, h3 a { color: #8ab8f0; }
  .lead, .facts, .facts a, .note, .foot, .foot a { color: #a5adb5; }
  .foot { border-color: #3b4046; }
  .button { background: #8ab8f0; color: #16181b; }
}`;
