//! Records anew what every listing prints and what the compiler says.
