using XaiGen.Emulator.Files;
using XaiGen.Emulator.Media;

namespace XaiGen.Emulator.Imagine;

/// <summary>Validates requests for videos, and then generates the videos.</summary>
internal sealed class VideoGenerator(SourceReader reader, OutputPublisher publisher, UploadTargets uploads)
{
    private const string DefaultModel = "grok-imagine-video";

    private static readonly TimeSpan s_defaultDuration = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan s_defaultExtension = TimeSpan.FromSeconds(6);
    private static readonly TimeSpan s_longestAudio = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan s_longestEdited = TimeSpan.FromSeconds(8.7);
    private static readonly TimeSpan s_shortestExtended = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan s_longestExtended = TimeSpan.FromSeconds(15);

    public async Task<AcceptedVideo> AcceptAsync(Caller caller, VideoRequest request)
    {
        request.Validate();
        (string name, VideoModelCard model) = ModelOf(caller, request.Model);
        TimeSpan duration = request.Duration ?? s_defaultDuration;
        string resolution = caller.Leniency.Known(request.Resolution, "resolution", value => value.IsKnown)?.Value ?? "480p";
        string aspectRatio = caller.Leniency.Known(request.AspectRatio, "aspect_ratio", value => value.IsKnown)?.Value ?? "16:9";
        VideoRules.Check(caller, request, model, duration, resolution);
        CheckOutput(request.StorageOptions, request.Output);

        SourceMedia? firstFrame = request.Image is { } image ? await reader.ReadImageAsync(caller, image, "image") : null;
        List<SourceMedia> references = await ReadAllAsync(caller, request.ReferenceImages ?? [], "reference_images[{0}]");
        List<SourceMedia> keyframes = await ReadAllAsync(
            caller, [.. (request.Keyframes ?? []).Select(keyframe => keyframe.Image)], "keyframes[{0}].image");
        List<SourceMedia> lastFrame = request.LastFrame is { } last ? [await reader.ReadImageAsync(caller, last, "last_frame")] : [];
        bool hasUnreadAudio = await CheckAudiosAsync(caller, request.ReferenceAudios ?? []);
        var scene = new VideoScene(
            request.Prompt ?? "", firstFrame, [.. references, .. keyframes, .. lastFrame], aspectRatio, resolution);
        return new AcceptedVideo
        {
            Caller = caller,
            Model = name,
            Duration = duration,
            Clip = new MediaAsset(MediaKind.Video, () => scene.Render(duration)),
            Storage = request.StorageOptions,
            Origin = new FileOrigin("generateVideo", request.Prompt, name, [.. scene.Sources.Select(source => source.Name)]),
            UploadTarget = request.Output?.UploadUrl,
            Cost = model.PriceOf(resolution, duration, scene.Sources.Count()),
            Moderation = Moderation.Judge(request.Prompt),
            HasUnreadSource = scene.HasUnreadSource || hasUnreadAudio,
            HasStandIn = scene.HasStandIn,
            HasDefaultModel = request.Model is null,
        };
    }

    public async Task<AcceptedVideo> AcceptAsync(Caller caller, VideoEditRequest request)
    {
        request.Validate();
        (string name, VideoModelCard model) = ModelOf(caller, request.Model);
        ModelCatalogue.CheckPrompt(caller, request.Prompt);
        CheckOutput(request.StorageOptions, request.Output);
        SourceClip source = await SourceClip.ReadAsync(reader, caller, request.Video);
        if (source.Duration > s_longestEdited)
        {
            throw ApiFault.Invalid(
                $"'video' must last at most {s_longestEdited.TotalSeconds} seconds; it lasts {source.Duration.TotalSeconds:0.##}");
        }

        return new AcceptedVideo
        {
            Caller = caller,
            Model = name,
            Duration = source.Duration,
            Clip = new MediaAsset(MediaKind.Video, () => source.Read().Edit(request.Prompt).File),
            Storage = request.StorageOptions,
            Origin = new FileOrigin("editVideo", request.Prompt, name, [source.Name]),
            UploadTarget = request.Output?.UploadUrl,
            Cost = model.PriceOf(source.Resolution, source.Duration),
            Moderation = Moderation.Judge(request.Prompt),
            HasUnreadSource = source.IsUnread,
            HasStandIn = source.IsStandIn,
            HasDefaultModel = request.Model is null,
        };
    }

