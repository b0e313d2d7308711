//! An example of each field of the record types: the value of the first record that has one.

use crate::codegen::dataset::{Row, Value};
use crate::codegen::emit::{Emitter, constant};
use crate::codegen::schema::{Column, Table};

/// An example that is tested with the others, or nothing where no record has a value.
pub fn of(emitter: &Emitter<'_, '_>, table: &Table, column: &Column) -> String {
    let rows = emitter.rows(table.id).enumerate();
    let mut rows = rows.filter(|(_, row)| !row.is_empty(&column.at));
    let Some((position, row)) = rows.next() else {
        return String::new();
    };
    let record = match table.has_ids() {
        true => format!("{}::{}", table.name, constant(row.id())),
        false => format!("&{}::ALL[{position}]", table.name),
    };
    let Written {
        value,
        method,
        imports,
    } = value(emitter, row, column);
    let some = if column.required { "" } else { ".unwrap()" };
    let (module, field) = (table.name, column.name);
    let more = imports.filter(|import| *import != module);
    let imports = match more {
        Some(import) => format!("{{{module}, {import}}}"),
        None => module.to_owned(),
    };
    format!(
        "\n\n```\nuse kursk_campaign::{imports};\n\nlet record = {record};\n\
         assert_eq!(record.{field}{some}{method}, {value});\n```\n"
    )
}

/// A value as Rust writes it.
struct Written {
    value: String,
    /// How the field is brought into the type of the value.
    method: &'static str,
    /// The module that the value names.
    imports: Option<&'static str>,
}

fn value(emitter: &Emitter<'_, '_>, row: Row<'_, '_>, column: &Column) -> Written {
    let plain = |value: String, method| Written {
        value,
        method,
        imports: None,
    };
    let cell = row.cell(&column.at).value;
    match row.value(&column.at) {
        Value::Record(place) => {
            let record = emitter.dataset.row(place);
            match column.targets() {
                [_] => Written {
                    value: format!("{}::{}", record.table(), constant(record.id())),
                    method: "",
                    imports: Some(record.table()),
                },
                _ => plain(format!("{:?}", record.id()), ".id()"),
            }
        }
        Value::Code(vocabulary, term) => Written {
            value: format!("vocab::{}::{}", vocabulary.name, vocabulary.variants[term]),
            method: "",
            imports: Some("vocab"),
        },
        Value::Date(_) | Value::Number(_) => plain(format!("{cell:?}"), ".to_string()"),
        Value::Count(_) | Value::Degrees(_) => plain(cell.to_owned(), ""),
        _ => plain(format!("{cell:?}"), ""),
    }
}
