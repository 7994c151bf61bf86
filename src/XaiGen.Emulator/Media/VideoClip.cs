using System.Runtime.ExceptionServices;
using XaiGen.Emulator.Media.H264;
using XaiGen.Emulator.Media.Mp4;
using XaiGen.Emulator.Media.Painting;

namespace XaiGen.Emulator.Media;

/// <summary>
/// A silent MP4. A clip of this emulator shows a picture the camera draws near to: keyframes that are real pictures, and
/// frames between that are nothing but motion. So an edit exchanges the keyframes and an extension adds to the samples.
/// </summary>
internal sealed class VideoClip
{
    public const int FramesPerSecond = 24;

    /// <summary>For a whole clip's keyframes; a picture too rich for it is written more coarsely.</summary>
    private const int KeyframeBudget = 4_000_000;

    /// <summary>From hardly a visible loss to plainly coarse.</summary>
    private const int FinestQuantisation = 22, CoarsestQuantisation = 50, QuantisationStep = 4;

    private const int FramesPerGroup = FramesPerSecond;

    /// <summary>An extension turns into its own picture in steps, each a keyframe: small ones, close together.</summary>
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

    /// <summary>Brings a picture to life.</summary>
    /// <param name="firstFrame">The picture, of any size; a larger one than the clip keeps detail as the camera draws near.</param>
    /// <param name="prompt">Chooses the motion.</param>
    /// <param name="duration">Rounded to a whole number of frames, at least one.</param>
    /// <param name="size">Even sides, up to 1920x1080 or 1080x1920.</param>
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
    /// The clip with the prompt's picture laid over it, as long as before. A clip in a codec that is not read is
    /// represented by a stand-in that follows from its bytes.
    /// </summary>
    /// <exception cref="MediaFormatException">The clip is this emulator's, but damaged.</exception>
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

    /// <summary>This clip and, following on its last frame, another that turns into the prompt's picture.</summary>
    /// <exception cref="MediaFormatException">The clip is this emulator's, but damaged.</exception>
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

    /// <summary>Writes the pictures as finely as the budget allows.</summary>
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

    /// <summary>The picture that the clip begins with; of a clip that is not read, the one that represents it.</summary>
    public PixelImage FirstFrame() => _ownTrack is { } track ? Decode(track, track.Keyframes[0]) : SourcePicture.StandIn(File, Size);

    private static PixelImage Decode(AvcTrack track, int keyframe)
        => KeyframeDecoder.Decode(track.Samples[keyframe].Span, track.Size).ToImage();

    /// <summary>The picture cut to the clip's shape; its own detail is kept for the camera, up to twice the clip's.</summary>
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
