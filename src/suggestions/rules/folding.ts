/** Lower case, without accents; ø and æ, which do not come apart, as what stands nearest. */
export const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ø', 'o')
    .replaceAll('æ', 'ae')
    .replaceAll('ß', 'ss');

/** In scripts that write syllables or ideas even one sign may be a word. */
export const isAlphabetic = (word: string): boolean =>
  /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{N}]+$/u.test(word);

const listed = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

/** Words that every text has, folded, from all five languages. */
export const smallWords: ReadonlySet<string> = listed(`
  the and for are was were been has have had that this these those with would could should can will may might not but from
  you your yours they them their our ours she her his him its who what when where which why how all any more most some than then
  there here into onto over under about also only very just like want wants wish wishes need needs please
  ja tai etta kun jos niin kuin myos mutta ovat oli olisi olla ole olemme he hanen heidan meidan teidan minun sinun
  tama taman tata nama se sen sita ne niita joka jotka mika mita missa milloin miksi miten voi voisi voida pitaisi haluaa haluaisi
  toivoo tarvitsee kaikki enemman
  och att det den som for med var ett inte till har hade kan kunde skulle vill ville ska skal eller men vid fran av hos
  hon han dem deras sin sitt sina vara vart vare oss nar hur vad vem varfor alla mer mest bara ocksa mycket onskar behover
  ikke jeg dere deres oss var vart vare blir ble vaere skulle kunne onsker trenger fra hvor hvem hva hvorfor nar alle mer mest bare ogsa
  mye ved etter hos seg det der dette disse
  jeg ikke skal skulle kunne vil ville onsker behover fra hvor hvem hvad hvorfor hvornar alle mere mest kun ogsaa ogsa meget
  blive bliver vores jeres deres dette disse gerne
`);

/** Words that stand in many names and in many texts, folded: by themselves they tell nobody's name unless they are written as one. */
export const commonWords: ReadonlySet<string> = listed(`
  bank banken pankki group konserni koncern konsern software system systems data digital tech technology service services palvelu palvelut
  tjanster solutions ratkaisut consulting partner partners invest holding finance media energy energia energi health terveys
  halsa helse sundhed food foods home web online app apps info post posti mail net team shop store market project projekti projekt prosjekt
  kaupunki kunta kommune kommun stad staden city town region regionen land norden nordic nordisk international
  finland suomi sweden sverige norway norge denmark danmark europe company yhtio yritys bolag selskab selskap firma kunde kund client asiakas
  a i o y an as at be by do go he if in is it me my no of on or so to up us we av de du en er et fr ha hr im mr ms ni nu og om pa sa si te vi
  ole ville hans per dag will may mark bill art grace hope jan liv tom tor anna elin even else finn toivo onni lumi meri satu tuuli usko
  paivi helmi odd stein sten storm rose dan ask max sol
  kone tieto koti auto talo kauppa metsa vesi sahko tele skole skola school hus bygg bil tag vy universitet university yliopisto
  ceo cfo cio cto coo it hr
`);
