use std::error::Error;

pub struct Sighting<'a> {
    pub species: &'a str,
    pub count: u32,
}

impl<'a> Sighting<'a> {
    /// Reads a line such as `Reed bunting 3`.
    pub fn parse(line: &'a str) -> Result<Sighting<'a>, Box<dyn Error>> {
        let (species, count) = line.rsplit_once(' ').ok_or("no count")?;
        let count = count.parse()?;
        Ok(Sighting { species, count })
    }
}
