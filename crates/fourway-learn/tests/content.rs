//! Every claim in the words is a predicate that holds of its run, and the lesson's steps tick when they should.

use fourway_learn::{Experiment, Shelf, challenges, comparisons, glossary, lesson, myths, notes, tales, words};
use fourway_proto::Micros;
use fourway_sim::run;
use fourway_stage::{Catalogue, LinkDeed, Msg, Player, with_acts};

/// What does not hold, in words.
fn failures(name: &str, experiment: &Experiment) -> Vec<String> {
    if experiment.acts().is_none() {
        return vec![format!("{name}: the acts are no acts: {}", experiment.acts)];
    }
    let trace = experiment.run();
    let fails = |claim: &fourway_sim::Expect| claim.check(&trace).err().map(|failure| format!("{name}: {failure}"));
    experiment.claims().iter().filter_map(fails).collect()
}

#[test]
fn every_claim_holds_of_its_run() {
    let mut all = Vec::new();
    for step in lesson() {
        all.extend(failures(step.id, &step.shown));
    }
    for myth in myths() {
        all.extend(failures(myth.id, &myth.experiment));
    }
    for comparison in comparisons() {
        for (run, experiment) in comparison.runs {
            all.extend(failures(&format!("{}.{run}", comparison.id), experiment));
        }
    }
    for (id, experiment) in glossary().iter().filter_map(|term| Some((term.id, term.experiment.as_ref()?))) {
        all.extend(failures(id, experiment));
    }
    for (id, experiment) in notes().iter().filter_map(|note| Some((note.id, note.experiment.as_ref()?))) {
        all.extend(failures(id, experiment));
    }
    assert_eq!(all, Vec::<String>::new());
}

#[test]
fn the_lesson_has_seven_steps_and_each_ticks_when_the_engine_sees_it() {
    assert_eq!(lesson().len(), 7);
    for step in lesson() {
        let scenario = step.task.start.scenario();
        let untouched = run(&scenario);
        assert!(!step.task.is_met(&untouched, untouched.end()), "{}: met before anything is done", step.id);
        let acts = step.task.start.acts().unwrap_or_else(|| panic!("{}: the solution is no list of acts", step.id));
        let mut player = Player::new(Catalogue::whole());
        let link = fourway_stage::Link { acts, ..fourway_stage::Link::default() };
        player.follow(None, scenario, &link);
        let trace = player.trace();
        let failed: Vec<_> = step.task.start.claims().iter().filter_map(|claim| claim.check(trace).err()).collect();
        assert_eq!(failed, [], "{}", step.id);
        let goals = step.task.goals_in(trace, trace.end());
        let last = goals.iter().filter_map(|goal| goal.since).max().expect("a moment");
        assert!(step.task.is_met(trace, last), "{}", step.id);
        assert!(!step.task.is_met(trace, Micros(last.0 - 1)), "{}: ticked too early", step.id);
        player.update(Msg::Seek(last));
        assert_eq!(player.at(), last, "{}: a moment at which nobody can be", step.id);
    }
}

#[test]
fn narration_follows_the_run_and_has_its_say_in_order() {
    for step in lesson() {
        let told = step.narration.told(&step.task.start.run());
        assert!(told.len() >= 3, "{}: {told:?}", step.id);
        assert!(told.is_sorted_by_key(|(_, at)| *at), "{}", step.id);
        assert!(told.iter().all(|(say, _)| step.narration.says().contains(say)), "{}", step.id);
    }
    let states = lesson().iter().find(|step| step.id == "states").expect("the step");
    let crossed = comparisons().iter().find(|one| one.id == "ways").expect("the comparison").runs[2].1;
    let told: Vec<_> = states.narration.told(&crossed.run()).into_iter().map(|(say, _)| say).collect();
    assert_eq!(told, ["fw1", "closing"], "a learner who lets the FINs cross hears of CLOSING and not of LAST-ACK");
}

#[test]
fn what_is_told_does_not_depend_on_what_a_learner_sends() {
    for step in lesson() {
        let start = step.task.start.scenario();
        let told = |said: Option<&str>| {
            let mut acts = step.task.start.acts().expect(step.id);
            for act in &mut acts {
                if let (LinkDeed::Call(_, _, Some(text)), Some(said)) = (&mut act.deed, said) {
                    said.clone_into(text);
                }
            }
            step.narration.told(&run(&with_acts(&start, &acts)))
        };
        for said in ["a", "hola", "你好，世界"] {
            assert_eq!(told(Some(said)), told(None), "{}: {said}", step.id);
        }
    }
}

#[test]
fn every_prediction_has_one_right_answer_and_says_of_each_why() {
    let words = words();
    for step in lesson() {
        assert!(step.choices.len() >= 2 && step.choices.contains(&step.right), "{}", step.id);
        for choice in step.choices {
            let why = words.get(&format!("lesson.{}.choice.{choice}.why", step.id)).to_owned();
            assert_eq!(why.starts_with("Right"), *choice == step.right, "{}.{choice}: {why}", step.id);
        }
    }
}

