//! Reads the three tables from JSON in the program, and prints a record of each.

use std::collections::HashMap;

use serde::Deserialize;

#[derive(Deserialize)]
struct Event<'a> {
    id: &'a str,
    title: std::borrow::Cow<'a, str>,
}

#[derive(Deserialize)]
struct Figure<'a> {
    id: &'a str,
    wording: std::borrow::Cow<'a, str>,
}

#[derive(Deserialize)]
struct Quote<'a> {
    id: &'a str,
    text: std::borrow::Cow<'a, str>,
}

fn read<T: Deserialize<'static>>(text: &'static str, id: fn(&T) -> &'static str) -> HashMap<&'static str, T> {
    let rows: Vec<T> = serde_json::from_str(text).expect("the table as JSON");
    rows.into_iter().map(|row| (id(&row), row)).collect()
}

fn main() {
    let events = read(include_str!(concat!(env!("TABLES"), "/events.json")), |e: &Event| e.id);
    let figures = read(include_str!(concat!(env!("TABLES"), "/figures.json")), |f: &Figure| f.id);
    let quotes = read(include_str!(concat!(env!("TABLES"), "/quotes.json")), |q: &Quote| q.id);
    println!("{}", events["EVENT"].title);
    println!("{}", figures["FIGURE"].wording);
    println!("{}", quotes["QUOTE"].text);
}
