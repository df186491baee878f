/** Every HTML element, by what becomes of it when an author writes it. Names in none of these lists are no HTML. */

const words = (list: string) => new Set(list.split(/\s+/))

/** Kept, with no attribute but those that the rebuilding adds. */
export const kept = words(
  `p blockquote ul ol li dl dt dd hr thead tbody tfoot tr caption details summary
   em strong kbd samp var sub sup br wbr del ins s q cite dfn mark small ruby rt rp`,
)

/** Kept under the name that says the same today. */
export const renamed = new Map([
  ['b', 'strong'],
  ['i', 'em'],
  ['tt', 'code'],
  ['strike', 'del'],
])

/** Elements with a treatment of their own. */
export const special = words('a abbr code h1 h2 h3 h4 h5 h6 img input pre section table td th')

/** Boxes that give way to their contents, which stay a block. */
export const boxes = words(
  'address article aside center dir div fieldset figcaption figure footer header hgroup legend main menu nav search',
)

/** Inline elements that give way to their contents. */
export const wrappers = words(
  'acronym bdi bdo big blink body colgroup data font head html label marquee nobr output picture span time u',
)

/** Gone together with everything in them. */
export const dropped = words(
  `applet area audio base basefont bgsound button canvas command datalist dialog embed fencedframe form frame frameset
   iframe image isindex keygen link listing map math meta meter noembed noframes noscript object optgroup option param
   plaintext portal progress script select selectedcontent slot source style svg template textarea title track video xmp`,
)

/** Dropped without a word: they say nothing without their parents. */
export const silent = words('col source')

/** Without contents and end tag. */
export const voids = words('area base br col embed frame hr img input link meta param source track wbr')

/** Whose end tag may be left out. */
export const openEnded = words('body caption colgroup dd dt head html li p rp rt tbody td tfoot th thead tr')

/** Whether the name is an HTML element; anything else between angle brackets is the author's own notation. */
export function isHtml(name: string): boolean {
  return (
    kept.has(name) ||
    renamed.has(name) ||
    special.has(name) ||
    boxes.has(name) ||
    wrappers.has(name) ||
    dropped.has(name) ||
    silent.has(name)
  )
}

/** Elements whose children are text and inline elements only. */
export const phrasing = words(
  'p em strong kbd samp var sub sup del ins s q cite dfn mark small ruby rt rp summary dt caption',
)
