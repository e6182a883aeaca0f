//! What agrees stays silent.

use super::silent;

fn all(published: &str, cases: &[(&str, &[&str])]) {
    for (lines, specs) in cases {
        silent(published, lines, specs);
    }
}

#[test]
fn dates_in_other_words() {
    all(
        "2025-06-19",
        &[
            (
                "Ana Robles was arrested on Tuesday, May 27, 2025.",
                &["e1 arrested 2025-05-27 :: Ana Robles was arrested"],
            ),
            (
                "Ana Robles fue detenida el martes 27 de mayo de 2025.",
                &["e1 arrested 2025-05-27 :: Ana Robles fue detenida"],
            ),
            (
                "She was arrested in March.\nThe arrest on March 15 was filmed.",
                &[
                    "e1 arrested 2025-03 :: She was arrested in March",
                    "e1 arrested 2025-03-15 :: The arrest on March 15",
                ],
            ),
            (
                "She was deported in early March.\nShe was deported on March 8.",
                &[
                    "e1 removal_executed 2025-03-01/2025-03-10 :: She was deported in early March",
                    "e1 removal_executed 2025-03-08 :: She was deported on March 8",
                ],
            ),
            (
                "La deportaron en marzo.\nFue deportada el 15 de marzo.",
                &[
                    "e1 removal_executed 2025-03 :: La deportaron en marzo",
                    "e1 removal_executed 2025-03-15 :: Fue deportada el 15 de marzo",
                ],
            ),
            (
                "On Tuesday she called.\nShe called on June 17.",
                &[
                    "e1 contact_event 2025-06-17 :: On Tuesday she called",
                    "e1 contact_event 2025-06-17 :: She called on June 17",
                ],
            ),
            (
                "She was arrested about May 25.\nShe was arrested on May 27.",
                &[
                    "e1 arrested 2025-05-25~ :: She was arrested about May 25",
                    "e1 arrested 2025-05-27 :: She was arrested on May 27",
                ],
            ),
            (
                "He was arrested in 2019 for driving without a licence.\nICE arrested Ana Robles on May 27.",
                &["e1 arrested 2019 :: He was arrested in 2019", "e2 arrested 2025-05-27 :: ICE arrested Ana Robles"],
            ),
            (
                "Ana Robles was arrested on May 27.\nBea Luna was arrested on June 2.",
                &[
                    "e1 arrested 2025-05-27 :: Ana Robles was arrested",
                    "e2 arrested 2025-06-02 who=Bea_Luna :: Bea Luna was arrested",
                ],
            ),
        ],
    );
}

#[test]
fn lengths_that_fit() {
    let start = "e1 arrested 2025-05-27 :: Ana Robles was arrested on May 27";
    let inicio = "e1 arrested 2025-05-27 :: Ana Robles fue detenida el 27 de mayo";
    all(
        "2025-06-19",
        &[
            ("Ana Robles was arrested on May 27.\nShe has been in custody for 23 days.", &[start]),
            ("Ana Robles was arrested on May 27.\nShe has been detained for 24 days.", &[start]),
            ("Ana Robles was arrested on May 27.\nShe has been detained for 22 days.", &[start]),
            ("Ana Robles was arrested on May 27.\nShe has been detained for three weeks.", &[start]),
            ("Ana Robles was arrested on May 27.\nShe has been detained for nearly a month, about 25 days.", &[start]),
            ("Ana Robles was arrested on May 27.\nShe spent three days in the county jail.", &[start]),
            ("Ana Robles was arrested on May 27.\nICE must decide within 14 days of detention.", &[start]),
            ("Ana Robles fue detenida el 27 de mayo.\nLleva 23 días detenida.", &[inicio]),
            ("Ana Robles fue detenida el 27 de mayo.\nLleva más de tres semanas detenida.", &[inicio]),
            (
                "Ana Robles fue detenida el 27 de mayo.\nDurante seis días la tuvieron en la cárcel del condado.",
                &[inicio],
            ),
            ("From May 3 to May 20, for 17 days, nobody could call.", &[]),
            ("Desde el 3 de mayo hasta el 20 de mayo, durante 18 días, nadie pudo llamar.", &[]),
            (
                "She was moved on May 30.\nThe arrest was on May 27.",
                &[
                    "e2 transferred 2025-05-30 days=3@e1 :: She was moved on May 30",
                    "e1 arrested 2025-05-27 :: The arrest was on May 27",
                ],
            ),
            ("In October 2016 she was held for five weeks.\nAna Robles was arrested on May 27.", &[start]),
        ],
    );
}

