//! The articles that were given.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use curate::codegen::dataset::{Dataset, Row, RowPlace};
use curate::codegen::schema::sources;

use crate::article::Article;
use crate::stop::{Stop, note};
use crate::words::counted;

/// The articles, by their sources.
pub struct Articles<'d, 't> {
    dataset: &'d Dataset<'t>,
    articles: BTreeMap<RowPlace, Article>,
    /// Whether a file was named that is no article.
    has_stranger: bool,
    /// Whether a folder was named, which is to have all of them.
    is_folder: bool,
}

impl<'d, 't> Articles<'d, 't> {
    /// Opens the articles among files and the files of folders, and says which files are none.
    pub fn open(paths: &[PathBuf], dataset: &'d Dataset<'t>) -> Result<Self, Stop> {
        let mut articles = BTreeMap::new();
        let mut others = Vec::new();
        let (mut has_stranger, mut is_folder) = (false, false);
        for path in paths {
            if path.is_dir() {
                is_folder = true;
                for file in files(path)? {
                    match open(&file, dataset) {
                        Ok(found) => articles.extend(found),
                        Err(_) => others.push(format!("`{}`", file.display())),
                    }
                }
            } else {
                match open(path, dataset) {
                    Ok(found) => articles.extend(found),
                    Err(stop) if paths.len() == 1 => return Err(stop),
                    Err(stop) => {
                        has_stranger = true;
                        note!("{}", stop.message().unwrap_or_default());
                    }
                }
            }
        }
        if articles.is_empty() {
            return Err(Stop::Refused(format!(
                "none of these files is an article whose SHA-256 is in {}",
                sources::TABLE.schema().file()
            )));
        }
        if !others.is_empty() {
            let others = others.join(", ");
            note!("not compared, since no source has its SHA-256: {others}");
        }
        Ok(Self {
            dataset,
            articles,
            has_stranger,
            is_folder,
        })
    }

    /// Whether all that was to be compared is here: the articles that were named, and in a folder, those
    /// of all sources.
    pub fn are_complete(&self) -> bool {
        !self.has_stranger && (!self.is_folder || self.missing().next().is_none())
    }

    /// The sources whose articles are not here.
    pub fn missing(&self) -> impl Iterator<Item = Row<'d, 't>> {
        let sources = self.dataset.rows(sources::TABLE);
        sources.filter(|source| !self.articles.contains_key(&source.place))
    }

    pub fn of(&self, source: Row<'_, '_>) -> Option<&Article> {
        self.articles.get(&source.place)
    }

    /// The articles with their sources.
    pub fn iter(&self) -> impl Iterator<Item = (Row<'d, 't>, &Article)> {
        let articles = self.articles.iter();
        articles.map(|(source, article)| (self.dataset.row(*source), article))
    }

    /// The articles of other sources.
    pub fn others(&self, source: Row<'_, '_>) -> impl Iterator<Item = (Row<'d, 't>, &Article)> {
        self.iter()
            .filter(move |(other, _)| other.place != source.place)
    }

    /// How many there are, in words.
    pub fn counted(&self) -> String {
        counted(self.articles.len(), "article")
    }

    pub fn is_one(&self) -> bool {
        self.articles.len() == 1
    }
}

/// The files of a folder, in the order of their names.
fn files(folder: &Path) -> Result<Vec<PathBuf>, Stop> {
    let entries = std::fs::read_dir(folder)
        .map_err(|error| Stop::Misuse(format!("`{}` can't be read: {error}", folder.display())))?;
    let files = entries.flatten().map(|entry| entry.path());
    let mut files: Vec<_> = files.filter(|path| path.is_file()).collect();
    files.sort();
    Ok(files)
}

/// Opens an article, and finds its source; each of them, if the same text is there twice.
fn open(path: &Path, dataset: &Dataset<'_>) -> Result<Vec<(RowPlace, Article)>, Stop> {
    let article = Article::open(path)?;
    let sources = dataset.rows(sources::TABLE);
    let sources = sources.filter(|row| row.text(sources::sha256) == Some(&article.sha256));
    let found: Vec<_> = sources
        .map(|source| (source.place, article.clone()))
        .collect();
    if found.is_empty() {
        return Err(Stop::Refused(format!(
            "no source has the SHA-256 of `{}`, {}",
            article.shown, article.sha256
        )));
    }
    Ok(found)
}
