//! Everything that the reader says of a document that it refuses: whole sentences, and the parts of which they are made.

macro_rules! kinds {
    ($($kind:ident $name:literal $english:literal,)*) => {
        /// What is said. What is filled in stands between braces; the page has a message for each in every language.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[allow(missing_docs, reason = "the English says what each is")]
        pub enum Kind { $(#[doc = $english] $kind,)* }

        impl Kind {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$kind),*];

            /// Its name in `content/<locale>/later/errors.ftl`, behind `doc--`.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$kind => $name,)* }
            }

            /// As the command line says it, in every language.
            #[must_use]
            pub const fn english(self) -> &'static str {
                match self { $(Self::$kind => $english,)* }
            }
        }
    };
}

kinds! {
    // The line itself.
    Line "line" "{path}: {problem}",
    Document "document" "document",
    Syntax "syntax" "line {line}, column {column}: {problem}",
    Found "found" "found {found}, expected {expected}",

    // What was found, where it is no value that can be written down.
    End "end" "the end",
    Text "text" "string {text}",
    List "list" "a list",
    Object "object" "an object",
    Entries "entries" "{n} entries",
    Bytes "bytes" "{n} bytes",
    Predicates "predicates" "{n} predicates",
    Version "version" "version {n}",
    ScriptedHost "scripted-host" "a scripted host",
    NoMade "no-made" "no made-up segment",
    NoPlace "no-place" "no place",
    NoSuchPlace "no-such-place" "no such place",

    // What was expected: in the text of a document.
    WholeEnd "whole-end" "the end of the document",
    Value "value" "a JSON value",
    Levels "levels" "at most {most} levels",
    QuotedKey "quoted-key" "a key in quotes",
    RestOfText "rest-of-text" "the rest of a string",
    Escape "escape" "an escape",
    Pair "pair" "the second half of a pair",
    Code "code" "the code of a character",
    Hexadecimal "hexadecimal" "four hexadecimal digits",
    NoZero "no-zero" "a number without a leading zero",
    Digit "digit" "a digit",

    // What was expected: of a value.
    Name "name" "a name in quotes",
    AnyText "any-text" "a string",
    Number "number" "a number",
    Whole "whole" "a whole number within range",
    WholeRange "whole-range" "a whole number from {least} to {most}",
    Range "range" "a number from {least} to {most}",
    Milliseconds "milliseconds" "milliseconds from {least} to {most}",
    Probability "probability" "a probability from {least} to {most}",
    AtMost "at-most" "at most {most}",
    AtMostOf "at-most-of" "at most {key}, {most}",
    Ms "ms" "{n} ms",
    More "more" "more",
    OneOf "one-of" "one of {list}",
    Or "or" "{one} or {other}",
    And "and" "{one} and {other}",
    Settings "settings" "an object of host settings or {other}",
    SegmentOrNumber "segment-or-number" "a made-up segment or the number of one on the path",
    WithStates "with-states" "one that has states",
    MadeWith "made-with" "one with {keys}",
    One "one" "one",
    OneOfDocument "one-of-document" "one of the document",
    RuleName "rule-name" "a name that a trace can bear",

    // Names that nothing has.
    UnknownKey "unknown-key" "unknown key {name}, expected {expected}",
    UnknownAction "unknown-action" "unknown action {name}, expected {expected}",
    UnknownValue "unknown-value" "unknown value {name}, expected {expected}",
    UnknownState "unknown-state" "unknown state {name}, expected {expected}",
    UnknownFlag "unknown-flag" "unknown flag {name}, expected {expected}",
    UnknownOutcome "unknown-outcome" "unknown outcome {name}, expected {expected}",
    UnknownError "unknown-error" "unknown error {name}, expected {expected}",
    UnknownRule "unknown-rule" "unknown rule {name}, expected {expected}",

    // Keys that are not there, or there with others.
    Missing "missing" "found no key {key}, expected it",
    MissingOf "missing-of" "found no key {key}, expected {expected}",
    Twice "twice" "found key {key} twice, expected it once",
    Neither "neither" "found neither {one} nor {other}, expected one of them",
    Both "both" "found {one} and {other}, expected one of them",
    NotOne "not-one" "found {key} without exactly one of {one} and {other}, expected one of them",
    Beside "beside" "found it beside {one}, expected it only with {other}",
    Stray "stray" "found {key}, expected it only beside what it belongs to",
    OtherAction "other-action" "found {key}, expected it only with another action",
    NoSuchKey "no-such-key" "found {key}, expected no such key with {action}",
    OnlyWithSegment "only-with-segment" "found {one} or {other} with {match}, expected them only with {segment}",
    BothWays "both-ways" "found keys for both directions beside {one} or {other}, expected one or the other",
    OneWay "one-way" "found {key} or a direction, expected only properties of one way",
    PathKeys "path-keys" "found keys of the path, expected them only with {only}, not {action}",
    NoPathKey "no-path-key" "found {action} without a key of the path, expected at least one",
    NoDelay "no-delay" "found {action} without {key}, expected how many milliseconds",

    // Actions where they cannot be done.
    ScriptedCall "scripted-call" "found {action} on a scripted host, expected {expected}",
    HostCall "host-call" "found {action} on the path, expected {expected}",
    PathCall "path-call" "found {action} on a host, expected it on the path",
    NoOneSegment "no-one-segment" "found {action} of no one segment, expected either {key} {one} or {other}, or the number of a segment",
}