#[test]
fn ages_that_fit() {
    all(
        "2025-12-02",
        &[
            ("Ana Robles, 33, is a cook. Ana Robles was born on June 14, 1992.", &["age 33 :: 33"]),
            ("Ana Robles was born on June 14, 1992, and came in August 2014, when she was 22.", &[]),
            ("Ana Robles was born in 1992. Ana Robles is 33.", &["age 33 :: is 33"]),
            ("Ana Robles was born in 1992. Ana Robles is 32.", &["age 32 :: is 32"]),
            ("Ana Robles nació el 9 de febrero de 1998; tiene 27 años.", &["age 27 :: 27 años"]),
            ("Ana Robles, 33, has a sister of 26.", &["age 33 :: 33", "age 26 who=Bea :: 26"]),
            ("She was 60 then. Ana Robles is 61.", &["age 60 :: was 60 then", "age 61 :: is 61"]),
        ],
    );
}

#[test]
fn sums_that_fit() {
    all(
        "2025-06-19",
        &[
            ("They arrested 24 people, 15 men and 9 women.", &[]),
            ("As of this week 61 people are held there, 44 men and 17 women.", &[]),
            ("There are eight women in her pod: five from Haiti, two from Jamaica and one from Cuba.", &[]),
            ("Iban 96 personas: 84 hombres y 12 mujeres, según el Instituto.", &[]),
            ("They arrested more than 20 people, 15 men and 9 women.", &[]),
            ("About 25 people came, 15 men and 9 women.", &[]),
            ("They took 24 people, including 3 men and 4 women.", &[]),
            ("The van carried 3 men, 4 women and 5 children.", &[]),
            ("Of the five people in the van, two were let go and three were taken away.", &[]),
            ("Students filed 12 petitions. Judges granted five of them; the other seven are pending.", &[]),
            ("De los 40 obreros, 31 firmaron esta carta. Los otros nueve tienen miedo.", &[]),
            ("The church gave $3,200 and the sale brought $2,900. That makes $6,100 in all.", &[]),
            ("On May 9, 2025, 40 people came, and on May 12 another 60.", &[]),
            ("Fueron doce a la primera; a la segunda, más de cien.", &[]),
            ("His children, ages 4 and 7, waited.", &[]),
        ],
    );
}

#[test]
fn shares_that_fit() {
    all(
        "2025-06-19",
        &[
            ("18 of the 24, 75 percent, have no lawyer.", &[]),
            ("Siete de las 12, el 58 por ciento, son de mujeres.", &[]),
            ("De los 40 obreros, 31 firmaron esta carta: el 77,5 por ciento.", &[]),
            ("Two of three, or 67 percent, agreed.", &[]),
            ("Two of three, or 66 percent, agreed.", &[]),
            ("About 70 percent, 18 of the 25, have no lawyer.", &[]),
            ("Six of the eight, or 75 percent, have no lawyer.", &[]),
            ("In 2023, 40 percent of cases took three of the five years.", &[]),
        ],
    );
}

