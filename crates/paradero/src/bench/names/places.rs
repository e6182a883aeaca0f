//! Countries of birth, how many in custody come from each, and what their people are named from.

/// What comes after the given names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Custom {
    /// The father's first surname, then the mother's.
    FatherMother,
    /// The mother's last surname, then the father's; often the last alone.
    MotherFather,
    /// One.
    One,
    /// The father's given name, then the family's.
    Patronym,
}

/// A country; the shares are rough, after public counts of people in custody by nationality.
#[derive(Debug)]
pub(super) struct Country {
    pub(super) code: &'static str,
    pub(super) english: &'static str,
    pub(super) spanish: &'static str,
    /// How a man from there is called in Spanish.
    pub(super) from_there: &'static str,
    /// Of ten thousand.
    pub(super) share: u64,
    pub(super) custom: Custom,
    /// Pools of surnames, with how many of a hundred people draw from each.
    pub(super) surnames: &'static [(&'static str, u64)],
    pub(super) men: &'static [(&'static str, u64)],
    pub(super) women: &'static [(&'static str, u64)],
    /// Where people were born, the commoner first.
    pub(super) places: &'static [&'static str],
}

const SPAIN: &str = "spain surnames";
const MEN: &[(&str, u64)] = &[("spain men", 55), ("AM men", 45)];
const WOMEN: &[(&str, u64)] = &[("spain women", 55), ("AM women", 45)];

/// A country whose people bear Spanish given names.
const fn spanish(
    code: &'static str,
    [english, spanish, from_there]: [&'static str; 3],
    share: u64,
    surnames: &'static [(&'static str, u64)],
    places: &'static [&'static str],
) -> Country {
    let custom = Custom::FatherMother;
    Country { code, english, spanish, from_there, share, custom, surnames, men: MEN, women: WOMEN, places }
}

/// A country with lists of its own.
const fn other(
    code: &'static str,
    [english, spanish, from_there]: [&'static str; 3],
    (share, custom): (u64, Custom),
    [surnames, men, women]: [&'static [(&'static str, u64)]; 3],
    places: &'static [&'static str],
) -> Country {
    Country { code, english, spanish, from_there, share, custom, surnames, men, women, places }
}

const ARAB: [&[(&str, u64)]; 3] = [&[("AR surnames", 100)], &[("AR men", 100)], &[("AR women", 100)]];
const RUS: [&[(&str, u64)]; 3] = [&[("RU surnames", 100)], &[("RU men", 100)], &[("RU women", 100)]];
const WEST: [&[(&str, u64)]; 3] = [&[("WA surnames", 100)], &[("WA men", 100)], &[("WA women", 100)]];

