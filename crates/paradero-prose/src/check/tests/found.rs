//! What disagrees by the words of a text alone.

use super::super::CheckType::{
    self, AbsoluteInstance, AgeDate, Arithmetic, Attribution, DecidingBody, Direction, DurationDate, LawFact,
    OpenEnded, Percentage, SelfCitation, SummaryStronger, WeekdayDate,
};
use super::{checked, finds};

fn all(kind: CheckType, published: &str, cases: &[(&str, &[&str], &[&str])]) {
    for (lines, specs, words) in cases {
        finds(kind, published, lines, specs, words);
    }
}

#[test]
fn weekdays_against_dates() {
    all(
        WeekdayDate,
        "2025-09-11",
        &[
            ("She was moved to the county jail on Tuesday, Sept. 3, the sheriff said.", &[], &["Tuesday, Sept. 3"]),
            ("Ana Robles was arrested on Friday, March 5, 2025, outside her home.", &[], &["Friday, March 5, 2025"]),
            ("Since Monday, August 13, 2025, nobody has answered the phone.", &[], &["Monday, August 13"]),
            ("Una jueza le negó la fianza el lunes 3 de junio de 2025.", &[], &["lunes 3 de junio"]),
            ("El martes 5 de marzo de 2025 la detuvieron en su casa.", &[], &["martes 5 de marzo"]),
            ("La audiencia es el domingo 15 de septiembre de 2025.", &[], &["domingo 15 de septiembre"]),
        ],
    );
    let said = &checked("2025-09-11", "She was arrested on Tuesday, March 5, 2025.", &[])[0].says;
    assert_eq!(said.0, "said Tuesday; 5 March 2025 was a Wednesday");
    assert_eq!(said.1, "dice martes; el 5 de marzo de 2025 fue miércoles");
}

#[test]
fn lengths_against_dates() {
    all(
        DurationDate,
        "2025-06-19",
        &[
            (
                "Ana Robles was arrested on May 27.\nShe has been in custody for 12 days.",
                &["e1 arrested 2025-05-27 :: Ana Robles was arrested on May 27"],
                &["12 days", "arrested on May 27"],
            ),
            (
                "Ana Robles was arrested on May 27.\nShe has now been detained for six weeks, her sister said.",
                &["e1 arrested 2025-05-27 :: Ana Robles was arrested on May 27"],
                &["six weeks"],
            ),
            (
                "Ana Robles fue detenida el 27 de mayo.\nLleva 40 días detenida.",
                &["e1 arrested 2025-05-27 :: Ana Robles fue detenida el 27 de mayo"],
                &["40 días", "27 de mayo"],
            ),
            (
                "Ana Robles fue detenida el 27 de mayo.\nSuma ya 31 días detenida, según su familia.",
                &["e1 arrested 2025-05-27 :: Ana Robles fue detenida el 27 de mayo"],
                &["31 días"],
            ),
            (
                "For thirty-one days, from a call on March 8 to one on April 2, he heard nothing from her.",
                &[],
                &["thirty-one days", "March 8"],
            ),
            ("From May 3 to May 20, for 25 days, nobody could call.", &[], &["25 days"]),
            ("Desde el 3 de mayo hasta el 20 de mayo, durante 30 días, nadie pudo llamar.", &[], &["30 días"]),
            (
                "She was moved on May 30.\nThe arrest was on May 27.",
                &[
                    "e2 transferred 2025-05-30 days=9@e1 :: She was moved on May 30",
                    "e1 arrested 2025-05-27 :: The arrest was on May 27",
                ],
                &["moved on May 30", "arrest was on May 27"],
            ),
        ],
    );
}

#[test]
fn ages_against_dates() {
    all(
        AgeDate,
        "2026-01-22",
        &[
            (
                "Ana Robles, 39, was taken into custody.\nA booking sheet lists her date of birth as March 9, 1983.",
                &["age 39 :: 39"],
                &["39", "March 9, 1983"],
            ),
            (
                "Ana Robles, a 25-year-old baker, was born on June 14, 1992, in Gorkha.",
                &["age 25 :: 25-year-old"],
                &["25-year-old", "born on June 14"],
            ),
            (
                "Ana Robles, de 31 años, fue detenida.\nAna Robles nació el 9 de febrero de 1998 en Esmeraldas.",
                &["age 31 :: 31 años"],
                &["31 años", "1998"],
            ),
            (
                "Ana Robles, de 19 años, fue detenida.\nAna Robles, nacida el 2 de agosto de 2003, es lavaplatos.",
                &["age 19 :: 19 años"],
                &["19 años"],
            ),
            (
                "Ana Robles is 26.\nHer friends say that Ana Robles, 29, never missed a day.",
                &["age 26 :: 26", "age 29 :: 29"],
                &["26", "29"],
            ),
            ("Ana Robles is a 31-year-old baker.", &["undated", "age 31 :: 31-year-old"], &["31-year-old"]),
            ("Ana Robles tiene 31 años.", &["undated", "age 31 :: 31 años"], &["31 años"]),
        ],
    );
}