#[test]
fn visits_and_calls_that_fit() {
    all(
        "2025-06-19",
        &[
            (
                "Nunca le han permitido una visita de la familia.\nSu abogada sí pudo verla el 30 de abril en la cárcel.",
                &[],
            ),
            ("The jail allows no family visits.\nA lawyer visited her in the jail on Tuesday.", &[]),
            ("There were no visits for the first two weeks.\nHer sister visited her in jail in June.", &[]),
            ("Her lawyer asked to visit her.\nThere are no visits in that building.", &[]),
            ("She called on Labor Day.\nSince then her family has had no contact with her.", &[]),
            ("She called on May 2. Desde entonces no hay noticias.", &[]),
            ("Ana Robles has no criminal record.\nA man from the next county was convicted of theft.", &[]),
            ("She never missed a check-in.\nIf you miss a hearing, a judge may order removal.", &[]),
        ],
    );
}

#[test]
fn events_that_fit() {
    all(
        "2025-06-19",
        &[
            (
                "Ana Robles was arrested in 2023 and released on parole.\nIn March officers detained her again.",
                &["e1 arrested 2023 :: Ana Robles was arrested in 2023", "e2 released 2023 :: released on parole"],
            ),
            (
                "A Ana Robles la detuvo la Patrulla Fronteriza y la dejaron salir.\nEn abril volvieron a detenerla.",
                &["e1 border_encounter 2023 :: la detuvo la Patrulla Fronteriza"],
            ),
            ("She called again on Sunday. The office asked again for her file.", &[]),
            (
                "She was moved to Texas in May.\nShe left a detention center in Texas in June.",
                &["e1 transferred 2025-05 :: She was moved to Texas in May"],
            ),
            (
                "On May 9 neighbors marched in Ohio.\nOn May 12 another march was held in Ohio.",
                &[
                    "e1 demonstration 2025-05-09 :: neighbors marched in Ohio",
                    "e2 demonstration 2025-05-12 :: another march was held",
                ],
            ),
            (
                "On May 9 students marched at the jail.\nOn May 12 a vigil was held at the church.",
                &[
                    "e1 demonstration 2025-05-09 at=the_jail :: students marched at the jail",
                    "e2 demonstration 2025-05-12 at=the_church :: a vigil was held at the church",
                ],
            ),
            (
                "Hicimos una vigilia el 21 de abril frente a la cárcel.\nHicimos otra el 1 de mayo frente al consulado.",
                &[
                    "e1 demonstration 2025-04-21 at=la_cárcel :: Hicimos una vigilia",
                    "e2 demonstration 2025-05-01 at=consulado :: Hicimos otra",
                ],
            ),
            (
                "Police arrested her on May 4 and handed her over to ICE.\nICE arrested her on May 4.",
                &[
                    "e1 arrested 2025-05-04 by=Police :: Police arrested her on May 4",
                    "e2 arrested 2025-05-04 by=ICE :: ICE arrested her on May 4",
                ],
            ),
            (
                "Federal agents arrested her on May 4.\nICE arrested her on May 4.",
                &[
                    "e1 arrested 2025-05-04 by=Federal_agents :: Federal agents arrested her",
                    "e1 arrested 2025-05-04 by=ICE :: ICE arrested her on May 4",
                ],
            ),
            (
                "Ana Robles was deported on March 3.\nA neighbor was arrested on May 9.",
                &[
                    "e1 removal_executed 2025-03-03 :: Ana Robles was deported on March 3",
                    "e2 arrested 2025-05-09 who=Bea_Luna :: A neighbor was arrested",
                ],
            ),
        ],
    );
}

