//! Uses all of the data, and as little code as that takes.

use std::hint::black_box;

use kursk_campaign::*;

include!("../references.rs");

macro_rules! keep {
    ($($module:ident: $($way:ident)+;)+) => {$(
        for record in $module::ALL {
            black_box($module::get(record.id));
            $(black_box(record.$way());)+
        }
    )+};
}

fn main() {
    references!(keep);
    black_box((
        anchors::ALL,
        answers::ALL,
        corrections::ALL,
        names::ALL,
        participants::ALL,
        relations::ALL,
        retired::ALL,
        &DATASET,
    ));
    black_box((actors::named("Kursk"), places::named("Kursk")));
    let day = chrono::NaiveDate::MIN;
    black_box(events::between(day, day).count() + figures::between(day, day).count());
    black_box(quotes::between(day, day).count() + sources::between(day, day).count());
    for figure in figures::ALL {
        black_box(figure.claim());
    }
}
