using XaiGen.Fuzz.Running;

namespace XaiGen.Fuzz.Targets;

/// <summary>The outcome of a call.</summary>
/// <param name="Kind">The kind of outcome, for the counts.</param>
/// <param name="Description">A description that is equal for equal outcomes.</param>
internal sealed record CallOutcome(string Kind, string Description, Failure? Failure);

/// <summary>A client call as users make it.</summary>
/// <param name="OperationId">The operation whose response the call reads.</param>
internal sealed record ClientCall(string Name, string OperationId, Func<XaiClient, Uri, Task<object?>> Call)
{
    private static readonly FileId s_file = new("file_1");
    private static readonly GenerationId s_request = new("request-1");

    public static IReadOnlyList<ClientCall> All { get; } =
    [
        new("upload", "uploadFile", async (client, _) => await client.Files.UploadAsync(new byte[] { 1, 2, 3 }, "a.bin")),
        new("list", "listFiles", async (client, _) => await client.Files.ListPageAsync()),
        new("list all", "listFiles", async (client, _) => await client.Files.ListAsync().Take(3).ToListAsync()),
        new("get", "getFile", async (client, _) => await client.Files.GetAsync(s_file)),
        new("delete", "deleteFile", async (client, _) => await client.Files.DeleteAsync(s_file)),
        new("download", "downloadFile", async (client, _) => await ReadAsync(await client.Files.DownloadAsync(s_file))),
        new("download to", "downloadFile", (client, _) => SaveAsync(path => client.Files.DownloadToAsync(s_file, path))),
        new("share", "createPublicUrl", async (client, _) => await client.Files.CreatePublicUrlAsync(s_file)),
        new("unshare", "revokePublicUrl", async (client, _) => await client.Files.RevokePublicUrlAsync(s_file)),
        new("generate image", "generateImages", async (client, _) => await client.Images.GenerateAsync("p")),
        new("generate image later", "generateImages",
            async (client, _) => await client.Images.GenerateDeferredAsync(new ImageRequest { Prompt = "p" })),
        new("edit image", "editImages", async (client, _) => await client.Images.EditAsync("p", s_file)),
        new("image status", "getImages", async (client, _) => await client.Images.GetAsync(s_request)),
        new("generate video", "generateVideo", async (client, _) => await client.Videos.GenerateAsync("p")),
        new("edit video", "editVideo", async (client, _) => await client.Videos.EditAsync("p", s_file)),
        new("extend video", "extendVideo", async (client, _) => await client.Videos.ExtendAsync("p", s_file)),
        new("video status", "getVideo", async (client, _) => await client.Videos.GetAsync(s_request)),
        new("image models", "listImageModels", async (client, _) => await client.Models.ListImageModelsAsync()),
        new("video models", "listVideoModels", async (client, _) => await client.Models.ListVideoModelsAsync()),
        new("open", "downloadFile", async (client, address) => await ReadAsync(await client.OpenAsync(new Uri(address, "/public/a.png")))),
        new("fetch to", "downloadFile",
            (client, address) => SaveAsync(path => client.DownloadToAsync(new Uri(address, "/public/a.png"), path))),
    ];

    public static ClientCall Of(string name)
        => All.FirstOrDefault(call => call.Name == name)
            ?? throw new ArgumentException($"There is no call '{name}'. Calls: {string.Join(", ", All.Select(call => call.Name))}.");

    public async Task<CallOutcome> RunAsync(XaiClient client, Uri address)
    {
        try
        {
            var walk = new ResultWalk(await Call(client, address));
            return new CallOutcome("result", walk.Text, walk.Failure);
        }
        catch (XaiException e)
        {
            // Reading the properties of the exception also parses data from the server.
            var walk = new ResultWalk(e);
            return new CallOutcome(e.Kind.ToString(), walk.Text, walk.Failure);
        }
        catch (Exception e)
        {
            return new CallOutcome("failed", e.GetType().Name, Failure.Of(e, "a call"));
        }
    }

    private static async Task<object?> ReadAsync(Stream stream)
    {
        await using (stream)
        {
            using var content = new MemoryStream();
            try
            {
                await stream.CopyToAsync(content);
            }
            catch (IOException e)
            {
                // The call has ended; the content is now read from a stream, and fails as streams do.
                return e.Message;
            }

            return Convert.ToHexString(content.ToArray());
        }
    }

    private static async Task<object?> SaveAsync(Func<string, Task> save)
    {
        string file = Path.GetTempFileName();
        try
        {
            await save(file);
            return Convert.ToHexString(await File.ReadAllBytesAsync(file));
        }
        finally
        {
            File.Delete(file);
        }
    }
}
