using System.Runtime.ExceptionServices;
using XaiGen.Emulator.Media.H264;
using XaiGen.Emulator.Media.Mp4;
using XaiGen.Emulator.Media.Painting;

namespace XaiGen.Emulator.Media;

/// <summary>
/// A silent MP4. A clip of this emulator zooms into a picture: keyframes are real pictures, and the frames between them contain only
/// motion. So an edit replaces the keyframes, and an extension appends samples.
/// </summary>
internal sealed class VideoClip
{
    public const int FramesPerSecond = 24;

    /// <summary>The maximum size of all keyframes of a clip; a picture with too much detail is encoded more coarsely.</summary>
    private const int KeyframeBudget = 4_000_000;

    /// <summary>The range from almost no visible loss to clearly coarse.</summary>
    private const int FinestQuantisation = 22, CoarsestQuantisation = 50, QuantisationStep = 4;

    private const int FramesPerGroup = FramesPerSecond;

    /// <summary>An extension dissolves into its own picture in small steps that follow closely, each of them a keyframe.</summary>
    private const int DissolveFrames = 48, FramesPerDissolveStep = 4;

    private static readonly TimeSpan s_longestStandIn = TimeSpan.FromMinutes(5);

    private readonly AvcTrack? _ownTrack;

    private VideoClip(byte[] file, ImageSize size, TimeSpan duration, AvcTrack? ownTrack)
    {
        (File, Size, Duration) = (file, size, duration);
        this._ownTrack = ownTrack;
    }

    /// <summary>The MP4 file.</summary>
    public byte[] File { get; }

    public ImageSize Size { get; }

    public TimeSpan Duration { get; }

    /// <summary>Whether this emulator wrote it, so that its frames can be read.</summary>
    public bool IsOwn => _ownTrack is not null;

    /// <summary>Creates a clip from a picture.</summary>
    /// <param name="firstFrame">The picture, of any size; one larger than the clip keeps detail while the camera zooms in.</param>
    /// <param name="prompt">The prompt, which determines the motion.</param>
    /// <param name="duration">The duration, rounded to a whole number of frames, at least one.</param>
    /// <param name="size">The size: even sides, up to 1920x1080 or 1080x1920.</param>
    public static VideoClip Render(PixelImage firstFrame, string prompt, TimeSpan duration, ImageSize size)
    {
        var camera = Camera.For(prompt);
        PixelImage picture = Fill(firstFrame, size);
        return Assemble(size, camera, Shoot(camera, size, FrameCount(duration), 0, seconds => camera.Look(picture, seconds, size)));
    }

    /// <exception cref="MediaFormatException">The bytes are not an MP4 with video, or are damaged.</exception>
    public static VideoClip Read(byte[] file)
    {
        Mp4Movie movie = Mp4Reader.Read(file);
        if (movie.OwnTrack is { } track && !IsWrittenHere(track))
        {
            throw new MediaFormatException("The video is damaged: it bears this emulator's note, but is not as this emulator writes it.");
        }

        return new(file, movie.Size, movie.Duration, movie.OwnTrack);
    }

    /// <summary>
    /// Returns the clip with the prompt's picture laid over it and the same duration. A clip in an unsupported codec is replaced by a
    /// stand-in derived from its bytes.
    /// </summary>
    /// <exception cref="MediaFormatException">The clip was written by this emulator, but is damaged.</exception>
    public VideoClip Edit(string prompt)
    {
        if (_ownTrack is null)
        {
            return StandIn().Edit(prompt);
        }

        var camera = Camera.Read(_ownTrack.Note);
        PixelImage over = Painter.Paint(prompt, 0, Size);
        Frame[] edited = InParallel(_ownTrack.Keyframes, (_, keyframe) =>
        {
            PixelImage seen = camera.Look(over, keyframe / (double)FramesPerSecond, Size);
            return Frame.From(Decode(_ownTrack, keyframe).Blend(seen, Painter.EditStrength));
        });

        ReadOnlyMemory<byte>[] samples = _ownTrack.Samples.ToArray();
        byte[][] written = EncodeKeyframes(edited, firstOrdinal: 0);
        for (int i = 0; i < written.Length; i++)
        {
            samples[_ownTrack.Keyframes[i]] = written[i];
        }

        return Assemble(Size, camera, new(samples, _ownTrack.Keyframes));
    }

    /// <summary>Returns this clip followed by another that starts at its last frame and dissolves into the prompt's picture.</summary>
    /// <exception cref="MediaFormatException">The clip was written by this emulator, but is damaged.</exception>
    public VideoClip Extend(string prompt, TimeSpan added)
    {
        if (_ownTrack is null)
        {
            return StandIn().Extend(prompt, added);
        }

        var camera = Camera.Read(_ownTrack.Note);
        int lastKeyframe = _ownTrack.Keyframes[^1];
        double sinceKeyframe = (_ownTrack.Samples.Count - lastKeyframe) / (double)FramesPerSecond;
        PixelImage start = camera.Look(Decode(_ownTrack, lastKeyframe), sinceKeyframe, Size);
        PixelImage end = Painter.Edit([start], prompt, 0, Size);
        Shot shot = Shoot(camera, Size, FrameCount(added), _ownTrack.Keyframes.Count, seconds =>
            camera.Look(start.Blend(end, Math.Min(1, seconds * FramesPerSecond / DissolveFrames)), seconds, Size), dissolves: true);
        return Assemble(Size, camera, new(
            [.. _ownTrack.Samples, .. shot.Samples],
            [.. _ownTrack.Keyframes, .. shot.Keyframes.Select(keyframe => keyframe + _ownTrack.Samples.Count)]));
    }

