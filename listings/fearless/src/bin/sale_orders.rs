fn main() {
    let orders = ["AABB", "ABAB", "ABBA", "BAAB", "BABA", "BBAA"];
    let mut lost = 0;

    for order in orders {
        let mut sold = 0;
        let mut seen = [None, None];
        for office in order.chars() {
            let memory = &mut seen[usize::from(office == 'B')];
            match *memory {
                None => {
                    *memory = Some(sold);
                    print!("{office} reads {sold}   ");
                }
                Some(read) => {
                    sold = read + 1;
                    print!("{office} writes {sold}  ");
                }
            }
        }
        println!("-> {sold} sold");
        lost += usize::from(sold < 2);
    }

    println!("{lost} of {} orders lose a sale", orders.len());
}
