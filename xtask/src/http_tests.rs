//! Tests of the static file server, over real connections.

use super::*;
use crate::walk::Scratch;

#[test]
fn a_file_is_served_with_its_type_and_length() {
    check("GET /app.wasm HTTP/1.1\r\n\r\n", "200 OK", &["Content-Type: application/wasm", "Content-Length: 4"], "wasm");
}

#[test]
fn a_folder_is_its_index() {
    check("GET /?s=1 HTTP/1.1\r\n\r\n", "200 OK", &["text/html"], "front");
    check("GET /demo/ HTTP/1.1\r\n\r\n", "200 OK", &["text/html"], "demo");
    check("GET /demo HTTP/1.1\r\n\r\n", "404", &[], "404 Not Found\n");
}

#[test]
fn a_head_request_has_a_length_and_no_body() {
    check("HEAD / HTTP/1.1\r\n\r\n", "200 OK", &["Content-Length: 5"], "");
}

#[test]
fn nothing_outside_the_folder_is_served() {
    for path in [
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/demo/../../secret.txt",
        "/..%5csecret.txt",
        "/.hidden",
        "//etc/passwd",
        "/link.txt",
        "/a%00b",
    ] {
        check(&format!("GET {path} HTTP/1.1\r\n\r\n"), "404", &[], "404 Not Found\n");
    }
}

#[test]
fn other_methods_and_broken_requests_are_refused() {
    check("POST / HTTP/1.1\r\n\r\n", "405", &["Allow: GET, HEAD"], "405 Method Not Allowed\n");
    for line in ["GET /", "GET / HTTP/2", "GET /%zz HTTP/1.1", "GET index.html HTTP/1.1", ""] {
        check(&format!("{line}\r\n\r\n"), "400", &[], "400 Bad Request\n");
    }
}

#[test]
fn a_head_without_end_is_refused_at_its_limit() {
    let mut endless = io::repeat(b'a');
    assert_eq!(read_head(&mut endless).unwrap(), Err(Refusal::HeadTooLong));
}

#[test]
fn places_are_counted_and_given_back() {
    let open = Arc::new(AtomicUsize::new(CONNECTIONS - 1));
    let last = Place::take(&open);
    assert!(last.is_some());
    assert!(Place::take(&open).is_none());
    drop(last);
    assert_eq!(open.load(Ordering::SeqCst), CONNECTIONS - 1);
}

#[test]
fn a_taken_port_is_an_error() {
    let scratch = Scratch::new("http-port");
    let first = Server::bind(&scratch.0, 0).unwrap();
    let port = first.listener.local_addr().unwrap().port();
    let error = Server::bind(&scratch.0, port).err().unwrap();
    assert_eq!(error.kind(), io::ErrorKind::AddrInUse);
}

/// Sends `request` to a server of a small folder and compares the parts of its answer.
fn check(request: &str, status: &str, headers: &[&str], body: &str) {
    use std::sync::atomic::AtomicU32;
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let count = COUNT.fetch_add(1, Ordering::SeqCst);
    let scratch = Scratch::new(&format!("http-{count}"));
    scratch.write("secret.txt", "secret");
    scratch.write("dist/index.html", "front");
    scratch.write("dist/app.wasm", "wasm");
    scratch.write("dist/.hidden", "secret");
    scratch.write("dist/demo/index.html", "demo");
    #[cfg(unix)]
    std::os::unix::fs::symlink("../secret.txt", scratch.0.join("dist/link.txt")).unwrap();
    let server = Server::bind(&scratch.0.join("dist"), 0).unwrap();
    let address = server.listener.local_addr().unwrap();
    thread::spawn(move || server.run());

    let mut stream = TcpStream::connect(address).unwrap();
    stream.write_all(request.as_bytes()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    let (head, rest) = answer.split_once("\r\n\r\n").unwrap();
    assert!(head.starts_with(&format!("HTTP/1.1 {status}")), "{request}: {head}");
    for header in headers {
        assert!(head.contains(header), "{request}: {head}");
    }
    assert_eq!(rest, body, "{request}");
}
