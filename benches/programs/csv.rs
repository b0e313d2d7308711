//! Reads the three tables from the text in the program, and prints a record of each.

use std::collections::HashMap;

use serde::Deserialize;

#[derive(Deserialize)]
struct Event {
    id: String,
    title: String,
}

#[derive(Deserialize)]
struct Figure {
    id: String,
    wording: String,
}

#[derive(Deserialize)]
struct Quote {
    id: String,
    text: String,
}

fn read<T: for<'de> Deserialize<'de>>(text: &str, id: fn(&T) -> &String) -> HashMap<String, T> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let rows = reader.deserialize().map(|row| row.expect("a row of the table"));
    rows.map(|row: T| (id(&row).clone(), row)).collect()
}

fn main() {
    let events = read(include_str!(concat!(env!("TABLES"), "/events.csv")), |e: &Event| &e.id);
    let figures = read(include_str!(concat!(env!("TABLES"), "/figures.csv")), |f: &Figure| &f.id);
    let quotes = read(include_str!(concat!(env!("TABLES"), "/quotes.csv")), |q: &Quote| &q.id);
    println!("{}", events["EVENT"].title);
    println!("{}", figures["FIGURE"].wording);
    println!("{}", quotes["QUOTE"].text);
}
