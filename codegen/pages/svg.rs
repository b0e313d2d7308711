//! Pictures in SVG.
