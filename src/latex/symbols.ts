/** What a LaTeX command with no argument shows: `alpha` → α. */
export const symbols: ReadonlyMap<string, string> = pairs(`
  alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ lambda λ mu μ
  nu ν xi ξ omicron ο pi π varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς tau τ upsilon υ phi φ varphi φ chi χ psi ψ omega ω
  Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω digamma ϝ upmu μ textmu μ
  ell ℓ hbar ℏ Re ℜ Im ℑ wp ℘ aleph ℵ partial ∂ nabla ∇ infty ∞ emptyset ∅ varnothing ∅ exists ∃ nexists ∄ forall ∀
  neg ¬ lnot ¬ top ⊤ bot ⊥ angle ∠ square □ Box □ blacksquare ■ triangle △ diamond ◇ bigstar ★ prime ′ flat ♭ sharp ♯
  heartsuit ♥ spadesuit ♠ clubsuit ♣ diamondsuit ♦ checkmark ✓ cmark ✓ xmark ✗
  sum ∑ prod ∏ coprod ∐ int ∫ iint ∬ oint ∮ bigcup ⋃ bigcap ⋂ bigoplus ⨁ bigotimes ⨂ bigvee ⋁ bigwedge ⋀
  ldots … cdots … dots … dotsc … dotsb … textellipsis … vdots ⋮ ddots ⋱ colon :
  langle ⟨ rangle ⟩ lceil ⌈ rceil ⌉ lfloor ⌊ rfloor ⌋ lbrace { rbrace } lbrack [ rbrack ] lvert | rvert | vert |
  lVert ‖ rVert ‖ Vert ‖ backslash \\ uparrow ↑ downarrow ↓ updownarrow ↕ Uparrow ⇑ Downarrow ⇓ nearrow ↗ searrow ↘
  circlearrowright ↻ circlearrowleft ↺ dag † dagger † ddag ‡ ddagger ‡ degree ° textdegree ° arcdegree °
  S § P ¶ copyright © textcopyright © textregistered ® circledR ® texttrademark ™ pounds £ textsterling £ euro €
  texteuro € textdollar $ textyen ¥ yen ¥ textpertenthousand ‱ textperthousand ‰ textbullet • textperiodcentered ·
  textemdash — textendash – textquoteleft ‘ textquoteright ’ textquotedblleft “ textquotedblright ” textquotesingle '
  textless < textgreater > textbar | textbackslash \\ textasciitilde ~ textasciicircum ^ textunderscore _ slash /
  lbracevert | textrightarrow → textleftarrow ← textuparrow ↑ textdownarrow ↓ lq ‘ rq ’ guillemotleft « guillemotright »
  LaTeX LaTeX TeX TeX eg e.g. ie i.e. etc etc. aka a.k.a. iid i.i.d. wrt w.r.t. vs vs. cf cf. item •
`);

/** Symbols that stand between two things, with a space on either side: `A\in B` → A ∈ B. */
export const relations: ReadonlyMap<string, string> = pairs(`
  in ∈ notin ∉ ni ∋ subset ⊂ subseteq ⊆ subsetneq ⊊ supset ⊃ supseteq ⊇ sqsubseteq ⊑ leq ≤ le ≤ leqslant ≤ geq ≥ ge ≥
  geqslant ≥ neq ≠ ne ≠ approx ≈ approxeq ≊ sim ~ simeq ≃ cong ≅ equiv ≡ propto ∝ asymp ≍ doteq ≐ triangleq ≜
  coloneqq ≔ to → rightarrow → longrightarrow ⟶ leftarrow ← gets ← longleftarrow ⟵ leftrightarrow ↔ Rightarrow ⇒
  Longrightarrow ⟹ Leftarrow ⇐ Leftrightarrow ⇔ implies ⟹ iff ⟺ mapsto ↦ longmapsto ⟼ hookrightarrow ↪ leadsto ⇝
  rightsquigarrow ⇝ rightleftharpoons ⇌ nrightarrow ↛ ll ≪ gg ≫ lesssim ≲ gtrsim ≳ prec ≺ succ ≻ preceq ⪯ succeq ⪰
  lt < gt > mid | nmid ∤ parallel ∥ perp ⊥ models ⊨ vdash ⊢ vDash ⊨ dashv ⊣ asympt ≍
`);

