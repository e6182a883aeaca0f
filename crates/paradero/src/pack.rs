//! Reading packs and cases from files and folders.

use std::io::Read as _;
use std::path::{Path, PathBuf};

use paradero_desk::{CheckFile, LawText, MOST_LAW_BYTES};

use crate::Failure;

/// The text of a pack: of a file, of the `.law` files in a folder, or of the one that comes with the program.
pub(crate) fn text_of(pack: Option<&Path>) -> Result<LawText, Failure> {
    match pack {
        None => Ok(LawText::shipped()),
        Some(path) if path == Path::new("shipped") && !path.exists() => Ok(LawText::shipped()),
        Some(path) if path.is_dir() => {
            let mut paths = inside(path, "law")?;
            paths.sort_by_key(|path| LawText::order(&stem(path)));
            // A folder is read no further than what makes it too large.
            let (mut files, mut bytes) = (Vec::new(), 0);
            for path in paths {
                let file = text(&path)?;
                bytes += file.text.len();
                files.push(file);
                if bytes > MOST_LAW_BYTES {
                    break;
                }
            }
            Ok(LawText::of(files))
        }
        Some(path) => Ok(LawText::of(vec![text(path)?])),
    }
}

/// Cases: files as they are named, and the `.case` files in folders, by name.
pub(crate) fn cases(paths: &[PathBuf]) -> Result<Vec<(PathBuf, CheckFile)>, Failure> {
    let mut all = Vec::new();
    for path in paths {
        let own = if path.is_dir() { inside(path, "case")? } else { vec![path.clone()] };
        for path in own {
            let file = text(&path)?;
            all.push((path, file));
        }
    }
    Ok(all)
}

/// A text file that is small enough.
pub(crate) fn text(path: &Path) -> Result<CheckFile, Failure> {
    let name = path.display().to_string();
    let unread = |error: std::io::Error| Failure(format!("{name}: cannot be read: {error}"));
    let most = MOST_LAW_BYTES as u64;
    let mut bytes = Vec::new();
    std::fs::File::open(path).and_then(|file| file.take(most + 1).read_to_end(&mut bytes)).map_err(unread)?;
    if bytes.len() > MOST_LAW_BYTES {
        let most = most / 1024 / 1024;
        return Err(Failure(format!("{name}: a pack or a case has at most {most} MiB of text, and this has more")));
    }
    crate::utf8(name, bytes)
}

/// The files in a folder whose names end so, by name.
fn inside(folder: &Path, end: &str) -> Result<Vec<PathBuf>, Failure> {
    let name = folder.display();
    let unread = |error: std::io::Error| Failure(format!("{name}: cannot be read: {error}"));
    let mut paths = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(unread)? {
        let path = entry.map_err(unread)?.path();
        if path.extension().is_some_and(|extension| extension == end) && path.is_file() {
            paths.push(path);
        }
    }
    if paths.is_empty() {
        return Err(Failure(format!("{name}: no file in this folder ends in .{end}")));
    }
    paths.sort();
    Ok(paths)
}

fn stem(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}
