namespace XaiGen.Emulator.Imagine;

/// <summary>The allowed combinations in a request for a new video.</summary>
internal static class VideoRules
{
    private const int MaxReferenceImages = 7;

    public static void Check(Caller caller, VideoRequest request, VideoModelCard model, TimeSpan duration, string resolution)
    {
        bool hasReferences = request.ReferenceImages is { Count: > 0 } || request.ReferenceAudios is { Count: > 0 };
        bool hasKeyframes = request.Keyframes is { Count: > 0 };
        if (request.Prompt is { } prompt)
        {
            ModelCatalogue.CheckPrompt(caller, prompt);
        }
        else if (request.Image is null)
        {
            throw ApiFault.Incomplete("'prompt' is needed where 'image' is not given");
        }

        if (request.Image is not null && request.ReferenceImages is { Count: > 0 })
        {
            throw ApiFault.Invalid("'image' and 'reference_images' cannot be combined", Undocumented.ImageWithReferences);
        }

        if (request.ReferenceImages is { Count: > MaxReferenceImages and var count })
        {
            caller.Leniency.Refuse(
                ApiFault.Invalid(
                    $"'reference_images' must have at most {MaxReferenceImages} items; it has {count}", Undocumented.ReferenceImages),
                Leniency.ReferenceImages);
        }

        if (!model.IsGuided && (hasKeyframes || request.LastFrame is not null || request.ReferenceAudios is { Count: > 0 }))
        {
            throw ApiFault.Invalid(
                "'keyframes', 'last_frame' and 'reference_audios' are for the model 'grok-imagine-video-1.5' only, "
                + $"not for '{model.Id}'");
        }

        if (resolution == "1080p" && (!model.IsGuided || hasReferences))
        {
            throw ApiFault.Invalid(
                "'resolution' '1080p' is for the model 'grok-imagine-video-1.5' without references only");
        }

        foreach (VideoKeyframe keyframe in request.Keyframes ?? [])
        {
            if (keyframe.Timestamp >= duration)
            {
                throw ApiFault.Invalid(
                    $"'keyframes.timestamp_s' must be less than 'duration', {duration.TotalSeconds}; "
                    + $"it is {keyframe.Timestamp.TotalSeconds}");
            }
        }
    }
}
