//! The names of the rules and their reasons, made of the declaration in `codegen/rule.rs`.

use crate::codegen::problem::Rule;

macro_rules! rules {
    ($($(#[doc = $reason:literal])+ $rule:ident = $code:literal,)+) => {
        use super::Rule;

        impl Rule {
            /// Every rule.
            pub const ALL: &'static [Self] = &[$(Self::$rule),+];

            /// The name of the rule.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$rule => $code),+ }
            }

            /// Why there is such a rule.
            pub const fn reason(self) -> &'static str {
                match self { $(Self::$rule => concat!($($reason),+).trim_ascii()),+ }
            }
        }
    };
}

#[allow(clippy::duplicate_mod)] // `codegen/problem.rs` expands the declaration to the type.
#[path = "../../codegen/rule.rs"]
mod declared;
