//! The controlled vocabularies as types, made of the declaration in `src/vocab.rs`.

/// A controlled vocabulary as data.
#[derive(Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Vocabulary {
    /// The name of its Rust type: `Qualifier`.
    pub name: &'static str,
    /// What it is for.
    pub about: &'static str,
    /// Its codes, in the order of `ALL`.
    pub terms: &'static [Term],
}

/// One code of a [`Vocabulary`].
#[derive(Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Term {
    /// The code as the tables write it: `less-than`.
    pub code: &'static str,
    /// What the code means.
    pub definition: &'static str,
}

macro_rules! vocabularies {
    ($(
        $(#[doc = $about:literal])+
        $name:ident {
            $( $(#[doc = $definition:literal])+ $variant:ident = $code:literal, )+
        }
    )+) => {
        use core::fmt;

        pub use crate::code::{Term, Vocabulary};

        /// Every vocabulary.
        pub const ALL: &[&Vocabulary] = &[$(&$name::VOCABULARY),+];

        $(
            $(#[doc = $about])+
            #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
            #[non_exhaustive]
            pub enum $name {
                $(
                    #[doc = concat!("`", $code, "`:", $($definition),+)]
                    $variant,
                )+
            }

            impl $name {
                /// Every code, in the order of definition.
                pub const ALL: &'static [Self] = &[$(Self::$variant),+];

                /// The vocabulary as data.
                pub const VOCABULARY: Vocabulary = Vocabulary {
                    name: stringify!($name),
                    about: concat!($($about),+).trim_ascii(),
                    terms: &[$(Term {
                        code: $code,
                        definition: concat!($($definition),+).trim_ascii(),
                    }),+],
                };

                /// The code as the tables write it.
                pub const fn code(self) -> &'static str {
                    Self::VOCABULARY.terms[self as usize].code
                }

                /// What the code means.
                pub const fn definition(self) -> &'static str {
                    Self::VOCABULARY.terms[self as usize].definition
                }

                /// The value of a code; `None` where there is no such code.
                pub fn from_code(code: &str) -> Option<Self> {
                    let position = Self::VOCABULARY.terms.iter().position(|t| t.code == code)?;
                    Some(Self::ALL[position])
                }
            }

            impl fmt::Display for $name {
                fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    f.pad(self.code())
                }
            }

            impl crate::cell::Cell for $name {
                fn show(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    fmt::Debug::fmt(self, f)
                }
            }

            #[cfg(feature = "serde")]
            crate::serde::code!($name);
        )+
    };
}
