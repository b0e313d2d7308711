//! Perfect hashes.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::ident;
use super::print::{line, text};

/// A map from texts to values, of the type `value`.
///
/// The fields are written out, since the macro of `phf` would make every user build a parser of Rust.
/// No feature of this release of `phf` changes them.
pub fn map(name: &str, value: &TokenStream, entries: &[(String, TokenStream)]) -> String {
    let keys: Vec<&str> = entries.iter().map(|(key, _)| key.as_str()).collect();
    let state = phf_generator::generate_hash(&keys);
    let seed = Literal::u64_unsuffixed(state.key);
    let displacements = state.disps.iter().map(|&(a, b)| {
        let (a, b) = (Literal::u32_unsuffixed(a), Literal::u32_unsuffixed(b));
        quote!((#a, #b))
    });
    let name = ident(name);
    let head = text(quote!(static #name: phf::Map<&str, #value> = phf::Map));
    let fields = text(quote!(key: #seed, disps: &[#(#displacements),*], entries: &));
    let mut map = format!("{head} {{ {fields}[\n");
    for &index in &state.map {
        let (key, value) = &entries[index];
        map += &line(quote!((#key, #value),));
    }
    map + "] };\n"
}
