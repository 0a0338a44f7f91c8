//! Pictures from cameras.

use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, ImageEncoder as _, ImageFormat, Rgb, RgbImage, Rgba, RgbaImage};
use proptest::prelude::*;
use std::io::Cursor;
use zukunftswerkstatt::export::picture::{LONGEST_SIDE, PictureError, fit};

fn written(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// Left half red, right half blue.
fn halves(width: u32, height: u32) -> DynamicImage {
    RgbImage::from_fn(width, height, |x, _| {
        if x < width / 2 {
            Rgb([250, 0, 0])
        } else {
            Rgb([0, 0, 250])
        }
    })
    .into()
}

/// EXIF: turned by a quarter (orientation 6), and a word as a camera's name.
fn exif() -> Vec<u8> {
    let mut exif = b"II*\0\x08\0\0\0\x02\0".to_vec();
    exif.extend(b"\x0f\x01\x02\0\x0c\0\0\0\x26\0\0\0");
    exif.extend(b"\x12\x01\x03\0\x01\0\0\0\x06\0\0\0");
    exif.extend(b"\0\0\0\0SecretPlace\0");
    exif
}

#[test]
fn what_the_camera_noted_is_gone_and_the_picture_stands_upright() {
    let mut file = Vec::new();
    let mut encoder = JpegEncoder::new(&mut file);
    encoder.set_exif_metadata(exif()).unwrap();
    let picture = halves(64, 32).to_rgb8();
    encoder.encode_image(&picture).unwrap();
    let has = |bytes: &[u8], word: &[u8]| bytes.windows(word.len()).any(|part| part == word);
    assert!(has(&file, b"SecretPlace"), "the sample has metadata");
    let stored = fit(&file).unwrap();
    assert_eq!((stored.width, stored.height), (32, 64));
    assert!(!has(&stored.bytes, b"SecretPlace") && !has(&stored.bytes, b"Exif"));
    let read = image::load_from_memory(&stored.bytes).unwrap().to_rgb8();
    // A quarter turn to the right: what was left is on top.
    assert!(read.get_pixel(16, 4)[0] > 200 && read.get_pixel(16, 60)[2] > 200);
}

#[test]
fn large_pictures_become_as_large_as_a_wall_needs() {
    for format in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP] {
        let stored = fit(&written(&halves(2000, 500), format)).unwrap();
        assert_eq!(
            (stored.width, stored.height),
            (LONGEST_SIDE, 400),
            "{format:?}"
        );
        assert!(stored.bytes.starts_with(b"\xff\xd8\xff"));
    }
    let small = fit(&written(&halves(20, 10), ImageFormat::Png)).unwrap();
    assert_eq!((small.width, small.height), (20, 10), "never blown up");
}

#[test]
fn what_can_be_seen_through_is_white() {
    let clear: DynamicImage = RgbaImage::from_pixel(16, 16, Rgba([0, 0, 0, 0])).into();
    let stored = fit(&written(&clear, ImageFormat::Png)).unwrap();
    let read = image::load_from_memory(&stored.bytes).unwrap().to_rgb8();
    assert!(read.get_pixel(8, 8).0.iter().all(|part| *part > 250));
}

#[test]
fn a_file_that_claims_to_be_huge_is_refused_unread() {
    let mut file = written(&halves(4, 4), ImageFormat::Png);
    // Width and height stand after the signature and the name of the first chunk; its checksum follows its 13 bytes.
    file[16..24].copy_from_slice(&[0, 1, 0, 0, 0, 1, 0, 0]);
    let sum = crc(&file[12..29]);
    file[29..33].copy_from_slice(&sum.to_be_bytes());
    assert!(matches!(
        fit(&file),
        Err(PictureError::TooManyPixels | PictureError::Broken(_))
    ));
}

fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0u32, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| {
            if sum & 1 == 1 {
                (sum >> 1) ^ 0xedb8_8320
            } else {
                sum >> 1
            }
        })
    })
}

#[test]
fn other_files_are_no_pictures() {
    for file in [b"GIF89a".as_slice(), b"<svg/>", b"%PDF-1.7", b""] {
        assert!(matches!(fit(file), Err(PictureError::Format)));
    }
}

proptest! {
    #[test]
    fn a_damaged_file_never_panics(cut in 0usize..2_000, at in 0usize..2_000, byte: u8) {
        for format in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP] {
            let mut file = written(&halves(40, 30), format);
            let place = at % file.len();
            file[place] = byte;
            file.truncate(file.len().saturating_sub(cut % 50));
            let _ = fit(&file);
        }
    }
}
