//! Tokens as a person would write them: paths without spaces, one item per line.

use proc_macro2::{Delimiter, Group, Spacing, TokenStream, TokenTree};

/// The text of an item, with a line feed at its end.
pub fn line(item: TokenStream) -> String {
    text(item) + "\n"
}

/// The text of tokens on one line.
pub fn text(tokens: TokenStream) -> String {
    let mut text = String::new();
    write(tokens, &mut text);
    text
}

fn write(tokens: TokenStream, text: &mut String) {
    let mut before = Before::Nothing;
    for token in tokens {
        match &token {
            TokenTree::Group(group) => {
                let is_call = matches!(before, Before::Word | Before::Tight);
                if is_call && group.delimiter() == Delimiter::Brace || before == Before::Sign {
                    text.push(' ');
                }
                delimited(group, text);
                before = Before::Word;
            }
            TokenTree::Punct(punct) => {
                let (c, is_joint) = (punct.as_char(), punct.spacing() == Spacing::Joint);
                let is_after_word = matches!(before, Before::Word | Before::Sign);
                if is_after_word && matches!(c, '=' | '&' | '#' | '-') {
                    text.push(' ');
                }
                text.push(c);
                before = match c {
                    ':' if text.ends_with("::") => Before::Tight,
                    '&' | '#' | '\'' | '<' | '!' | '.' | '-' => Before::Tight,
                    _ if is_joint => Before::Tight,
                    '>' => Before::Word,
                    _ => Before::Sign,
                };
            }
            TokenTree::Ident(_) | TokenTree::Literal(_) => {
                if matches!(before, Before::Word | Before::Sign) {
                    text.push(' ');
                }
                text.push_str(&token.to_string());
                before = Before::Word;
            }
        }
    }
}

fn delimited(group: &Group, text: &mut String) {
    let (open, close) = match group.delimiter() {
        Delimiter::Parenthesis => ("(", ")"),
        Delimiter::Bracket => ("[", "]"),
        Delimiter::Brace => ("{ ", " }"),
        Delimiter::None => ("", ""),
    };
    text.push_str(open);
    write(group.stream(), text);
    text.push_str(close);
}

/// What comes before a token.
#[derive(Clone, Copy, PartialEq)]
enum Before {
    Nothing,
    /// A name, a literal or a closing bracket.
    Word,
    /// A sign with a space after it, such as a comma.
    Sign,
    /// A sign without a space after it, such as `&`.
    Tight,
}

#[cfg(test)]
mod tests {
    use proc_macro2::{TokenStream, TokenTree};

    /// Texts are written with `{:?}`, whose escapes are those of Rust.
    #[test]
    fn every_character_is_written_as_a_literal_that_means_it() {
        for c in '\0'..=char::MAX {
            // After a letter and after a digit, with which a mark or an escape could join.
            let text = format!("a{c}0{c}");
            let written = format!("{text:?}");
            assert_eq!(meaning(&written).as_deref(), Some(&*text), "{written}");
            let tokens: Vec<_> = written
                .parse::<TokenStream>()
                .unwrap()
                .into_iter()
                .collect();
            assert!(matches!(&tokens[..], [TokenTree::Literal(_)]), "{written}");
        }
    }

    /// What a literal of a text means, by the reference of Rust.
    fn meaning(literal: &str) -> Option<String> {
        let mut rest = literal.strip_prefix('"')?.strip_suffix('"')?.chars();
        let mut text = String::new();
        while let Some(c) = rest.next() {
            text.push(match c {
                '"' | '\n' | '\r' => return None,
                '\\' => match rest.next()? {
                    'n' => '\n',
                    'r' => '\r',
                    't' => '\t',
                    '0' => '\0',
                    c @ ('\\' | '\'' | '"') => c,
                    'u' => {
                        let (code, after) = rest.as_str().strip_prefix('{')?.split_once('}')?;
                        rest = after.chars();
                        char::from_u32(u32::from_str_radix(code, 16).ok()?)?
                    }
                    _ => return None,
                },
                c => c,
            });
        }
        Some(text)
    }

    #[test]
    fn tokens_read_like_source() {
        for source in [
            "pub const A: &Actor = &ROWS[0];",
            r#"static X: [(u32, Y); 2] = [(1, Y::new("a b", Some(2)))];"#,
            r#"Actor { id: "a", kind: crate::vocab::ActorKind::Media, note: None }"#,
            "pub(crate) static N: phf::Map<&str, &[&Actor]> = phf::Map { key: 1, disps: &[(0, 1)], entries: &[] };",
            r#"#[doc = "x"] const D: f64 = -1.5;"#,
        ] {
            let tokens = source.parse().expect("the source is Rust");
            assert_eq!(super::text(tokens), source);
        }
    }
}
