//! Tests by state and stimulus.
