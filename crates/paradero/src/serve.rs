//! Opening the desk for a browser on this machine.

use std::io::ErrorKind;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use paradero_desk::{
    Belief, CheckFile, Ctx, Desk, EXAMPLES, Example, Instant, Language, Viewer, desk_day, keep_article,
};
use paradero_web::App;
use tokio::net::TcpListener;

use crate::args::Serve;
use crate::{Failure, desk, now, print, progress};

pub(crate) fn serve(input: &Serve) -> Result<ExitCode, Failure> {
    if !input.listen.ip().is_loopback() {
        let message = format!("{} is not an address of this machine alone", input.listen);
        return Err(Failure(format!("{message}\nthe desk has no sign-in yet: listen on 127.0.0.1 or [::1]")));
    }
    let standing = input.as_of.as_deref().map(instant).transpose()?;
    let start = standing.unwrap_or_else(now);
    let path = match &input.ledger {
        Some(path) => path.clone(),
        None if input.demo => data_file(&format!("demo-{}.ledger", desk_day(start)))?,
        None => data_file("desk.ledger")?,
    };
    let desk = desk(&path, input.pack.as_deref())?.telling(progress());
    if input.demo && desk.is_empty()? {
        let files: Vec<CheckFile> = EXAMPLES.into_iter().map(Example::file).collect();
        desk.import(&files, start, "the example", Belief::AsTold)?;
        let viewer = Viewer::counsel("the example");
        keep_article(&Ctx { desk: &desk, now: start, language: Language::English, viewer })?;
    }
    let clock: Arc<dyn Fn() -> Instant + Send + Sync> = match standing {
        Some(at) => Arc::new(move || at),
        None => Arc::new(now),
    };
    listen(input, desk, clock)
}

fn listen(input: &Serve, desk: Desk, clock: Arc<dyn Fn() -> Instant + Send + Sync>) -> Result<ExitCode, Failure> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    let runtime = runtime.map_err(|error| Failure(format!("the desk cannot start: {error}")))?;
    runtime.block_on(async {
        let listener = bind(input.listen).await?;
        let address = listener.local_addr().map_err(|error| Failure(format!("the desk has no address: {error}")))?;
        print::line(&format!("The desk is open at http://{address}/ — Ctrl-C closes it."));
        let app = App {
            desk: Arc::new(desk),
            clock,
            viewer: Viewer::counsel(&input.name),
            // The pages say it in the reader's own language.
            demo: input.demo.then(String::new),
            hosts: Vec::new(),
        };
        paradero_web::serve(listener, app, closed())
            .await
            .map_err(|error| Failure(format!("the desk stopped: {error}")))?;
        Ok(ExitCode::SUCCESS)
    })
}

/// The usual place when it is free, any free one otherwise; a place that was asked for by name must be free.
async fn bind(address: SocketAddr) -> Result<TcpListener, Failure> {
    match TcpListener::bind(address).await {
        Ok(listener) => Ok(listener),
        Err(error) if error.kind() == ErrorKind::AddrInUse && address.port() == 7373 => {
            TcpListener::bind((address.ip(), 0)).await.map_err(|error| Failure(format!("cannot listen: {error}")))
        }
        Err(error) => Err(Failure(format!("cannot listen on {address}: {error}\nchoose another place with --listen"))),
    }
}

/// Waits until somebody ends the program.
pub(crate) async fn closed() {
    let interrupted = tokio::signal::ctrl_c();
    let Ok(mut ended) = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) else {
        // Without the second signal the first still ends the desk.
        let _ended = interrupted.await;
        return;
    };
    tokio::select! {
        _ = interrupted => {}
        _ = ended.recv() => {}
    }
}

/// Reads the moment at which the clock stands, as `check` reads it.
fn instant(text: &str) -> Result<Instant, Failure> {
    paradero_desk::instant_of(text).map_err(|fault| Failure(fault.0))
}

/// A file in the user's data folder, which is made when it is not there.
#[expect(clippy::disallowed_methods, reason = "the command is where the environment is read")]
pub(crate) fn data_file(name: &str) -> Result<PathBuf, Failure> {
    let data = std::env::var_os("XDG_DATA_HOME").map(PathBuf::from).filter(|path| path.is_absolute());
    let home = || std::env::var_os("HOME").map(|home| PathBuf::from(home).join(".local/share"));
    let hint = "name a ledger with --ledger FILE";
    let folder =
        data.or_else(home).ok_or_else(|| Failure(format!("there is no home folder\n{hint}")))?.join("paradero");
    std::fs::create_dir_all(&folder)
        .map_err(|error| Failure(format!("cannot make {}: {error}\n{hint}", folder.display())))?;
    Ok(folder.join(name))
}
