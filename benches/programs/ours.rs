//! Prints three records of kursk-campaign, by their constants.

use kursk_campaign::{events, figures, quotes};

fn main() {
    println!("{}", events::EVENT.title);
    println!("{}", figures::FIGURE.wording);
    println!("{}", quotes::QUOTE.text);
}
