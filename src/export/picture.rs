//! Pictures from cameras made fit for the wall, the minutes and files: decoded within limits, turned upright, no larger
//! than a wall needs, and written anew, so that nothing of the camera's notes (place, time, device) is left.

use image::codecs::jpeg::JpegEncoder;
use image::imageops::FilterType;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits, Rgb, RgbImage};
use std::io::Cursor;

/// The longest side of a stored picture, in pixels.
pub const LONGEST_SIDE: u32 = 1_600;
/// Pixels of a picture that is taken in: 64 million, more than cameras make. A file that claims more is refused unread.
const PIXELS: u64 = 64_000_000;
/// Bytes that decoding may take up.
const MEMORY: u64 = 512 * 1024 * 1024;
/// Quality of the stored JPEG, of 100.
const QUALITY: u8 = 82;

/// A picture as it is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stored {
    /// JPEG without metadata.
    pub bytes: Vec<u8>,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
}

/// A file that is not taken in as a picture.
#[derive(Debug, thiserror::Error)]
pub enum PictureError {
    /// It is neither JPEG nor PNG nor WebP.
    #[error("the file is no JPEG, PNG or WebP picture")]
    Format,
    /// It has too many pixels.
    #[error("the picture has more than {} million pixels", PIXELS / 1_000_000)]
    TooManyPixels,
    /// It takes too many bytes even when it is shrunk.
    #[error("the picture is too large")]
    TooLarge,
    /// It cannot be decoded or written.
    #[error("the picture cannot be read: {0}")]
    Broken(#[from] image::ImageError),
}

/// The longest side of a stored logo, in pixels: sharp on paper at six centimetres, and on the wall.
pub const LOGO_SIDE: u32 = 1_000;
/// The side that a logo is shrunk to if the stored file would be too large.
const SMALL_LOGO_SIDE: u32 = 400;

/// A logo as it is stored: PNG if it can be seen through, else JPEG; without metadata.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredLogo {
    /// The file.
    pub bytes: Vec<u8>,
    /// True: PNG. False: JPEG.
    pub png: bool,
}

/// Reads a JPEG, PNG or WebP file and makes it a logo of at most `most` bytes. As slow as [`fit`].
pub fn logo(file: &[u8], most: usize) -> Result<StoredLogo, PictureError> {
    let (picture, upright) = decoded(file)?;
    let png = picture.color().has_alpha() || !file.starts_with(b"\xff\xd8");
    let stored = |side: u32| -> Result<Vec<u8>, PictureError> {
        let mut logo = if picture.width().max(picture.height()) > side {
            picture.resize(side, side, FilterType::Lanczos3)
        } else {
            picture.clone()
        };
        logo.apply_orientation(upright);
        let mut bytes = Vec::new();
        if png {
            // What a drawing needs; sixteen bits per colour would only be larger.
            let logo = DynamicImage::ImageRgba8(logo.to_rgba8());
            logo.write_to(&mut Cursor::new(&mut bytes), ImageFormat::Png)?;
        } else {
            JpegEncoder::new_with_quality(&mut bytes, 90).encode_image(&logo.to_rgb8())?;
        }
        Ok(bytes)
    };
    let mut bytes = stored(LOGO_SIDE)?;
    if bytes.len() > most {
        bytes = stored(SMALL_LOGO_SIDE)?;
    }
    if bytes.len() > most {
        return Err(PictureError::TooLarge);
    }
    Ok(StoredLogo { bytes, png })
}

/// Width and height of a stored picture in pixels; none if it is none.
pub fn size(file: &[u8]) -> Option<(u32, u32)> {
    let format = image::guess_format(file).ok()?;
    ImageReader::with_format(Cursor::new(file), format)
        .into_dimensions()
        .ok()
}

/// Reads a JPEG, PNG or WebP file and makes it fit to be stored. May take a second and much memory: not for async
/// threads, and not for many at once.
pub fn fit(file: &[u8]) -> Result<Stored, PictureError> {
    let (mut picture, upright) = decoded(file)?;
    if picture.width().max(picture.height()) > LONGEST_SIDE {
        picture = picture.resize(LONGEST_SIDE, LONGEST_SIDE, FilterType::Triangle);
    }
    picture.apply_orientation(upright);
    let picture = on_white(&picture);
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, QUALITY).encode_image(&picture)?;
    Ok(Stored {
        bytes,
        width: picture.width(),
        height: picture.height(),
    })
}

/// Reads a picture within limits; how it is turned upright is said beside it.
fn decoded(file: &[u8]) -> Result<(DynamicImage, Orientation), PictureError> {
    let mut reader = ImageReader::new(Cursor::new(file));
    let format = image::guess_format(file).map_err(|_| PictureError::Format)?;
    if !matches!(
        format,
        ImageFormat::Jpeg | ImageFormat::Png | ImageFormat::WebP
    ) {
        return Err(PictureError::Format);
    }
    reader.set_format(format);
    let mut limits = Limits::default();
    limits.max_alloc = Some(MEMORY);
    reader.limits(limits);
    let mut decoder = reader.into_decoder()?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > PIXELS || decoder.total_bytes() > MEMORY {
        return Err(PictureError::TooManyPixels);
    }
    let upright = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    Ok((DynamicImage::from_decoder(decoder)?, upright))
}

/// JPEG knows no transparency: what can be seen through is white.
fn on_white(picture: &DynamicImage) -> RgbImage {
    if !picture.color().has_alpha() {
        return picture.to_rgb8();
    }
    let picture = picture.to_rgba8();
    RgbImage::from_fn(picture.width(), picture.height(), |x, y| {
        let [red, green, blue, alpha] = picture.get_pixel(x, y).0;
        let over = |part: u8| {
            let (part, alpha) = (u32::from(part), u32::from(alpha));
            u8::try_from((part * alpha + 255 * (255 - alpha)) / 255).unwrap_or(u8::MAX)
        };
        Rgb([red, green, blue].map(over))
    })
}