/// Every country that people come from.
pub(super) const COUNTRIES: &[Country] = &[
    spanish(
        "MX",
        ["Mexico", "México", "mexicano"],
        2800,
        &[("MX surnames", 48), (SPAIN, 47), ("MX nahua", 5)],
        &[
            "Guerrero",
            "Oaxaca",
            "Michoacán",
            "Chiapas",
            "Veracruz",
            "Puebla",
            "Guanajuato",
            "Jalisco",
            "Tamaulipas",
            "Hidalgo",
        ],
    ),
    spanish(
        "GT",
        ["Guatemala", "Guatemala", "guatemalteco"],
        1350,
        &[("GT surnames", 38), (SPAIN, 34), ("maya", 28)],
        &[
            "Huehuetenango",
            "San Marcos",
            "Quiché",
            "Quetzaltenango",
            "Alta Verapaz",
            "Guatemala",
            "Totonicapán",
            "Jutiapa",
        ],
    ),
    spanish(
        "HN",
        ["Honduras", "Honduras", "hondureño"],
        1300,
        &[("HN surnames", 48), (SPAIN, 48), ("garifuna", 4)],
        &[
            "Cortés",
            "Francisco Morazán",
            "Yoro",
            "Olancho",
            "Atlántida",
            "Copán",
            "Colón",
            "Comayagua",
            "Santa Bárbara",
        ],
    ),
    Country {
        code: "VE",
        english: "Venezuela",
        spanish: "Venezuela",
        from_there: "venezolano",
        share: 1150,
        custom: Custom::FatherMother,
        surnames: &[("VE surnames", 45), (SPAIN, 55)],
        men: &[("VE men", 40), ("spain men", 42), ("AM men", 18)],
        women: &[("VE women", 40), ("spain women", 42), ("AM women", 18)],
        places: &["Zulia", "Táchira", "Carabobo", "Miranda", "Lara", "Distrito Capital", "Aragua", "Mérida", "Falcón"],
    },
    spanish(
        "SV",
        ["El Salvador", "El Salvador", "salvadoreño"],
        800,
        &[("SV surnames", 50), (SPAIN, 50)],
        &[
            "San Miguel",
            "San Salvador",
            "Usulután",
            "La Unión",
            "Santa Ana",
            "La Libertad",
            "Chalatenango",
            "Sonsonate",
        ],
    ),
    spanish(
        "CO",
        ["Colombia", "Colombia", "colombiano"],
        580,
        &[("CO surnames", 45), (SPAIN, 55)],
        &["Valle del Cauca", "Antioquia", "Bogotá", "Norte de Santander", "Risaralda", "Cauca", "Quindío"],
    ),
    spanish(
        "NI",
        ["Nicaragua", "Nicaragua", "nicaragüense"],
        480,
        &[("NI surnames", 48), (SPAIN, 52)],
        &["Managua", "Matagalpa", "Estelí", "Chinandega", "León", "Jinotega", "Nueva Segovia"],
    ),
    spanish(
        "EC",
        ["Ecuador", "Ecuador", "ecuatoriano"],
        500,
        &[("EC surnames", 55), (SPAIN, 45)],
        &["Azuay", "Cañar", "Guayas", "Chimborazo", "Cotopaxi", "Pichincha", "Manabí"],
    ),
    Country {
        code: "CU",
        english: "Cuba",
        spanish: "Cuba",
        from_there: "cubano",
        share: 350,
        custom: Custom::FatherMother,
        surnames: &[("CU surnames", 42), (SPAIN, 58)],
        men: &[("CU men", 45), ("spain men", 45), ("AM men", 10)],
        women: &[("CU women", 45), ("spain women", 45), ("AM women", 10)],
        places: &["La Habana", "Holguín", "Camagüey", "Santiago de Cuba", "Granma", "Villa Clara", "Matanzas"],
    },
    spanish(
        "PE",
        ["Peru", "Perú", "peruano"],
        280,
        &[("PE surnames", 55), (SPAIN, 45)],
        &["Lima", "Junín", "Cusco", "La Libertad", "Puno", "Ayacucho", "Áncash"],
    ),
    spanish(
        "DO",
        ["Dominican Republic", "República Dominicana", "dominicano"],
        180,
        &[("DO surnames", 50), (SPAIN, 50)],
        &["Santo Domingo", "Santiago", "San Cristóbal", "La Vega", "Duarte", "Peravia"],
    ),
    other(
        "HT",
        ["Haiti", "Haití", "haitiano"],
        (170, Custom::One),
        [&[("HT surnames", 100)], &[("HT men", 100)], &[("HT women", 100)]],
        &["Ouest", "Artibonite", "Nord", "Sud", "Centre"],
    ),
    other(
        "BR",
        ["Brazil", "Brasil", "brasileño"],
        (190, Custom::MotherFather),
        [&[("BR surnames", 100)], &[("BR men", 100)], &[("BR women", 100)]],
        &["Minas Gerais", "Rondônia", "Goiás", "Espírito Santo", "São Paulo"],
    ),
    other(
        "IN",
        ["India", "India", "indio"],
        (230, Custom::One),
        [&[("IN surnames", 100)], &[("IN men", 100)], &[("IN women", 100)]],
        &["Punjab", "Haryana", "Gujarat"],
    ),
    other(
        "CN",
        ["China", "China", "chino"],
        (190, Custom::One),
        [&[("CN surnames", 100)], &[("CN men", 100)], &[("CN women", 100)]],
        &["Fujian", "Guangdong", "Henan", "Shandong", "Zhejiang"],
    ),
    other("RU", ["Russia", "Rusia", "ruso"], (90, Custom::One), RUS, &["Moscow", "Dagestan", "Krasnodar", "Chechnya"]),
    other("UA", ["Ukraine", "Ucrania", "ucraniano"], (30, Custom::One), RUS, &["Kyiv", "Kharkiv", "Odesa", "Donetsk"]),
    other("EG", ["Egypt", "Egipto", "egipcio"], (40, Custom::Patronym), ARAB, &["Cairo", "Gharbia", "Dakahlia"]),
    other("YE", ["Yemen", "Yemen", "yemení"], (20, Custom::Patronym), ARAB, &["Ibb", "Taiz", "Sanaa"]),
    other("JO", ["Jordan", "Jordania", "jordano"], (20, Custom::Patronym), ARAB, &["Amman", "Irbid", "Zarqa"]),
    other("SN", ["Senegal", "Senegal", "senegalés"], (90, Custom::One), WEST, &["Dakar", "Touba", "Thiès"]),
    other(
        "MR",
        ["Mauritania", "Mauritania", "mauritano"],
        (60, Custom::One),
        WEST,
        &["Nouakchott", "Gorgol", "Guidimaka"],
    ),
    other("GN", ["Guinea", "Guinea", "guineano"], (60, Custom::One), WEST, &["Conakry", "Labé", "Kindia"]),
    other("GH", ["Ghana", "Ghana", "ghanés"], (20, Custom::One), WEST, &["Ashanti", "Greater Accra"]),
    other("NG", ["Nigeria", "Nigeria", "nigeriano"], (20, Custom::One), WEST, &["Lagos", "Edo", "Anambra"]),
];