/** Symbols that join two things as closely as their writer did: `7 \times 6`, `10\times`. */
export const operators: ReadonlyMap<string, string> = pairs(`
  times × pm ± mp ∓ cdot · div ÷ cup ∪ cap ∩ uplus ⊎ sqcup ⊔ wedge ∧ land ∧ vee ∨ lor ∨ oplus ⊕ ominus ⊖ otimes ⊗
  oslash ⊘ odot ⊙ boxtimes ⊠ boxplus ⊞ setminus ∖ smallsetminus ∖ circ ∘ bullet • ast * star ⋆ dotplus ∔ ltimes ⋉
  rtimes ⋊ amalg ⨿ bigcirc ◯ wr ≀ triangleleft ◁ triangleright ▷
`);

/** Letters that take the space behind their name with them. */
export const letters: ReadonlyMap<string, string> = pairs(
  'ss ß ae æ AE Æ oe œ OE Œ o ø O Ø l ł L Ł aa å AA Å i ı j ȷ dh ð DH Ð th þ TH Þ dj đ DJ Đ',
);

/** Names set upright, with a space around them: `n\log n` → n log n. */
export const functionNames: ReadonlySet<string> = new Set(
  (
    'arccos arcsin arctan arg cos cosh cot coth csc deg det dim exp gcd hom inf ker lg lim liminf limsup ln log max ' +
    'min mod Pr sec sin sinh sup tan tanh argmax argmin softmax'
  ).split(' '),
);

/** The accents of text and of formulas, as the combining mark that goes behind the letter. */
export const accents: ReadonlyMap<string, string> = new Map([
  ['`', '\u0300'],
  ["'", '\u0301'],
  ['^', '\u0302'],
  ['~', '\u0303'],
  ['=', '\u0304'],
  ['u', '\u0306'],
  ['.', '\u0307'],
  ['"', '\u0308'],
  ['r', '\u030a'],
  ['H', '\u030b'],
  ['v', '\u030c'],
  ['d', '\u0323'],
  ['c', '\u0327'],
  ['k', '\u0328'],
  ['b', '\u0331'],
  ['grave', '\u0300'],
  ['acute', '\u0301'],
  ['hat', '\u0302'],
  ['widehat', '\u0302'],
  ['tilde', '\u0303'],
  ['widetilde', '\u0303'],
  ['bar', '\u0304'],
  ['Bar', '\u0304'],
  ['overline', '\u0304'],
  ['breve', '\u0306'],
  ['dot', '\u0307'],
  ['ddot', '\u0308'],
  ['mathring', '\u030a'],
  ['check', '\u030c'],
  ['vec', '\u20d7'],
]);

/** Letters of the blackboard that every font has. */
export const doubleStruck: ReadonlyMap<string, string> = pairs('C ℂ H ℍ N ℕ P ℙ Q ℚ R ℝ Z ℤ');

export const superscripts: ReadonlyMap<string, string> = twins(
  '0123456789+-=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVWαβγδθφχ⊤',
  '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵅᵝᵞᵟᶿᵠᵡᵀ',
);

export const subscripts: ReadonlyMap<string, string> = twins(
  '0123456789+-=()aehijklmnoprstuvxβγρφχ',
  '₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ',
);

function pairs(text: string): ReadonlyMap<string, string> {
  return new Map([...text.matchAll(/(\w+) ([^ \n]+)/g)].map((pair) => [pair[1] ?? '', pair[2] ?? '']));
}

function twins(plain: string, raised: string): ReadonlyMap<string, string> {
  const marks = [...raised];
  return new Map([...plain].map((letter, index) => [letter, marks[index] ?? letter]));
}
