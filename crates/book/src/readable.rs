//! Reading what should be a file. A named pipe in its place would keep us waiting for ever, and a device never come to its end.

use std::fs::{self, File, FileType};
use std::io::{self, ErrorKind, Read};
use std::os::unix::fs::FileTypeExt;
use std::path::Path;

use rustix::fs::{Mode, OFlags, open};

/// The text of a file.
///
/// # Errors
/// Those of [`fs::read_to_string`], and what is there if it is no file.
pub fn read_to_string(path: &Path) -> io::Result<String> {
    let mut text = String::new();
    file(path)?.read_to_string(&mut text)?;
    Ok(text)
}

/// The text of a file; none, if it is not there.
///
/// # Errors
/// Those of [`read_to_string`] that say anything else.
pub fn read_if_there(path: &Path) -> io::Result<String> {
    match read_to_string(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(String::new()),
        read => read,
    }
}

/// Why there is no file at `path` that can be read, after the words "it can't be read: ".
pub fn why_not(path: &Path) -> Option<String> {
    file(path).err().map(|error| error.to_string())
}

/// Whether there is something at `path` that is neither file nor folder: whoever reads it may wait for ever.
pub fn is_special(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|data| !data.is_file() && !data.is_dir())
}

/// Opens a file, and nothing else.
fn file(path: &Path) -> io::Result<File> {
    is_file(fs::metadata(path)?.file_type())?;
    // It may have become something else since.
    let flags = OFlags::RDONLY | OFlags::NONBLOCK | OFlags::CLOEXEC;
    let file = File::from(open(path, flags, Mode::empty())?);
    is_file(file.metadata()?.file_type())?;
    Ok(file)
}

fn is_file(kind: FileType) -> io::Result<()> {
    let what = if kind.is_file() {
        return Ok(());
    } else if kind.is_dir() {
        return Err(ErrorKind::IsADirectory.into());
    } else if kind.is_fifo() {
        "a named pipe"
    } else if kind.is_socket() {
        "a socket"
    } else {
        "a device"
    };
    Err(io::Error::other(format!("it is {what}, and no file")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_files_are_read() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::write(at("file"), "text").unwrap();
        let made = std::process::Command::new("mkfifo")
            .arg(at("pipe"))
            .status();
        assert!(made.unwrap().success());
        let _socket = std::os::unix::net::UnixListener::bind(at("socket")).unwrap();
        assert_eq!(read_to_string(&at("file")).unwrap(), "text");
        assert_eq!(why_not(&at("file")), None);
        for (path, why) in [
            (at("pipe"), "it is a named pipe, and no file"),
            (at("socket"), "it is a socket, and no file"),
            ("/dev/zero".into(), "it is a device, and no file"),
        ] {
            assert_eq!(why_not(&path).as_deref(), Some(why));
        }
        let kind = |path: &Path| read_to_string(path).unwrap_err().kind();
        assert_eq!(kind(folder.path()), ErrorKind::IsADirectory);
        assert_eq!(kind(&at("gone")), ErrorKind::NotFound);
        assert_eq!(read_if_there(&at("gone")).unwrap(), "");
        assert!(read_if_there(folder.path()).is_err());
    }
}
