//! The controlled vocabularies, generated from the declaration in `src/vocab.rs`.

/// A controlled vocabulary as data.
#[derive(Debug)]
pub struct Vocabulary {
    /// The name of its Rust type.
    pub name: &'static str,
    /// Its codes, in the order of the variants.
    pub codes: &'static [&'static str],
    /// The variants of its type.
    pub variants: &'static [&'static str],
    /// What the codes mean.
    #[cfg(feature = "docs")]
    pub definitions: &'static [&'static str],
}

impl Vocabulary {
    /// The path of a code in the library.
    pub fn path(&self, term: usize) -> String {
        format!("crate::vocab::{}::{}", self.name, self.variants[term])
    }
}

/// A code of a vocabulary.
pub trait Code: Copy + 'static {
    /// Every code, in the order of the vocabulary.
    const ALL: &'static [Self];
}

// The codes are mere tokens to the macro of all vocabularies, as the columns are in `schema.rs`.
macro_rules! vocabularies {
    ($( $(#[doc = $about:literal])+ $name:ident $codes:tt )+) => {
        $(vocabulary!($name $codes);)+
    };
}

macro_rules! vocabulary {
    ($name:ident {
        $( $(#[doc = $definition:literal])+ $variant:ident = $code:literal
            $([$($crosswalk:tt)+])?, )+
    }) => {
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum $name { $($variant),+ }

        #[allow(dead_code)] // Not every vocabulary is named in a message.
        impl $name {
            pub const VOCABULARY: super::Vocabulary = super::Vocabulary {
                name: stringify!($name),
                codes: &[$($code),+],
                variants: &[$(stringify!($variant)),+],
                #[cfg(feature = "docs")]
                definitions: &[$(concat!($($definition),+).trim_ascii()),+],
            };

            pub const fn code(self) -> &'static str {
                Self::VOCABULARY.codes[self as usize]
            }

            pub const fn variant(self) -> &'static str {
                Self::VOCABULARY.variants[self as usize]
            }
        }

        impl super::Code for $name {
            const ALL: &'static [Self] = &[$(Self::$variant),+];
        }
    };
}

#[path = "../src/vocab.rs"]
mod declared;

pub use declared::*;

/// The value of a code; `None` if there is no such code.
pub fn from_code<C: Code>(vocabulary: &Vocabulary, code: &str) -> Option<C> {
    let position = vocabulary.codes.iter().position(|other| *other == code)?;
    Some(C::ALL[position])
}
