using System.Buffers.Binary;
using XaiGen.Emulator.Media.Painting;

namespace XaiGen.Emulator.Media;

/// <summary>
/// The motion of a clip over its picture: the camera moves towards one point, and the picture may sway as water and leaves do. The camera
/// never moves away, so earlier frames showed everything that a frame shows.
/// </summary>
/// <param name="FocusX">The horizontal position of the fixed point, as a fraction of the width.</param>
/// <param name="FocusY">The vertical position of the fixed point, as a fraction of the height.</param>
/// <param name="Approach">The magnification per second; 1 is no motion.</param>
/// <param name="Sway">The amplitude of swaying rows, as a fraction of the height.</param>
internal readonly record struct Camera(float FocusX, float FocusY, float Approach, float Sway)
{
    private const int NoteLength = 16;

    /// <summary>The number of sway waves from top to bottom.</summary>
    private const float SwayWaves = 3;

    public static Camera For(string prompt)
    {
        var chance = new Chance("camera:" + prompt);
        bool doesSway = Mood.Of(prompt).Subject is Subject.Sea or Subject.Forest or Subject.Circles;
        return new(chance.Between(0.25f, 0.75f), chance.Between(0.3f, 0.7f), chance.Between(1.022f, 1.032f), doesSway ? 0.004f : 0);
    }

    /// <summary>Reads the camera that is stored beside the samples of a clip.</summary>
    public static Camera Read(ReadOnlySpan<byte> note)
    {
        if (note.Length != NoteLength)
        {
            throw new MediaFormatException($"The video is damaged: the emulator's own note has {note.Length} bytes, not {NoteLength}.");
        }

        var camera = new Camera(
            BinaryPrimitives.ReadSingleBigEndian(note),
            BinaryPrimitives.ReadSingleBigEndian(note[4..]),
            BinaryPrimitives.ReadSingleBigEndian(note[8..]),
            BinaryPrimitives.ReadSingleBigEndian(note[12..]));
        return camera is { FocusX: >= 0 and <= 1, FocusY: >= 0 and <= 1, Approach: >= 1 and <= 1.1f, Sway: >= 0 and <= 0.1f }
            ? camera
            : throw new MediaFormatException("The video is damaged: the emulator's own note holds impossible numbers.");
    }

    /// <summary>Writes the data for <see cref="Read"/>.</summary>
    public byte[] Write()
    {
        byte[] note = new byte[NoteLength];
        BinaryPrimitives.WriteSingleBigEndian(note, FocusX);
        BinaryPrimitives.WriteSingleBigEndian(note.AsSpan(4), FocusY);
        BinaryPrimitives.WriteSingleBigEndian(note.AsSpan(8), Approach);
        BinaryPrimitives.WriteSingleBigEndian(note.AsSpan(12), Sway);
        return note;
    }

    /// <summary>The view of a picture after a number of seconds, at the size of the clip.</summary>
    public PixelImage Look(PixelImage picture, double seconds, ImageSize size)
    {
        double share = 1 / Math.Pow(Approach, seconds);
        return picture.Crop(
            picture.Width * FocusX * (1 - share),
            picture.Height * FocusY * (1 - share),
            picture.Width * share,
            picture.Height * share,
            size);
    }

    /// <summary>The motion vector, in pixels, from a point in a frame to the same content in the last keyframe.</summary>
    /// <param name="seconds">The time since the keyframe.</param>
    /// <param name="untilNext">The time from that keyframe to the next one, at which the sway is zero, so that they match.</param>
    /// <param name="size">The size of the clip.</param>
    public Func<float, float, (float X, float Y)> MotionSince(double seconds, double untilNext, ImageSize size)
    {
        (float focusX, float focusY) = (FocusX * size.Width, FocusY * size.Height);
        float nearer = (float)(1 - 1 / Math.Pow(Approach, seconds));
        float sway = (float)(Sway * size.Height * untilNext * Math.Sin(Math.Tau * seconds / untilNext));
        float wave = SwayWaves * MathF.Tau / size.Height;
        return (x, y) => ((focusX - x) * nearer + sway * MathF.Sin(y * wave), (focusY - y) * nearer);
    }
}
