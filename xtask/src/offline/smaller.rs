//! Each file of the built page compressed beside it, with brotli and with gzip, for servers that hand out what is there.

use std::fs;
use std::path::Path;

use crate::run::{Outcome, Run};
use crate::walk;

/// What a compressed file has at the end of its name.
pub const ENDINGS: [&str; 2] = [".br", ".gz"];
/// What is worth it; pictures and packages are compressed already.
const KINDS: [&str; 11] =
    [".css", ".html", ".js", ".json", ".svg", ".ts", ".txt", ".wasm", ".webmanifest", ".xml", ".jsonld"];

/// Compresses each file with either, at the best quality, several at a time; keeps what is smaller than the file. Prints how
/// many there are of each and the bytes before and after.
const COMPRESS: &str = "
const fs = require('fs'), zlib = require('zlib'), { promisify } = require('util');
const c = zlib.constants, brotli = promisify(zlib.brotliCompress), gzip = promisify(zlib.gzip);
const best = (raw) => ({ params: { [c.BROTLI_PARAM_QUALITY]: 11, [c.BROTLI_PARAM_SIZE_HINT]: raw.length } });
let [raw, br, gz, count] = [0, 0, 0, 0];
Promise.all(process.argv.slice(1).map(async (file) => {
  const bytes = fs.readFileSync(file);
  const [b, g] = await Promise.all([brotli(bytes, best(bytes)), gzip(bytes, { level: 9 })]);
  if (b.length >= bytes.length || g.length >= bytes.length) return;
  fs.writeFileSync(`${file}.br`, b);
  fs.writeFileSync(`${file}.gz`, g);
  raw += bytes.length; br += b.length; gz += g.length; count += 1;
})).then(() => console.log(`${count} files: ${raw} bytes, ${br} with brotli, ${gz} with gzip`));";

/// Whether a file is another one compressed.
pub fn is_compressed(file: &str) -> bool {
    ENDINGS.iter().any(|end| file.ends_with(end))
}

/// Takes away what an earlier build left, which would be of other files.
pub fn clear(dist: &Path) -> Outcome {
    for file in walk::files(dist, "")?.iter().filter(|file| is_compressed(file)) {
        fs::remove_file(dist.join(file)).map_err(|e| format!("dist/{file}: cannot be removed: {e}"))?;
    }
    Ok(())
}

/// Writes them for every file that is there; the result says how much smaller all of it is.
pub fn write(dist: &Path) -> Outcome<String> {
    clear(dist)?;
    let files = walk::files(dist, "")?;
    let paths: Vec<String> =
        files.iter().filter(|file| is_worth_it(file)).map(|file| dist.join(file).display().to_string()).collect();
    let mut args = vec!["-e", COMPRESS, "--"];
    args.extend(paths.iter().map(String::as_str));
    let told = Run::new("node", &args).read();
    told.map(|text| text.trim().to_owned())
        .ok_or_else(|| "node: cannot compress dist/, expected Node.js 20 or newer".into())
}

fn is_worth_it(file: &str) -> bool {
    !file.starts_with("packages/") && KINDS.iter().any(|kind| file.ends_with(kind))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::walk::Scratch;

    #[test]
    fn what_gets_smaller_stands_beside_the_file_and_nothing_old_stays() {
        let scratch = Scratch::new("smaller");
        scratch.write("a.js", &"call();".repeat(100));
        scratch.write("b.txt", "x");
        scratch.write("c.png", &"call();".repeat(100));
        scratch.write("gone.js.br", "old");
        scratch.write("packages/d.xml", &"call();".repeat(100));
        let told = write(&scratch.0).unwrap();
        assert!(told.starts_with("1 files: 700 bytes, "), "{told}");
        assert_eq!(
            walk::files(&scratch.0, "").unwrap(),
            ["a.js", "a.js.br", "a.js.gz", "b.txt", "c.png", "packages/d.xml"]
        );
        assert_eq!(fs::read(scratch.0.join("a.js.gz")).unwrap()[..2], [0x1f, 0x8b]);
        clear(&scratch.0).unwrap();
        assert_eq!(walk::files(&scratch.0, "").unwrap(), ["a.js", "b.txt", "c.png", "packages/d.xml"]);
    }
}
