using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.AI;
using GeneratorRequest = Microsoft.Extensions.AI.ImageGenerationRequest;

namespace XaiGen.Extensions.AI;

[Experimental("MEAI001")]
internal sealed class XaiImageGenerator(XaiClient client, ImageModel? defaultModel) : IImageGenerator
{
    private readonly ImageGeneratorMetadata _metadata = new("x_ai", client.Endpoint, defaultModel?.Value);

    public async Task<ImageGenerationResponse> GenerateAsync(
        GeneratorRequest request, ImageGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        string prompt = request.Prompt ?? throw new ArgumentException("The request has no Prompt.", nameof(request));
        ImageInput[] originals = [.. (request.OriginalImages ?? []).Select(Input)];
        object? raw = options?.RawRepresentationFactory?.Invoke(this);
        ImageResponse answer = originals.Length == 0
            ? await client.Images.GenerateAsync(Generation(prompt, options, Raw<ImageRequest>(raw)), cancellationToken)
                .ConfigureAwait(false)
            : await client.Images.EditAsync(Edit(prompt, originals, options, Raw<ImageEditRequest>(raw)), cancellationToken)
                .ConfigureAwait(false);
        return Response(answer, options);
    }

    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        object?[] services = serviceKey is null ? [this, _metadata, client, client.Images] : [];
        return Array.Find(services, serviceType.IsInstanceOfType);
    }

    public void Dispose()
    {
        // The caller owns the client.
    }

    private static ImageInput Input(AIContent original) => original switch
    {
        DataContent data => ImageInput.FromBytes(data.Data, data.MediaType),
        UriContent address => address.Uri,
        HostedFileContent file => new FileId(file.FileId),
        _ => throw new ArgumentException(
            $"An original image is a DataContent, a UriContent or a HostedFileContent, not a {original.GetType().Name}.", nameof(original)),
    };

    private static T? Raw<T>(object? raw)
        where T : class
        => raw is null or T ? (T?)raw : throw new InvalidOperationException(
            $"The RawRepresentationFactory of the options gave a {raw.GetType().Name}; this call is a {typeof(T).Name}.");

    private ImageRequest Generation(string prompt, ImageGenerationOptions? options, ImageRequest? raw)
    {
        raw ??= new ImageRequest { Prompt = prompt };
        return raw with
        {
            Prompt = prompt,
            Model = raw.Model ?? Model(options),
            N = raw.N ?? options?.Count,
            AspectRatio = raw.AspectRatio ?? ImageShape.Of(options?.ImageSize)?.Ratio,
            Resolution = raw.Resolution ?? ImageShape.Of(options?.ImageSize)?.Resolution,
            ResponseFormat = raw.ResponseFormat ?? Format(options),
            StorageOptions = raw.StorageOptions ?? Storage(options),
        };
    }

    private ImageEditRequest Edit(string prompt, ImageInput[] originals, ImageGenerationOptions? options, ImageEditRequest? raw)
    {
        ImageEditRequestSource source = originals is [var only]
            ? ImageEditRequestSource.FromImage(only)
            : ImageEditRequestSource.FromImages(originals);
        raw ??= new ImageEditRequest { Prompt = prompt, Source = source };
        return raw with
        {
            Prompt = prompt,
            Source = source,
            Model = raw.Model ?? Model(options),
            N = raw.N ?? options?.Count,

            // The aspect ratio of a single original is kept.
            AspectRatio = raw.AspectRatio ?? (originals.Length > 1 ? ImageShape.Of(options?.ImageSize)?.Ratio : null),
            Resolution = raw.Resolution ?? ImageShape.Of(options?.ImageSize)?.Resolution,
            ResponseFormat = raw.ResponseFormat ?? Format(options),
            StorageOptions = raw.StorageOptions ?? Storage(options),
        };
    }

    private ImageModel? Model(ImageGenerationOptions? options) => options?.ModelId is { } id ? new ImageModel(id) : defaultModel;

    private static ImageResponseFormat? Format(ImageGenerationOptions? options) => options?.ResponseFormat switch
    {
        ImageGenerationResponseFormat.Data => ImageResponseFormat.Base64,
        ImageGenerationResponseFormat.Uri => ImageResponseFormat.Url,
        _ => default(ImageResponseFormat?),
    };

    private static StorageOptions? Storage(ImageGenerationOptions? options)
        => options?.ResponseFormat == ImageGenerationResponseFormat.Hosted
        ? new StorageOptions { Filename = options.MediaType == "image/jpeg" ? "image.jpg" : "image.png" }
        : null;

    private static ImageGenerationResponse Response(ImageResponse answer, ImageGenerationOptions? options)
        => new([.. answer.Data.Select(image => Content(image, options))])
        {
            RawRepresentation = answer,
            Usage = answer.Usage is not { } usage ? null : new UsageDetails
            {
                InputTokenCount = usage.InputTokens,
                OutputTokenCount = usage.OutputTokens,
                TotalTokenCount = usage.TotalTokens,
                AdditionalCounts = new() { ["cost_in_usd_ticks"] = usage.CostInUsdTicks },
            },
        };

    private static AIContent Content(ImageOutput image, ImageGenerationOptions? options)
    {
        string mediaType = image.MimeType ?? options?.MediaType ?? "image/jpeg";
        AIContent content = image switch
        {
            { RespectModeration: false } => new ErrorContent("Moderation withholds the image."),
            { FileOutput: { } file } when options?.ResponseFormat == ImageGenerationResponseFormat.Hosted =>
                new HostedFileContent(file.FileId.Value) { MediaType = mediaType, Name = file.Filename },
            { Base64: { } bytes } => new DataContent(bytes.ToMemory(), mediaType),
            { Url: { } address } => new UriContent(address, mediaType),
            _ => new ErrorContent(image.StorageError ?? "The response has neither bytes nor a URL of the image."),
        };
        content.RawRepresentation = image;
        return content;
    }
}
