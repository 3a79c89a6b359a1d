use std::thread;

/// The checksum of each file, in the order of the files, with a thread for each.
fn checksums(files: Vec<Vec<u8>>, checksum: fn(&[u8]) -> u32) -> Vec<u32> {
    let mut sums = Vec::new();
    for pair in files.chunks(2) {
        let workers: Vec<_> = pair
            .iter()
            .cloned()
            .map(|file| thread::spawn(move || checksum(&file)))
            .collect();
        sums.extend(workers.into_iter().map(|worker| worker.join().unwrap()));
    }
    sums
}

fn sum_of_bytes(file: &[u8]) -> u32 {
    file.iter().map(|&byte| u32::from(byte)).sum()
}

fn main() {
    let files = vec![b"Lorem".to_vec(), b"ipsum".to_vec(), b"dolor".to_vec()];
    println!("{:?}", checksums(files, sum_of_bytes));
}
