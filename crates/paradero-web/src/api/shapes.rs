//! The shapes of the JSON, as a table that a test holds against what the desk really says.

/// Each shape: its name, then `field type` for each field. A type ends with `?` when it may be null and with `[]` when it is a
/// list; a name with a capital is another shape.
pub(crate) const SHAPES: &[(&str, &str)] = &[
    (
        "StatementLine",
        "id string, source string, source_title string, publisher string?, source_kind string, place string?, \
         speaker string?, via string?, stance string, stance_words string, firmness string?, when string?, says string?, \
         rests_on string[], quote string?, tier string, recorded string?",
    ),
    ("AttributeLine", "label string, values string[]"),
    (
        "EventLine",
        "id string, kind string, words string, lane integer, when string, moment string, first integer?, last integer?, \
         stated StatedLine[], inferred_from string[], contested boolean, denied boolean, uncertain boolean, \
         derived boolean, follows_from string?, ahead boolean, attributes AttributeLine[], statements StatementLine[], also string[]",
    ),
    ("StatedLine", "words string, moment string, first integer?, last integer?, by string[]"),
    ("DueLine", "words string, earliest string, latest string, seconds_left integer, left string"),
    (
        "VerdictLine",
        "safeguard string, title string, verdict string, verdict_words string, certainty string, contested boolean, \
         line string, due DueLine?, reasons string[], would_change string?, because StatementLine[], trigger string?, \
         version string?, places string[], owed_by string[], cite string, unverified boolean, plain string, then string, key string, acts ActLine[]",
    ),
    ("ActLine", "progress string, words string, recorded string, because string"),
    (
        "ClaimLine",
        "id string, text string, asserted StatementLine[], denied StatementLine[], other StatementLine[], unanswered boolean",
    ),
    ("ContradictionLine", "says string, statements StatementLine[], events string[]"),
    ("GapLine", "says string, after string, before string, first integer?, last integer?, statements StatementLine[]"),
    ("WhereaboutsLine", "place string, sure string, since string?, event string?, by StatementLine[]"),
    ("ContactLine", "words string, days integer?, event string?"),
    ("PackLine", "name string, title string, version string, digest string"),
    ("DisagreementCounts", "contradictions integer, tensions integer, notes integer, answered integer"),
    (
        "PersonView",
        "id string, label string, topic boolean, made_up boolean, countries string[], names string[], identifiers pair[], \
         listed ListedLine[], identities IdentityLine[], disagreements DisagreementCounts, note string?, as_of string, as_of_date string, known_on string?, slider pair, whereabouts WhereaboutsLine?, \
         positions PositionLine[], contact ContactLine?, reach string?, events EventLine[], claims ClaimLine[], contradictions ContradictionLine[], \
         gaps GapLine[], verdicts VerdictLine[], told ToldLine[], next_change string?, blind string[], pack PackLine",
    ),
    ("WhoLine", "key string, label string, what string, person string?, list string?, row integer?, made_up boolean"),
    (
        "IdentityLine",
        "left WhoLine, right WhoLine, sameness string, words string, because string, recorded string, stands boolean, \
         revocable boolean",
    ),
    ("ListedLine", "name string, list string, title string, row integer"),
    ("ListRef", "id string, title string, as_of string?, rows integer, once boolean"),
    ("Mark", "text string, how string"),
    ("SideLine", "label string, left Mark[], right Mark[], how string, words string"),
    ("WhyLine", "words string, speaks string"),
    (
        "PairLine",
        "key string, left WhoLine, right WhoLine, percent integer, likely string, sides SideLine[], reasons WhyLine[], \
         name_alone string?, births_contradict boolean, judged IdentityLine?, others IdentityLine[], because string",
    ),
    (
        "MatchView",
        "list ListRef, with ListRef?, lists ListRef[], pair PairLine?, next string?, looked_at integer, total integer, \
         unsure integer, alone integer, last IdentityLine?",
    ),
    ("NewIdentity", "left string, right string, sameness string, because string, again string"),
    ("NewTakeBack", "left string, right string"),
    (
        "AlarmLine",
        "person string, label string, made_up boolean, safeguard string, title string, verdict string, \
         verdict_words string, certainty string, contested boolean, reason string, then string, due DueLine?, \
         unverified boolean, key string, progress string?, progress_words string?",
    ),
    ("LookFor", "person string, label string, made_up boolean, reason string, last_place string?, days integer?"),
    (
        "PersonLine",
        "person string, label string, topic boolean, made_up boolean, whereabouts string?, alarms integer, \
         running integer, note string?",
    ),
    (
        "WatchView",
        "as_of string, as_of_words string, as_of_date string, alarms AlarmLine[], alarms_total integer, done AlarmLine[], \
         clocks AlarmLine[], clocks_total integer, look_for LookFor[], look_for_total integer, well PersonLine[], well_total integer, \
         people integer, next_change string?, pack PackLine",
    ),
    (
        "SourceView",
        "id string, title string, publisher string?, kind string, published string?, published_inferred boolean, \
         url string?, copy_of string?, language string?, readable boolean, note string?, recorded string?, file string?, says SaysLine[]",
    ),
    (
        "SaysLine",
        "person string, label string, about string, anchor string, statement StatementLine, against StatementLine[]",
    ),
    (
        "SafeguardView",
        "id string, rule string, title string, stage string, plain string, then string, notes string?, disputed string?, \
         readings ReadingLine[], judged string[], told boolean, other OtherReading, text string, owed_by string[], \
         effective string?, places string[], citations CitationLine[], verified string, unverified boolean, \
         courts LitigationLine[], history HistoryLine[], on string, on_words string?, suite CaseLine[], \
         judged_on AlarmLine[], pack PackLine",
    ),
    ("ReadingLine", "length string, by string?"),
    (
        "OtherReading",
        "language string, title string, plain string, judged string[], then string, notes string?, disputed string?",
    ),
    ("LitigationLine", "standing string, standing_words string, on string, moment string, words string"),
    (
        "HistoryLine",
        "id string, title string, current boolean, effective string?, since string?, places string[], \
         courts LitigationLine[], stood string?",
    ),
    (
        "CaseLine",
        "name string, title string, about string, expects ExpectedLine[], as_expected boolean, fault string?, text string",
    ),
    ("ExpectedLine", "as_of string, expected string, found string?"),
    (
        "CitationLine",
        "class string, name string, url string?, verified string, unverified boolean, in_force_unverified boolean, \
         quote string?, read_on string?, read_in string?",
    ),
    (
        "SafeguardLine",
        "id string, rule string, title string, stage string, class string, cite string, verified string, \
         unverified boolean, disputed boolean, told boolean, effective string?, places string[], courts LitigationLine?, \
         plain string",
    ),
    (
        "PackView",
        "pack PackLine, safeguards integer, rules integer, unverified integer, disputed integer, filters FilterGroup[], \
         narrowed string[], shown integer, stages StageLines[], changes LawChangeLine[], tracks TrackLine[], \
         derived DerivedLine[], clocks NamedClockLine[], told SafeguardRef[], left_out LeftOutGroup[]",
    ),
    ("FilterGroup", "name string, choices FilterLine[]"),
    ("FilterLine", "value string, words string, count integer, chosen boolean"),
    ("StageLines", "stage string, words string, safeguards SafeguardLine[]"),
    ("LawChangeLine", "when string, moment string, what string, words string, safeguards SafeguardRef[]"),
    ("SafeguardRef", "id string, title string"),
    ("TrackLine", "name string, words string, states TrackStateLine[], never ForbiddenLine[]"),
    ("TrackStateLine", "name string, words string, says string"),
    ("ForbiddenLine", "never string, during string[], by SafeguardRef[]"),
    ("DerivedLine", "kind string, words string, says string[]"),
    ("NamedClockLine", "name string, readings ReadingLine[]"),
    ("LeftOutGroup", "why string, lines pair[]"),
    ("PositionLine", "track string, words string, states HoldingLine[]"),
    ("HoldingLine", "state string, words string, possible boolean, since EventRef?"),
    ("EventRef", "id string, words string"),
    (
        "ToldLine",
        "safeguard string, title string, plain string, cite string, unverified boolean, disputed boolean, places string[], \
         about EventRef[]",
    ),
    (
        "SearchView",
        "query string, found FindView, people PersonLine[], sources SourceLine[], safeguards SafeguardLine[]",
    ),
    (
        "FindView",
        "asked string, read string[], hits HitLine[], nobody integer, outcome string, telling string?, faults FieldFault[]",
    ),
    ("HitLine", "person PersonLine, percent integer, by_name string?, reasons ReasonLine[]"),
    ("ReasonLine", "says string, speaks string"),
    ("SourceLine", "id string, title string, publisher string?, published string?, kind string"),
    (
        "ListLine",
        "id string, title string, publisher string?, as_of string?, stated integer?, rows integer, complete_for string?, \
         series string?, standing StandingCounts",
    ),
    ("StandingCounts", "somebody integer, unsure integer, nobody integer, unseen integer"),
    (
        "ListView",
        "list ListLine, published string?, url string?, file string?, note string?, recorded string?, once boolean, \
         says string?, columns string?, tier string, page integer, pages integer, rows ListRowLine[], \
         deliveries DeliveryLine[], changes DeliveryChanges?",
    ),
    (
        "ListRowLine",
        "number integer, name string, born string?, country string?, place string?, on string?, identifiers pair[], \
         cells pair[], standing string, people pair[]",
    ),
    ("DeliveryLine", "id string, title string, as_of string?, rows integer"),
    (
        "DeliveryChanges",
        "before pair, complete boolean, appeared ListRowLine[], appeared_total integer, vanished ListRowLine[], \
         vanished_total integer, changed ChangedRow[], changed_total integer, same integer",
    ),
    ("ChangedRow", "row ListRowLine, was integer, differences DifferenceLine[]"),
    ("DifferenceLine", "what string, before string, after string"),
    ("FieldFault", "field string, message string"),
    ("Faults", "faults FieldFault[]"),
    ("Recorded", "id string"),
    ("Trouble", "error TroubleLine"),
    ("TroubleLine", "message string, hint string?"),
    // What can be sent; every field is text as in the form, and an absent one is empty.
    ("NewPerson", "label string, names string, born string, countries string, a_number string, note string"),
    ("NewName", "names string"),
    ("NewSource", "title string, publisher string, kind string, published string, url string, note string"),
    (
        "NewStatement",
        "source string, page string, line string, quote string, speaker string, role string, stance string, \
         firmness string, event string, kind string, when string, attributes string, tier string",
    ),
    ("LocatorCheck", "result string, place string, when string, note string"),
    ("Contact", "channel string, answer string, with string, place string, when string, note string"),
    ("NewJudgement", "sameness string, left string, right string, because string"),
    ("NewAct", "alarm string, progress string, because string"),
];

/// The fields of a shape: name and type.
pub(crate) fn fields(shape: &str) -> impl Iterator<Item = (&str, &str)> {
    shape.split(',').filter_map(|field| field.trim().split_once(' ')).map(|(name, kind)| (name, kind.trim()))
}
