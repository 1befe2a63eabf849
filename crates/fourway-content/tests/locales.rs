//! Whole locales: small ones in three languages, what is refused in them, and what a browser is given of them.

use fourway_content::{Locale, locales};
use std::fs;
use std::path::{Path, PathBuf};

const SHELL: &str =
    "language--name = NAME\nlanguage--direction = ltr\nlanguage--point = .\nlanguage--group = ,\nloading = Starting\n";
const ENGLISH: [(&str, &str); 5] = [
    ("page.ftl", "unit--bytes = { $n ->\n    [one] { $n } byte\n   *[other] { $n } bytes\n}\n"),
    ("more/events.ftl", "event--run = It runs\n"),
    ("later/shell.ftl", SHELL),
    ("later/more.ftl", "# $count (Number): how many.\nread = { $bytes } read\n"),
    ("learn/other.ftl", "learn--go = Go on\n"),
];
const SPANISH: [(&str, &str); 5] = [
    (
        "page.ftl",
        "unit--bytes = { $n ->\n    [one] { $n } byte\n    [many] { $n } de bytes\n   *[other] { $n } bytes\n}\n",
    ),
    ("more/events.ftl", "event--run = Corre\n"),
    ("later/shell.ftl", SHELL),
    (
        "later/more.ftl",
        "read = { $count ->\n    [one] { $bytes } leído\n    [many] { $bytes } leídos\n   *[other] { $bytes } leídos\n}\n",
    ),
    ("learn/other.ftl", "learn--go = Seguir\n"),
];
const CHINESE: [(&str, &str); 5] = [
    ("page.ftl", "unit--bytes = { $n } 字节\n"),
    ("more/events.ftl", "event--run = 运行\n"),
    ("later/shell.ftl", SHELL),
    ("later/more.ftl", "read = 已读 { $bytes }\n"),
    ("learn/other.ftl", "learn--go = 继续\n"),
];
const ARABIC: [(&str, &str); 5] = [
    (
        "page.ftl",
        "unit--bytes = { $n ->\n    [zero] لا بايتات\n    [one] بايت واحد\n    [two] بايتان\n    [few] { $n } بايتات\n    [many] { $n } بايتًا\n   *[other] { $n } بايت\n}\n",
    ),
    ("more/events.ftl", "event--run = يعمل\n"),
    ("later/shell.ftl", SHELL),
    ("later/more.ftl", "read = قُرئ { $bytes }\n"),
    ("learn/other.ftl", "learn--go = تابع\n"),
];

/// A folder like `content/`, with one file of a locale changed.
fn written(name: &str, changed: (&str, &str, &str)) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    for (code, files, own) in [
        ("en", ENGLISH, "English"),
        ("es", SPANISH, "Español"),
        ("zh-CN", CHINESE, "简体中文"),
        ("ar", ARABIC, "العربية"),
    ] {
        for (file, text) in files {
            let path = folder.join(code).join(file);
            let mut text = text.replace("NAME", own);
            if code == "ar" {
                text = text.replace("direction = ltr", "direction = rtl");
            }
            let place = format!("{code}/{file}");
            if place == changed.0 {
                assert!(text.contains(changed.1), "{place}: {text}");
                text = text.replace(changed.1, changed.2);
            }
            fs::create_dir_all(path.parent().expect("a folder")).expect("made");
            fs::write(path, text).expect("written");
        }
    }
    folder
}

fn check_refused(name: &str, changed: (&str, &str, &str), expected: &[&str]) {
    let folder = written(name, changed);
    let told = locales(&folder).err().unwrap_or_default();
    let told: Vec<String> = told.iter().map(|line| line.replace(&format!("{}/", folder.display()), "")).collect();
    assert!(told.iter().all(|line| line.lines().count() == 1), "{told:?}");
    assert_eq!(told, expected);
}

