//! The one table of routes: what answers, who may ask. The router, the `OpenAPI` document and the tests are made from it.

use std::sync::Arc;

use axum::extract::DefaultBodyLimit;
use axum::routing::{MethodRouter, get, post};

use crate::{App, api, handle};

/// The most that the upload of a list may carry: the file, and room for what stands around it.
const MOST_UPLOAD: usize = paradero_desk::MOST_LIST_BYTES + crate::MOST_BYTES;

/// The most that decisions about one text may carry: every field of some thousands of proposals.
const MOST_DECIDED: usize = 8 * crate::MOST_BYTES;

/// The method of a route.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verb {
    /// Shows something.
    Get,
    /// Records something.
    Post,
}

impl Verb {
    /// The method's name in HTTP.
    pub fn name(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
        }
    }
}

/// What a route answers with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Area {
    /// A page, or a form that leads to one.
    Page,
    /// JSON.
    Data,
    /// A file that is part of the program or to be kept, or a sign of life.
    File,
}

/// Who may ask.
///
/// There are no accounts yet: one desk has one viewer, whoever reaches it. What differs is whether the record is touched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// Everybody: the answer holds nothing of the record.
    Everybody,
    /// The viewer: the answer holds what the viewer's tier may see.
    Viewer,
    /// The viewer, from a page of this desk or as JSON: what is sent is recorded under the viewer's name.
    Recorder,
}

/// One route.
#[derive(Clone, Copy, Debug)]
pub struct Route {
    /// Its method.
    pub method: Verb,
    /// Its path, with `{name}` for what varies.
    pub path: &'static str,
    /// What it answers with.
    pub area: Area,
    /// Who may ask.
    pub who: Who,
    /// What it is for, in English and Spanish.
    pub what: (&'static str, &'static str),
    /// What answers.
    pub(crate) handler: fn() -> MethodRouter<Arc<App>>,
}

const fn page(
    path: &'static str,
    what: (&'static str, &'static str),
    handler: fn() -> MethodRouter<Arc<App>>,
) -> Route {
    Route { method: Verb::Get, path, area: Area::Page, who: Who::Viewer, what, handler }
}

const fn form(
    path: &'static str,
    what: (&'static str, &'static str),
    handler: fn() -> MethodRouter<Arc<App>>,
) -> Route {
    Route { method: Verb::Post, path, area: Area::Page, who: Who::Recorder, what, handler }
}

const fn data(
    path: &'static str,
    what: (&'static str, &'static str),
    handler: fn() -> MethodRouter<Arc<App>>,
) -> Route {
    Route { method: Verb::Get, path, area: Area::Data, who: Who::Viewer, what, handler }
}

const fn take(
    path: &'static str,
    what: (&'static str, &'static str),
    handler: fn() -> MethodRouter<Arc<App>>,
) -> Route {
    Route { method: Verb::Post, path, area: Area::Data, who: Who::Recorder, what, handler }
}

const fn download(
    path: &'static str,
    what: (&'static str, &'static str),
    handler: fn() -> MethodRouter<Arc<App>>,
) -> Route {
    Route { method: Verb::Get, path, area: Area::File, who: Who::Viewer, what, handler }
}

/// A route whose answer holds nothing of the record.
const fn open(route: Route, area: Area) -> Route {
    Route { area, who: Who::Everybody, ..route }
}

