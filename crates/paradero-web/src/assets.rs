//! The style sheet, the script and the icon, each under an address that names its content.

use std::sync::LazyLock;

use sha2::{Digest, Sha256};

/// A file that is part of the program.
#[derive(Debug)]
pub(crate) struct Asset {
    /// The last part of its address.
    pub(crate) name: &'static str,
    /// Its media type.
    pub(crate) media: &'static str,
    /// Its text.
    pub(crate) text: &'static str,
}

static STYLE: Asset =
    Asset { name: "desk.css", media: "text/css; charset=utf-8", text: include_str!("../assets/desk.css") };
static SCRIPT: Asset =
    Asset { name: "desk.js", media: "text/javascript; charset=utf-8", text: include_str!("../assets/desk.js") };
static ICON: Asset = Asset { name: "favicon.svg", media: "image/svg+xml", text: include_str!("../assets/favicon.svg") };

static ALL: [&Asset; 3] = [&STYLE, &SCRIPT, &ICON];

/// The addresses under which the assets are found, made once.
#[derive(Debug)]
pub(crate) struct Addresses {
    /// The style sheet.
    pub(crate) style: String,
    /// The script.
    pub(crate) script: String,
    /// The icon.
    pub(crate) icon: String,
}

/// Where the assets are: `/assets/{hash}/{name}`.
pub(crate) static ADDRESSES: LazyLock<Addresses> =
    LazyLock::new(|| Addresses { style: address(&STYLE), script: address(&SCRIPT), icon: address(&ICON) });

/// Finds the asset of this hash and name.
pub(crate) fn find_asset(hash: &str, name: &str) -> Option<&'static Asset> {
    ALL.into_iter().find(|asset| asset.name == name && digest(asset.text) == hash)
}

/// The icon, for browsers that ask for it without reading the page.
pub(crate) fn icon() -> &'static Asset {
    &ICON
}

fn address(asset: &Asset) -> String {
    format!("/assets/{}/{}", digest(asset.text), asset.name)
}

/// The first eight bytes of the SHA-256, which is enough to tell one build's file from another's.
fn digest(text: &str) -> String {
    use std::fmt::Write as _;
    Sha256::digest(text.as_bytes()).iter().take(8).fold(String::new(), |mut hex, byte| {
        // Writing into a String does not fail.
        write!(hex, "{byte:02x}").ok();
        hex
    })
}
