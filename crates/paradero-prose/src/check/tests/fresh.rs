//! Whole readings of short made-up texts, as reporters word them: what disagrees in them, and look-alikes that do not.

use paradero_record::Moment;

use super::super::Check;
use super::super::CheckType::{
    self, AbsoluteInstance, Actors, AgeDate, Arithmetic, DecidingBody, Direction, DurationDate, LawFact, MissingEvent,
    Percentage, SummaryStronger, TwoDates, WeekdayDate,
};
use crate::{Ask, Markup, Span, Text};

/// The checks of lines read as a text of 20 September 2025; `H:` begins a headline.
fn read(lines: &str) -> Vec<Check> {
    let mut text = Text::default();
    for line in lines.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let (markup, words) =
            line.strip_prefix("H: ").map_or((Markup::Paragraph, line), |words| (Markup::Heading(1), words));
        let start = text.content.len();
        text.content.push_str(words);
        text.markup.push((Span::new(start, text.content.len()), markup));
        text.content.push('\n');
    }
    crate::read(&text, &Ask { published: Moment::parse("2025-09-20").ok(), about: None }).checks
}

const FOUND: &[(CheckType, &str)] = &[
    (WeekdayDate, "Lidia Paz was arrested outside a bakery on Sept. 18, a Friday, her sister said."),
    (WeekdayDate, "On the morning of Monday, Sept 2, agents took Lidia Paz from her home in Tulsa."),
    (WeekdayDate, "Lidia Paz was detained on September 10 (Thursday) after a traffic stop."),
    (WeekdayDate, "It was a Wednesday, June 3, when agents detained Lidia Paz."),
    (WeekdayDate, "Lidia Paz fue detenida el viernes 3 de mayo, cuando iba al trabajo."),
    (WeekdayDate, "El 18 de septiembre, un viernes, agentes detuvieron a Lidia Paz."),
    (WeekdayDate, "Lidia Paz fue detenida el 9 de julio de 2025, lunes, en Tulsa."),
    (
        TwoDates,
        "ICE agents arrested Lidia Paz on July 8 outside her home in Tulsa.\nShe has two children.\nPaz, who was picked up on July 10, remains in Texas.",
    ),
    (
        TwoDates,
        "Lidia Paz, a cook from Honduras, was detained on Aug. 4 in Tulsa.\nHer church prays each week.\nTimeline\nAug. 6: Paz is taken into custody by ICE in Tulsa.",
    ),
    (
        TwoDates,
        "Lidia Paz was deported to Honduras on Sept. 2, her lawyer said.\nThe flight that carried her to Honduras left on Sept. 5, according to her sister. Paz was removed on Sept. 5.",
    ),
    (
        TwoDates,
        "Lidia Paz was taken into custody on June 3.\nA vigil was held in June.\nSince her arrest on June 5, Paz has been in Texas.",
    ),
    (
        TwoDates,
        "Lidia Paz fue detenida el 8 de julio en Tulsa.\nTiene dos hijos.\nDesde su arresto, el 11 de julio, Paz permanece en Texas.",
    ),
    (
        TwoDates,
        "A Lidia Paz la detuvieron el 4 de agosto.\nSu hermana contó que se la llevaron el 6 de agosto cuando salía de casa.",
    ),
    (
        TwoDates,
        "Lidia Paz fue deportada a Honduras el 2 de septiembre.\nSu madre la espera.\nEl vuelo salió de Texas; Paz fue expulsada el 5 de septiembre, según su abogada.",
    ),
    (
        TwoDates,
        "Lidia Paz fue arrestada el 3 de junio por agentes de ICE.\nCronología\n5 de junio: agentes de ICE arrestan a Lidia Paz.",
    ),
    (Arithmetic, "Lidia Paz was one of 14 people taken that day, nine men and four women."),
    (Arithmetic, "Agents arrested 30 workers, of whom 12 were men, 10 were women and 5 were children."),
    (Arithmetic, "The plane carried 61 deportees: 40 Hondurans, 12 Guatemalans and 8 Salvadorans."),
    (Arithmetic, "The family paid $1,500 for bond plus $800 for the lawyer, a total of $2,500."),
    (Arithmetic, "Fifteen women and nine men were on the bus, 26 people in all."),
    (Arithmetic, "Lidia Paz es una de las 14 personas detenidas ese día: nueve hombres y cuatro mujeres."),
    (Arithmetic, "En el avión viajaban 61 deportados, 40 hondureños, 12 guatemaltecos y 8 salvadoreños."),
    (Arithmetic, "La familia pagó 1.500 dólares de fianza más 800 dólares de abogado, en total 2.500 dólares."),
    (Arithmetic, "Doce hombres, siete mujeres y tres niños fueron detenidos, 25 personas en total."),
    (
        Arithmetic,
        "Twenty-four people were detained. Fifteen were released and eight were sent to Texas; all 24 are accounted for.",
    ),
    (Percentage, "Of the 40 people arrested, 10 had a conviction, three quarters of the total."),
    (Percentage, "Some 60 percent of the detainees, 20 of 50, had no lawyer."),
    (Percentage, "Half of those on the flight, 12 of 40, had never been charged."),
    (Percentage, "Two thirds of the families, 10 out of 30, had no news."),
    (Percentage, "La mitad de los detenidos, 12 de 40, no tenía abogado."),
    (Percentage, "Dos de cada tres detenidos, 10 de 30, no tenían abogado."),
    (Percentage, "El 75% de los deportados, 20 de 50, no tenía condenas."),
    (Percentage, "De los 200 deportados, 50 tenían condenas, es decir, el 40 por ciento."),
    (Percentage, "Tres cuartas partes de los detenidos, 10 de 40, no tenían abogado."),
    (DurationDate, "Lidia Paz was arrested on June 3.\nShe has been locked up for five months, her sister said."),
    (DurationDate, "Lidia Paz was detained on March 3 and released on May 5 after five months in custody."),
    (DurationDate, "Arrested on July 1, Lidia Paz was deported on July 21, after six weeks in detention."),
    (DurationDate, "Lidia Paz fue detenida el 3 de junio.\nLleva cinco meses encerrada, dijo su hermana."),
    (DurationDate, "Lidia Paz fue detenida el 3 de marzo y liberada el 5 de mayo, tras cinco meses presa."),
    (DurationDate, "Lidia Paz was arrested on June 3. She was released on June 20.\nPaz spent five weeks in custody."),
    (
        DurationDate,
        "A Lidia Paz la arrestaron el 1 de julio. La deportaron el 21 de julio, después de seis semanas detenida.",
    ),
    (Direction, "Lidia Paz, a Honduran cook, was detained in July.\nLast week she was sent back to Guatemala."),
    (
        Direction,
        "Lidia Paz, a native of Venezuela, was arrested on July 8.\nShe was deported back to El Salvador on July 30.",
    ),
    (Direction, "Lidia Paz, who was born in Cuba, was arrested in July. Officials say Paz was returned to Mexico."),
    (Direction, "Lidia Paz, a Nicaraguan national, was repatriated to Costa Rica on Sept. 2."),
    (
        Direction,
        "Lidia Paz, cocinera hondureña, fue detenida en julio.\nLa semana pasada fue enviada de vuelta a Guatemala.",
    ),
    (Direction, "La venezolana Lidia Paz fue detenida el 8 de julio.\nPaz fue regresada a El Salvador el 30 de julio."),
    (Direction, "Lidia Paz, de nacionalidad cubana, fue arrestada en julio. Las autoridades la devolvieron a México."),
    (Direction, "Lidia Paz, originaria de Nicaragua, fue repatriada a Costa Rica el 2 de septiembre."),
    (
        AbsoluteInstance,
        "Nobody has been able to visit Lidia Paz in the detention center, her sister said.\nOn Aug. 9 her pastor visited Paz at the center.",
    ),
    (
        AbsoluteInstance,
        "Lidia Paz has never been arrested, her sister said.\nCourt records show that Paz was convicted of theft in 2019.",
    ),
    (
        AbsoluteInstance,
        "Lidia Paz was arrested on July 8. No one in the family has heard from Paz since the arrest.\nOn July 20 Paz called her mother from Texas.",
    ),
    (
        AbsoluteInstance,
        "Lidia Paz was arrested in July and never saw a judge.\nAt a hearing on Aug. 12 an immigration judge denied Paz bond.",
    ),
    (
        AbsoluteInstance,
        "Nadie ha podido visitar a Lidia Paz en el centro de detención.\nEl 9 de agosto su pastor visitó a Paz en el centro.",
    ),
    (
        AbsoluteInstance,
        "Lidia Paz jamás ha sido arrestada, dijo su hermana.\nSegún los registros, Paz fue condenada por robo en 2019.",
    ),
    (
        AbsoluteInstance,
        "Lidia Paz fue detenida el 8 de julio. Paz no ha hablado con ningún familiar desde su arresto.\nEl 20 de julio Paz llamó a su madre desde Texas.",
    ),
    (
        AbsoluteInstance,
        "Lidia Paz fue detenida en julio. Ningún juez ha escuchado a Paz.\nEl 12 de agosto una jueza le negó la fianza a Paz.",
    ),
    (
        SummaryStronger,
        "H: Cook admitted to gang ties, ICE records show\nICE says Lidia Paz is a gang member. Her lawyer said Paz denied any ties to a gang.",
    ),
    (
        SummaryStronger,
        "H: Lidia Paz confirmed as gang leader\nICE alleges that Lidia Paz leads a gang. No evidence was shown.",
    ),
    (
        SummaryStronger,
        "H: Lidia Paz deported to Honduras\nLidia Paz may have been deported to Honduras, her lawyer said. Nobody has confirmed it.",
    ),
    (
        SummaryStronger,
        "H: Tulsa cook assaulted agents during arrest\nICE alleged that Lidia Paz assaulted an agent. Her family denies it.",
    ),
    (
        SummaryStronger,
        "H: Cocinera admitió ser pandillera\nICE acusa a Lidia Paz de ser miembro de una pandilla. Su abogada lo niega.",
    ),
    (
        SummaryStronger,
        "H: Deportan a Lidia Paz a Honduras\nLidia Paz habría sido deportada a Honduras, según su abogada. Nadie lo ha confirmado.",
    ),
    (
        SummaryStronger,
        "H: Cocinera atacó a agentes en su arresto\nICE alega que Lidia Paz atacó a un agente. Su familia lo niega.",
    ),
    (DecidingBody, "Lidia Paz was arrested in July. ICE denied her asylum claim in August."),
    (DecidingBody, "Her case is before an immigration court. USCIS will rule on the appeal of Lidia Paz next month."),
    (DecidingBody, "The sheriff ordered Lidia Paz deported, her sister said."),
    (DecidingBody, "Border Patrol granted asylum to Lidia Paz in 2022."),
    (DecidingBody, "ICE le negó el asilo a Lidia Paz en agosto."),
    (DecidingBody, "El consulado aprobó la petición de asilo de Lidia Paz."),
    (DecidingBody, "La policía ordenó la deportación de Lidia Paz."),
    (DecidingBody, "Su apelación será resuelta por ICE, según la familia de Lidia Paz."),
    (LawFact, "Lidia Paz was removed under the Alien Enemies Act, enacted in 1812."),
    (LawFact, "The Refugee Act, a law from the 1950s, protects people such as Lidia Paz."),
    (LawFact, "The Alien Enemies Act, a World War I-era law, was used to deport Lidia Paz."),
    (LawFact, "The Real ID Act, which Congress passed in 1998, changed the rules."),
    (LawFact, "La Ley de Enemigos Extranjeros, que data de 1898, sirvió para expulsar a Lidia Paz."),
    (LawFact, "La Ley de Refugiados, de los años cincuenta, protege a Lidia Paz."),
    (LawFact, "La Ley de Enemigos Extranjeros, una norma del siglo XIX, sirvió para expulsar a Lidia Paz."),
    (LawFact, "La Ley Patriota, que el Congreso aprobó en 1995, lo permite."),
    (MissingEvent, "Lidia Paz was arrested on July 8 in Tulsa.\nOn Aug. 20 Paz was detained again outside her church."),
    (MissingEvent, "ICE arrested Lidia Paz on July 8.\nSix weeks later agents rearrested Paz at work."),
    (
        MissingEvent,
        "Lidia Paz was deported to Honduras on June 2.\nAgents arrested Paz on Aug. 5 outside her home in Tulsa.",
    ),
    (
        MissingEvent,
        "Lidia Paz fue detenida el 8 de julio en Tulsa.\nEl 20 de agosto Paz volvió a ser detenida frente a su iglesia.",
    ),
    (
        MissingEvent,
        "ICE arrestó a Lidia Paz el 8 de julio.\nSeis semanas después los agentes detuvieron de nuevo a Paz.",
    ),
    (
        MissingEvent,
        "Lidia Paz fue deportada a Honduras el 2 de junio.\nPaz fue arrestada el 5 de agosto frente a su casa en Tulsa.",
    ),
    (
        Actors,
        "Lidia Paz was arrested on July 8 by ICE agents outside her home.\nTulsa police officers arrested Paz on July 8, a neighbor said.",
    ),
    (
        Actors,
        "Border Patrol agents detained Lidia Paz on July 8.\nPaz, who was arrested by sheriff's deputies on July 8, is in Texas.",
    ),
    (
        Actors,
        "Agentes de ICE detuvieron a Lidia Paz el 8 de julio.\nPolicías de Tulsa arrestaron a Paz el 8 de julio, dijo una vecina.",
    ),
    (
        Actors,
        "Lidia Paz fue detenida el 8 de julio por la Patrulla Fronteriza.\nPaz, arrestada por alguaciles del condado el 8 de julio, está en Texas.",
    ),
    (AgeDate, "Lidia Paz, 34, was arrested in July.\nPaz was born in Tegucigalpa on May 2, 1999."),
    (AgeDate, "Lidia Paz, a 34-year-old cook, was arrested in July.\nBorn May 2, 1999, Paz came to Tulsa in 2019."),
    (AgeDate, "Lidia Paz, 34, was arrested in July. \"She is 31 years old,\" her sister said of Paz."),
    (AgeDate, "Lidia Paz, de 34 años, fue detenida en julio.\nPaz nació en Tegucigalpa el 2 de mayo de 1999."),
    (
        AgeDate,
        "Lidia Paz, cocinera de 34 años, fue detenida en julio.\nNacida en Tegucigalpa en 1999, Paz llegó a Tulsa en 2019.",
    ),
    (AgeDate, "Lidia Paz, de 34 años, fue detenida en julio.\nLa mujer de 31 años trabajaba en una cocina."),
    (AgeDate, "Lidia Paz, 34, was arrested in July.\nPaz came to Tulsa in 2019, when she was 21."),
    (AgeDate, "Lidia Paz, de 34 años, fue detenida en julio.\nPaz llegó a Tulsa en 2019, cuando tenía 21 años."),
    (WeekdayDate, "Lidia Paz was arrested in the early hours of Aug. 12 — a Monday — near Tulsa."),
    (Percentage, "Only 8 of the 32 detainees, or one in three, had a lawyer, the clinic said."),
    (Percentage, "Nueve de cada diez deportados (30 de 60) no tenían condena."),
    (
        Direction,
        "Lidia Paz, 34, a Salvadoran mother of two, was arrested in May. ICE flew her back to Honduras on June 1.",
    ),
    (
        Direction,
        "Lidia Paz, mexicana, fue detenida en mayo. El gobierno la mandó de regreso a Guatemala el 1 de junio.",
    ),
    (
        TwoDates,
        "Lidia Paz was seized by agents on April 2 at a gas station.\nHer ordeal began on April 5, when agents grabbed Paz at a gas station.",
    ),
    (LawFact, "Officials used the Alien Enemies Act, passed during the Civil War, to remove Lidia Paz."),
    (
        Actors,
        "FBI agents arrested Lidia Paz on July 8 in Tulsa.\nPaz was taken into custody by ICE on July 8, her sister said.",
    ),
];

