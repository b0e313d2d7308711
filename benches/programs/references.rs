// Every way back from a record to those that refer to it. Both the benchmark of look-ups and the
// program that uses all of the data include this file.
macro_rules! references {
    ($use:ident) => {
        $use! {
            actors: quotes quotes_addressed quotes_relayed figures figures_about figures_relayed
                events participations sources republications members names;
            places: events figures_about parts names;
            metrics: figures;
            sources: events figures quotes anchors;
            events: figures quotes participants actors sources anchors corrections relations answers
                contradictions corroborations;
            figures: witnesses shares anchors corrections relations answers contradictions
                corroborations;
            quotes: anchors corrections relations answers contradictions corroborations;
            questions: positions;
            positions: answers owners witnesses;
        }
    };
}
