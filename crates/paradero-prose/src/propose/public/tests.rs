//! What the rules of this part propose of single sentences, in both languages, and what they leave alone.

use paradero_record::{Measure, Moment};

use crate::{Ask, Proposal, Text, What, read};

/// The proposals about a text published on 14 May 2025 about a made-up person.
fn read_as(text: &str) -> Vec<Proposal> {
    let published = Moment::parse("2025-05-14").ok();
    let ask = Ask { published, about: Some("Ana Pérez Soto".to_owned()) };
    read(&Text::plain(text), &ask).proposals
}

fn said(text: &str, say: fn(&Proposal) -> Option<String>) -> Vec<String> {
    let mut found: Vec<String> = read_as(text).iter().filter_map(say).collect();
    found.dedup();
    found
}

fn check(say: fn(&Proposal) -> Option<String>, rows: &[(&str, &[&str])]) {
    let mut wrong = Vec::new();
    for (text, expected) in rows {
        let found = said(text, say);
        if found != *expected {
            wrong.push(format!("{text}\n  found {found:?}\n  expected {expected:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn count(of: &Proposal) -> Option<String> {
    let What::Count { number, measure, percent, part_of, .. } = &of.what else { return None };
    let mark = match measure {
        Measure::Exactly => "",
        Measure::AtLeast => ">=",
        Measure::AtMost => "<=",
        Measure::About => "~",
    };
    let share = if *percent { "%" } else { "" };
    let whole = part_of.map(|whole| format!("/{whole}")).unwrap_or_default();
    Some(format!("{mark}{number}{share}{whole}"))
}

#[test]
fn numbers_count_people_and_things() {
    check(
        count,
        &[
            ("The government removed Pérez and 237 other Venezuelan migrants.", &["237"]),
            ("At least 14 detainees signed the letter.", &[">=14"]),
            ("Her name was on the list of 238 that a network published.", &["238"]),
            ("Su nombre figura en la lista de los 252 que publicó un canal.", &["252"]),
            ("Regresó a Venezuela junto con otros 251.", &["251"]),
            ("More than 150 people marched to the federal building.", &[">=150"]),
            ("About 80 people came to the church.", &["~80"]),
            ("Nearly 300 men were on the three flights.", &["~300", "3"]),
            ("She said 12 of the 48 aides at the home stayed away.", &["12/48", "48"]),
            ("Of the five people in the van, two were let go at the roadside.", &["5", "2/5"]),
            ("Some 45 percent of the detainees had no record.", &["~45%"]),
            ("As many as 1,250 people are held there.", &["<=1250"]),
            ("Twenty-two men were moved that night.", &["22"]),
            ("Three asylum seekers held at the camp were moved.", &["3"]),
            ("Fewer than 30 detainees saw a doctor.", &["<=30"]),
            ("Unas 60 personas se reunieron frente a la parroquia.", &["~60"]),
            ("Al menos 14 casos siguen abiertos.", &[">=14"]),
            ("Más de doscientas personas marcharon.", &[">=200"]),
            ("Entregaron 1.240 firmas en la oficina.", &["1240"]),
            ("De los 40 obreros del taller, 31 firmaron la carta.", &["40", "31/40"]),
            ("El documento dice que 18 de los 24 tienen abogado.", &["18/24"]),
            ("El 65 por ciento de los detenidos no tiene abogado.", &["65%"]),
            ("Cuatro agentes llegaron a la casa.", &["4"]),
            ("Treinta y dos hombres fueron trasladados.", &["32"]),
            ("Casi 300 venezolanos iban en los aviones.", &["~300"]),
            ("There were 41 people in the van. Twelve were let go.", &["41", "12/41"]),
            (
                "There are eight women in the pod: five from Haiti, two from Cuba and one from Peru.",
                &["8", "5/8", "2/8", "1/8"],
            ),
            ("They took 32 people, 21 of them parents.", &["32", "21/32"]),
            ("There were about sixty of us.", &["~60"]),
            ("Bajaron otras 95 personas. En total eran 96.", &["95", "96"]),
            ("En el grupo iban 30 hombres; doce de ellos eran hondureños.", &["30", "12/30"]),
        ],
    );
}

#[test]
fn numbers_that_count_nothing_are_left_alone() {
    check(
        count,
        &[
            ("The 31-year-old was moved on March 15, 2025.", &[]),
            ("She was held for 55 days.", &[]),
            ("He paid a bond of $7,500.", &[]),
            ("The duty is in section 240 of the law, and 8 CFR 1003.19 says how.", &[]),
            ("Call 555-0137 for help.", &[]),
            ("0 Comments", &[]),
            ("4 min read", &[]),
            ("The office at 26 Federal Plaza was closed.", &[]),
            ("She waited six hours in the car.", &[]),
            ("Dozens of people came.", &[]),
            ("El penal tiene capacidad para 2.400 personas.", &[]),
            ("The jail has a capacity of 900 people.", &[]),
            ("They asked for three things.", &[]),
            ("Esperó seis horas en el carro.", &[]),
            ("Tiene dos hijos, de 4 y 7 años.", &[]),
            ("El artículo 33 lo prohíbe.", &[]),
            ("Llamó tres veces desde la cárcel.", &[]),
            ("La audiencia era el 6 de mayo.", &[]),
        ],
    );
}

fn law(of: &Proposal) -> Option<String> {
    let What::Law { field, value, .. } = &of.what else { return None };
    Some(if *field == "year" { format!("year {value}") } else { (*field).to_owned() })
}

#[test]
fn statements_about_laws() {
    check(
        law,
        &[
            ("The Alien Enemies Act, a law from 1798, was cited.", &["year 1798"]),
            ("The Immigration and Nationality Act, enacted in 1952, governs this.", &["year 1952"]),
            ("The 1798 Alien Enemies Act was cited.", &["year 1798"]),
            ("The Alien Enemies Act is a wartime law.", &["era"]),
            ("The Alien Enemies Act had never been used against migrants.", &["never_used"]),
            ("The Alien Enemies Act has been used only three times.", &["used"]),
            ("The Alien Enemies Act has few, if any, recent examples.", &["used"]),
            ("The Alien Enemies Act is reserved for people from countries at war.", &["trigger"]),
            ("The Alien Enemies Act requires a declared war or an invasion.", &["trigger"]),
            ("The Alien Enemies Act allows the president to detain nationals of an enemy country.", &["reach"]),
            ("La Ley de Enemigos Extranjeros, aprobada en 1798, sigue vigente.", &["year 1798"]),
            ("La Ley de Enemigos Extranjeros nunca se había usado contra migrantes.", &["never_used"]),
            ("La Ley de Enemigos Extranjeros permite detener a nacionales de otro país.", &["reach"]),
            ("La Ley de Enemigos Extranjeros data de 1798.", &["year 1798"]),
            ("Since the Refugee Act became law in 1980, this has been promised.", &["year 1980"]),
            ("The Alien Enemies Act can only be used in wartime.", &["trigger"]),
            ("The Alien Enemies Act has been invoked three times.", &["used"]),
            ("La Ley de Enemigos Extranjeros se ha invocado en tres ocasiones.", &["used"]),
            ("La Ley de Enemigos Extranjeros solo se puede usar en guerra.", &["trigger"]),
            ("The president invoked a law last used during the Second World War.", &["used"]),
            ("El decreto se apoya en una ley que solo se había usado tres veces.", &["used"]),
            ("The law he cited dates from 1952.", &["year 1952"]),
        ],
    );
}

#[test]
fn what_is_no_statement_about_a_law_is_left_alone() {
    check(
        law,
        &[
            ("He was born in 1998 and passed the bar in 2020.", &[]),
            ("She was removed under the Alien Enemies Act.", &[]),
            ("Was the Alien Enemies Act ever used before?", &[]),
            ("The jail was never used for women.", &[]),
            ("Llegó en 1998 y aprobó el examen.", &[]),
            ("She studied at a law school until 1998.", &[]),
            ("A law may forbid this.", &[]),
        ],
    );
}

fn act(of: &Proposal) -> Option<String> {
    let What::Event { kind, .. } = &of.what else { return None };
    (of.rule.starts_with("act-") || of.rule == "aea-used").then(|| format!("{kind} {}", of.stance))
}

#[test]
fn what_is_done_in_public() {
    check(
        act,
        &[
            ("Lawyers demanded the immediate release of Ana Pérez Soto.", &["demand demands"]),
            ("Her family called for her release.", &["demand demands"]),
            ("Attorneys joined the senator to urge for her release.", &["demand demands"]),
            ("The council urged ICE to release Ana Pérez Soto.", &["demand demands"]),
            ("Sus familiares exigen su liberación.", &["demand demands"]),
            ("Su madre pide que la devuelvan a casa.", &["demand demands"]),
            ("Rep. Laura Gómez sent a letter to ICE.", &["inquiry asserts"]),
            ("Rep. Laura Gómez asked the administration for answers about the deportation.", &["inquiry asserts"]),
            ("The lawyer requested information from ICE.", &["inquiry asserts"]),
            ("La diputada Laura Gómez envió una carta a ICE.", &["inquiry asserts"]),
            ("La abogada solicitó información al consulado.", &["inquiry asserts"]),
            ("The department has refused to give information about her.", &["refusal declines"]),
            ("ICE declined to comment.", &["refusal declines"]),
            ("ICE did not respond to questions.", &["refusal declines"]),
            ("The agency had not replied by Wednesday evening.", &["refusal declines"]),
            ("The department has not allowed her to appear.", &["refusal declines"]),
            ("ICE no respondió a la carta.", &["refusal declines"]),
            ("El departamento se negó a dar información.", &["refusal declines"]),
            ("La agencia no quiso comentar el caso.", &["refusal declines"]),
            ("Supporters held a vigil outside the jail.", &["demonstration asserts"]),
            ("Hundreds rallied outside the courthouse.", &["demonstration asserts"]),
            ("The coalition is organizing marches during May Day.", &["demonstration asserts"]),
            ("Hicieron una vigilia frente a la cárcel.", &["demonstration asserts"]),
            ("Los vecinos marcharon hasta el consulado.", &["demonstration asserts"]),
            ("The center held a press event on Tuesday.", &["press_event asserts"]),
            ("La familia ofreció una rueda de prensa.", &["press_event asserts"]),
            ("Local leaders have shown their support.", &["public_support asserts"]),
            ("ICE has yet to explain why Ana Pérez Soto was moved.", &["refusal declines"]),
            ("Messages left with the field office about Ana Pérez Soto were not returned.", &["refusal declines"]),
            ("ICE would not say where she is.", &["refusal declines"]),
            ("The warden would neither confirm nor deny that Ana Pérez Soto was there.", &["refusal declines"]),
            ("Two emails to the department went unanswered.", &["refusal declines"]),
            ("El consulado sigue sin recibir respuesta.", &["refusal declines"]),
            ("Nadie le ha dado una explicación a Ana Pérez Soto.", &["refusal declines"]),
            ("La agencia guardó silencio sobre Ana Pérez Soto.", &["refusal declines"]),
            ("ICE no precisó dónde está.", &["refusal declines"]),
            ("Her sister phoned the jail four times.", &["inquiry asserts"]),
            ("Rep. Laura Gómez wrote to the director of ICE on May 3.", &["inquiry asserts"]),
            ("La abogada escribió a ICE el 3 de mayo.", &["inquiry asserts"]),
            ("El cónsul preguntó a ICE por su paradero.", &["inquiry asserts"]),
            ("About forty people prayed outside the courthouse on Sunday.", &["demonstration asserts"]),
            ("There will be a rally at City Hall on Saturday.", &["demonstration asserts"]),
            ("El sábado habrá una vigilia en el parque.", &["demonstration asserts"]),
            ("Ochenta personas velaron con nosotros frente a la oficina de ICE.", &["demonstration asserts"]),
            ("The Trump administration used the Alien Enemies Act to remove Ana Pérez Soto.", &["aea_used asserts"]),
            ("The president invoked the Alien Enemies Act in March.", &["aea_used asserts"]),
        ],
    );
}

#[test]
fn other_ways_to_tell_what_is_done_in_public() {
    check(
        act,
        &[
            ("Senator Laura Gómez called on the department to bring Ana Pérez Soto home.", &["demand demands"]),
            ("The family wants proof of life for Ana Pérez Soto.", &["demand demands"]),
            ("La concejala exigió una prueba de vida de Ana Pérez Soto.", &["demand demands"]),
            ("La cancillería peruana pidió información sobre Ana Pérez Soto.", &["inquiry asserts"]),
            ("Lawyers drove six hours to see her and were turned away at the gate.", &["refusal declines"]),
            ("Her lawyer was refused entry to the facility.", &["refusal declines"]),
            ("A la abogada le negaron la entrada al penal.", &["refusal declines"]),
            ("Al cónsul le impidieron entrar a la cárcel.", &["refusal declines"]),
            ("Ni ICE ni el condado han dicho de qué se le acusa.", &["refusal declines"]),
            ("Neither ICE nor the county has said why she was moved.", &["refusal declines"]),
            ("Los vecinos gritaban ayer frente a la embajada.", &["demonstration asserts"]),
            ("Neighbors chanted outside the field office.", &["demonstration asserts"]),
            ("En rueda de prensa, las madres mostraron las fotos.", &["press_event asserts"]),
            ("The bakers' union stands with Ana Pérez Soto.", &["public_support asserts"]),
            ("El sindicato se solidarizó con Ana Pérez Soto.", &["public_support asserts"]),
            ("Her pastor vouched for her.", &["public_support asserts"]),
            ("A cellmate says he saw Ana Pérez Soto coughing in the intake room.", &["witness_account asserts"]),
            ("A former guard said the men were shaved.", &["witness_account asserts"]),
            ("The last person to see her free was a cashier.", &["witness_account asserts"]),
            ("Un excompañero de celda asegura haberla visto.", &["witness_account asserts"]),
            ("La última en verla libre fue la cajera.", &["witness_account asserts"]),
            ("She testified before a House subcommittee on July 10.", &["testimony asserts"]),
            ("El informe, presentado ayer en Ginebra, recoge el caso.", &["report_published asserts"]),
            ("Congress passed the measure in January.", &["law_enacted asserts"]),
        ],
    );
}

#[test]
fn what_was_not_done_in_public_is_left_alone() {
    check(
        act,
        &[
            ("If her family demands her release, a judge may listen.", &[]),
            ("Would you call for her release?", &[]),
            ("The demand for her work was high.", &[]),
            ("You can request information on the agency's page.", &[]),
            ("He asked for asylum at the bridge.", &[]),
            ("She requested asylum in 2023.", &[]),
            ("Another man saw his lawyer on Friday.", &[]),
            ("Pidió asilo en marzo.", &[]),
            ("If ICE does not respond, call a lawyer.", &[]),
            ("Si no le responden, llame al consulado.", &[]),
            ("Many people march every year.", &[]),
            ("What would ICE say?", &[]),
            ("¿Exigen su liberación?", &[]),
            ("The march of time is slow.", &[]),
            ("She answered the phone.", &[]),
            ("Officials could use the Alien Enemies Act again.", &[]),
            ("The bus turned back at the bridge.", &[]),
            ("La entrada al museo es gratis.", &[]),
            ("The chair stands by the door.", &[]),
            ("The report runs to sixty pages.", &[]),
            ("If you are turned away, call a lawyer.", &[]),
            ("It was the last stop of the day.", &[]),
            ("The government should use the Alien Enemies Act, he wrote.", &[]),
        ],
    );
}

fn claim(of: &Proposal) -> Option<String> {
    let What::Claim { .. } = &of.what else { return None };
    Some(format!("{} {}", of.rule.trim_start_matches("claim-"), of.stance))
}

#[test]
fn claims_and_their_answers() {
    check(
        claim,
        &[
            ("Officials said Ana Pérez Soto is a member of a gang.", &["gang asserts"]),
            ("Officials accused Ana Pérez Soto of belonging to a gang.", &["gang asserts"]),
            ("ICE alleges that Ana Pérez Soto has ties to a gang.", &["gang asserts"]),
            ("Her lawyer said Ana Pérez Soto is not a member of any gang.", &["gang denies"]),
            ("Her mother denied that Ana Pérez Soto is a gang member.", &["gang denies"]),
            (
                "Officials said Ana Pérez Soto is a gang member. Her family says this is not true.",
                &["gang asserts", "answer denies"],
            ),
            ("Her lawyer said Ana Pérez Soto has no criminal record.", &["crime denies"]),
            ("ICE said Ana Pérez Soto is a danger to the community.", &["danger asserts"]),
            ("ICE said Ana Pérez Soto has a final order of removal.", &["order asserts"]),
            ("Las autoridades acusan a Ana Pérez Soto de pertenecer a una pandilla.", &["gang asserts"]),
            ("Su abogada dijo que Ana Pérez Soto no pertenece a ninguna pandilla.", &["gang denies"]),
            ("Su madre niega que Ana Pérez Soto tenga antecedentes penales.", &["crime denies"]),
            ("ICE afirma que Ana Pérez Soto es un peligro para la comunidad.", &["danger asserts"]),
            ("In the prison there are no visits and no phone calls.", &["conditions asserts"]),
            ("En la cárcel no hay visitas ni llamadas.", &["conditions asserts"]),
            ("ICE says Ana Pérez Soto skipped two check-ins.", &["absence asserts"]),
            ("La agencia asegura que Ana Pérez Soto no se presentó a su audiencia.", &["absence asserts"]),
            ("Su abogada dijo que Ana Pérez Soto nunca faltó a una cita.", &["absence denies"]),
            ("ICE said Ana Pérez Soto has no lawful status.", &["entry asserts"]),
            ("DHS said Ana Pérez Soto violated the terms of her visa.", &["stated asserts"]),
            ("El gobierno sostiene que Ana Pérez Soto es una amenaza para la seguridad.", &["danger asserts"]),
            ("ICE says she skipped two check-ins. Her family denies it.", &["absence asserts", "answer denies"]),
            ("ICE dice que faltó a una cita. La familia lo niega.", &["absence asserts", "answer denies"]),
            ("Su hermano negó que Ana Pérez Soto hubiera cometido delito alguno.", &["crime denies"]),
            ("Her sister said Ana Pérez Soto has not seen a doctor.", &["health asserts"]),
            ("La Red conserva el sello de recibo de la apelación de Ana Pérez Soto.", &["record asserts"]),
            ("No one knew exactly where she was held.", &["whereabouts asserts"]),
        ],
    );
}

#[test]
fn other_claims_about_what_was_done_and_withheld() {
    check(
        claim,
        &[
            ("Her sister says Ana Pérez Soto was never allowed to call a lawyer.", &["process asserts"]),
            ("Su hermana dice que el intérprete no le entendía a Ana Pérez Soto.", &["process asserts"]),
            ("Her lawyer says the officer never asked Ana Pérez Soto whether she was afraid.", &["process asserts"]),
            ("La abogada jura que el oficial jamás preguntó si Ana Pérez Soto tenía miedo.", &["process asserts"]),
            ("Her brother said the pilot refused to fly Ana Pérez Soto.", &["attempt asserts"]),
            ("El piloto no quiso llevar a Ana Pérez Soto a la fuerza.", &["attempt asserts"]),
            ("Officials said an administrative error led to the removal of Ana Pérez Soto.", &["error asserts"]),
            ("La fiscalía sostiene que Ana Pérez Soto fue expulsada por error.", &["error asserts"]),
            ("Her lawyer says Ana Pérez Soto was forced to sign.", &["coerced asserts"]),
            ("Según su abogada, Ana Pérez Soto firmó bajo amenaza.", &["coerced asserts"]),
            ("Ana Pérez Soto was taken to a hospital with chest pains.", &["health asserts"]),
            ("Ana Pérez Soto fue hospitalizada por una crisis de presión.", &["health asserts"]),
            ("El gobierno dice que recibió atención médica diaria.", &["health asserts"]),
            ("Ana Pérez Soto has no criminal record, according to court papers.", &["crime denies"]),
            ("No tiene antecedentes penales, certificó la policía.", &["crime denies"]),
            ("La secretaria llamó pandillera a Ana Pérez Soto.", &["gang asserts"]),
            ("They say she is dangerous.", &["danger asserts"]),
            ("No le permitieron hablar con su abogada, reclama el colectivo.", &["process asserts"]),
            ("La viuda dice que lo dejaron morir.", &["harm asserts"]),
            ("Her aunt says Ana Pérez Soto was taken to the infirmary.", &["health asserts"]),
            ("La vicepresidenta aseguró que todos están con vida.", &["health asserts"]),
            ("Officials said Ana Pérez Soto is alive.", &["health asserts"]),
            ("Her lawyer says Ana Pérez Soto has not seen a judge.", &["process asserts"]),
            ("Su abogada dice que Ana Pérez Soto no ha visto a un juez.", &["process asserts"]),
        ],
    );
}

#[test]
fn what_nobody_claims_is_left_alone() {
    check(
        claim,
        &[
            ("MS-13 members were arrested in another state.", &[]),
            ("If Ana Pérez Soto were a gang member, she would be charged.", &[]),
            ("Is Ana Pérez Soto a gang member?", &[]),
            ("A gang that began in a prison has spread.", &[]),
            ("Las pandillas crecieron en los años noventa.", &[]),
            ("¿Pertenece Ana Pérez Soto a una pandilla?", &[]),
            ("She was taken before her hearing.", &[]),
            ("The gym offers memberships to residents.", &[]),
            ("A lawyer can deny the allegation in court.", &[]),
            ("In another case, a man denied the charges.", &[]),
            ("The pilot announced the landing.", &[]),
            ("Ana Pérez Soto left in May because she faced threats and fear for her life.", &[]),
            ("The hospital has 300 beds.", &[]),
            ("If she is alive, she will call.", &[]),
            ("Have you seen a judge?", &[]),
            ("The officer never asked for a ticket.", &[]),
            ("A person who is forced to sign may tell a judge.", &[]),
            ("El puente es peligroso de noche.", &[]),
            ("The warden would neither confirm nor deny that Ana Pérez Soto was there.", &[]),
        ],
    );
}

#[test]
fn what_affirms_and_what_denies_have_one_name() {
    let text = "Officials said Ana Pérez Soto is a gang member. Her lawyer said Ana Pérez Soto is not in any gang member list. \
                Her family says this is not true.";
    let names: Vec<String> = read_as(text)
        .iter()
        .filter_map(|one| if let What::Claim { claim, .. } = &one.what { Some(claim.clone()) } else { None })
        .collect();
    assert!(names.len() >= 2 && names.iter().all(|name| *name == names[0]), "{names:?}");
}

#[test]
fn what_a_claim_rests_on() {
    let text = "Officials pointed to tattoos on her body as proof that Ana Pérez Soto was part of a gang.";
    let found = read_as(text);
    let bases =
        found.iter().find_map(|one| if let What::Claim { rests_on, .. } = &one.what { Some(rests_on) } else { None });
    assert_eq!(bases, Some(&vec!["tattoos on her body".to_owned()]));
}

fn quote(of: &Proposal) -> Option<String> {
    let What::Quote { words } = &of.what else { return None };
    Some(words.clone())
}

#[test]
fn words_in_quotation_marks() {
    check(
        quote,
        &[
            (
                "“She never came home from the office,” said her brother, Luis Pérez.",
                &["She never came home from the office"],
            ),
            ("«Nunca volvió de la oficina», dijo su hermano, Luis Pérez.", &["Nunca volvió de la oficina"]),
            ("The “Free Ana” coalition met on Tuesday.", &[]),
            ("La llamada «lista negra» no existe.", &[]),
        ],
    );
}

#[test]
fn whose_word_an_act_is() {
    let speakers = |of: &Proposal| {
        let What::Event { kind, .. } = &of.what else { return None };
        let names: Vec<&str> = of.speakers.iter().map(|one| one.name.as_str()).collect();
        of.rule.starts_with("act-").then(|| format!("{kind} {}", names.join(", ")).trim_end().to_owned())
    };
    check(
        speakers,
        &[
            ("ICE did not respond to questions about Ana Pérez Soto.", &["refusal"]),
            ("ICE declined to comment on Ana Pérez Soto.", &["refusal ICE"]),
            ("Her lawyers demanded the release of Ana Pérez Soto.", &["demand"]),
            ("ICE no ha respondido a la carta sobre Ana Pérez Soto.", &["refusal"]),
            ("Rep. Laura Gómez asked ICE for answers about Ana Pérez Soto.", &["inquiry Laura Gómez"]),
        ],
    );
}

#[test]
fn demands_as_a_list() {
    let text = "Ana Pérez Soto was taken on May 2.\n\nThe coalition calls on ICE to:\n\n1. Say where Ana Pérez Soto is;\n\n\
                2. Let her lawyer in.\n\nIt was a cold day.";
    assert_eq!(said(text, act), ["demand demands"]);
    assert_eq!(read_as(text).iter().filter(|one| one.rule == "act-demand").count(), 2);
    let text = "Ana Pérez Soto fue detenida.\n\nLa coalición exige:\n\n— que la liberen;\n\n— que ICE responda.";
    assert_eq!(read_as(text).iter().filter(|one| one.rule == "act-demand").count(), 2);
}