#[test]
fn languages_of_one_three_and_six_plural_categories_are_read() {
    let all = locales(&written("whole", ("", "", ""))).expect("all in order");
    let codes: Vec<&str> = all.iter().map(|one| one.code.as_str()).collect();
    assert_eq!(codes, ["en", "ar", "es", "zh-CN"]);
    assert_eq!(all.iter().map(Locale::direction).collect::<Vec<_>>(), ["ltr", "rtl", "ltr", "ltr"]);
    let first = all[1].at_first(&all);
    assert!(first.starts_with(".\t,\n"), "{first}");
    let names = "en\u{2}English\u{1}ar\u{2}العربية\u{1}es\u{2}Español\u{1}zh-CN\u{2}简体中文";
    assert!(first.contains(&format!("language.all\t{names}\n")), "{first}");
    assert!(first.contains("language.code\tar\n") && first.contains("\u{2}two\u{2}بايتان\u{2}few\u{2}"), "{first}");
    assert!(first.contains("\nloading\t"), "what index.html says comes at once: {first}");
    assert!(first.lines().is_sorted(), "{first}");
    assert!(!all[0].at_first(&all).contains("\nloading\t"), "index.html says it in English already");
    assert_eq!(all[1].at_need(), "event.run\tيعمل\nlanguage.whole\t1\n");
    let last = all[1].at_last("1.2.0");
    assert!(last.contains("learn.go\tتابع\n") && last.contains("read\tقُرئ {bytes}\n"), "{last}");
}

#[test]
fn a_locale_that_is_not_whole_is_refused() {
    let absent =
        "en/learn/other.ftl:1: learn--go: found it here and not in content/es, expected every message in every locale";
    check_refused("absent", ("es/learn/other.ftl", "learn--go = Seguir\n", ""), &[absent]);
    let alone = "es/learn/other.ftl:2: learn--stop: found a message that content/en has not, expected none";
    check_refused("alone", ("es/learn/other.ftl", "Seguir\n", "Seguir\nlearn--stop = Parar\n"), &[alone]);
    let few = "ar/page.ftl:1: unit--bytes: found [zero] [one] [two] [many] [other], expected [few] too, a plural category of the language";
    check_refused("few", ("ar/page.ftl", "    [few] { $n } بايتات\n", ""), &[few]);
    let one = "zh-CN/page.ftl:1: unit--bytes: found [one], expected one of other";
    let choice = "{ $n ->\n [one] { $n }\n *[other] { $n }\n }";
    check_refused("one", ("zh-CN/page.ftl", "{ $n } 字节", choice), &[one]);
    let by = "es/later/more.ftl:1: read: found a choice by $n, expected $count as in en/later/more.ftl";
    check_refused("by", ("es/later/more.ftl", "$count", "$n"), &[by]);
    let variable = "zh-CN/later/more.ftl:1: read: found $n, expected $bytes as in en/later/more.ftl";
    check_refused("variable", ("zh-CN/later/more.ftl", "$bytes", "$n"), &[variable]);
    let way = "content/ar: language--direction: found left, expected ltr or rtl";
    check_refused("way", ("ar/later/shell.ftl", "rtl", "left"), &[way]);
    let sign = "content/es: language--point: found \"..\", expected one sign";
    check_refused("sign", ("es/later/shell.ftl", "point = .", "point = .."), &[sign]);
    let folder = written("twice", ("", "", ""));
    let twice = "en/later/more.ftl:3: unit--bytes: found it for the second time, expected it once, as in";
    fs::write(folder.join("en/later/more.ftl"), "# a\nread = x\nunit--bytes = x\n").expect("written");
    let told = locales(&folder).expect_err("twice");
    assert!(told[0].contains(twice) && told[0].ends_with("en/page.ftl"), "{told:?}");
}

#[test]
fn a_folder_that_is_no_locale_is_refused() {
    let folder = written("other", ("", "", ""));
    fs::create_dir_all(folder.join("no locale/later")).expect("made");
    fs::write(folder.join("no locale/page.ftl"), "a = A").expect("written");
    let told = locales(&folder).expect_err("no locale");
    assert_eq!(told, ["content/no locale: found no name of a locale, expected one as in es or zh-CN"]);
}

/// What stands in `index.html` comes with the first words of every other language, and its place for all languages is there.
#[test]
fn the_page_before_the_engine_is_in_the_language_too() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let html = fs::read_to_string(root.join("index.html")).expect("index.html");
    assert_eq!(html.matches("{ en: \"ltr\" }").count(), 1);
    let all = locales(&root.join("content")).expect("all in order");
    for locale in all.iter().skip(1).cloned().chain([all[0].pseudo()]) {
        let first = locale.at_first(&all);
        for (at, begin) in html.match_indices("data-key=\"") {
            let key = html[at + begin.len()..].split('"').next().expect("a key");
            assert!(first.contains(&format!("\n{key}\t")), "{}: {key}", locale.code);
        }
    }
}