#[test]
fn parts_against_wholes() {
    all(
        Arithmetic,
        "2025-06-19",
        &[
            ("They arrested 24 people, 15 men and 8 women.", &[], &["24 people", "15 men and 8 women"]),
            (
                "The plane carried 41 people over two weeks: 23 Haitians, 11 Guineans and 9 people of other countries.",
                &[],
                &["41 people"],
            ),
            (
                "We counted 32 people taken since May, 21 of them parents, 13 of them with no children.",
                &[],
                &["32 people"],
            ),
            (
                "St. Brendan gave $3,200 and the bake sale brought in $2,900. That makes $6,500 in all.",
                &[],
                &["$3,200", "$6,500"],
            ),
            ("Tomaron bajo custodia a 24 venezolanos, 15 hombres y 8 mujeres, en marzo.", &[], &["24 venezolanos"]),
            ("Iban 96 personas: 80 hombres y 12 mujeres, según el Instituto.", &[], &["96 personas"]),
            (
                "Students filed 12 petitions. Judges granted five of them; the other nine are pending.",
                &[],
                &["12 petitions"],
            ),
        ],
    );
}

#[test]
fn shares_against_counts() {
    all(
        Percentage,
        "2025-06-19",
        &[
            ("12 of the 48 aides, or 40 percent, have skipped shifts.", &[], &["12 of the 48", "40 percent"]),
            ("Eighteen of 24 men, 65 percent, had no lawyer.", &[], &["65 percent"]),
            ("The agency says 18 of the 24, 65 %, have ties.", &[], &["65 %"]),
            ("La agencia sostiene que 18 de los 24, el 65 %, tienen vínculos.", &[], &["18 de los 24", "65 %"]),
            ("De los 40 obreros, 31 firmaron: el 67,5 por ciento.", &[], &["67,5"]),
            ("Siete de las 12, el 48 por ciento, son de mujeres.", &[], &["48 por ciento"]),
        ],
    );
}

#[test]
fn facts_of_law() {
    all(
        LawFact,
        "2025-05-14",
        &[
            (
                "The Immigration and Nationality Act, a law passed in 1942, lets the government hold people.",
                &[],
                &["passed in 1942"],
            ),
            (
                "They used the Alien Enemies Act. This is an old law, dating back to the time of World War II.",
                &[],
                &["World War II"],
            ),
            ("Since the Refugee Act became law in 1990, this country has promised a hearing.", &[], &["1990"]),
            ("La Ley de Enemigos Extranjeros, aprobada en 1812, permite expulsar.", &[], &["aprobada en 1812"]),
            ("La Ley de Refugiados es de 1951. Eso dice el libro.", &[], &["de 1951"]),
            (
                "La expulsión acelerada existe desde la ley de 1996. Esa norma, con más de medio siglo de vigencia, no lo autoriza.",
                &[],
                &["más de medio siglo", "ley de 1996"],
            ),
            ("The Alien Enemies Act had never been used before.", &[], &["never been used"]),
            (
                "The government used the Alien Enemies Act. Until now, it had not been used against migrants. Its use has few, if any, recent examples.",
                &[],
                &["not been used", "few, if any"],
            ),
            (
                "The administration used the Alien Enemies Act to remove them.\nUsually, the law is reserved for people from countries at war.",
                &[],
                &["reserved"],
            ),
            ("DACA, created in 2001, protects some who came as children.", &[], &["2001"]),
            ("La Ley Patriota, promulgada en 1995, amplió las facultades.", &[], &["1995"]),
        ],
    );
    let said = &checked("2025-05-14", "The Refugee Act, passed in 1990, says so.", &[])[0].says;
    assert!(said.0.contains("1980") && said.0.contains("unverified") && said.1.contains("sin verificar"), "{said:?}");
}

