//! Forms of text that a predicate can check: codes of other standards, addresses, versions.

use super::characters::Class;
use super::list::List as _;
use super::number::{Number, digits};

/// A form of text that is simple enough to be checked by a predicate.
pub struct Form {
    /// What follows "is not a valid" in a message: `country code`.
    pub name: &'static str,
    /// What is expected, with an example.
    pub expected: &'static str,
    pub admits: fn(&str) -> bool,
}

/// The officially assigned codes of ISO 3166-1.
const COUNTRIES: &str = "\
    AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR \
    BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ \
    EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW \
    GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY \
    KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV \
    MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY \
    QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG \
    TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM \
    ZW";

/// The codes of ISO 639-1.
const LANGUAGES: &str = "\
    aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da \
    de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy \
    hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg \
    li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or \
    os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta \
    te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu";

/// Whether a text is one of some codes of two letters.
fn listed(codes: &str, text: &str) -> bool {
    let (codes, [first, second]) = (codes.as_bytes(), text.as_bytes()) else {
        return false;
    };
    // An iterator is slow where nothing is optimised.
    let mut i = 0;
    while i < codes.len() {
        if codes[i] == *first && codes[i + 1] == *second {
            return true;
        }
        i += "AD ".len();
    }
    false
}

pub static COUNTRY: Form = Form {
    name: "country code",
    expected: "two capital letters of ISO 3166-1 such as UA",
    admits: |text| listed(COUNTRIES, text),
};
pub static LANGUAGE: Form = Form {
    name: "language tag",
    expected: "a BCP 47 tag such as en, uk-Latn or en-GB",
    admits: |text| {
        let parts = text.split('-').list();
        let is_language = match parts[0].len() {
            2 => listed(LANGUAGES, parts[0]),
            3 => is_lower_case(parts[0]),
            _ => false,
        };
        let is_script = |part: &str| {
            let is_capital: Class = |c| c.is_ascii_uppercase();
            part.len() == 4 && part.starts_with(is_capital) && is_lower_case(&part[1..])
        };
        is_language
            && match parts[1..] {
                [] => true,
                [part] => is_script(part) || listed(COUNTRIES, part),
                [script, region] => is_script(script) && listed(COUNTRIES, region),
                _ => false,
            }
    },
};
pub static WIKIDATA: Form = Form {
    name: "Wikidata item",
    expected: "Q and a number such as Q212",
    admits: |text| {
        text.strip_prefix('Q')
            .is_some_and(|rest| !rest.is_empty() && !rest.starts_with('0') && is_digits(rest))
    },
};
pub static URL: Form = Form {
    name: "web address",
    expected: "https:// or http:// and the rest of the address, where other than ASCII letters, \
               digits and -._~:/?#[]@!$&'()*+,;= is written with %",
    admits: |text| {
        let rest = text.strip_prefix("https://");
        let rest = rest.or(text.strip_prefix("http://"));
        rest.is_some_and(|rest| rest.contains('.'))
            && text
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || "-._~:/?#[]@!$&'()*+,;=%".contains(c))
    },
};
pub static QUESTION: Form = Form {
    name: "question",
    expected: "one sentence that starts with a capital letter and ends with a question mark",
    admits: |text| {
        let is_capital: Class = char::is_uppercase;
        text.starts_with(is_capital)
            && text
                .strip_suffix('?')
                .is_some_and(|rest| !rest.contains('?'))
    },
};
pub static VERSION: Form = Form {
    name: "version",
    expected: "three numbers such as 1.0.0",
    admits: |text| version(text).is_some(),
};
pub static COLUMN: Form = Form {
    name: "column name",
    expected: "lower-case letters and _ such as printed_to",
    admits: |text| text.bytes().all(|b| b.is_ascii_lowercase() || b == b'_'),
};

/// The three numbers of a version.
pub fn version(text: &str) -> Option<[i64; 3]> {
    let mut parts = text.split('.').map(whole);
    let version = [parts.next()??, parts.next()??, parts.next()??];
    parts.next().is_none().then_some(version)
}

/// The number that a text is, if it is written as the library writes it, and is not negative.
pub fn number(text: &str) -> Option<Number> {
    let number = Number::parse(text).ok()?;
    (number >= 0 && number.to_string() == text).then_some(number)
}

/// The whole number that a text is, if it fits into 32 bits.
pub fn count(text: &str) -> Option<u32> {
    u32::try_from(whole(text)?).ok()
}

/// The whole number that a text is: digits only, without leading zeros.
pub fn whole(text: &str) -> Option<i64> {
    digits(text).filter(|_| text == "0" || !text.starts_with('0'))
}

fn is_lower_case(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_lowercase())
}

pub fn is_digits(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_digit())
}
