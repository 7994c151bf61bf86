using System.Net.Http.Headers;

namespace XaiGen.Emulator.Imagine;

/// <summary>
/// Writes results to addresses of the caller's own. The emulator sends nothing off this machine, so they must be on it.
/// </summary>
internal static class UploadTargets
{
    private static readonly HttpClient Http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false });

    public static void Check(IEnumerable<Uri> targets, string field)
    {
        foreach (var target in targets)
        {
            if (!target.IsAbsoluteUri || !target.IsLoopback || target.Scheme is not ("http" or "https"))
            {
                throw ApiFault.Invalid(
                    $"'{field}' has '{target}', which is not on this machine; the emulator writes to http://127.0.0.1 only",
                    Undocumented.UploadTargets);
            }
        }
    }

    public static async Task SendAsync(Uri target, MediaAsset asset)
    {
        using var content = new ByteArrayContent(await asset.ReadAsync());
        content.Headers.ContentType = new MediaTypeHeaderValue(asset.Kind.ContentType);
        try
        {
            using var answer = await Http.PutAsync(target, content);
            if (!answer.IsSuccessStatusCode)
            {
                throw Refused(target, $"it answered {(int)answer.StatusCode}");
            }
        }
        catch (HttpRequestException fault)
        {
            throw Refused(target, fault.Message);
        }
    }

    private static ApiFault Refused(Uri target, string reason) =>
        ApiFault.Invalid($"The result could not be written to {target}: {reason}", Undocumented.UploadTargets);
}
