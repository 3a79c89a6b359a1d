use rayon::ThreadPoolBuilder;

#[test]
fn summer_and_winter() {
    let summer: Vec<i32> = (0..500).map(|hour| 12 + hour % 20).collect();
    let winter: Vec<i32> = (0..500).map(|hour| -1 - hour % 20).collect();
    assert_eq!(span(&summer), (12, 31), "in summer");
    assert_eq!(span(&winter), (-20, -1), "in winter");
    for degrees in [-5, 20, i32::MIN, i32::MAX] {
        assert_eq!(span(&[degrees]), (degrees, degrees), "of one temperature");
    }
}

#[test]
fn any_number_of_threads() {
    let winter: Vec<i32> = (0..500).map(|hour| -1 - hour % 20).collect();
    for threads in [1, 2, 4] {
        let pool = ThreadPoolBuilder::new().num_threads(threads);
        let seen = pool.build().unwrap().install(|| span(&winter));
        assert_eq!(seen, (-20, -1), "with {threads} threads");
    }
}
