//! The event vocabulary: every kind of event, what it is called in both languages, and which attributes it may carry.

use std::fmt;

use crate::Language;

/// What the value of an attribute may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ValueType {
    /// Free text.
    Text,
    /// A declared place, or free text for a place that nobody declared.
    Place,
    /// A moment, as in `hearing_scheduled for 2025-03-17`.
    Moment,
    /// `yes` or `no`.
    Flag,
    /// One word of a closed list.
    Word(&'static [&'static str]),
    /// A whole number.
    Number,
}

/// One attribute that an event may carry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AttributeType {
    /// The word in the notation and in conditions of safeguards.
    pub name: &'static str,
    /// What its value may be.
    pub value: ValueType,
    /// The word on an English screen.
    pub english: &'static str,
    /// The word on a Spanish screen.
    pub spanish: &'static str,
}

/// Which part of a person's way an event belongs to; a lane of the drawn timeline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lane {
    /// The way to the country and before.
    Journey,
    /// Where the person is held and moved.
    Custody,
    /// What courts and officers decide.
    Procedure,
    /// Counsel, family, consulates: who reaches the person.
    Contact,
    /// What authorities are asked, and what they answer.
    Inquiry,
    /// What is said and done in public.
    Public,
}

impl Lane {
    /// All lanes, in the order in which they are drawn.
    pub const ALL: [Self; 6] =
        [Self::Journey, Self::Custody, Self::Procedure, Self::Contact, Self::Inquiry, Self::Public];

    /// The lane's name on a screen.
    pub fn say(self, language: Language) -> &'static str {
        let (english, spanish) = match self {
            Self::Journey => ("Journey", "Camino"),
            Self::Custody => ("Custody", "Custodia"),
            Self::Procedure => ("Procedure", "Procedimiento"),
            Self::Contact => ("Contact", "Contacto"),
            Self::Inquiry => ("Inquiries", "Consultas"),
            Self::Public => ("In public", "En público"),
        };
        language.choose(english, spanish)
    }
}

/// A kind of event from the vocabulary.
///
/// ```
/// use paradero_record::EventKind;
/// let kind = EventKind::find("removal_executed").unwrap();
/// assert_eq!(kind.name(), "removal_executed");
/// assert!(EventKind::find("removal_excuted").is_none());
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EventKind(u16);

struct Row {
    name: &'static str,
    lane: Lane,
    english: &'static str,
    spanish: &'static str,
    attributes: &'static [&'static str],
}

impl EventKind {
    /// Finds the kind of this name.
    pub fn find(name: &str) -> Option<Self> {
        let index = KINDS.binary_search_by(|row| row.name.cmp(name)).ok()?;
        u16::try_from(index).ok().map(Self)
    }

    /// All kinds, by name.
    pub fn all() -> impl Iterator<Item = Self> {
        (0u16..).take(KINDS.len()).map(Self)
    }

    /// The word in the notation.
    pub fn name(self) -> &'static str {
        self.row().name
    }

    /// The lane in which it is drawn.
    pub fn lane(self) -> Lane {
        self.row().lane
    }

    /// What a screen calls it.
    pub fn say(self, language: Language) -> &'static str {
        language.choose(self.row().english, self.row().spanish)
    }

    /// The attribute of this name, when this kind may carry it.
    pub fn attribute(self, name: &str) -> Option<&'static AttributeType> {
        let own = self.row().attributes.contains(&name);
        let shared = SHARED.contains(&name);
        (own || shared).then(|| ATTRIBUTES.iter().find(|a| a.name == name)).flatten()
    }

    /// All attributes that this kind may carry.
    pub fn attributes(self) -> impl Iterator<Item = &'static AttributeType> {
        ATTRIBUTES.iter().filter(move |a| self.row().attributes.contains(&a.name) || SHARED.contains(&a.name))
    }

    fn row(self) -> &'static Row {
        &KINDS[usize::from(self.0)]
    }
}

impl fmt::Debug for EventKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl fmt::Display for EventKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// Attributes that every kind may carry.
const SHARED: &[&str] = &["at", "by", "note", "form"];

