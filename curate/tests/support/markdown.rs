//! Documentation as rustdoc reads it.

use curate::codegen::{Context, Generated};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use syn::parse::Parse;

use super::context::CONTEXT;

/// What the tests of the pages compile for.
pub const WITH_PAGES: Context<'static> = Context {
    pages: true,
    ..CONTEXT
};

/// A text in Markdown, as far as a cell could tamper with it.
#[derive(Default)]
pub struct Rendered {
    /// What is read, without the marks.
    pub text: String,
    /// What is passed on as HTML.
    pub html: String,
    /// What is shown as code within a text.
    pub code: String,
    /// What examples hold.
    pub examples: String,
    /// The targets of links and pictures.
    pub links: Vec<String>,
}

/// Reads a text with the extensions that rustdoc reads it with.
pub fn render(text: &str) -> Rendered {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_SMART_PUNCTUATION;
    let mut rendered = Rendered::default();
    let mut is_example = false;
    for event in Parser::new_ext(text, options) {
        match event {
            Event::Text(text) if is_example => rendered.examples += &text,
            Event::Text(text) => rendered.text += &text,
            Event::Start(Tag::CodeBlock(_)) => is_example = true,
            Event::End(TagEnd::CodeBlock) => is_example = false,
            Event::Code(code) => rendered.code += &code,
            Event::Html(html) | Event::InlineHtml(html) => rendered.html += &html,
            Event::SoftBreak | Event::HardBreak | Event::End(_) => rendered.text.push('\n'),
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                rendered.links.push(dest_url.into_string());
            }
            _ => {}
        }
    }
    rendered
}

/// The texts of a generated source that rustdoc reads as Markdown, and those of the notes.
pub fn documented(file: &Generated) -> Vec<String> {
    let items =
        syn::parse_file(&file.text).unwrap_or_else(|error| panic!("{}: {error}", file.name));
    let attributes = items.items.iter().flat_map(|item| match item {
        syn::Item::Const(item) => &item.attrs[..],
        syn::Item::Static(item) => &item.attrs[..],
        _ => &[],
    });
    let mut texts = Vec::new();
    for attribute in attributes {
        if attribute.path().is_ident("doc") {
            if let syn::Meta::NameValue(meta) = &attribute.meta {
                texts.extend(text(&meta.value));
            }
        } else if attribute.path().is_ident("deprecated") {
            let note = attribute.parse_nested_meta(|meta| {
                let value: syn::Expr = meta.value()?.parse()?;
                texts.extend(text(&value));
                Ok(())
            });
            note.expect("a note is a list of texts");
        }
    }
    texts
}

/// The constants of a generated source, each with its aliases.
pub fn constants(file: &Generated) -> Vec<(String, Vec<String>)> {
    let items = syn::parse_file(&file.text).expect("a generated source is Rust");
    let constants = items.items.iter().filter_map(|item| match item {
        syn::Item::Const(item) => Some(item),
        _ => None,
    });
    let aliases = constants.map(|constant| {
        let mut aliases = Vec::new();
        for attribute in &constant.attrs {
            if matches!(attribute.meta, syn::Meta::List(_)) && attribute.path().is_ident("doc") {
                let alias = attribute.parse_nested_meta(|meta| {
                    let texts;
                    syn::parenthesized!(texts in meta.input);
                    let texts =
                        texts.parse_terminated(<syn::LitStr as Parse>::parse, syn::Token![,])?;
                    aliases.extend(texts.iter().map(syn::LitStr::value));
                    Ok(())
                });
                alias.expect("aliases are a list of texts");
            }
        }
        (constant.ident.to_string(), aliases)
    });
    aliases.collect()
}

fn text(value: &syn::Expr) -> Option<String> {
    match value {
        syn::Expr::Lit(syn::ExprLit {
            lit: syn::Lit::Str(text),
            ..
        }) => Some(text.value()),
        _ => None,
    }
}
