//! Flights: what became of each copy of each segment.