const fn text(name: &'static str, english: &'static str, spanish: &'static str) -> AttributeType {
    AttributeType { name, value: ValueType::Text, english, spanish }
}

const fn place(name: &'static str, english: &'static str, spanish: &'static str) -> AttributeType {
    AttributeType { name, value: ValueType::Place, english, spanish }
}

const fn word(
    name: &'static str,
    words: &'static [&'static str],
    english: &'static str,
    spanish: &'static str,
) -> AttributeType {
    AttributeType { name, value: ValueType::Word(words), english, spanish }
}

const fn flag(name: &'static str, english: &'static str, spanish: &'static str) -> AttributeType {
    AttributeType { name, value: ValueType::Flag, english, spanish }
}

const fn number(name: &'static str, english: &'static str, spanish: &'static str) -> AttributeType {
    AttributeType { name, value: ValueType::Number, english, spanish }
}

/// Every attribute, once: the same word means the same thing in every kind.
pub const ATTRIBUTES: &[AttributeType] = &[
    place("at", "at", "en"),
    place("from", "from", "desde"),
    place("to", "to", "hasta"),
    text("by", "by", "por"),
    text("with", "with", "con"),
    text("of", "of", "a"),
    text("about", "about", "sobre"),
    text("note", "note", "nota"),
    text("form", "form", "formulario"),
    text("country", "country", "país"),
    text("judge", "judge", "juez"),
    text("attorney", "attorney", "abogado"),
    text("charge", "charge", "cargo"),
    text("flight", "flight", "vuelo"),
    AttributeType { name: "for", value: ValueType::Moment, english: "for", spanish: "para" },
    number("count", "count", "cantidad"),
    number("amount", "amount (US dollars)", "monto (dólares)"),
    flag("warrant", "with a warrant", "con orden"),
    flag("present", "person present", "persona presente"),
    flag("arriving", "arriving at a port of entry", "llegada a un puerto de entrada"),
    flag("minor", "under 18", "menor de 18"),
    flag("detained", "while detained", "estando detenida"),
    word("outcome", &["positive", "negative"], "outcome", "resultado"),
    word("result", &["found", "not_found", "wrong_place"], "result", "resultado"),
    word("order", &["removal", "relief", "terminated", "voluntary_departure", "other"], "order", "orden"),
    word("ruling", &["affirmed", "vacated", "dismissed", "sustained", "remanded", "granted", "denied"], "ruling", "fallo"),
    word("type", &["master", "individual", "bond", "fear_review", "other"], "type", "tipo"),
    word("reason", &["release", "transfer", "removal", "court", "hospital", "other"], "reason", "motivo"),
    word("release", &["bond", "parole", "recognizance", "other"], "release", "liberación"),
    word(
        "basis",
        &[
            "alien_enemies_act",
            "final_order",
            "expedited_order",
            "administrative_order",
            "reinstated_order",
            "voluntary_departure",
            "visa_waiver",
            "not_stated",
            "other",
        ],
        "basis",
        "base",
    ),
    word("channel", &["phone", "video", "visit", "mail", "message"], "channel", "canal"),
    word("answer", &["allowed", "refused", "no_answer"], "answer", "respuesta"),
    word("mode", &["air", "land", "sea", "foot"], "mode", "medio"),
];

const fn row(
    name: &'static str,
    lane: Lane,
    english: &'static str,
    spanish: &'static str,
    attributes: &'static [&'static str],
) -> Row {
    Row { name, lane, english, spanish, attributes }
}

use Lane::{Contact, Custody, Inquiry, Journey, Procedure, Public};

