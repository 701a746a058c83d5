import assert from 'node:assert/strict';
import { test } from 'node:test';
import { latexToText } from '../../src/latex/latex.ts';

/** Titles and pieces of abstracts, as sites show them and as people should read them. */
const golden: readonly (readonly [latex: string, text: string])[] = [
  [String.raw`$\mathcal{O}(n^2)$`, 'O(n²)'],
  [
    String.raw`PanGu-$\pi$: Enhancing Language Model Architectures`,
    'PanGu-π: Enhancing Language Model Architectures',
  ],
  [String.raw`$\lambda$-ECLIPSE and $\alpha$ and $\beta_1$`, 'λ-ECLIPSE and α and β₁'],
  ['MVD$^2$: Efficient Multiview 3D Reconstruction', 'MVD²: Efficient Multiview 3D Reconstruction'],
  [String.raw`SOTOPIA-$\pi$: Interactive Learning`, 'SOTOPIA-π: Interactive Learning'],
  [
    String.raw`\$OneMillion-Bench: How Far are Language Agents from Human Experts?`,
    '$OneMillion-Bench: How Far are Language Agents from Human Experts?',
  ],
  [
    'SWE-Lancer: Can Frontier LLMs Earn $1 Million from Real-World Freelance Software Engineering?',
    'SWE-Lancer: Can Frontier LLMs Earn $1 Million from Real-World Freelance Software Engineering?',
  ],
  [
    'Fixing 7,400 Bugs for 1$: Cheap Crash-Site Program Repair',
    'Fixing 7,400 Bugs for 1$: Cheap Crash-Site Program Repair',
  ],
  [
    'it costs $5 and $10, or $0.46 per query and $1.20 per answer',
    'it costs $5 and $10, or $0.46 per query and $1.20 per answer',
  ],
  ['from $5-$10 a month, $200k in all', 'from $5-$10 a month, $200k in all'],
  [String.raw`Prefill \& Decode at 96\% of \#1`, 'Prefill & Decode at 96% of #1'],
  ['GSBAK$^K$: $top$-$K$ Geometric Score-based Attack', 'GSBAKᴷ: top-K Geometric Score-based Attack'],
  [
    String.raw`Di$\mathtt{[M]}$O: Distilling Masked Diffusion Models`,
    'Di[M]O: Distilling Masked Diffusion Models',
  ],
  [
    String.raw`the $\ell_1$ regularization and the $\ell_{2,p}$-norm`,
    'the ℓ₁ regularization and the ℓ_(2,p)-norm',
  ],
  [String.raw`A$^\text{T}$A: Adaptive Transformation Agent`, 'AᵀA: Adaptive Transformation Agent'],
  [
    String.raw`LLM$\times$MapReduce-V2 with 10$\times$ and $\mathbf{1.88\times}$`,
    'LLM×MapReduce-V2 with 10× and 1.88×',
  ],
  [String.raw`$512\times512$ and $7 \times 6$ and $5 \times$`, '512×512 and 7 × 6 and 5×'],
  [String.raw`1\textpertenthousand Spatial Sampling`, '1‱ Spatial Sampling'],
  [String.raw`DESIGN-R\textsuperscript{\textregistered} Assessment`, 'DESIGN-R® Assessment'],
  [String.raw`360$^\circ$ Scenes, $360^{\circ}$ views, 1.5{\deg}C`, '360° Scenes, 360° views, 1.5°C'],
  ['SZ Sequences: Binary-Based $(0, 2^q)$-Sequences', 'SZ Sequences: Binary-Based (0, 2^q)-Sequences'],
  [
    String.raw`Claim $\rightarrow$ Evidence Reasoning, ASR$\rightarrow$LLM`,
    'Claim → Evidence Reasoning, ASR→LLM',
  ],
  ['Mid-20$^{th}$ century', 'Mid-20th century'],
  [
    String.raw`metrics to $\textit{near} $, $ \textit{far} $ and $\textit{farther}$ Out-of-Distribution`,
    'metrics to near, far and farther Out-of-Distribution',
  ],
  [`Trans\${^2}$-CBCT and Part$^{2}$GS`, 'Trans²-CBCT and Part²GS'],
  [String.raw`$φ^{\infty}$: Clause Purification`, 'φ^∞: Clause Purification'],
  [String.raw`$\textrm{ODE}_t \left(\textrm{ODE}_l \right)$: Shortcutting`, 'ODEₜ (ODEₗ): Shortcutting'],
  ['CaO$_2$ and NO$_2$ and CH$_{4}$', 'CaO₂ and NO₂ and CH₄'],
  [
    String.raw`DeepResearch$^{\text{Eco}}$ and $MV_{Hybrid}$ and $R_{dm}$`,
    'DeepResearchᴱᶜᵒ and MV_Hybrid and R_dm',
  ],
  [String.raw`SAM$^{*}$, T$^\star$, Crab$^{+}$`, 'SAM*, T⋆, Crab⁺'],
  [String.raw`Memorization $\neq$ Understanding`, 'Memorization ≠ Understanding'],
  [String.raw`Don't Pass$\mathtt{@}k$`, "Don't Pass@k"],
  [String.raw`$\mathcal{V}isi\mathcal{P}runer$`, 'VisiPruner'],
  ['$A^2$GC: $A$symmetric $A$ggregation', 'A²GC: Asymmetric Aggregation'],
  [
    String.raw`PCBA \\ via Self-Supervised Image Reconstruction`,
    'PCBA via Self-Supervised Image Reconstruction',
  ],
  [`\${D}^{3}\${ETOR}: \${D}$ebate-Enhanced`, 'D³ETOR: Debate-Enhanced'],
  [String.raw`$\exists^*\forall^*$ Hyperproperties`, '∃*∀* Hyperproperties'],
  [String.raw`for $L_\infty$ Robust MDPs`, 'for L_∞ Robust MDPs'],
  ["the World Ain$'$t Fair", "the World Ain't Fair"],
  [String.raw`SGG-R$^{\rm 3}$`, 'SGG-R³'],
  [String.raw`$PA^3$: $\textbf{P}$olicy-$\textbf{A}$ware`, 'PA³: Policy-Aware'],
  [String.raw`\textsc{GUI-Spotlight}: Adaptive Iterative Focus`, 'GUI-Spotlight: Adaptive Iterative Focus'],
  [String.raw`\(X\)-evolve: Solution space evolution`, 'X-evolve: Solution space evolution'],
  [String.raw`\ECUAS{n}: A family of metrics`, 'ECUASn: A family of metrics'],
  [String.raw`Call\,Recording Datasets`, 'Call Recording Datasets'],
  [
    String.raw`\oslash Source Models Leak What They Shouldn't $\nrightarrow$`,
    "⊘ Source Models Leak What They Shouldn't ↛",
  ],
  ['E^2-LLM and SL^{2}A-INR and Agent^N', 'E²-LLM and SL²A-INR and Agentᴺ'],
  ['360^circ Horizons and R^textbf{2AI}', '360° Horizons and R²ᴬᴵ'],
  ['texttt{D}ual-texttt{H}ead texttt{O}ptimization', 'Dual-Head Optimization'],
  [
    'up to 8times faster, 256times 256 images, times3.23 speedup',
    'up to 8× faster, 256×256 images, ×3.23 speedup',
  ],
  [
    'only sim700 examples, sim100B models, sim2real transfer',
    'only ~700 examples, ~100B models, sim2real transfer',
  ],
  ['with leq 5% success, 58.0 rightarrow 73.1, infty-RoPE', 'with ≤ 5% success, 58.0 → 73.1, ∞-RoPE'],
  [
    'learns π_0, π_{0.5}, NoC_{90}, V_0.5 and state_space in file_name',
    'learns π₀, π_0.5, NoC₉₀, V_0.5 and state_space in file_name',
  ],
  ['p < 10^-4 at O(L^{3/2}) and 1024^2', 'p < 10⁻⁴ at O(L^(3/2)) and 1024²'],
  [
    String.raw`\href{https://github.com/a/b}{our code} at \url{https://a.org/x_y}`,
    'our code at https://a.org/x_y',
  ],
  ['available at https://github.com/a_b/{project website} now', 'available at project website now'],
  [String.raw`work by \citet{x} on BDD \cite{BDD} datasets~\cite{a,b}.`, 'work by on BDD datasets.'],
  [
    String.raw`G\"odel, Erd\H{o}s, na{\"\i}ve, Fran\c{c}ois, \v{S}ukasz, L\'eon, esp\~ana, \AA ngstr\"om, \L{}ukasz, Stra\ss e`,
    'Gödel, Erdős, naïve, François, Šukasz, Léon, espãna, Ångström, Łukasz, Straße',
  ],
  [String.raw`\'evaluation, m\^eme, \={a}, \u{A}n, \k{a}`, 'évaluation, même, ā, Ăn, ą'],
  [String.raw`scores of \r{ho} = 0.68 with \b{eta}-VAE and \k{appa}`, 'scores of ρ = 0.68 with β-VAE and κ'],
  [
    String.raw`\emph{very} \textbf{bold} {\em old style} {\bf words} {\it vs.} {\tt code}`,
    'very bold old style words vs. code',
  ],
  ['a -- b, 2--3, a---b, ---, run --flag and ----', 'a – b, 2–3, a—b, —, run --flag and ----'],
  ["``quoted'' and \"Learning''", '“quoted” and "Learning"'],
  ["the so-called `open-world' context", 'the so-called ‘open-world’ context'],
  [
    'see Fig.~1, about ~10%, 5~20 km, 14M~350M, R~Smith',
    'see Fig. 1, about ~10%, 5~20 km, 14M~350M, R Smith',
  ],
  [String.raw`$x \in \mathbb{R}^d$, $A\in R^{m\times k}$`, 'x ∈ ℝᵈ, A ∈ R^(m×k)'],
  [
    String.raw`$O(n\log n)$ and $\mathcal{O}(\log n)$ and $\tilde{\mathcal{O}}(\sqrt{n})$`,
    'O(n log n) and O(log n) and Õ(√n)',
  ],
  [
    String.raw`$\frac{a}{b}$, $\frac{n+1}{2}$, $1 + \frac{O(1)}{n-1}$, $\sqrt{a+b}$, $\sqrt[3]{x}$`,
    'a/b, (n+1)/2, 1 + O(1)/(n-1), √(a+b), ³√x',
  ],
  [String.raw`$\hat{\beta}$, $\hatβ=+0.227$, $\bar{x}$, $\tilde{O}$`, 'β̂, β̂=+0.227, x̄, Õ'],
  [String.raw`$p<0.001$, $p < 0.05$, $ρ= 0.92$, $\rho=0.5$`, 'p<0.001, p < 0.05, ρ = 0.92, ρ=0.5'],
  [String.raw`$0.645 \pm 0.017$, 84\,\%, 7{,}000, $7{,}000$`, '0.645 ± 0.017, 84%, 7,000, 7,000'],
  [String.raw`$\sim$10, $\sim 8\%$, $\approx0.814$, $X \sim p$`, '~10, ~8%, ≈0.814, X ~ p'],
  [String.raw`$\leq 4.4M$, $k \ll L$, $r \in [0.86, 0.94]$`, '≤4.4M, k ≪ L, r ∈ [0.86, 0.94]'],
  [
    String.raw`$x_{\mathrm{ref}}$, $p_θ(τ)$, $θ_{t+1}$, $e^{-x}$, $2^{n/2}$, $\mathrm{A}^{\top}\mathrm{B}$`,
    'x_ref, p_θ(τ), θₜ₊₁, e⁻ˣ, 2^(n/2), AᵀB',
  ],
  [
    String.raw`$\lceil n/2 \rceil$, $\langle x, y \rangle$, $\|x\|_2$, $P(a \mid b)$`,
    '⌈n/2⌉, ⟨x, y⟩, ‖x‖₂, P(a | b)',
  ],
  [
    String.raw`$\sum_{i=1}^{n} x_i$, $\arg\max_x f(x)$, $\operatorname*{argmin}_w L$`,
    '∑ᵢ₌₁ⁿ xᵢ, arg maxₓ f(x), argmin_w L',
  ],
  [String.raw`$A\not\equiv s$, $a \not\in B$`, 'A ≢ s, a ∉ B'],
  [String.raw`key insights: \ding{182} one; \ding{51} two`, 'key insights: ① one; ✓ two'],
  [String.raw`paired samples$\unicode{x2013}$less`, 'paired samples–less'],
  ['shared Bird\\u2019s Eye View', 'shared Bird’s Eye View'],
  [String.raw`suppressing \n\n after <think>`, 'suppressing \\n\\n after <think>'],
  [
    String.raw`\method achieves and \ours{} beats \textbf{\method{}} by \rev{far}`,
    'method achieves and ours beats method by far',
  ],
  [String.raw`network\footnote{Code: \url{https://x.org}} learns`, 'network (Code: https://x.org) learns'],
  [String.raw`\textcolor{red}{Warning}: {\color{blue}words}`, 'Warning: words'],
  [String.raw`\begin{itemize}\item one \item two\end{itemize}`, '• one • two'],
  ['the set {here, now, I} and {m}edical {ad}verse', 'the set {here, now, I} and medical adverse'],
  ['temperature $T$ and $K$-means with $n$-grams', 'temperature T and K-means with n-grams'],
  [String.raw`cost of \500 and $TSLA and US$ 30`, 'cost of 500 and $TSLA and US$ 30'],
];

for (const [latex, text] of golden) {
  test(`${latex} reads as text`, () => {
    assert.equal(latexToText(latex), text);
  });
}

test('what was read once is not read otherwise again', () => {
  for (const [, text] of golden) assert.equal(latexToText(text), text);
});

test('plain words stay as they are', () => {
  const plain = [
    "Don't Stop Pretraining: it's 5 > 3 & 100% (R&D) [v2]",
    'C++, C#, a_b_c, snake_case_name and https://a.org/~me/x_1/a--b^2',
    'run `npm test` with ``` fences ``` and a | b',
    '语言模型 обучение Gödel naïve 10×',
  ];
  for (const text of plain) assert.equal(latexToText(text), text);
});
