pub fn both_report() {
    println!("{:?}", collect(vec![5], vec![3, 2]));
}

pub fn silent_south() {
    println!("{:?}", collect(vec![4, 8], vec![]));
}
