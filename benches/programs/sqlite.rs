//! Opens the three tables as an SQLite database in memory, and prints a record of each.
//!
//! The database is part of the program and is queried where it lies: the least that SQLite can do.

use rusqlite::{Connection, MAIN_DB};

fn main() {
    let mut database = Connection::open_in_memory().expect("a database");
    let tables = include_bytes!(concat!(env!("TABLES"), "/tables.sqlite"));
    database.deserialize_bytes(MAIN_DB, tables).expect("the tables");
    for (query, id) in [
        ("SELECT title FROM events WHERE id = ?", "EVENT"),
        ("SELECT wording FROM figures WHERE id = ?", "FIGURE"),
        ("SELECT text FROM quotes WHERE id = ?", "QUOTE"),
    ] {
        let found = database.query_row(query, [id], |row| row.get::<_, String>(0));
        println!("{}", found.expect("the record"));
    }
}
