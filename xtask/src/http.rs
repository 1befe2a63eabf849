//! A static file server for `dist/`: GET and HEAD, on this machine's own address only.

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

/// The longest request head, in bytes.
const HEAD_LIMIT: usize = 8 * 1024;
/// How many connections are answered at a time.
const CONNECTIONS: usize = 64;
/// How long a client may be silent.
const PATIENCE: Duration = Duration::from_secs(10);

/// A listening server; `run` answers, and dropping it stops listening.
pub struct Server {
    listener: TcpListener,
    folder: PathBuf,
}

impl Server {
    /// Listens on `port` of the loopback address; 0 lets the system choose.
    pub fn bind(folder: &Path, port: u16) -> io::Result<Self> {
        Ok(Self { listener: TcpListener::bind((Ipv4Addr::LOCALHOST, port))?, folder: folder.canonicalize()? })
    }

    /// Where the page is, as a person types it.
    pub fn address(&self) -> io::Result<String> {
        let address: SocketAddr = self.listener.local_addr()?;
        Ok(format!("http://{address}/"))
    }

    /// Answers for ever, each connection in a thread of its own.
    pub fn run(self) {
        let open = Arc::new(AtomicUsize::new(0));
        let folder: Arc<Path> = self.folder.into();
        for stream in self.listener.incoming().flatten() {
            // A connection beyond the limit is closed unread.
            let Some(place) = Place::take(&open) else {
                continue;
            };
            let folder = Arc::clone(&folder);
            thread::spawn(move || {
                // A client that goes away in the middle is its own affair.
                let _ = serve(stream, &folder);
                drop(place);
            });
        }
    }
}

/// One of the connections that may be open at a time; given back by drop.
struct Place(Arc<AtomicUsize>);

impl Place {
    fn take(open: &Arc<AtomicUsize>) -> Option<Self> {
        let place = Self(Arc::clone(open));
        (open.fetch_add(1, Ordering::SeqCst) < CONNECTIONS).then_some(place)
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::SeqCst);
    }
}

/// What a request asks for.
#[derive(Debug, PartialEq, Eq)]
struct Request {
    with_body: bool,
    /// The path below the folder, decoded, without a leading slash; empty or ending in `/` for a folder.
    path: String,
}

/// Why a request gets no file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Refusal {
    BadRequest,
    NotFound,
    MethodNotAllowed,
    HeadTooLong,
}

impl Refusal {
    fn status(self) -> &'static str {
        match self {
            Self::BadRequest => "400 Bad Request",
            Self::NotFound => "404 Not Found",
            Self::MethodNotAllowed => "405 Method Not Allowed",
            Self::HeadTooLong => "431 Request Header Fields Too Large",
        }
    }
}

fn serve(mut stream: TcpStream, folder: &Path) -> io::Result<()> {
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    let found = read_head(&mut stream)?
        .and_then(|head| parse(&head))
        .and_then(|request| open(folder, &request.path).map(|file| (request, file)));
    match found {
        Ok((request, (path, mut file))) => {
            let length = file.metadata()?.len();
            head(&mut stream, "200 OK", mime(&path), length)?;
            if request.with_body {
                io::copy(&mut file, &mut stream)?;
            }
        }
        Err(refusal) => {
            let text = format!("{}\n", refusal.status());
            let length = text.len() as u64;
            head(&mut stream, refusal.status(), "text/plain; charset=utf-8", length)?;
            stream.write_all(text.as_bytes())?;
        }
    }
    stream.flush()
}

fn head(stream: &mut TcpStream, status: &str, kind: &str, length: u64) -> io::Result<()> {
    // The page changes under the same address when it is built again: nothing is kept unasked.
    write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\n\
         Cache-Control: no-cache\r\nX-Content-Type-Options: nosniff\r\n\
         Referrer-Policy: no-referrer\r\nAllow: GET, HEAD\r\nConnection: close\r\n\r\n"
    )
}

/// Reads up to the empty line; what follows it is not looked at.
fn read_head(stream: &mut impl Read) -> io::Result<Result<String, Refusal>> {
    let mut bytes = Vec::new();
    let mut part = [0; 1024];
    while !bytes.windows(4).any(|four| four == b"\r\n\r\n") {
        if bytes.len() >= HEAD_LIMIT {
            return Ok(Err(Refusal::HeadTooLong));
        }
        let count = stream.read(&mut part)?;
        if count == 0 {
            return Ok(Err(Refusal::BadRequest));
        }
        bytes.extend_from_slice(&part[..count]);
    }
    Ok(String::from_utf8(bytes).map_err(|_| Refusal::BadRequest))
}

fn parse(head: &str) -> Result<Request, Refusal> {
    let line = head.lines().next().unwrap_or_default();
    let mut words = line.split(' ');
    let (Some(method), Some(target), Some(version), None) = (words.next(), words.next(), words.next(), words.next())
    else {
        return Err(Refusal::BadRequest);
    };
    if !version.starts_with("HTTP/1.") {
        return Err(Refusal::BadRequest);
    }
    let with_body = match method {
        "GET" => true,
        "HEAD" => false,
        _ => return Err(Refusal::MethodNotAllowed),
    };
    let path = target.split(['?', '#']).next().unwrap_or_default();
    let path = path.strip_prefix('/').ok_or(Refusal::BadRequest)?;
    let path = decode(path).ok_or(Refusal::BadRequest)?;
    // No hidden file, no parent folder, no separator of another system.
    let hidden = path.split('/').any(|name| name.starts_with('.'));
    if hidden || path.contains(['\\', '\0', ':']) {
        return Err(Refusal::NotFound);
    }
    Ok(Request { with_body, path })
}

/// Undoes percent encoding; `None` if it is broken or not UTF-8.
fn decode(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let high = char::from(rest.next()?).to_digit(16)?;
            let low = char::from(rest.next()?).to_digit(16)?;
            bytes.push(u8::try_from(high * 16 + low).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

/// Opens a file below `folder`, following no link out of it.
fn open(folder: &Path, path: &str) -> Result<(PathBuf, File), Refusal> {
    let mut place = folder.join(path);
    if path.is_empty() || path.ends_with('/') {
        place.push("index.html");
    }
    let place = fs::canonicalize(place).map_err(|_| Refusal::NotFound)?;
    if !place.starts_with(folder) || !place.is_file() {
        return Err(Refusal::NotFound);
    }
    let file = File::open(&place).map_err(|_| Refusal::NotFound)?;
    Ok((place, file))
}

fn mime(path: &Path) -> &'static str {
    match path.extension().and_then(|e| e.to_str()).unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "json" | "map" => "application/json",
        "webmanifest" => "application/manifest+json",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "txt" | "md" => "text/plain; charset=utf-8",
        "xml" => "application/xml",
        "zip" => "application/zip",
        "pdf" => "application/pdf",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
#[path = "http_tests.rs"]
mod tests;