/// Every route.
pub const ROUTES: &[Route] = &[
    page("/", ("The watch", "La vigilancia"), || get(handle::watch)),
    page("/people", ("Everybody on record", "Todas las personas registradas"), || get(handle::people)),
    page("/record", ("Where recording begins", "Donde se empieza a registrar"), || get(handle::record)),
    page("/report", ("The report form for families", "El formulario de reporte para familias"), || {
        get(handle::open_report)
    }),
    form("/report", ("Records a family's report", "Registra el reporte de una familia"), || post(handle::report)),
    page("/person/new", ("The form for a new person", "El formulario de persona nueva"), || get(handle::open_person)),
    form("/person/new", ("Records a person", "Registra a una persona"), || post(handle::new_person)),
    page("/person/{id}", ("A person", "Una persona"), || get(handle::person)),
    page("/person/{id}/record", ("The forms about a person", "Los formularios sobre una persona"), || {
        get(handle::record_about)
    }),
    form("/person/{id}/statement", ("Records a statement", "Registra una declaración"), || post(handle::statement)),
    form("/person/{id}/check", ("Records a locator search", "Registra una búsqueda"), || post(handle::check)),
    form("/person/{id}/contact", ("Records a call or visit", "Registra una llamada o visita"), || {
        post(handle::contact)
    }),
    form("/person/{id}/judgement", ("Records a judgement", "Registra un juicio"), || post(handle::judgement)),
    form("/person/{id}/name", ("Records another name", "Registra otro nombre"), || post(handle::name)),
    form("/person/{id}/act", ("Records an answer to an alarm", "Registra una respuesta a una alarma"), || {
        post(handle::act)
    }),
    page("/list/{id}/match", ("Two who may be one person", "Dos que pueden ser una persona"), || get(handle::matching)),
    form("/list/{id}/match", ("Records whether two are one person", "Registra si dos son una persona"), || {
        post(handle::judge_pair)
    }),
    form("/list/{id}/match/back", ("Takes a judgement back", "Retira un juicio"), || post(handle::take_back_pair)),
    download("/list/{id}/export.csv", ("A list with its judgements", "Una lista con sus juicios"), || {
        get(handle::export_list)
    }),
    form("/person/{id}/identity/back", ("Takes a judgement back", "Retira un juicio"), || {
        post(handle::take_back_person)
    }),
    page("/lists", ("Every list", "Todas las listas"), || get(handle::lists)),
    page("/lists/new", ("The form to bring in a list", "El formulario para traer una lista"), || {
        get(handle::open_list)
    }),
    form("/lists/new", ("Keeps the file of a list", "Guarda el archivo de una lista"), || {
        post(handle::new_list).layer(DefaultBodyLimit::max(MOST_UPLOAD))
    }),
    page("/lists/new/{hash}", ("What a file would become", "En qué se convertiría un archivo"), || {
        get(handle::preview_list)
    }),
    form("/lists/new/{hash}", ("Records a list", "Registra una lista"), || post(handle::record_list)),
    page("/list/{id}", ("A list", "Una lista"), || get(handle::list)),
    page("/sources", ("Every source", "Todas las fuentes"), || get(handle::sources)),
    page("/source/new", ("The form for a new source", "El formulario de fuente nueva"), || get(handle::open_source)),
    form("/source/new", ("Records a source", "Registra una fuente"), || post(handle::new_source)),
    page("/source/{id}", ("A source", "Una fuente"), || get(handle::source)),
    page("/source/{id}/reading", ("A text with what it seems to say", "Un texto con lo que parece decir"), || {
        get(handle::text_reading)
    }),
    form("/source/{id}/reading", ("Records what is accepted of a text", "Registra lo aceptado de un texto"), || {
        post(handle::decide).layer(DefaultBodyLimit::max(MOST_DECIDED))
    }),
    page("/read", ("The form to bring in a text", "El formulario para traer un texto"), || get(handle::open_text)),
    form("/read", ("Keeps a text", "Guarda un texto"), || {
        post(handle::new_text).layer(DefaultBodyLimit::max(MOST_UPLOAD))
    }),
    page("/person/{id}/disagreements", ("Where sources disagree", "Dónde discrepan las fuentes"), || {
        get(handle::disagreements)
    }),
    form("/person/{id}/disagreements", ("Answers a disagreement", "Responde a una discrepancia"), || {
        post(handle::resolve)
    }),
    page("/safeguards", ("The law pack and every safeguard", "El paquete legal y todas las salvaguardas"), || {
        get(handle::safeguards)
    }),
    page("/safeguard/{id}", ("A safeguard", "Una salvaguarda"), || get(handle::safeguard)),
    page("/search", ("Search", "Búsqueda"), || get(handle::search)),
    open(page("/about", ("What this is", "Qué es esto"), || get(handle::about)), Area::Page),
    open(page("/api", ("What answers with data", "Qué responde con datos"), || get(handle::api_page)), Area::Page),
    open(
        data("/assets/{hash}/{name}", ("A file of the program", "Un archivo del programa"), || get(handle::asset)),
        Area::File,
    ),
    open(data("/favicon.ico", ("The icon", "El icono"), || get(handle::favicon)), Area::File),
    open(data("/healthz", ("A sign of life", "Una señal de vida"), || get(handle::health)), Area::File),
    open(
        data("/api/openapi.json", ("The description for programs", "La descripción para programas"), || {
            get(api::described)
        }),
        Area::Data,
    ),
    data("/api/watch", ("The watch", "La vigilancia"), || get(api::watch)),
    data("/api/people", ("Everybody on record", "Todas las personas registradas"), || get(api::people)),
    take("/api/person", ("Records a person", "Registra a una persona"), || post(api::new_person)),
    data("/api/person/{id}", ("A person", "Una persona"), || get(api::person)),
    take("/api/person/{id}/statement", ("Records a statement", "Registra una declaración"), || post(api::statement)),
    take("/api/person/{id}/check", ("Records a locator search", "Registra una búsqueda"), || post(api::check)),
    take("/api/person/{id}/contact", ("Records a call or visit", "Registra una llamada o visita"), || {
        post(api::contact)
    }),
    take("/api/person/{id}/judgement", ("Records a judgement", "Registra un juicio"), || post(api::judgement)),
    take("/api/person/{id}/name", ("Records another name", "Registra otro nombre"), || post(api::name)),
    take("/api/person/{id}/act", ("Records an answer to an alarm", "Registra una respuesta a una alarma"), || {
        post(api::act)
    }),
    data("/api/list/{id}/match", ("Two who may be one person", "Dos que pueden ser una persona"), || {
        get(api::matching)
    }),
    take("/api/identity", ("Records whether two are one person", "Registra si dos son una persona"), || {
        post(api::identity)
    }),
    take("/api/identity/back", ("Takes a judgement back", "Retira un juicio"), || post(api::take_back)),
    data("/api/lists", ("Every list", "Todas las listas"), || get(api::lists)),
    data("/api/list/{id}", ("A list", "Una lista"), || get(api::list)),
    data("/api/sources", ("Every source", "Todas las fuentes"), || get(api::sources)),
    take("/api/source", ("Records a source", "Registra una fuente"), || post(api::new_source)),
    data("/api/source/{id}", ("A source", "Una fuente"), || get(api::source)),
    data("/api/pack", ("The law pack", "El paquete legal"), || get(api::pack)),
    data("/api/safeguards", ("Every safeguard", "Todas las salvaguardas"), || get(api::safeguards)),
    data("/api/safeguard/{id}", ("A safeguard", "Una salvaguarda"), || get(api::safeguard)),
    data("/api/find", ("Who may be meant by a name", "Quién puede ser por un nombre"), || get(api::find)),
    data("/api/search", ("Search", "Búsqueda"), || get(api::search)),
];