/// The vocabulary, sorted by name.
///
/// After section 3 of the project's list of safeguards (the agencies' forms and acts), with what the worked case needs
/// besides: the journey, the appointment, what is alleged and denied, inquiries and their answers, what happens in public.
const KINDS: &[Row] = &[
    row("aca_motion_filed", Procedure, "Motion to send to a third country to ask for asylum", "Moción para enviar a un tercer país a pedir asilo", &["country"]),
    row("aea_designation", Procedure, "Treated as an alien enemy", "Tratamiento como enemigo extranjero", &["basis"]),
    row("aea_notice_served", Procedure, "Notice under the Alien Enemies Act served", "Aviso bajo la Ley de Enemigos Extranjeros entregado", &["of"]),
    row("aea_proclaimed", Procedure, "Proclamation under the Alien Enemies Act", "Proclamación bajo la Ley de Enemigos Extranjeros", &[]),
    row("aea_used", Public, "Alien Enemies Act used", "Uso de la Ley de Enemigos Extranjeros", &["about"]),
    row("allegation", Public, "Allegation made", "Acusación hecha", &["about", "charge"]),
    row("appeal_rights_advised", Procedure, "Told of the right to appeal", "Informada del derecho a apelar", &[]),
    row("appeal_waived", Procedure, "Appeal waived", "Renuncia a la apelación", &[]),
    row("appointment", Journey, "Appointment at a port of entry", "Cita en un puerto de entrada", &["with", "for"]),
    row("appointment_made", Journey, "Appointment made", "Cita obtenida", &["with", "for"]),
    row("arrest_advisals_given", Custody, "Told the reasons for the arrest and the right to counsel", "Informada de los motivos del arresto y del derecho a abogado", &[]),
    row("arrested", Custody, "Arrested", "Arresto", &["warrant", "minor"]),
    row("arrived", Journey, "Arrived", "Llegada", &["from", "to"]),
    row("asylum_application_filed", Procedure, "Asylum application filed", "Solicitud de asilo presentada", &[]),
    row("asylum_merits_interview_scheduled", Procedure, "Asylum merits interview scheduled", "Entrevista de fondo de asilo programada", &["for"]),
    row("bia_appeal_filed", Procedure, "Appeal to the Board filed", "Apelación a la Junta presentada", &[]),
    row("bia_decision", Procedure, "Board decision", "Decisión de la Junta", &["ruling"]),
    row("bond_decision", Custody, "Bond decision", "Decisión de fianza", &["ruling", "amount", "judge"]),
    row("bond_hearing_held", Custody, "Bond hearing held", "Audiencia de fianza celebrada", &["judge"]),
    row("bond_hearing_requested", Custody, "Bond hearing requested", "Audiencia de fianza solicitada", &[]),
    row("border_encounter", Custody, "Met by border officers", "Encuentro con agentes de frontera", &["arriving", "minor"]),
    row("cf_decision_issued", Procedure, "Credible fear decision", "Decisión de miedo creíble", &["outcome"]),
    row("cf_interview_held", Procedure, "Credible fear interview held", "Entrevista de miedo creíble celebrada", &[]),
    row("cf_referred", Procedure, "Referred to an asylum officer", "Remitida a un oficial de asilo", &[]),
    row("consular_rights_advised", Contact, "Told of the right to contact the consulate", "Informada del derecho a contactar al consulado", &[]),
    row("consulate_notified", Contact, "Consulate notified", "Consulado notificado", &["country"]),
    row("contact_event", Contact, "Contact with the person", "Contacto con la persona", &["channel", "answer", "with", "about"]),
    row("counsel_appearance_filed", Contact, "Counsel's appearance filed", "Comparecencia del abogado presentada", &["attorney"]),
    row("counsel_engaged", Contact, "Counsel acts for the person", "Un abogado actúa por la persona", &["attorney"]),
    row("counsel_notified", Contact, "Counsel told of the transfer", "Abogado informado del traslado", &["of"]),
    row("counsel_withdrew", Contact, "Counsel withdrew", "Abogado se retiró", &["attorney"]),
    row("court_notified_of_custody_change", Procedure, "Court told of the change of custody", "Tribunal informado del cambio de custodia", &[]),
    row("court_order", Procedure, "Court order", "Orden judicial", &["about", "ruling", "judge"]),
    row("custody_booked_in", Custody, "Booked in", "Ingreso a custodia", &["minor"]),
    row("custody_booked_out", Custody, "Booked out", "Salida de custodia", &["reason", "to"]),
    row("custody_determination_made", Custody, "Custody decision", "Decisión de custodia", &[]),
    row("demand", Public, "Demand made", "Exigencia hecha", &["of", "about"]),
    row("demonstration", Public, "Demonstration", "Manifestación", &["with", "about"]),
    row("denial", Public, "Denial made", "Negación hecha", &["about"]),
    row("detainee_produced", Procedure, "Brought to the hearing", "Llevada a la audiencia", &[]),
    row("detainer_hold_started", Custody, "Held for ICE past the jail's own release", "Retenida para ICE después de su salida", &[]),
    row("detainer_lodged", Custody, "Detainer lodged", "Orden de retención presentada", &[]),
    row("dhs_auto_stay_filed", Custody, "Government froze the release order", "El gobierno suspendió la orden de liberación", &[]),
    row("died", Custody, "Died", "Falleció", &[]),
    row("er_order_issued", Procedure, "Expedited removal order", "Orden de expulsión acelerada", &[]),
    row("expedited_removal_started", Procedure, "Expedited removal started", "Expulsión acelerada iniciada", &[]),
    row("fear_expressed", Procedure, "Said they fear return", "Dijo que teme volver", &["of", "country"]),
    row("final_order_became_final", Procedure, "Order became final", "La orden quedó firme", &[]),
    row("flights_departed", Public, "Removal flights left", "Salieron vuelos de expulsión", &["from", "to", "count"]),
    row("foia_determination", Inquiry, "Answer to a records request", "Respuesta a una solicitud de registros", &["ruling"]),
    row("foia_filed", Inquiry, "Records request filed", "Solicitud de registros presentada", &["of", "about"]),
    row("group_removed", Public, "Group removed", "Grupo expulsado", &["count", "basis", "to"]),
    row("habeas_filed", Procedure, "Habeas petition filed", "Petición de hábeas presentada", &[]),
    row("habeas_order", Procedure, "Habeas order", "Orden de hábeas", &["ruling", "about"]),
    row("hearing_held", Procedure, "Hearing held", "Audiencia celebrada", &["present", "type", "judge"]),
    row("hearing_notice_served", Procedure, "Hearing notice served", "Aviso de audiencia entregado", &["for"]),
    row("hearing_rescheduled", Procedure, "Hearing moved to another time or place", "Audiencia cambiada de fecha o lugar", &["for"]),
    row("hearing_scheduled", Procedure, "Hearing scheduled", "Audiencia programada", &["for", "type", "judge", "detained"]),
    row("hold_room_in", Custody, "Put in a hold room", "Ingreso a sala de espera", &[]),
    row("hold_room_out", Custody, "Out of the hold room", "Salida de sala de espera", &[]),
    row("ice_custody_started", Custody, "ICE custody started", "Comenzó la custodia de ICE", &["minor"]),
    row("ij_cf_review_decided", Procedure, "Judge reviewed the fear decision", "Un juez revisó la decisión de miedo", &["ruling", "judge"]),
    row("ij_decision", Procedure, "Immigration judge's decision", "Decisión del juez de inmigración", &["order", "judge", "country"]),
    row("ij_review_requested", Procedure, "Review by a judge requested", "Revisión por un juez solicitada", &[]),
    row("in_absentia_order", Procedure, "Ordered removed while absent", "Orden de expulsión en ausencia", &["judge"]),
    row("inquiry", Inquiry, "Inquiry sent", "Consulta enviada", &["of", "about", "with"]),
    row("journey_leg", Journey, "On the way", "En camino", &["from", "to", "mode"]),
    row("law_enacted", Public, "Law enacted", "Ley promulgada", &["about"]),
    row("left_country", Journey, "Left the country", "Salió del país", &["from"]),
    row("legal_visit_held", Contact, "Legal visit held", "Visita legal celebrada", &["with"]),
    row("legal_visit_requested", Contact, "Legal visit asked for", "Visita legal solicitada", &["with"]),
    row("located", Custody, "Whereabouts stated", "Paradero declarado", &["with"]),
    row("locator_checked", Custody, "Locator searched", "Búsqueda en el localizador", &["result"]),
    row("media_report", Public, "Media report", "Reportaje", &["about"]),
    row("motion_filed", Procedure, "Motion filed", "Moción presentada", &["about"]),
    row("motion_granted", Procedure, "Motion granted", "Moción concedida", &["about", "judge"]),
    row("nta_filed_with_court", Procedure, "Notice to Appear filed with the court", "Aviso de Comparecencia presentado al tribunal", &[]),
    row("nta_issued", Procedure, "Notice to Appear issued", "Aviso de Comparecencia emitido", &["charge"]),
    row("nta_served", Procedure, "Notice to Appear served", "Aviso de Comparecencia entregado", &[]),
    row("petition_for_review_filed", Procedure, "Petition for review filed", "Petición de revisión presentada", &[]),
    row("press_event", Public, "Press event", "Acto de prensa", &["with", "about"]),
    row("prisoner_exchange", Public, "Prisoner exchange", "Intercambio de prisioneros", &["count"]),
    row("privacy_waiver_signed", Inquiry, "Privacy waiver signed", "Autorización de privacidad firmada", &["of"]),
    row("proceedings_terminated", Procedure, "Proceedings ended without an order", "Procedimiento terminado sin orden", &["judge"]),
    row("public_support", Public, "Support stated in public", "Apoyo expresado en público", &["with", "about"]),
    row("refusal", Inquiry, "Refusal", "Negativa", &["of", "about"]),
    row("released", Custody, "Released", "Liberación", &["release", "to", "country"]),
    row("relief_granted", Procedure, "Relief granted", "Alivio concedido", &["country"]),
    row("removal_executed", Custody, "Removed from the country", "Expulsión del país", &["from", "to", "country", "basis", "flight"]),
    row("removal_period_started", Procedure, "Removal period started", "Comenzó el período de expulsión", &[]),
    row("removal_scheduled", Custody, "Removal scheduled", "Expulsión programada", &["for", "to", "country", "basis", "flight"]),
    row("reply", Inquiry, "Reply", "Respuesta", &["of", "about"]),
    row("report_published", Public, "Report published", "Informe publicado", &["about"]),
    row("stay_ended", Procedure, "Stay ended", "Terminó la suspensión", &[]),
    row("stay_granted", Procedure, "Stay granted", "Suspensión concedida", &["judge"]),
    row("testimony", Public, "Testimony given", "Testimonio dado", &["about"]),
    row("third_country_identified", Procedure, "Third country named", "Tercer país nombrado", &["country"]),
    row("third_country_notice_served", Procedure, "Notice of a third country served", "Aviso de tercer país entregado", &["country"]),
    row("transfer_announced", Custody, "Told of a coming transfer", "Anuncio de un traslado", &["from", "to", "with"]),
    row("transferred", Custody, "Transferred", "Traslado", &["from", "to"]),
    row("transferred_to_hhs", Custody, "Handed to the children's agency", "Entregada a la agencia de menores", &[]),
    row("uac_determined", Custody, "Found to be an unaccompanied child", "Determinada menor no acompañada", &["minor"]),
    row("whereabouts_learned", Contact, "Family or counsel learned where the person is", "La familia o el abogado supo dónde está", &["with"]),
    row("witness_account", Public, "Witness account", "Relato de testigo", &["with", "about"]),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_sorted_and_once() {
        assert!(KINDS.windows(2).all(|pair| pair[0].name < pair[1].name));
    }

    #[test]
    fn every_attribute_named_exists() {
        for row in KINDS {
            for name in row.attributes {
                assert!(ATTRIBUTES.iter().any(|a| a.name == *name), "{} of {}", name, row.name);
            }
        }
    }

    #[test]
    fn every_kind_is_found_by_its_name() {
        for kind in EventKind::all() {
            assert_eq!(EventKind::find(kind.name()), Some(kind));
        }
    }
}