    private static bool IsWrittenHere(AvcTrack track)
        => track.Size == track.Size.FitForVideo()
        && track.FramesPerSecond == FramesPerSecond
        && track.SequenceParameters.AsSpan().SequenceEqual(ParameterSets.Sequence(track.Size, FramesPerSecond))
        && track.PictureParameters.AsSpan().SequenceEqual(ParameterSets.Picture());

    private VideoClip StandIn()
    {
        if (Duration > s_longestStandIn)
        {
            throw new MediaFormatException(
                $"The video lasts {Duration.TotalSeconds:0} s; at most {s_longestStandIn.TotalSeconds:0} s can be edited or extended.");
        }

        ImageSize size = Size.FitForVideo();
        return Render(SourcePicture.StandIn(File, size), "", Duration, size);
    }

    private static VideoClip Assemble(ImageSize size, Camera camera, Shot shot)
    {
        var track = new AvcTrack(
            size, FramesPerSecond, ParameterSets.Sequence(size, FramesPerSecond), ParameterSets.Picture(), shot.Samples, shot.Keyframes,
            camera.Write());
        return new(Mp4Writer.Write(track), size, TimeSpan.FromSeconds(shot.Samples.Count / (double)FramesPerSecond), track);
    }

    private static Shot Shoot(
        Camera camera, ImageSize size, int frames, int firstOrdinal, Func<double, PixelImage> lookAt, bool dissolves = false)
    {
        int[] keyframes = [.. Enumerable.Range(0, frames).Where(frame =>
            frame % FramesPerGroup == 0 || dissolves && frame <= DissolveFrames && frame % FramesPerDissolveStep == 0)];
        Frame[] pictures = InParallel(keyframes, (_, keyframe) => Frame.From(lookAt(keyframe / (double)FramesPerSecond)));
        byte[][] written = EncodeKeyframes(pictures, firstOrdinal);

        var samples = new ReadOnlyMemory<byte>[frames];
        for (int i = 0; i < keyframes.Length; i++)
        {
            int length = (i + 1 < keyframes.Length ? keyframes[i + 1] : frames) - keyframes[i];
            samples[keyframes[i]] = written[i];
            for (int step = 1; step < length; step++)
            {
                Func<float, float, (float X, float Y)> motion =
                    camera.MotionSince(step / (double)FramesPerSecond, length / (double)FramesPerSecond, size);
                samples[keyframes[i] + step] = MotionEncoder.Encode(size, step, motion);
            }
        }
        return new(samples, keyframes);
    }

    /// <summary>Encodes the pictures as finely as the budget allows.</summary>
    private static byte[][] EncodeKeyframes(Frame[] pictures, int firstOrdinal)
    {
        int share = KeyframeBudget / pictures.Length;
        int quantisation = FinestQuantisation;
        while (quantisation < CoarsestQuantisation && KeyframeEncoder.Encode(pictures[0], quantisation, 0).Length > share)
        {
            quantisation += QuantisationStep;
        }

        return InParallel(pictures, (i, picture) => KeyframeEncoder.Encode(picture, quantisation, firstOrdinal + i));
    }

    /// <summary>The first picture of the clip; for a clip that cannot be read, the stand-in.</summary>
    public PixelImage FirstFrame() => _ownTrack is { } track ? Decode(track, track.Keyframes[0]) : SourcePicture.StandIn(File, Size);

    private static PixelImage Decode(AvcTrack track, int keyframe)
        => KeyframeDecoder.Decode(track.Samples[keyframe].Span, track.Size).ToImage();

    /// <summary>The picture cropped to the clip's aspect ratio; detail is kept for zooming, up to twice the clip's size.</summary>
    private static PixelImage Fill(PixelImage picture, ImageSize size)
    {
        double scale = Math.Clamp(Math.Min((double)picture.Width / size.Width, (double)picture.Height / size.Height), 1, 2);
        return picture.Cover(new((int)(size.Width * scale), (int)(size.Height * scale)));
    }

    private static int FrameCount(TimeSpan duration) => Math.Max(1, (int)Math.Round(duration.TotalSeconds * FramesPerSecond));

    private static TResult[] InParallel<T, TResult>(IReadOnlyList<T> items, Func<int, T, TResult> make)
    {
        var results = new TResult[items.Count];
        try
        {
            Parallel.For(0, items.Count, i => results[i] = make(i, items[i]));
        }
        catch (AggregateException e)
        {
            ExceptionDispatchInfo.Throw(e.InnerExceptions[0]);
        }
        return results;
    }

    private readonly record struct Shot(IReadOnlyList<ReadOnlyMemory<byte>> Samples, IReadOnlyList<int> Keyframes);
}
