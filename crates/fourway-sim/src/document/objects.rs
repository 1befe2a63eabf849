//! What the types of a document are made with: an object of keys, and a set of names.

/// An object of a document: its keys in order, each `required`, `default` (absent means the default) or `optional`.
macro_rules! object {
    ($(#[$doc:meta])* $name:ident {
        $($(#[$field_doc:meta])* $mode:ident $key:literal $field:ident: $type:ty,)*
    }) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[cfg_attr(feature = "schema", schemars(deny_unknown_fields))]
        pub struct $name {
            $($(#[$field_doc])* #[cfg_attr(feature = "schema", schemars(rename = $key))]
            pub $field: $type,)*
        }

        impl $crate::document::json::Value for $name {
            fn read(
                at: &$crate::document::json::At<'_>,
                json: &$crate::document::json::Json,
            ) -> Result<Self, $crate::Refusal> {
                let keys = $crate::document::json::Keys::of(at, json, &[$($key),*])?;
                Ok(Self { $($field: keys.$mode($key)?,)* })
            }

            fn write(&self) -> $crate::document::json::Json {
                let mut entries = alloc::vec::Vec::new();
                $($crate::document::json::$mode(&mut entries, $key, &self.$field);)*
                $crate::document::json::Json::Object(entries)
            }
        }
    };
}

/// A word of a document, for each of several values.
macro_rules! names {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $text:literal $variant:ident,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        pub enum $name { $($(#[$variant_doc])* #[cfg_attr(feature = "schema", schemars(rename = $text))] $variant,)* }

        impl $crate::document::json::Value for $name {
            const WORDS: &'static [&'static str] = &[$($text),*];

            fn read(
                at: &$crate::document::json::At<'_>,
                json: &$crate::document::json::Json,
            ) -> Result<Self, $crate::Refusal> {
                $crate::document::json::read_name(at, json, &[$(($text, Self::$variant)),*])
            }

            fn write(&self) -> $crate::document::json::Json {
                let name = match self { $(Self::$variant => $text,)* };
                $crate::document::json::Json::Text(alloc::string::String::from(name))
            }
        }
    };
}

pub(crate) use {names, object};
