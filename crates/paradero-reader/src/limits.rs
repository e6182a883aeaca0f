//! How much a reader takes before it refuses.

/// The bounds within which a file is read; beyond them it is refused with an error that states the bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the file.
    pub file: usize,
    /// Parts of a workbook (entries of its zip directory).
    pub parts: usize,
    /// Bytes of one part of a workbook when unpacked.
    pub part: u64,
    /// Bytes of all parts of a workbook when unpacked.
    pub unpacked: u64,
    /// How many times larger a workbook may become when unpacked, once it is larger than 16 MiB.
    pub ratio: u64,
    /// Sheets of a workbook.
    pub sheets: usize,
    /// The last row of a text file. A sheet of a workbook has at most 1,048,576.
    pub rows: u32,
    /// Columns of a sheet.
    pub columns: u16,
    /// Cells of a sheet that hold something.
    pub cells: usize,
    /// Bytes of the text of one sheet.
    pub text: usize,
    /// Bytes of one cell; a longer one makes its row unreadable.
    pub cell: usize,
    /// Problems that are kept with their reasons; the rest are counted.
    pub problems: usize,
}

impl Limits {
    /// The last row that a sheet of a workbook can have.
    pub const SHEET_ROWS: u32 = 1_048_576;
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            file: 512 << 20,
            parts: 10_000,
            part: 1 << 30,
            unpacked: 2 << 30,
            ratio: 250,
            sheets: 500,
            rows: 20_000_000,
            columns: 16_384,
            cells: 100_000_000,
            text: 1 << 30,
            cell: 1 << 20,
            problems: 1_000,
        }
    }
}
