//! Shared data that counts as equal only when it is the same data: what a memoised component compares in one step.

use std::ops::Deref;
use std::rc::Rc;

/// An [`Rc`] whose equality is identity.
pub struct ByPtr<T: ?Sized>(Rc<T>);

impl<T: PartialEq> ByPtr<T> {
    /// Takes the new value, but stays the same data where it says the same.
    pub fn keep(&mut self, value: T) {
        if *self.0 != value {
            self.0 = Rc::new(value);
        }
    }
}

impl<T> ByPtr<T> {
    /// Shares a value.
    pub fn new(value: T) -> Self {
        Self(Rc::new(value))
    }
}

impl<T: ?Sized> From<&Rc<T>> for ByPtr<T> {
    fn from(shared: &Rc<T>) -> Self {
        Self(Rc::clone(shared))
    }
}

impl<T: ?Sized> Clone for ByPtr<T> {
    fn clone(&self) -> Self {
        Self(Rc::clone(&self.0))
    }
}

impl<T: ?Sized> PartialEq for ByPtr<T> {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl<T: ?Sized> Deref for ByPtr<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_values_in_two_places_are_not_equal() {
        let one = ByPtr::new(vec![1]);
        assert!(one == one.clone());
        assert!(one != ByPtr::new(vec![1]));
    }

    #[test]
    fn keeping_an_equal_value_keeps_the_place() {
        let mut kept = ByPtr::new(vec![1]);
        let before = kept.clone();
        kept.keep(vec![1]);
        assert!(kept == before);
        kept.keep(vec![2]);
        assert!(kept != before);
        assert_eq!(*kept, [2]);
    }
}
