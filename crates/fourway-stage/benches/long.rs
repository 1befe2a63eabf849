//! How the view-model grows with a run: a long transfer with loss, up to ten thousand records.

use fourway_proto::Micros;
use fourway_sim::{Document, Scenario, Trace, run};
use fourway_stage::{Catalogue, Msg, Player, frame, layout, lines};
use std::hint::black_box;
use std::time::Instant;

/// Width of the drawing, px.
const WIDTH: f64 = 600.0;
/// Frames and steps that are timed together.
const MANY: u32 = 1000;

fn main() {
    println!("records   lines ms   ladder ms   frame us   seek us   tick us");
    let words = Catalogue::english();
    for sends in [8, 31, 125] {
        let scenario = transfer(sends);
        let trace = run(&scenario);
        let ladder = layout(&trace, &words, WIDTH);
        let moment = |n: u32| Micros(trace.end().0 / u64::from(MANY) * u64::from(n));
        let mut player = Player::new(Catalogue::english());
        player.update(Msg::Load(Box::new(scenario)));
        let told = ms(5, || drop(black_box(lines(&trace, &words))));
        let drawn = ms(5, || drop(black_box(layout(&trace, &words, WIDTH))));
        let framed = ms(3, || (0..MANY).for_each(|n| drop(black_box(frame(&trace, &ladder, moment(n))))));
        let sought = ms(3, || (0..MANY).for_each(|n| sink(&mut player, Msg::Seek(moment(n)))));
        player.update(Msg::Restart);
        player.update(Msg::Play);
        let played = ms(3, || (0..MANY).for_each(|_| sink(&mut player, Msg::Tick(16.0))));
        println!("{:>7} {told:>10.2} {drawn:>11.2} {framed:>10.2} {sought:>9.2} {played:>9.2}", records(&trace));
    }
}

fn sink(player: &mut Player, msg: Msg) {
    player.update(msg);
    black_box((player.frame(), player.host_acts(fourway_sim::Side::Client), player.current_line()));
}

fn records(trace: &Trace) -> usize {
    trace.records.len()
}

/// The least of several runs, ms.
fn ms(runs: u32, mut work: impl FnMut()) -> f64 {
    let one = |_| {
        let start = Instant::now();
        work();
        start.elapsed().as_secs_f64() * 1000.0
    };
    (0..runs).map(one).fold(f64::INFINITY, f64::min)
}

/// A client that sends ten segments a second over a path that loses one in twenty, then closes. The page's benchmark
/// makes the same (`benches/long.mjs`).
fn transfer(sends: u32) -> Scenario {
    let send = |n| format!(r#"{{"at_ms":{},"on":"client","do":"send","bytes":14600}},"#, n * 1000);
    let sends_text: String = (0..sends).map(send).collect();
    let text = format!(
        r#"{{"fourway":1,"seed":7,"until_ms":2592000000,"path":{{"delay_ms":50,"jitter_ms":5,"loss":0.05}},
        "client":{{"mss":1460}},"server":{{"mss":1460}},"script":[{sends_text}
        {{"at_ms":{},"on":"client","do":"close"}},
        {{"when":{{"host":"server","state":"CLOSE-WAIT"}},"after_ms":100,"on":"server","do":"close"}}]}}"#,
        sends * 1000
    );
    Scenario::compile(&Document::parse(&text).expect("a good document")).expect("a good scenario")
}
