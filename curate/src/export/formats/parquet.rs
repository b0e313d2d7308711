//! Apache Parquet: a file for each table.

use std::fs::File;
use std::path::Path;
use std::sync::Arc;

use arrow_array::types::UInt8Type;
use arrow_array::{
    ArrayRef, BooleanArray, Date32Array, DictionaryArray, Float64Array, RecordBatch, StringArray,
    UInt8Array, UInt32Array,
};
use arrow_schema::{Field, Schema};
use parquet::arrow::ArrowWriter;
use parquet::basic::Compression;
use parquet::file::properties::WriterProperties;

use super::typed::{Pairs, Tables, Typed, TypedKind, TypedValue, columns, since_1970};
use super::{Failure, Staged};

pub fn write(tables: &Tables<'_, '_>, staged: &mut Staged) -> Result<(), Failure> {
    for table in Tables::tables() {
        let columns = columns(table);
        let arrays = columns.iter().map(|column| {
            let values = tables.rows(table).map(|row| tables.value(row, column));
            (column.name.clone(), array(column, values), !column.required)
        });
        write_table(&staged.path(file(table.name)), arrays.collect())?;
    }
    for pairs in &tables.pairs {
        write_table(&staged.path(file(pairs.name)), of_pairs(pairs))?;
    }
    Ok(())
}

fn file(table: &str) -> String {
    format!("{table}.parquet")
}

/// A column with its values, and whether some may be missing.
type Written = (String, ArrayRef, bool);

fn write_table(path: &Path, columns: Vec<Written>) -> Result<(), Failure> {
    let fields = columns.iter().map(|(name, array, may_be_missing)| {
        Field::new(name, array.data_type().clone(), *may_be_missing)
    });
    let schema = Arc::new(Schema::new(fields.collect::<Vec<_>>()));
    let arrays = columns.into_iter().map(|(_, array, _)| array).collect();
    let batch = RecordBatch::try_new(schema.clone(), arrays)?;
    let properties = WriterProperties::builder()
        .set_compression(Compression::SNAPPY)
        .set_created_by(format!("curate {}", env!("CARGO_PKG_VERSION")))
        .build();
    let mut writer = ArrowWriter::try_new(File::create(path)?, schema, Some(properties))?;
    writer.write(&batch)?;
    writer.close()?;
    Ok(())
}

fn array<'t>(column: &Typed, values: impl Iterator<Item = TypedValue<'t>>) -> ArrayRef {
    /// The values that are of the type of the column.
    macro_rules! values {
        ($array:ty, $kind:ident) => {
            values!($array, $kind, |value| value)
        };
        ($array:ty, $kind:ident, $as:expr) => {
            Arc::new(
                values
                    .map(|value| match value {
                        TypedValue::$kind(value) => Some(($as)(value)),
                        _ => None,
                    })
                    .collect::<$array>(),
            )
        };
    }
    match column.kind {
        TypedKind::Text => values!(StringArray, Text),
        TypedKind::Count => values!(UInt32Array, Count),
        TypedKind::Real => values!(Float64Array, Real),
        TypedKind::Day => values!(Date32Array, Day, since_1970),
        TypedKind::Flag => values!(BooleanArray, Flag),
        TypedKind::Code(codes) => {
            let keys = values.map(|value| match value {
                TypedValue::Code(position, _) => {
                    Some(u8::try_from(position).expect("no vocabulary has more than 256 codes"))
                }
                _ => None,
            });
            let codes = Arc::new(StringArray::from_iter_values(codes));
            let keys: UInt8Array = keys.collect();
            let dictionary = DictionaryArray::<UInt8Type>::try_new(keys, codes);
            Arc::new(dictionary.expect("each code is in its vocabulary"))
        }
    }
}

fn of_pairs(pairs: &Pairs<'_>) -> Vec<Written> {
    let columns = pairs.columns.iter().enumerate();
    let columns = columns.map(|(place, (name, _))| {
        let values = pairs.rows.iter().map(|row| row[place]);
        let array: ArrayRef = Arc::new(StringArray::from_iter_values(values));
        ((*name).to_owned(), array, false)
    });
    columns.collect()
}