#[test]
fn pitfalls_share_seed_and_faults_and_differ_in_what_comes_of_it() {
    let pitfalls: Vec<_> = comparisons().iter().filter(|one| one.pitfall).collect();
    assert_eq!(pitfalls.len(), 3);
    for pitfall in pitfalls {
        let [(wrong, first), (right, second)] = pitfall.runs else { panic!("{}: not two runs", pitfall.id) };
        assert_eq!((*wrong, *right), ("wrong", "right"));
        let (one, other) = (first.scenario(), second.scenario());
        assert_eq!((one.seed, &one.faults, first.acts), (other.seed, &other.faults, second.acts), "{}", pitfall.id);
        let wrong = first.run();
        let differs = second.claims().iter().any(|claim| claim.check(&wrong).is_err());
        assert!(differs, "{}: what holds of the right way holds of the wrong one too", pitfall.id);
    }
}

#[test]
fn the_field_guide_has_every_shelf_and_the_terms_that_get_confused() {
    for shelf in [Shelf::Expert, Shelf::Production, Shelf::Elsewhere, Shelf::Related, Shelf::LeftOut] {
        assert!(notes().iter().filter(|note| note.shelf == shelf).count() >= 3, "{shelf:?}");
    }
    for id in ["half-closed", "half-open", "allow-half-open", "ack-of-fin", "segment"] {
        assert!(glossary().iter().any(|term| term.id == id), "{id}");
    }
    for term in glossary() {
        assert!(term.see.iter().all(|id| *id != term.id), "{} sees itself", term.id);
    }
}

/// Quotes are curly, nothing shouts, and nothing is too long for its place.
#[test]
fn words_are_plain() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content/en/learn");
    let mut count = 0;
    for (key, message) in fourway_content::folder(&folder, "en").expect("words") {
        let text = message.text;
        assert!(!text.contains(['!', '\'', '"']), "{key}: {text}");
        let most = if key.ends_with(".title") || key.ends_with(".name") { 60 } else { 520 };
        assert!((2..=most).contains(&text.chars().count()), "{key}: {text}");
        assert_eq!(words().get(&key), text, "{key}");
        count += 1;
    }
    assert!(count > 400, "{count}");
}

#[test]
fn the_note_on_ports_says_what_the_arithmetic_gives() {
    use fourway_learn::{ports_in_use, ports_per_second};
    assert_eq!(ports_per_second(28_232, Micros::from_secs(60)).floor(), 470.0);
    assert_eq!(ports_in_use(100.0, Micros::from_secs(60)), 6000.0);
    assert!(ports_per_second(28_232, Micros::ZERO).is_infinite());
}

/// Scenarios that only what is taught uses.
#[test]
fn the_scenarios_for_learning_do_what_they_say() {
    use fourway_sim::{Document, Scenario};
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../scenarios/learn");
    for entry in std::fs::read_dir(folder).expect("the folder") {
        let path = entry.expect("an entry").path();
        let text = std::fs::read_to_string(&path).expect("a file");
        let document = Document::parse(&text).unwrap_or_else(|refusal| panic!("{}: {refusal}", path.display()));
        let scenario = Scenario::compile(&document).unwrap_or_else(|refusal| panic!("{}: {refusal}", path.display()));
        let trace = run(&scenario);
        let failed: Vec<_> = scenario.expect.list().iter().filter_map(|claim| claim.check(&trace).err()).collect();
        assert_eq!(failed, [], "{}", path.display());
        assert!(!scenario.expect.list().is_empty());
        let name = format!("learn/{}", path.file_stem().expect("a name").to_string_lossy());
        assert!(challenges().iter().any(|one| one.task.start.scene == name), "{name} is used by nothing");
    }
}

#[test]
fn every_scene_of_the_gallery_is_told_in_order_and_the_overview_in_five_sentences() {
    let names: Vec<&str> = fourway_stage::gallery().iter().map(|scene| scene.name).collect();
    let told: Vec<&str> = tales().iter().map(|tale| tale.id).collect();
    assert_eq!(told, [&["overview"], names.as_slice()].concat());
    for tale in tales() {
        let trace = tale.run.run();
        let told = tale.narration.told(&trace);
        let says: Vec<&str> = told.iter().map(|(say, _)| *say).collect();
        assert_eq!(says, tale.narration.says(), "{}: {told:?}", tale.id);
        assert!(told.is_sorted_by(|a, b| a.1 < b.1), "{}: two pauses at one moment: {told:?}", tale.id);
        assert!(tale.id == "overview" || tale.run.scene == tale.id, "{}", tale.id);
    }
    assert_eq!(tales()[0].narration.says().len(), 5);
}

#[test]
fn a_term_shows_a_moment_of_its_run() {
    for term in glossary() {
        let end = term.experiment.map_or(Micros::ZERO, |experiment| experiment.run().end());
        assert!(term.at <= end, "{}", term.id);
    }
}
