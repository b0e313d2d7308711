//! The pages of a documentation: their elements and their links.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Component, Path, PathBuf};

use html5gum::emitters::default::DefaultEmitter;
use html5gum::{HtmlString, Token, Tokenizer};
use percent_encoding::percent_decode_str;

/// A page, as far as it leads on.
#[derive(Default)]
pub struct Page {
    pub size: usize,
    /// What can be named after `#`.
    pub ids: BTreeSet<String>,
    /// Where links, scripts and images come from, as written.
    pub targets: Vec<String>,
    /// Each element that is a script, and each attribute that runs one.
    pub scripts: Vec<String>,
}

/// The pages below a folder, by their paths in it.
pub struct Site {
    pub folder: PathBuf,
    pub pages: BTreeMap<PathBuf, Page>,
}

impl Site {
    pub fn of(folder: &Path) -> Self {
        let mut files = Vec::new();
        list(folder, &mut files);
        // The pages of rustdoc itself are beside those of the crate.
        files.retain(|file| {
            let is_own = file.parent() == Some(folder);
            !is_own
                && file
                    .extension()
                    .is_some_and(|extension| extension == "html")
        });
        let read = |file: PathBuf| {
            let page = Page::of(&fs::read_to_string(&file).unwrap());
            (file.strip_prefix(folder).unwrap().to_owned(), page)
        };
        Self {
            folder: folder.to_owned(),
            pages: files.into_iter().map(read).collect(),
        }
    }

    /// The links of a page that lead to other pages of the site: their paths and what is after `#`.
    pub fn links<'s>(&'s self, page: &'s Path) -> impl Iterator<Item = (PathBuf, &'s str)> {
        let targets = self.pages[page].targets.iter();
        targets.filter_map(move |target| {
            let is_elsewhere = target.split('/').next()?.contains(':');
            let (target, anchor) = target.split_once('#').unwrap_or((target, ""));
            let file = target.split('?').next()?;
            let path = match file {
                "" => page.to_owned(),
                _ => normal(&page.with_file_name("").join(file)),
            };
            (!is_elsewhere).then_some((path, anchor))
        })
    }

    /// Whether a page has a link to another one.
    pub fn leads(&self, from: &Path, to: &Path) -> bool {
        self.links(from).any(|(target, _)| target == to)
    }

    /// The links that lead nowhere: to no file, or to no place in a page.
    pub fn dead_links(&self) -> Vec<String> {
        let mut dead = Vec::new();
        for path in self.pages.keys() {
            for (target, anchor) in self.links(path) {
                let is_there = match self.pages.get(&target) {
                    Some(page) => anchor.is_empty() || page.has(anchor),
                    None => self.folder.join(&target).is_file(),
                };
                if !is_there {
                    dead.push(format!("{}: {}#{anchor}", path.display(), target.display()));
                }
            }
        }
        dead
    }
}

impl Page {
    fn of(html: &str) -> Self {
        let mut page = Self {
            size: html.len(),
            ..Self::default()
        };
        let mut emitter = DefaultEmitter::default();
        emitter.naively_switch_states(true);
        let text = |text: &HtmlString| String::from_utf8_lossy(text).into_owned();
        let mut is_script = false;
        for token in Tokenizer::new_with_emitter(html, emitter) {
            match token.unwrap() {
                Token::StartTag(tag) => {
                    is_script = tag.name.as_slice() == b"script";
                    for (name, value) in &tag.attributes {
                        let value = text(value);
                        match name.as_slice() {
                            b"id" => drop(page.ids.insert(value)),
                            b"href" | b"src" => page.targets.push(value),
                            [b'o', b'n', ..] => page.scripts.push(value),
                            _ => {}
                        }
                    }
                }
                Token::String(script) if is_script => page.scripts.push(text(&script)),
                _ => is_script = false,
            }
        }
        page
    }

    /// Whether something can be named so: as it is, or without percent signs, as a browser looks for it.
    /// Lines of source may be a range.
    fn has(&self, anchor: &str) -> bool {
        let is_line = |anchor: &str| anchor.bytes().all(|byte| byte.is_ascii_digit());
        let line = anchor.split('-').next().filter(|line| is_line(line));
        let decoded = percent_decode_str(anchor).decode_utf8_lossy();
        [anchor, &*decoded, line.unwrap_or(anchor)]
            .iter()
            .any(|name| self.ids.contains(*name))
    }
}

fn list(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        match path.is_dir() {
            true => list(&path, files),
            false => files.push(path),
        }
    }
}

/// The path without `..`, as a browser takes it.
fn normal(path: &Path) -> PathBuf {
    let mut normal = PathBuf::new();
    for component in path.components() {
        match component {
            Component::ParentDir => drop(normal.pop()),
            component => normal.push(component),
        }
    }
    normal
}
