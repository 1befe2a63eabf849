//! Items by name, in order: what a map does, in a tenth of its code.

/// Items by name, in the order of the names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Items<T>(Vec<(String, T)>);

impl<T> Default for Items<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> Items<T> {
    fn place(&self, name: &str) -> Result<usize, usize> {
        self.0.binary_search_by(|(other, _)| other.as_str().cmp(name))
    }

    /// The item of this name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&T> {
        self.place(name).ok().and_then(|place| self.0.get(place)).map(|(_, item)| item)
    }

    /// Put an item in the place of the one of its name; true where there was one.
    pub fn insert(&mut self, name: &str, item: T) -> bool {
        match self.place(name) {
            Ok(place) => {
                self.0[place].1 = item;
                true
            }
            Err(place) => {
                self.0.insert(place, (name.to_owned(), item));
                false
            }
        }
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// True without any.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Each with its name, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &T)> {
        self.0.iter().map(|(name, item)| (name.as_str(), item))
    }

    /// Take over the items of another; of two of one name, what `better` makes of them.
    pub(crate) fn merge(&mut self, other: Self, better: impl Fn(&T, T) -> T) {
        for (name, item) in other.0 {
            let item = match self.get(&name) {
                Some(own) => better(own, item),
                None => item,
            };
            self.insert(&name, item);
        }
    }
}
