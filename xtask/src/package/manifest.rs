//! The files by which a course system takes a package in: `imsmanifest.xml` and `cmi5.xml`.

/// `imsmanifest.xml` of SCORM 1.2. There is no mastery score in it: a course system that finds one calls a learner who
/// stops halfway failed. The course page judges instead.
pub fn scorm12<'a>(title: &str, part: &str, start: &str, files: impl Iterator<Item = &'a str>) -> String {
    let head = "<manifest identifier=\"{id}\" version=\"1.0\"
    xmlns=\"http://www.imsproject.org/xsd/imscp_rootv1p1p2\"
    xmlns:adlcp=\"http://www.adlnet.org/xsd/adlcp_rootv1p2\"
    xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"
    xsi:schemaLocation=\"http://www.imsproject.org/xsd/imscp_rootv1p1p2 imscp_rootv1p1p2.xsd
        http://www.adlnet.org/xsd/adlcp_rootv1p2 adlcp_rootv1p2.xsd\">";
    let about = Scorm { head, edition: "1.2", scorm_type: "adlcp:scormtype", more: "" };
    about.write(title, part, start, files)
}

/// `imsmanifest.xml` of SCORM 2004, 4th edition. The course page sets completion and success itself.
pub fn scorm2004<'a>(title: &str, part: &str, start: &str, files: impl Iterator<Item = &'a str>) -> String {
    let head = "<manifest identifier=\"{id}\" version=\"1.0\"
    xmlns=\"http://www.imsglobal.org/xsd/imscp_v1p1\"
    xmlns:adlcp=\"http://www.adlnet.org/xsd/adlcp_v1p3\"
    xmlns:imsss=\"http://www.imsglobal.org/xsd/imsss\"
    xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"
    xsi:schemaLocation=\"http://www.imsglobal.org/xsd/imscp_v1p1 imscp_v1p1.xsd
        http://www.adlnet.org/xsd/adlcp_v1p3 adlcp_v1p3.xsd
        http://www.imsglobal.org/xsd/imsss imsss_v1p0.xsd\">";
    let more = "
        <imsss:sequencing>
          <imsss:deliveryControls completionSetByContent=\"true\" objectiveSetByContent=\"true\"/>
        </imsss:sequencing>";
    let about = Scorm { head, edition: "2004 4th Edition", scorm_type: "adlcp:scormType", more };
    about.write(title, part, start, files)
}

/// What differs between the two editions.
struct Scorm {
    head: &'static str,
    edition: &'static str,
    scorm_type: &'static str,
    more: &'static str,
}

impl Scorm {
    fn write<'a>(&self, title: &str, part: &str, start: &str, files: impl Iterator<Item = &'a str>) -> String {
        let id = format!("fourway-{}", part.replace('/', "-"));
        let files: String = files.map(|path| format!("      <file href=\"{}\"/>\n", escaped(path))).collect();
        let (title, head) = (escaped(title), self.head.replace("{id}", &id));
        let Self { edition, scorm_type, more, .. } = self;
        format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>
{head}
  <metadata>
    <schema>ADL SCORM</schema>
    <schemaversion>{edition}</schemaversion>
  </metadata>
  <organizations default=\"{id}-course\">
    <organization identifier=\"{id}-course\">
      <title>{title}</title>
      <item identifier=\"{id}-item\" identifierref=\"{id}-page\">
        <title>{title}</title>{more}
      </item>
    </organization>
  </organizations>
  <resources>
    <resource identifier=\"{id}-page\" type=\"webcontent\" {scorm_type}=\"sco\" href=\"{start}\">
{files}    </resource>
  </resources>
</manifest>
"
        )
    }
}

/// `cmi5.xml`: a course of one unit. With a passing score the unit is left by passing it, otherwise by completing it.
pub fn cmi5(title: &str, activity: &str, lang: &str, start: &str, passing: Option<u8>) -> String {
    let (title, activity) = (escaped(title), escaped(activity));
    let named = |indent: &str| {
        let text = format!("{indent}  <langstring lang=\"{lang}\">{title}</langstring>\n");
        format!("{indent}<title>\n{text}{indent}</title>\n{indent}<description>\n{text}{indent}</description>\n")
    };
    let judged = passing.map_or("moveOn=\"Completed\"".to_owned(), |score| {
        format!("moveOn=\"Passed\" masteryScore=\"{}.{:02}\"", score / 100, score % 100)
    });
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>
<courseStructure xmlns=\"https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd\">
  <course id=\"{activity}/course\">
{}  </course>
  <au id=\"{activity}\" {judged} launchMethod=\"AnyWindow\">
{}    <url>{start}</url>
  </au>
</courseStructure>
",
        named("    "),
        named("    ")
    )
}

/// A text within XML.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_is_listed_and_texts_are_escaped() {
        for made in [
            scorm12("A & <B>", "lesson/care", "course/index.html", ["a.js", "b&c.txt"].into_iter()),
            scorm2004("A & <B>", "lesson/care", "course/index.html", ["a.js", "b&c.txt"].into_iter()),
        ] {
            assert_eq!(made.matches("<file href=").count(), 2);
            assert!(made.contains("<file href=\"b&amp;c.txt\"/>") && made.contains("<title>A &amp; &lt;B&gt;</title>"));
            assert!(made.contains("identifier=\"fourway-lesson-care\"") && !made.contains("{id}"));
        }
    }

    #[test]
    fn a_passing_score_is_a_mastery_score_between_0_and_1() {
        let made = |passing| cmi5("T", "urn:x:lesson", "es", "course/index.html", passing);
        assert!(made(Some(5)).contains("moveOn=\"Passed\" masteryScore=\"0.05\""));
        assert!(made(Some(100)).contains("masteryScore=\"1.00\""));
        assert!(made(None).contains("moveOn=\"Completed\"") && !made(None).contains("masteryScore"));
        assert!(made(None).contains("<langstring lang=\"es\">T</langstring>"));
    }
}