#[test]
fn words_that_fit() {
    all(
        "2025-06-19",
        &[
            (
                "She was reportedly moved to Texas.\nAl parecer fue trasladada a Texas.",
                &[
                    "e1 transferred hedged :: reportedly moved to Texas",
                    "e1 transferred hedged :: fue trasladada a Texas",
                ],
            ),
            (
                "Officials say she is a gang member. Her family denies it.",
                &[
                    "claim c1 speaker=Officials :: she is a gang member",
                    "claim c1 speaker=Her_family denies :: Her family denies it",
                ],
            ),
            (
                "Officials say she is dangerous.\nOfficials said again that she is dangerous.",
                &[
                    "claim c1 speaker=Officials :: she is dangerous",
                    "claim c1 speaker=Officials :: said again that she is dangerous",
                ],
            ),
            (
                "For almost a week the family did not know where she was.\nAna Robles is held in a jail in Ohio.",
                &["e1 located present :: Ana Robles is held in a jail"],
            ),
            ("H: Ana Robles faces deportation\nHer removal has not taken place yet.", &[]),
            (
                "H: Ana Robles deported to Honduras\nAna Robles was deported to Honduras on Monday.",
                &["e1 removal_executed 2025-06-16 :: Ana Robles was deported to Honduras on Monday"],
            ),
            (
                "S: She passed a credible fear interview.\nHer lawyer said that she passed the credible fear interview.",
                &[],
            ),
            (
                "S: Officials link her to a gang; her relatives reject it.\nOfficials allege that she is an associate of the gang.",
                &["claim c1 speaker=Officials :: she is an associate of the gang"],
            ),
            (
                "“Nobody told me,” she told the Courier. The Courier asked ICE for the order.",
                &["publisher The Larkspur Valley Courier"],
            ),
            (
                "According to the clinic's own count, students have filed twelve petitions.",
                &["publisher Corvale Law School"],
            ),
            ("The agency had not replied by Wednesday evening.", &[]),
            ("As of May 9, 2025, so far no one has answered.", &[]),
        ],
    );
}

#[test]
fn laws_and_bodies_that_fit() {
    all(
        "2025-06-19",
        &[
            ("The Immigration and Nationality Act, enacted in 1952, requires that some people be held.", &[]),
            ("La Ley de Refugiados es de 1980. Hace cuarenta y cinco años que este país lo prometió.", &[]),
            ("The Alien Enemies Act of 1798 is a wartime law, made more than 100 years ago.", &[]),
            ("The Alien Enemies Act, a 227-year-old law, was used in World War II.", &[]),
            (
                "La Ley de Enemigos Extranjeros, aprobada en 1798, permite detener a nacionales de un país en guerra. No consta que se haya usado contra los detenidos.",
                &[],
            ),
            ("ICE said that she has a final order of removal from 2021.", &[]),
            ("Her grandmother came from Costa Rica in 1958, and the INA was on her desk.", &[]),
            ("Congress passed the Refugee Act in 1980, when I was in ninth grade.", &[]),
            ("Conforme a la Convención de Viena de 1963, ICE avisó al consulado.", &[]),
            ("An immigration judge granted her asylum. The Board rejected the appeal.", &[]),
            ("Su caso no lo decide ICE, sino un juez de inmigración.", &[]),
            ("USCIS approved her work permit.", &[]),
            ("ICE denied that she was hurt.", &[]),
        ],
    );
}

#[test]
fn directions_that_fit() {
    all(
        "2025-06-19",
        &[
            ("Ana Robles is Venezuelan. She was sent back to Venezuela.", &["nationality VE :: Venezuelan"]),
            ("Ana Robles es hondureña. Fue devuelta a Honduras.", &["nationality HN :: hondureña"]),
            ("Ana Robles is Venezuelan. She returned to court on Monday.", &["nationality VE :: Venezuelan"]),
            (
                "Ana Robles is Venezuelan. If they sent her back, she would be in danger.",
                &["nationality VE :: Venezuelan"],
            ),
            (
                "Ana Robles is Venezuelan. She was deported to El Salvador.",
                &[
                    "nationality VE :: Venezuelan",
                    "e1 removal_executed to=El_Salvador :: She was deported to El Salvador",
                ],
            ),
            (
                "No queremos que la manden de vuelta a Ecuador. Ana Robles es ecuatoriana.",
                &["nationality EC :: ecuatoriana"],
            ),
        ],
    );
}
