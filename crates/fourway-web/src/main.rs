//! The page's binary: one call.

fn main() {
    fourway_web::start();
}
