use std::thread;

/// The checksum of each file, in the order of the files, with a thread for each.
fn checksums(files: Vec<Vec<u8>>, checksum: fn(&[u8]) -> u32) -> Vec<u32> {
    files
        .into_iter()
        .map(|file| thread::spawn(move || checksum(&file)))
        .collect::<Vec<_>>()
        .into_iter()
        .map(|worker| worker.join().unwrap())
        .collect()
}

fn sum_of_bytes(file: &[u8]) -> u32 {
    file.iter().map(|&byte| u32::from(byte)).sum()
}

fn main() {
    let files = vec![b"Lorem".to_vec(), b"ipsum".to_vec(), b"dolor".to_vec()];
    println!("{:?}", checksums(files, sum_of_bytes));
}
