using System.Text;
using System.Text.Json;
using XaiGen.GeneratedSupport;

namespace XaiGen;

/// <summary>Reads the requests whose cost is estimated from the bodies of calls and from batch files. Others are ignored.</summary>
internal static class BilledBodies
{
    public static IEnumerable<BatchRequestBody> Of(string operation, ReadOnlyMemory<byte> json) => operation switch
    {
        "generateImages" => Body<ImageRequest>(json, BatchRequestBody.FromImageGeneration),
        "editImages" => Body<ImageEditRequest>(json, BatchRequestBody.FromImageEdit),
        "generateVideo" => Body<VideoRequest>(json, request => BatchRequestBody.FromVideoGeneration(request)),
        "editVideo" => Body<VideoEditRequest>(json, request => BatchRequestBody.FromVideoGeneration(request)),
        "extendVideo" => Body<VideoExtensionRequest>(json, BatchRequestBody.FromVideoExtension),
        "addBatchRequests" => Read<AddBatchRequestsRequest>(json)?.BatchRequests.Select(request => request.Body) ?? [],
        _ => [],
    };

    /// <summary>The file of a new batch; null if its jobs are added later.</summary>
    public static FileId? FileOf(ReadOnlyMemory<byte> json) => Read<CreateBatchRequest>(json)?.InputFileId;

    /// <summary>The requests of a stored batch file.</summary>
    /// <exception cref="XaiException">The file cannot be read.</exception>
    public static async Task<IEnumerable<BatchRequestBody>> OfFileAsync(
        ApiConnection connection, FileId file, CancellationToken cancellationToken)
    {
        var requests = new List<BatchRequestBody>();
        Stream content = await new FilesClient(connection).DownloadAsync(file, cancellationToken: cancellationToken).ConfigureAwait(false);
        using var lines = new StreamReader(content, Encoding.UTF8);
        while (await lines.ReadLineAsync(cancellationToken).ConfigureAwait(false) is { } line)
        {
            requests.AddRange(OfLine(line));
        }

        return requests;
    }

    private static IEnumerable<BatchRequestBody> OfLine(string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            string? operation = document.RootElement.GetProperty("url").GetString() switch
            {
                "/v1/images/generations" => "generateImages",
                "/v1/images/edits" => "editImages",
                "/v1/videos/generations" => "generateVideo",
                "/v1/videos/edits" => "editVideo",
                "/v1/videos/extensions" => "extendVideo",
                _ => "",
            };
            return Of(operation, Encoding.UTF8.GetBytes(document.RootElement.GetProperty("body").GetRawText()));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            return [];
        }
    }

    private static IEnumerable<BatchRequestBody> Body<T>(ReadOnlyMemory<byte> json, Func<T, BatchRequestBody> body)
        where T : class, IWireModel<T>
        => Read<T>(json) is { } request ? [body(request)] : [];

    private static T? Read<T>(ReadOnlyMemory<byte> json)
        where T : class, IWireModel<T>
        => JsonRead.DocumentIfValid(json.Span, static (ref Utf8JsonReader reader) => JsonRead.Model<T>(ref reader));
}
