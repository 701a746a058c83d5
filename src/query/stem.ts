import { americanSpelling } from './spelling.ts';

/**
 * An English word in lower case without its plural or third-person ending, in American spelling: `policies` → `policy`,
 * `optimises` → `optimize`. Nothing else is taken off, so `objective` stays apart from `object`, `training` from `train`.
 * The form is for comparing, never for showing: it need not be a word.
 */
export function stem(word: string): string {
  return americanSpelling(irregular.get(word) ?? singular(word));
}

function singular(word: string): string {
  if (!/^[a-z]{3,}s$/.test(word) || keptWhole.has(word) || /(ss|us|is|ics)$/.test(word)) return word;
  if (/..ies$/.test(word)) return `${word.slice(0, -3)}y`;
  if (/(ss|sh|ch|x|zz)es$/.test(word)) return word.slice(0, -2);
  return word.slice(0, -1);
}

/** Words whose last s is their own; without it each would be, or look like, another word: `bias`, `news`, `means`. */
const keptWhole: ReadonlySet<string> = new Set(
  (
    'adas alias always atlas bias canvas chaos chronos christmas cons cosmos customs debias does ethos goods hers keras ' +
    'lens macos mars maths means news nlos odds ours overseas pancreas pandas pathos pros ragas saas sars series species texas ' +
    'theirs whereas yours'
  ).split(' '),
);

/** Plurals that the rules would miss or spoil, each as `singular plural`. */
const irregular: ReadonlyMap<string, string> = new Map(
  [
    // Latin and Greek
    'analysis analyses, appendix appendices, automaton automata, axis axes, corpus corpora',
    'criterion criteria, crisis crises, diagnosis diagnoses, emphasis emphases, equilibrium equilibria',
    'formula formulae, genesis geneses, hypothesis hypotheses, index indices, locus loci, matrix matrices',
    'maximum maxima, metastasis metastases, minimum minima, nucleus nuclei, optimum optima',
    'parenthesis parentheses, phenomenon phenomena, prognosis prognoses, radius radii, schema schemata',
    'simplex simplices, spectrum spectra, stimulus stimuli, stratum strata, synthesis syntheses, thesis theses',
    'vertex vertices, vortex vortices',
    // -us, -is, -as and -es with one s too many
    'alias aliases, atlas atlases, bias biases, bonus bonuses, bus buses, campus campuses, canvas canvases, corpus corpuses',
    'debias debiases, focus focuses, gas gases, lens lenses, nexus nexuses, pancreas pancreases, status statuses',
    'virus viruses, quiz quizzes',
    // -che, -ie, -o
    'ache aches, avalanche avalanches, cache caches, headache headaches, niche niches',
    'calorie calories, cookie cookies, movie movies, rookie rookies, selfie selfies, underlie underlies, zombie zombies',
    'domino dominoes, echo echoes, go goes, hero heroes, potato potatoes, tomato tomatoes, tornado tornadoes',
    'undergo undergoes, veto vetoes, volcano volcanoes',
    // -ics that are many of a thing, where robotics or dynamics are one
    'characteristic characteristics, clinic clinics, comic comics, critic critics, fabric fabrics, graphic graphics',
    'heuristic heuristics, infographic infographics, intrinsic intrinsics, logic logics, lyric lyrics, metric metrics',
    'mimic mimics, mosaic mosaics, rubric rubrics, schematic schematics, statistic statistics, tactic tactics',
    'topic topics, asic asics',
    // English
    'child children, foot feet, man men, mouse mice, tooth teeth, woman women',
    // Abbreviations
    'api apis, bci bcis, cli clis, cpu cpus, dpu dpus, emoji emojis, fmri fmris, fpu fpus, gpu gpus, gru grus',
    'gui guis, hoi hois, hsi hsis, imu imus, iou ious, kanji kanjis, kpi kpis, lpu lpus, mcu mcus, menu menus',
    'mri mris, msi msis, npu npus, plateau plateaus, poi pois, relu relus, roi rois, rsi rsis, tpu tpus, uri uris',
    'vpu vpus, vru vrus, wsi wsis',
    // Two letters and an s, where that is hardly ever a word of its own: `gps` and `fps` are
    'fm fms, kb kbs, kg kgs, kv kvs, lm lms, nn nns, qa qas, ui uis, vm vms, wm wms',
  ]
    .flatMap((line) => line.split(', '))
    .map((pair) => {
      const [one = '', many = ''] = pair.split(' ');
      return [many, one];
    }),
);
