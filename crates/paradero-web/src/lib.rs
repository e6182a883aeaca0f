//! Pages and JSON over HTTP: nothing but presentation of what the desk says.
//!
//! Plain links and forms that work without script; POST, then a redirect, then a page. Pages load nothing from elsewhere
//! (`Content-Security-Policy: default-src 'none'` and what they need), forms count only from this desk's own pages, and
//! only names of this machine are answered, so that no other site can reach the record through somebody's browser.
//!
//! [`app`] makes the router, [`serve`] runs it; [`page`] holds the pages as pure functions and [`draw`] the timeline.

mod api;
mod assets;
mod body;
pub mod draw;
mod guard;
mod handle;
pub mod link;
pub mod messages;
pub mod page;
mod reader;
pub mod routes;

use std::future::Future;
use std::io;
use std::sync::Arc;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware;
use paradero_desk::{Desk, Instant, Viewer};
use tokio::net::TcpListener;

pub use api::openapi::document as openapi;
pub use routes::ROUTES;

/// The most that a request may carry, in bytes: one mebibyte.
pub const MOST_BYTES: usize = 1024 * 1024;

/// What the pages need: the desk, the time, who looks, and under which names the desk answers.
#[derive(Clone)]
pub struct App {
    /// The desk.
    pub desk: Arc<Desk>,
    /// What time it is. The pages never ask the machine themselves.
    pub clock: Arc<dyn Fn() -> Instant + Send + Sync>,
    /// Who looks, and up to which tier they may see.
    pub viewer: Viewer,
    /// A line for every page that says that this is the demonstration with made-up people; when it is empty, the pages say it
    /// in their own language.
    pub demo: Option<String>,
    /// Names, without port, under which the desk answers besides those of this machine (`localhost`, 127.0.0.0/8, `::1`).
    pub hosts: Vec<String>,
}

/// Makes the router: every route of [`ROUTES`], behind the guards.
pub fn app(state: App) -> Router {
    let state = Arc::new(state);
    let router = ROUTES.iter().fold(Router::new(), |router, route| router.route(route.path, (route.handler)()));
    router
        .fallback(handle::not_found)
        .method_not_allowed_fallback(handle::method_not_allowed)
        .layer(DefaultBodyLimit::max(MOST_BYTES))
        .layer(middleware::from_fn_with_state(Arc::clone(&state), guard::guard))
        .with_state(state)
}

/// Answers requests until `shutdown` is done; requests that have begun are answered first.
///
/// # Errors
///
/// When the listener fails.
pub async fn serve(
    listener: TcpListener,
    state: App,
    shutdown: impl Future<Output = ()> + Send + 'static,
) -> io::Result<()> {
    axum::serve(listener, app(state)).with_graceful_shutdown(shutdown).await
}
