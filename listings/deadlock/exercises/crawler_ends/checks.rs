fn site(page: u32) -> Vec<u32> {
    match page {
        1 => vec![2, 3],
        3 => vec![5],
        _ => vec![],
    }
}

pub fn two_first() {
    println!("visited {:?}", crawl(vec![1, 4], site));
}

pub fn one_first() {
    println!("visited {:?}", crawl(vec![3], site));
}
