/**
 * Words, as `wordsOf` gives them, that more than 8 of 100 papers hold: counted on 77,820 titles, abstracts, gists and
 * keyword lists of 2023 to 2026. They say little about which papers a query could match.
 */
export const commonWords: ReadonlySet<string> = new Set(
  (
    'ability accuracy accurate achieve achieving across address agent ai alignment all also an analysis ' +
    'and application approach architecture are art as at attention available aware based baseline be ' +
    'behavior benchmark between both but by can capability capture challenge challenging classification ' +
    'code com compared complex comprehensive computational consistency consistent consistently content ' +
    'context cost critical cross current data dataset deep demonstrate design designed detection ' +
    'different diffusion distribution diverse domain driven due during dynamic each effective ' +
    'effectively effectiveness efficiency efficient enable enabling enhance environment error evaluate ' +
    'evaluation even existing experiment experimental extensive feature finding fine first focus for ' +
    'framework free from further furthermore gap generalization generate generated generation generative ' +
    'github grained guided has have high how however http human identify image improve improvement ' +
    'improving in including inference information input integrate interaction into introduce is issue it ' +
    'its key knowledge lack language large learning level leverage like limitation limited llm long low ' +
    'making mechanism method metric model modeling module more most multi multimodal multiple natural ' +
    'need network new non not novel object of offer often on one only open optimization or other our ' +
    'outperform output over paper paradigm parameter perform performance pipeline point potential ' +
    'practical pre prediction present prior problem process prompt propose proposed provide quality ' +
    'question real reasoning recent reduce rely remain representation require research resource result ' +
    'reveal robust robustness scale scenario scene score self semantic set setting show signal ' +
    'significant significantly single solution source space spatial specific specifically stage standard ' +
    'state step strategy strong structure structured struggle study such support system target task ' +
    'technique temporal test text than that the their them then these they this three through time to ' +
    'token tool toward trained training transformer tuning two under understanding up use used user ' +
    'using various via video vision visual we well when where which while with within without work world ' +
    'yet'
  ).split(' '),
);
