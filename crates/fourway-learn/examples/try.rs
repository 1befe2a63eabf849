//! `cargo run -p fourway-learn --example try ID [ACTS]`: a challenge's run with its solution, or with other acts written as in
//! a link, what is judged of it, and a shortest solution. For those who write challenges.

use fourway_learn::{challenges, judge, shortest, words};
use fourway_sim::run;
use fourway_stage::{Link, lines, with_acts};

fn main() {
    let mut args = std::env::args().skip(1);
    let id = args.next().unwrap_or_default();
    let Some(challenge) = challenges().iter().find(|one| one.id == id) else {
        println!(
            "challenge: found {id:?}, expected one of {:?}",
            challenges().iter().map(|one| one.id).collect::<Vec<_>>()
        );
        return;
    };
    let start = &challenge.task.start;
    let text = args.next().unwrap_or_else(|| start.acts.to_owned());
    let acts = Link::read(&format!("fourway=1&scene=x&do={text}")).map(|link| link.acts).unwrap_or_default();
    let trace = run(&with_acts(&start.scenario(), &acts));
    println!(
        "{}: {}\n{text}\n",
        words().get(&format!("challenge.{id}.title")),
        words().get(&format!("challenge.{id}.text"))
    );
    for line in lines(&trace, &fourway_stage::Catalogue::whole()) {
        println!("{:>12} {}", line.at.to_string(), line.text);
    }
    let verdict = judge(challenge, &acts, &trace, trace.end(), 0);
    println!("\n{verdict:?}");
    for claim in start.claims() {
        println!("{:?}", claim.check(&trace).map_err(|failure| failure.to_string()));
    }
    for most in 0..=usize::from(challenge.par).min(3) {
        let found = shortest(challenge, most);
        println!("at most {most} acts: {found:?}");
        if found.is_some() {
            break;
        }
    }
}
