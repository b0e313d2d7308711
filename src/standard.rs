//! The standards that the types of columns follow: the one place where they are named.

/// Gives the standard of a type to a macro, or nothing.
macro_rules! standard_of {
    ($give:ident: optional $($kind:ident)+) => { standard_of!($give: $($kind)+) };
    ($give:ident: Date) => { $give!("EDTF (ISO 8601-2)") };
    ($give:ident: Hex) => { $give!("SHA-256 (FIPS 180-4)") };
    ($give:ident: Form URL) => { $give!("RFC 3986") };
    ($give:ident: Form COUNTRY) => { $give!("ISO 3166-1 alpha-2") };
    ($give:ident: Form WIKIDATA) => { $give!("Wikidata") };
    ($give:ident: Form LANGUAGE) => { $give!("BCP 47") };
    ($give:ident: Form VERSION) => { $give!("Semantic Versioning") };
    ($give:ident: $($other:ident)+) => { $give!() };
}
