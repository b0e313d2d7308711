//! What a process and all that it starts use.

use std::process::{Command, Output};
use std::time::Instant;

use nix::sys::resource::{Usage as Resources, UsageWho, getrusage};
use nix::sys::time::TimeValLike;

#[derive(Clone, Copy, Debug, Default)]
pub struct Usage {
    /// Seconds of the clock.
    pub wall: f64,
    /// Seconds of all processors, in user mode and in the kernel.
    pub cpu: f64,
    /// The most memory that one of the processes had at once, in bytes.
    pub peak: f64,
    /// Page faults that needed no disk.
    pub faults: f64,
}

impl Usage {
    fn of(resources: &Resources, wall: f64) -> Self {
        let times = [resources.user_time(), resources.system_time()];
        Self {
            wall,
            cpu: times
                .iter()
                .map(|time| time.num_microseconds() as f64 * 1e-6)
                .sum(),
            peak: resources.max_rss() as f64 * 1024.0,
            faults: resources.minor_page_faults() as f64,
        }
    }

    fn now() -> Self {
        let resources = getrusage(UsageWho::RUSAGE_CHILDREN).expect("the kernel counts");
        Self::of(&resources, 0.0)
    }
}

/// The seconds of a processor that this process has used.
pub fn own_cpu() -> f64 {
    let resources = getrusage(UsageWho::RUSAGE_SELF).expect("the kernel counts");
    Usage::of(&resources, 0.0).cpu
}

/// Runs a command that must succeed.
pub fn run(command: &mut Command) -> (Usage, Output) {
    let (before, start) = (Usage::now(), Instant::now());
    let output = command
        .output()
        .unwrap_or_else(|error| panic!("{command:?}: {error}"));
    let (wall, after) = (start.elapsed().as_secs_f64(), Usage::now());
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{command:?} failed:\n{said}");
    let usage = Usage {
        wall,
        cpu: after.cpu - before.cpu,
        // That of the hungriest child so far: only what runs alone in a process knows its own.
        peak: after.peak,
        faults: after.faults - before.faults,
    };
    (usage, output)
}

/// Runs a command that must succeed in a process of its own, so that its peak of memory is known.
pub fn run_alone(command: &Command) -> (Usage, String) {
    let this = std::env::current_exe().expect("this program has a path");
    let mut alone = Command::new(this);
    alone
        .arg("usage")
        .arg(command.get_program())
        .args(command.get_args());
    if let Some(folder) = command.get_current_dir() {
        alone.current_dir(folder);
    }
    for (name, value) in command.get_envs() {
        match value {
            Some(value) => alone.env(name, value),
            None => alone.env_remove(name),
        };
    }
    let (_, output) = run(&mut alone);
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let (numbers, said) = said.split_once('\n').expect("a line of numbers");
    let numbers: Vec<f64> = numbers
        .split(' ')
        .map(|n| n.parse().expect("a number"))
        .collect();
    let usage = Usage {
        wall: numbers[0],
        cpu: numbers[1],
        peak: numbers[2],
        faults: numbers[3],
    };
    (usage, said.to_owned())
}

/// The other side of [`run_alone`]: prints what the command used, then all that it printed.
pub fn report(program: &str, arguments: &[String]) {
    let (usage, output) = run(Command::new(program).args(arguments));
    println!(
        "{} {} {} {}",
        usage.wall, usage.cpu, usage.peak, usage.faults
    );
    print!("{}", String::from_utf8_lossy(&output.stdout));
    print!("{}", String::from_utf8_lossy(&output.stderr));
}
