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
    /// What the code is called in the standards of the field, part by part.
    pub crosswalk: &'static [(Standard, &'static [&'static str])],
}

/// A standard of the field that has a name for some codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Standard {
    /// Event and sub-event types of the Armed Conflict Location & Event Data Project.
    ACLED,
    /// Events and modes of the Political Language Ontology for Verifiable Event Records.
    PLOVER,
    /// Types of quotation in the Political News Attribution Relations corpus.
    PolNeAR,
    /// Attributes of a time expression in TimeML.
    TIMEX3,
    /// Codes of the Unified Code for Units of Measure.
    UCUM,
}

impl Term {
    /// What the code is called in a standard, part by part; nothing where nothing fits.
    pub(crate) const fn in_standard(&self, standard: Standard) -> &'static [&'static str] {
        let mut names = self.crosswalk;
        while let [(other, parts), rest @ ..] = names {
            if *other as u8 == standard as u8 {
                return parts;
            }
            names = rest;
        }
        &[]
    }
}

macro_rules! vocabularies {
    ($(
        $(#[doc = $about:literal])+
        $name:ident {
            $( $(#[doc = $definition:literal])+ $variant:ident = $code:literal
                $([$($standard:ident $($part:literal)+),+ $(,)?])?, )+
        }
    )+) => {
        use core::fmt;

        pub use crate::code::{Standard, Term, Vocabulary};

        /// Every vocabulary.
        pub const ALL: &[&Vocabulary] = &[$(&$name::VOCABULARY),+];

        $(
            $(#[doc = $about])+
            #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
            #[non_exhaustive]
            pub enum $name {
                $(
                    #[doc = concat!("`", $code, "`:", $($definition),+)]
                    $(
                        #[doc = ""]
                        $(#[doc = concat!("- ", stringify!($standard), ":", $(" `", $part, "`"),+)])+
                    )?
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
                        crosswalk: &[$($((Standard::$standard, &[$($part),+])),+)?],
                    }),+],
                };

                /// The code with all that is said of it.
                ///
                /// ```
                #[doc = concat!("use kursk_campaign::vocab::", stringify!($name), ";")]
                ///
                #[doc = concat!("for value in ", stringify!($name), "::ALL {")]
                ///     assert_eq!(value.term().code, value.code());
                /// }
                /// ```
                pub const fn term(self) -> &'static Term {
                    &Self::VOCABULARY.terms[self as usize]
                }

                /// The code as the tables write it.
                ///
                /// ```
                #[doc = concat!("use kursk_campaign::vocab::", stringify!($name), ";")]
                ///
                #[doc = concat!("let value = ", stringify!($name), "::ALL[0];")]
                #[doc = concat!("assert_eq!(", stringify!($name), "::from_code(value.code()), Some(value));")]
                /// ```
                pub const fn code(self) -> &'static str {
                    self.term().code
                }

                /// What the code means.
                ///
                /// ```
                #[doc = concat!("use kursk_campaign::vocab::", stringify!($name), ";")]
                ///
                #[doc = concat!("let value = ", stringify!($name), "::ALL[0];")]
                /// assert!(value.definition().ends_with('.'));
                /// ```
                pub const fn definition(self) -> &'static str {
                    self.term().definition
                }

                /// The value of a code; `None` where there is no such code.
                ///
                /// ```
                #[doc = concat!("use kursk_campaign::vocab::", stringify!($name), ";")]
                ///
                #[doc = concat!("assert_eq!(", stringify!($name), "::from_code(\"no such code\"), None);")]
                /// ```
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
