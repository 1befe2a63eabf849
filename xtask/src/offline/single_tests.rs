//! What becomes of the page's texts on the way into one file.

use super::*;

#[test]
fn scripts_ask_inside_and_nobody_elses_names_change() {
    for (script, expected) in [
        ("import(\"./a.js\")", "fourwayInside.load(\"./a.js\")"),
        ("async import({a:b}){}", "async import({a:b}){}"),
        ("return fetch(\"./w/\"+c)", "return fourwayInside.fetch(\"./w/\"+c)"),
        ("e.fetch(x);prefetch(y);$fetch(z)", "e.fetch(x);prefetch(y);$fetch(z)"),
    ] {
        assert_eq!(asking_inside(script), expected);
    }
}

#[test]
fn the_pages_module_is_waited_for() {
    assert_eq!(
        waiting("import i from\"./w.js\";await i();").unwrap(),
        "const i=(await import(\"./w.js\")).default;await i();"
    );
    assert_eq!(waiting("(function(){})()").unwrap(), "(function(){})()");
    assert!(waiting("import {x} from \"./y.js\";").is_err());
}

#[test]
fn nothing_is_fetched_ahead_and_other_links_stay() {
    let html = "<link rel=\"icon\" href=\"data:,\"><link rel=\"modulepreload\" href=\"./a.js\"><link rel=\"preload\" as=\"fetch\">b";
    assert_eq!(without_preloads(html), "<link rel=\"icon\" href=\"data:,\">b");
}

#[test]
fn the_page_has_what_answers_first_and_the_files_last() {
    let html = "<head><script type=\"importmap\">{\"integrity\":{\"./a\":\"b\"}}</script>\
                <script>fetch(\"a\")</script></head><body><script>function fourwayStyle(a){}function fourwayModule(b){}</script></body>";
    assert_eq!(
        assembled(html, "I", "F").unwrap(),
        "<head><script>I</script>\n<script type=\"importmap\">{\"integrity\":{}}</script>\
         <script>fourwayInside.fetch(\"a\")</script></head><body>\
         <script>function fourwayStyleOfServer(a){}function fourwayModuleOfServer(b){}</script>F</body>"
    );
}

#[test]
fn one_language_takes_the_place_of_all() {
    let html = "var c={en:\"ltr\",es:\"ltr\",\"en-XA\":\"ltr\"};x.find(Boolean)||\"en\";";
    let all = languages(html).unwrap();
    assert_eq!(all.iter().map(|(code, _)| code.as_str()).collect::<Vec<_>>(), ["en", "es", "en-XA"]);
    let spanish = with_languages(html, &all, &[&all[1]]).unwrap();
    assert_eq!(spanish, "var c={\"es\":\"ltr\"};x.find(Boolean)||\"es\";");
    assert_eq!(
        with_languages(html, &all, &[&all[0], &all[1]]).unwrap(),
        "var c={\"en\":\"ltr\",\"es\":\"ltr\"};x.find(Boolean)||\"en\";"
    );
}

#[test]
fn words_of_other_languages_and_files_for_other_pages_stay_out() {
    let codes = ["en", "zh-CN"];
    for (file, expected) in [
        ("words-1/en.txt", true),
        ("words-1/zh-CN-more.txt", true),
        ("words-1/zh-CN-later.txt", true),
        ("words-1/en-XA.txt", false),
        ("fourway-web-1_bg.wasm", true),
        ("fourway-reader-ways.js", true),
        ("embed.js", false),
        ("sw.js", false),
        ("packages/fourway-scorm.js", false),
    ] {
        assert_eq!(belongs(file, &codes), expected, "{file}");
    }
}

#[test]
fn the_one_file_leads_to_no_other() {
    let html = "a<noscript><p>It needs scripts. Read it: <a href=\"./read/en/home.html\">English</a></p></noscript>b";
    assert_eq!(without_reading(html), "a<noscript><p>It needs scripts.</p></noscript>b");
    assert_eq!(without_reading("a<noscript><p>b</p></noscript>"), "a<noscript><p>b</p></noscript>");
    assert_eq!(without_reading("a"), "a");
}
