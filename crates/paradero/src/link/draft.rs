//! A file that is there whole or not at all.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

/// A file that is being written beside its place; unless it is kept, it goes when it is dropped.
pub(super) struct Draft {
    place: PathBuf,
    beside: PathBuf,
    file: Option<BufWriter<File>>,
}

impl Draft {
    /// Begins a file.
    pub(super) fn begin(place: &Path) -> io::Result<Self> {
        let name = place.file_name().ok_or_else(|| io::Error::other("this names no file"))?;
        let mut hidden = std::ffi::OsString::from(".");
        hidden.push(name);
        hidden.push(format!(".{}.part", std::process::id()));
        let beside = place.with_file_name(hidden);
        let file = File::create_new(&beside)?;
        Ok(Self { place: place.to_owned(), beside, file: Some(BufWriter::new(file)) })
    }

    /// Where the file will be.
    pub(super) fn place(&self) -> &Path {
        &self.place
    }

    /// Puts everything on the disk, still beside its place.
    pub(super) fn finish(&mut self) -> io::Result<()> {
        let Some(mut file) = self.file.take() else { return Ok(()) };
        file.flush()?;
        file.get_ref().sync_all()
    }

    /// Puts the finished file into its place.
    pub(super) fn keep(mut self) -> io::Result<()> {
        self.finish()?;
        std::fs::rename(&self.beside, &self.place)
    }
}

impl Write for Draft {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match &mut self.file {
            Some(file) => file.write(bytes),
            None => Err(io::Error::other("the file is finished")),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.as_mut().map_or(Ok(()), BufWriter::flush)
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        // After `keep` nothing is there any more, and that is well.
        let _gone = std::fs::remove_file(&self.beside);
    }
}
