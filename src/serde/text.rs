//! Texts, and the one text that is looked for in a map.

use core::fmt;

use ::serde::de::{
    DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, Unexpected, Visitor,
};

/// What a function makes of a text or, where the format is human-readable, of the text that a map
/// has in a field.
pub(crate) fn by_text<'de, T, D: Deserializer<'de>>(
    deserializer: D,
    field: &'static str,
    expected: impl fmt::Display,
    read: impl FnOnce(&str) -> Result<T, D::Error>,
) -> Result<T, D::Error> {
    let text = Text(expected, read);
    if deserializer.is_human_readable() {
        deserializer.deserialize_any(TextOrMap { text, field })?
    } else {
        deserializer.deserialize_str(text)?
    }
}

struct TextOrMap<W, F> {
    text: Text<W, F>,
    field: &'static str,
}

impl<'de, T, W: fmt::Display, F: FnOnce(&str) -> T> Visitor<'de> for TextOrMap<W, F> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, or a map with that {}", self.text.0, self.field)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        self.text.visit_str(text)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<T, A::Error> {
        let Self { text, field } = self;
        let mut text = Some(text);
        let mut found = None;
        while let Some(key) = map.next_key_seed(Among(&[field]))? {
            match key.and_then(|_| text.take()) {
                Some(text) => found = Some(map.next_value_seed(text)?),
                None => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        found.ok_or_else(|| A::Error::missing_field(field))
    }
}

/// Reads a text, and gives the one of these that it is; `None` for another text.
pub(crate) struct Among<'a>(pub(crate) &'a [&'static str]);

impl<'de> DeserializeSeed<'de> for Among<'_> {
    type Value = Option<&'static str>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        let known = |text: &str| self.0.iter().copied().find(|known| *known == text);
        deserializer.deserialize_identifier(Text("the name of a field", known))
    }
}

/// What is expected, and what a function makes of the text that is read.
pub(crate) struct Text<W, F>(pub(crate) W, pub(crate) F);

impl<T, W: fmt::Display, F: FnOnce(&str) -> T> Visitor<'_> for Text<W, F> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        Ok((self.1)(text))
    }

    /// Some formats give the names of fields as bytes, among them CSV.
    fn visit_bytes<E: Error>(self, bytes: &[u8]) -> Result<T, E> {
        match core::str::from_utf8(bytes) {
            Ok(text) => self.visit_str(text),
            Err(_) => Err(E::invalid_value(Unexpected::Bytes(bytes), &self)),
        }
    }
}

impl<'de, T, W: fmt::Display, F: FnOnce(&str) -> T> DeserializeSeed<'de> for Text<W, F> {
    type Value = T;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<T, D::Error> {
        deserializer.deserialize_str(self)
    }
}
