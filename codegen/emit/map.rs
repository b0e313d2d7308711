//! Perfect hashes.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::ident;
use super::print::{line, text};
use crate::codegen::hash::hash;

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

/// The positions of ids, which are those in the list.
pub fn ids(ids: &[&str]) -> String {
    // If two ids have the same numbers, there is no such map, and the next seed is tried.
    let state = phf_generator::generate_hash_with_hash_fn(ids, |id, seed| {
        // There is no other way to make one.
        let mut hashes = phf_shared::hash(&0u8, seed);
        [hashes.g, hashes.f1, hashes.f2] = hash(id, *seed);
        hashes
    });
    let (seed, displacements, positions) = (state.key, state.disps, state.map);
    format!(
        "static IDS: crate::ids::Ids = crate::ids::Ids {{ seed: {seed}, \
         displacements: &{displacements:?}, positions: &{positions:?} }};\n"
    )
}
