//! Words that decide what is a claim: verbs of alleging and rejecting, groups, negations.

/// How verbs begin by which whoever stands before them answers a claim.
#[rustfmt::skip]
pub(super) const REJECTS: &[&str] = &[
    "disp", "reje", "deni", "deny", "rech", "nieg", "neg", "desm", "call", "dism", "acce", "acep", "recono", "admit",
    "conce", "ackn", "cont", "refu", "chall", "disag", "descr", "brand",
];

/// Verbs that open what somebody claims of another.
#[rustfmt::skip]
pub(super) const ALLEGE: &[&str] = &[
    "accuse", "accused", "accuses", "accusing", "allege", "alleges", "alleged", "alleging", "claim", "claims",
    "claimed", "claiming", "proved", "proves", "proven", "prove", "link", "links", "linked", "linking", "pointed",
    "point", "points", "labeled", "labelled", "branded", "describe", "described", "describes", "identified",
    "suspect", "suspected", "deemed", "designated", "contend", "contends", "contended", "maintain", "maintains",
    "acusa", "acusan", "acuso", "acusaron", "acusado", "acusada", "senala", "senalan", "senalado", "senalada",
    "senalaron", "vincula", "vinculan", "vinculo", "vincularon", "imputan", "atribuyen", "confirman", "confirmo",
    "tildan", "califican", "identificado", "sostiene", "alega", "alegan", "alego", "denies", "denied", "deny",
    "denying", "niega", "niegan", "nego", "negaron", "rechaza", "rechazo", "rechazan", "asegura", "aseguran",
    "afirma", "afirman", "presunto", "presunta", "presuntos", "presuntamente", "supuesto", "supuesta", "supuestos",
    "allegedly", "suspects", "tying", "ties", "tied", "llamo", "llama", "llaman", "llamaron", "say", "says", "said",
    "dijo", "dice", "dicen",
];

/// Words for the person or people of whom a claim may be.
#[rustfmt::skip]
pub(super) const GROUPS: &[&str] = &[
    "these", "them", "they", "those", "estos", "ellos", "detainees", "detenidos", "migrants", "venezuelans",
    "venezolanos", "detenido", "detenida", "client", "cliente", "hijo", "hija", "hermano", "hermana", "son",
    "daughter", "brother", "sister", "husband", "wife", "esposo", "esposa", "he", "she", "him", "her", "hombres",
    "men", "joven", "allegation", "allegations", "case", "caso", "acusacion", "senora",
];

/// Words by which a paper or an office vouches for what is said of somebody's past.
#[rustfmt::skip]
pub(super) const VOUCHED: &[&str] = &[
    "according", "segun", "certifico", "certifica", "certified", "certifies", "consta", "acredita",
];

/// Verbs of what was withheld: their negation is what is claimed.
#[rustfmt::skip]
pub(super) const DEPRIVED: &[&str] = &[
    "allowed", "permitted", "able", "permitieron", "dejaron", "permiten", "dejan", "asked", "understood",
    "understand", "explained", "translated", "seen", "met", "visto", "vio", "vieron", "listened", "entendia", "entendio", "pregunto", "explico", "explicaron",
    "leyo", "tradujo",
];

/// Words that negate.
#[rustfmt::skip]
pub(super) const NOT: &[&str] = &[
    "not", "no", "never", "nothing", "without", "neither", "nor", "none", "deny", "denies", "denied", "denying",
    "nunca", "jamas", "sin", "ni", "niega", "niegan", "nego", "negaron", "negar", "tampoco", "ningun", "ninguna",
    "ninguno", "nada", "rechaza", "rechazo", "desmiente", "refuted", "rejects", "rejected",
];
