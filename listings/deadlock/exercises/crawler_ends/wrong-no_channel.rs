/// All pages that can be reached from those of `first`, the smallest number first.
fn crawl(first: Vec<u32>, links: fn(u32) -> Vec<u32>) -> Vec<u32> {
    let mut to_visit = first;
    let mut visited = Vec::new();
    while let Some(page) = to_visit.pop() {
        visited.push(page);
        to_visit.extend(links(page));
    }
    visited.sort();
    visited
}

fn links(page: u32) -> Vec<u32> {
    match page {
        1 => vec![2, 3],
        _ => vec![],
    }
}

fn main() {
    println!("visited {:?}", crawl(vec![1, 4], links));
}