#[test]
fn open_ended_words() {
    all(
        OpenEnded,
        "2025-05-14",
        &[
            ("So far, ICE has not answered three letters from the union.", &[], &["So far"]),
            ("To date, the agency has not said why she was moved.", &[], &["To date"]),
            ("The agency has yet to explain the arrest.", &[], &["has yet to"]),
            ("Hasta ahora, la agencia no ha respondido a la carta.", &[], &["Hasta ahora"]),
            ("A la fecha, ICE no ha entregado el registro que pedimos el 1 de mayo.", &[], &["A la fecha"]),
            ("Her family have not been able to contact her since she left Texas.", &["undated"], &["since she left"]),
        ],
    );
}

#[test]
fn a_publisher_that_cites_itself() {
    all(
        SelfCitation,
        "2025-05-14",
        &[
            (
                "Analysis from BorderDesk.net suggests that arrests have doubled.",
                &["publisher BorderDesk.net"],
                &["Analysis from"],
            ),
            (
                "According to the Larkspur Valley Courier, the count is 40.",
                &["publisher The Larkspur Valley Courier"],
                &["According to"],
            ),
            (
                "A review by Larkspur Valley Courier found no order.",
                &["publisher Larkspur Valley Courier"],
                &["review by"],
            ),
            (
                "Un análisis de Orinoco al Día calcula que uno de cada tres no tiene condena.",
                &["publisher Orinoco al Día"],
                &["análisis de"],
            ),
            ("Según El Cronista de la Sierra, fueron noventa.", &["publisher El Cronista de la Sierra"], &["Según"]),
        ],
    );
}

#[test]
fn absolutes_against_instances() {
    all(
        AbsoluteInstance,
        "2025-09-11",
        &[
            (
                "“There are no visits for federal detainees in this building,” he said.\nA deputy had let Ana Robles's sister in by the side door, and she sat across a table from her.",
                &[],
                &["no visits", "sat across"],
            ),
            (
                "In that prison there are no visits.\nA photographer visited the prison and heard the cries of a man.",
                &[],
                &["no visits", "visited the prison"],
            ),
            (
                "En esa cárcel no hay visitas.\nSu hermana la visitó en la cárcel en agosto.",
                &[],
                &["no hay visitas", "la visitó"],
            ),
            (
                "Ana Robles never missed a single check-in.\nAna Robles missed a court hearing in 2021, records show.",
                &[],
                &["never missed", "missed a court hearing"],
            ),
            (
                "Ana Robles has no criminal record.\nAna Robles was convicted of theft in 2012.",
                &[],
                &["no criminal record", "convicted of"],
            ),
            (
                "Ana Robles nunca faltó a una cita.\nAna Robles no se presentó a la audiencia de 2021.",
                &[],
                &["nunca faltó"],
            ),
            (
                "Ana Robles no tiene antecedentes.\nAna Robles fue condenada por robo en 2012.",
                &[],
                &["no tiene antecedentes"],
            ),
            (
                "She was never moved.\nShe was moved in May.",
                &["e1 transferred denies :: She was never moved", "e2 transferred :: She was moved in May"],
                &["never moved", "moved in May"],
            ),
        ],
    );
}

#[test]
fn directions() {
    let nationality = "nationality VE :: Venezuelan";
    all(
        Direction,
        "2025-05-14",
        &[
            (
                "Ana Robles is Venezuelan.\nThey deported her to El Salvador.\nThis is what happens to those sent back to dangerous places.",
                &[nationality, "e1 removal_executed 2025-03 to=El_Salvador :: They deported her to El Salvador"],
                &["sent back"],
            ),
            (
                "Ana Robles is Venezuelan.\nShe was deported to El Salvador. She was sent back with a case still open.",
                &[nationality, "e1 removal_executed 2025-03 to=El_Salvador :: was deported to El Salvador"],
                &["sent back"],
            ),
            (
                "Ana Robles is Venezuelan.\nAna Robles was returned to Honduras in May.",
                &[nationality],
                &["returned to Honduras"],
            ),
            (
                "Ana Robles es guatemalteca.\nAna Robles fue devuelta a Honduras el jueves.",
                &["nationality GT :: guatemalteca"],
                &["devuelta a Honduras"],
            ),
            (
                "Ana Robles es venezolana.\nLa deportaron a El Salvador. Fue enviada de vuelta sin audiencia.",
                &["nationality VE :: venezolana", "e1 removal_executed to=El_Salvador :: La deportaron a El Salvador"],
                &["enviada de vuelta"],
            ),
        ],
    );
}

