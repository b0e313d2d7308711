//! Prints three lines.

fn main() {
    println!("the title of an event");
    println!("the wording of a figure");
    println!("the text of a quote");
}
