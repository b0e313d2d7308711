//! Tables and headings of Markdown, as the codebook has them.

/// What a cell without a value holds.
pub const NONE: &str = "—";

/// The title of a heading of the second or third level, without the marks of code.
pub fn heading(line: &str) -> Option<&str> {
    let title = line.strip_prefix("## ").or(line.strip_prefix("### "))?;
    Some(plain(title))
}

/// The cells of a row.
pub fn cells(row: &str) -> Vec<&str> {
    let row = row.strip_prefix('|').unwrap_or(row).trim_end();
    let row = row.strip_suffix('|').unwrap_or(row);
    row.split(" | ").map(str::trim).collect()
}

/// A row of cells.
pub fn row(cells: &[impl AsRef<str>]) -> String {
    let mut line = String::from("|");
    for cell in cells {
        let cell = cell.as_ref();
        line += if cell.is_empty() { "" } else { " " };
        line += cell;
        line += " |";
    }
    line
}

/// A text as code.
pub fn code(text: &str) -> String {
    format!("`{text}`")
}

/// What [`code`] was made of.
pub fn plain(cell: &str) -> &str {
    cell.trim_matches('`')
}
