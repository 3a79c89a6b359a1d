pub fn played_by_two() {
    let (song, other) = (Song::default(), Song::default());
    std::thread::scope(|bar| {
        bar.spawn(|| song.play());
        song.play();
    });
    song.play();
    println!("{} and {}", song.plays(), other.plays());
}
