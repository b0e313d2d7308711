//! Perfect hashes.

use proc_macro2::TokenStream;
use quote::quote;

use super::ident;
use super::perfect::{Perfect, sip_hash};
use super::print::{line, text};
use crate::codegen::hash::hash;
use crate::codegen::list::List as _;

/// A map from texts to values, of the type `value`.
///
/// The fields are written out, since the macro of `phf` would make every user build a parser of Rust.
/// No feature of this release of `phf` changes them.
pub fn map(name: &str, value: &TokenStream, entries: &[(&str, TokenStream)]) -> String {
    let keys: Vec<&str> = entries.iter().map(|(key, _)| *key).list();
    let perfect = Perfect::of(&keys, sip_hash);
    let name = ident(name);
    let head = text(quote!(static #name: phf::Map<&str, #value> = phf::Map));
    let mut map = format!(
        "{head} {{ key: {}, disps: &{:?}, entries: &[\n",
        perfect.seed, perfect.displacements
    );
    for key in perfect.keys {
        let (key, value) = &entries[key];
        map += &line(quote!((#key, #value),));
    }
    map + "] };\n"
}

/// The positions of ids, which are those in the list.
pub fn ids(ids: &[&str]) -> String {
    // If two ids have the same numbers, there is no such map, and the next seed is tried.
    let Perfect {
        seed,
        displacements,
        keys,
    } = Perfect::of(ids, hash);
    format!(
        "static IDS: crate::ids::Ids = crate::ids::Ids {{ seed: {seed}, \
         displacements: &{displacements:?}, positions: &{keys:?} }};\n"
    )
}