#[test]
fn bodies_that_do_not_decide() {
    all(
        DecidingBody,
        "2025-05-14",
        &[
            ("ICE granted her asylum last week.", &[], &["ICE granted"]),
            ("She will appeal to ICE next month.", &[], &["appeal to ICE"]),
            ("El ICE le concedió el asilo en abril.", &[], &["concedió"]),
            ("Pedimos que USCIS resuelva sin más demora su apelación ante la Junta.", &[], &["resuelva"]),
            (
                "An immigration judge denied bond on Wednesday.\nICE officials turned down her request for bond this week.",
                &[],
                &["judge denied bond", "turned down"],
            ),
            (
                "She had a case pending in immigration court.\nYou can learn more about asylum at the USCIS information page.",
                &[],
                &["information page"],
            ),
            ("La policía le negó el asilo el lunes.", &[], &["negó el asilo"]),
        ],
    );
}

#[test]
fn summaries_that_say_more() {
    all(
        SummaryStronger,
        "2025-05-14",
        &[
            (
                "H: Ana Robles Deported Despite Pending Case\nAna Robles went to a check-in.\nHer removal has not taken place yet, her lawyer explained.",
                &[],
                &["Deported", "has not taken place"],
            ),
            (
                "N: Ana Robles was deported before a judge could hear her.\nICE intends to remove her in March, the lawyer said.",
                &[],
                &["was deported", "intends to remove"],
            ),
            (
                "S: Ana Robles was held despite passing an asylum interview.\nHer lawyer explained that she passed the credible fear interview.",
                &[],
                &["asylum interview", "credible fear"],
            ),
            (
                "S: Officials proved gang ties.\nOfficials allege that Ana Robles is an associate of the gang.",
                &["claim c1 speaker=Officials :: is an associate of the gang"],
                &["proved gang ties"],
            ),
            (
                "H: Confirman que 18 detenidos pertenecen a una banda\nUn documento sostiene que presuntamente tendrían vínculos con una banda.",
                &["claim c1 speaker=ICE :: tendrían vínculos con una banda"],
                &["pertenecen a una banda"],
            ),
            (
                "S: Ana Robles fue deportada pese a su caso.\nAna Robles todavía no ha sido deportada, dijo su abogada.",
                &[],
                &["fue deportada pese"],
            ),
            (
                "H: Ana Robles was moved to Texas\nShe was reportedly moved to Texas.",
                &[
                    "e1 transferred :: Ana Robles was moved to Texas",
                    "e1 transferred hedged :: reportedly moved to Texas",
                ],
                &["Ana Robles was moved", "reportedly"],
            ),
            (
                "S: The law should protect migrants from wrongful removal.\nAdvocates say his removal before a hearing violated his rights.",
                &[],
                &["wrongful removal"],
            ),
        ],
    );
}

#[test]
fn own_voice_and_the_word_of_others() {
    all(
        Attribution,
        "2025-05-14",
        &[
            (
                "R: US sends Venezuelan gang members to mega-prison\nOfficials claim that Ana Robles belongs to a gang.\nHer legal team and family say this is not true.",
                &[
                    "claim c1 speaker=Officials :: belongs to a gang",
                    "claim c1 speaker=Her_legal_team denies :: say this is not true",
                ],
                &["gang members", "not true"],
            ),
            (
                "A gang member from Honduras was arrested last week.\nICE said that Ana Robles is a documented gang member.",
                &[],
                &["A gang member"],
            ),
            (
                "N: She was held despite passing the fear interview.\nHer attorney explained that she passed the credible fear interview.",
                &[
                    "e1 cf_decision_issued :: passing the fear interview",
                    "e1 cf_decision_issued speaker=Her_attorney :: she passed the credible fear interview",
                ],
                &["passing the fear", "credible fear"],
            ),
            (
                "Ana Robles, integrante de una pandilla, fue detenida en mayo.\nLo de la pandilla lo dice ICE y nadie más.",
                &[],
                &["integrante de una pandilla"],
            ),
            (
                "Ana Robles is a danger to the public.\nICE says she is a danger to the public.",
                &[
                    "claim c1 :: is a danger to the public",
                    "claim c1 speaker=ICE :: ICE says she is a danger to the public",
                ],
                &["ICE says"],
            ),
        ],
    );
}