const SILENT: &[&str] = &[
    "Lidia Paz was arrested on Aug. 12, a Tuesday, near Tulsa.",
    "The group of 20 included 11 men and 3 women, among them Lidia Paz.",
    "Only 8 of the 32 detainees, or one in four, had a lawyer.",
    "More than half of those aboard, 40 of 60, had no conviction.",
    "Lidia Paz, a Salvadoran mother, was arrested in May. ICE flew her to Honduras on June 1.",
    "Lidia Paz was arrested in July. No one has heard from Paz since Aug. 1.\nOn July 20 Paz called her mother.",
    "Lidia Paz fue detenida en julio. Su hermano fue detenido el 3 de agosto y su primo el 5 de agosto.",
    "Lidia Paz was arrested outside a bakery on Sept. 18, a Thursday, her sister said.",
    "Lidia Paz fue detenida el sábado 3 de mayo, cuando iba al trabajo.",
    "El 18 de septiembre, un jueves, agentes detuvieron a Lidia Paz.",
    "Lidia Paz was arrested on Sept. 10, and on Friday her family called a lawyer.",
    "ICE agents arrested Lidia Paz on July 8 outside her home.\nPaz, who was picked up on July 8, remains in Texas.",
    "Lidia Paz was arrested on July 8.\nHer brother was picked up on July 10.",
    "Lidia Paz fue detenida el 8 de julio.\nLa trasladaron a Texas el 11 de julio.",
    "Lidia Paz was arrested on July 8.\nTwo neighbors were taken into custody on July 10.",
    "Lidia Paz was one of 14 people taken that day, ten men and four women.",
    "Agents arrested 30 workers, of whom 12 were women.",
    "Entre los 61 deportados había 40 hondureños y 12 guatemaltecos.",
    "Entre los 61 deportados había 12 mujeres, entre ellas Lidia Paz y tres menores.",
    "The family paid $1,500 for bond plus $800 for the lawyer, a total of $2,300.",
    "Of the 40 people arrested, 30 had no conviction, three quarters of the total.",
    "La mitad de los detenidos, 20 de 40, no tenía abogado.",
    "Dos de cada tres detenidos no tenían abogado; 10 de 40 no hablaban español.",
    "Half of the 40 detainees had no lawyer, and 10 of 40 had no bed.",
    "Lidia Paz was detained on March 3 and released on May 5 after two months in custody.",
    "Lidia Paz was arrested on July 1 and deported on July 21.\nPaz had lived in Tulsa for five years.",
    "Lidia Paz fue detenida el 3 de marzo y liberada el 5 de mayo, tras dos meses presa.",
    "Lidia Paz, a Honduran cook, was sent back to Honduras last week.",
    "Lidia Paz, cocinera hondureña, fue enviada de vuelta a Honduras.",
    "Lidia Paz, a Honduran cook, was deported to Guatemala on Sept. 2.",
    "Lidia Paz, cocinera hondureña, regresó a Tulsa tras una visita a México.",
    "Lidia Paz had never been arrested before, her sister said.\nAgents arrested Paz on July 8.",
    "Nobody has been able to visit Lidia Paz in the detention center.\nHer pastor asked to visit Paz at the center.",
    "No one in the family has heard from Lidia Paz since July 20.\nOn July 19 Paz called her mother from Texas.",
    "Nadie ha podido visitar a Lidia Paz.\nSu pastor pidió visitarla.",
    "Ningún juez ha escuchado a Lidia Paz.\nLa audiencia será el 12 de octubre.",
    "H: ICE says cook admitted to gang ties\nICE says Lidia Paz admitted to being a gang member. Her lawyer denies it.",
    "H: Lidia Paz deported to Honduras\nLidia Paz was deported to Honduras on Sept. 2.",
    "H: ICE acusa a cocinera de atacar a agentes\nICE alega que Lidia Paz atacó a un agente. Su familia lo niega.",
    "An immigration judge denied Lidia Paz asylum in August. ICE did not comment.",
    "ICE denied a request to release Lidia Paz.",
    "La jueza le negó el asilo a Lidia Paz. ICE no respondió.",
    "ICE denied that it holds Lidia Paz, who seeks asylum.",
    "Lidia Paz was removed under the Alien Enemies Act, enacted in 1798.",
    "La Ley de Enemigos Extranjeros, una norma del siglo XVIII, sirvió para expulsar a Lidia Paz.",
    "The Alien Enemies Act of 1798 was last used in the 1940s.",
    "La Ley de Enemigos Extranjeros se usó en los años cuarenta.",
    "Lidia Paz was arrested on July 8 and released on bond on July 20.\nOn Aug. 20 Paz was detained again.",
    "Lidia Paz fue detenida el 8 de julio y quedó libre el 20 de julio.\nEl 20 de agosto volvió a ser detenida.",
    "Sheriff's deputies arrested Lidia Paz on July 8 and handed her over to ICE the same day.",
    "Policías arrestaron a Lidia Paz el 8 de julio y la entregaron a ICE.",
    "Lidia Paz, 26, was arrested in July.\nPaz was born in Tegucigalpa on May 2, 1999.",
    "Lidia Paz, de 26 años, fue detenida en julio.\nPaz nació en Tegucigalpa el 2 de mayo de 1999.",
    "Lidia Paz, 34, was arrested in July.\nPaz came to Tulsa in 2019, when she was 28.",
    "Lidia Paz, 34, has a 31-year-old brother in Tulsa.",
    "Lidia Paz, de 34 años, tiene un hermano de 31 años.",
    "Agents arrested Lidia Paz on July 8.\nHer lawyer, Ana Sol, was denied entry by Tulsa police on July 8.",
];

#[test]
fn what_disagrees_in_a_whole_reading_is_found() {
    let missed = FOUND.iter().filter(|(kind, lines)| !read(lines).iter().any(|one| one.kind == *kind));
    let missed: Vec<String> = missed.map(|(kind, lines)| format!("{kind}: {lines}")).collect();
    assert!(missed.is_empty(), "{} of {} missed:\n{}", missed.len(), FOUND.len(), missed.join("\n"));
}

#[test]
fn look_alikes_stay_silent_in_a_whole_reading() {
    let said = |lines: &&str| read(lines).first().map(|one| format!("{}: {}: {lines}", one.kind, one.says.0));
    let alarms: Vec<String> = SILENT.iter().filter_map(said).collect();
    assert!(alarms.is_empty(), "{} false alarms:\n{}", alarms.len(), alarms.join("\n"));
}
