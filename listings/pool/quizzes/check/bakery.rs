struct Part(&'static str);
impl Drop for Part {
    fn drop(&mut self) {
        println!("{}", self.0);
    }
}

struct Bakery {
    door: Part,
    oven: Part,
}
impl Drop for Bakery {
    fn drop(&mut self) {
        println!("{} and {} still there", self.door.0, self.oven.0);
    }
}

fn main() {
    let _street = Part("street");
    let (oven, door) = (Part("oven"), Part("door"));
    let _bakery = Bakery { oven, door };
}