    public async Task<AcceptedVideo> AcceptAsync(Caller caller, VideoExtensionRequest request)
    {
        request.Validate();
        (string name, VideoModelCard model) = ModelOf(caller, request.Model);
        ModelCatalogue.CheckPrompt(caller, request.Prompt);
        CheckOutput(request.StorageOptions, request.Output);
        SourceClip source = await SourceClip.ReadAsync(reader, caller, request.Video);
        if (source.Duration < s_shortestExtended || source.Duration > s_longestExtended)
        {
            throw ApiFault.Invalid(
                $"'video' must last between {s_shortestExtended.TotalSeconds} and {s_longestExtended.TotalSeconds} seconds; "
                + $"it lasts {source.Duration.TotalSeconds:0.##}");
        }

        TimeSpan extension = request.Duration ?? s_defaultExtension;
        return new AcceptedVideo
        {
            Caller = caller,
            Model = name,
            Duration = source.Duration + extension,
            Clip = new MediaAsset(MediaKind.Video, () => source.Read().Extend(request.Prompt, extension).File),
            Storage = request.StorageOptions,
            Origin = new FileOrigin("extendVideo", request.Prompt, name, [source.Name]),
            UploadTarget = request.Output?.UploadUrl,
            Cost = model.PriceOf(source.Resolution, extension),
            Moderation = Moderation.Judge(request.Prompt),
            HasUnreadSource = source.IsUnread,
            HasStandIn = source.IsStandIn,
            HasDefaultModel = request.Model is null,
        };
    }

    public async Task<FinishedVideo> GenerateAsync(AcceptedVideo accepted)
    {
        if (accepted.Faults.Generating is { } fault)
        {
            throw fault;
        }

        Moderation.ThrowIfRefused(accepted, "video");
        if (accepted.Moderation == ModerationVerdict.Withheld)
        {
            var withheld = new VideoOutput { Duration = InSeconds(accepted.Duration), RespectModeration = false };
            return new FinishedVideo(withheld, accepted.Model, accepted.Cost);
        }

        // A clip that cannot be rendered must fail the request, not the later download of its result.
        await accepted.Clip.ReadAsync();
        PublishedOutput published = await publisher.PublishAsync(accepted, accepted.Clip);
        if (accepted.UploadTarget is { } target)
        {
            await UploadTargets.SendAsync(target, accepted.Clip);
        }

        var video = new VideoOutput
        {
            Url = published.Url,
            Duration = InSeconds(accepted.Duration),
            RespectModeration = true,
            FileOutput = published.File,
            StorageError = published.StorageError,
        };
        return new FinishedVideo(video, accepted.Model, accepted.Cost);
    }

    /// <summary>The API counts in whole seconds.</summary>
    private static TimeSpan InSeconds(TimeSpan duration) => TimeSpan.FromSeconds(Math.Round(duration.TotalSeconds));

    private static (string Name, VideoModelCard Model) ModelOf(Caller caller, VideoModel? asked)
    {
        string name = asked?.Value ?? DefaultModel;
        return (name, ModelCatalogue.VideoModel(caller, name, DefaultModel));
    }

    private void CheckOutput(StorageOptions? storage, VideoUploadTarget? output)
    {
        OutputPublisher.Check(storage);
        if (output is not null)
        {
            uploads.Check([output.UploadUrl], "output.upload_url");
        }
    }

    /// <summary>The emulator's videos are silent, but audio that the API would refuse is refused.</summary>
    /// <returns>Whether any of the audio files is on another host.</returns>
    private async Task<bool> CheckAudiosAsync(Caller caller, IReadOnlyList<AudioInput> inputs)
    {
        bool isUnread = false;
        for (int index = 0; index < inputs.Count; index++)
        {
            string field = $"reference_audios[{index}]";
            if (await reader.ReadAudioAsync(caller, inputs[index], field) is not { } audio)
            {
                continue;
            }

            isUnread |= audio.IsUnread;
            if (WavHeader.Duration(audio.Read()) is { } duration && duration > s_longestAudio)
            {
                throw ApiFault.Invalid(
                    $"'{field}' must last at most {s_longestAudio.TotalSeconds} seconds; it lasts {duration.TotalSeconds:0.##}");
            }
        }

        return isUnread;
    }

    private async Task<List<SourceMedia>> ReadAllAsync(Caller caller, IReadOnlyList<ImageInput> inputs, string field)
    {
        List<SourceMedia> sources = [];
        for (int index = 0; index < inputs.Count; index++)
        {
            sources.Add(await reader.ReadImageAsync(caller, inputs[index], string.Format(null, field, index)));
        }

        return sources;
    }
}
