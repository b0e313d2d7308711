//! The pictures.

use super::Site;

pub fn area(_site: &Site<'_, '_, '_>) -> String {
    String::new()
}
pub fn losses(_site: &Site<'_, '_, '_>) -> String {
    String::new()
}
pub fn troops(_site: &Site<'_, '_, '_>) -> String {
    String::new()
}
pub fn quoted(_site: &Site<'_, '_, '_>) -> String {
    String::new()
}
