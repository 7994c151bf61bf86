namespace XaiGen.Client.Tests;

/// <summary>A program's own tests can stand in for the client, without a server.</summary>
public sealed class MockingTests
{
    [Fact]
    public async Task A_sub_client_is_stood_in_for_by_overriding_what_is_called()
    {
        XaiClient client = new ClientDouble();
        (await client.Files.GetAsync(new FileId("file_7"))).Filename.ShouldBe("file_7.png");
    }

    [Fact]
    public async Task A_handle_is_stood_in_for_too()
    {
        XaiClient client = new ClientDouble();

        VideoOperation operation = await client.Videos.GenerateAsync("A ferry");
        VideoStatus.Done done = await operation.WaitForResultAsync();

        done.Progress.ShouldBe(100);
    }

    [Fact]
    public async Task A_list_is_a_list_of_ones_own()
    {
        XaiClient client = new ClientDouble();
        (await client.Files.ListAsync().CountAsync()).ShouldBe(2);
    }

    private sealed class ClientDouble : XaiClient
    {
        public override FilesClient Files { get; } = new FilesDouble();

        public override VideosClient Videos { get; } = new VideosDouble();
    }

    private sealed class FilesDouble : FilesClient
    {
        public override Task<FileObject> GetAsync(FileId fileId, CancellationToken cancellationToken = default) => Task.FromResult(Named(fileId));

        public override IAsyncEnumerable<FileObject> ListAsync(
            int? limit = null, SortOrder? order = null, FileSortField? sortBy = null, string? filter = null, CancellationToken cancellationToken = default)
            => new[] { Named(new FileId("file_1")), Named(new FileId("file_2")) }.ToAsyncEnumerable();

        private static FileObject Named(FileId id) => new()
        {
            Id = id, Object = "file", Filename = $"{id}.png", Bytes = 1, CreatedAt = DateTimeOffset.UnixEpoch,
        };
    }

    private sealed class VideosDouble : VideosClient
    {
        // Also the overloads that take parts come here, as the client's own do.
        public override Task<VideoOperation> GenerateAsync(VideoGenerationRequest request, CancellationToken cancellationToken = default)
            => Task.FromResult<VideoOperation>(new OperationDouble());
    }

    private sealed class OperationDouble : VideoOperation
    {
        public override Task<VideoStatus.Done> WaitForResultAsync(
            IProgress<int>? progress = null, TimeSpan? timeout = null, CancellationToken cancellationToken = default)
            => Task.FromResult(new VideoStatus.Done { Progress = 100 });
    }
}
