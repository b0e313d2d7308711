//! Writes the three tables as an SQLite database.

use rusqlite::{Connection, params_from_iter};

fn main() {
    let folder = env!("TABLES");
    let path = format!("{folder}/tables.sqlite");
    let _ = std::fs::remove_file(&path);
    let mut database = Connection::open(path).expect("a database");
    let transaction = database.transaction().expect("a transaction");
    for table in ["events", "figures", "quotes"] {
        let mut reader = csv::Reader::from_path(format!("{folder}/{table}.csv")).expect("a table");
        let columns: Vec<_> = reader.headers().expect("a header").iter().map(str::to_owned).collect();
        let rest: String = columns[1..].iter().map(|column| format!(", \"{column}\" TEXT")).collect();
        let create = format!("CREATE TABLE {table} (id TEXT PRIMARY KEY{rest}) WITHOUT ROWID");
        transaction.execute(&create, []).expect("a table");
        let places = vec!["?"; columns.len()].join(", ");
        let insert = format!("INSERT INTO {table} VALUES ({places})");
        let mut insert = transaction.prepare(&insert).expect("a statement");
        for row in reader.records() {
            let row = row.expect("a row");
            insert.execute(params_from_iter(row.iter())).expect("the row is new");
        }
    }
    transaction.commit().expect("the tables");
}
