using System.Reflection;

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

    [Fact]
    public async Task A_batch_of_doubles_runs_as_one_of_the_client_does()
    {
        XaiClient client = new ClientDouble();

        IReadOnlyList<BatchResult<VideoStatus.Done>> results =
            await client.Videos.RunManyAsync([new VideoRequest { Prompt = "A ferry" }, new GenerationId("request-1")]);

        results.ShouldAllBe(result => result.Value!.Progress == 100);
    }

    [Fact]
    public async Task What_a_batch_answers_can_be_made_up()
    {
        XaiClient client = new ClientDouble();

        IReadOnlyList<BatchResult<FileObject>> results = await client.Files.UploadManyAsync(["a.png", "b.png"]);

        results[0].Value.ShouldNotBeNull().Filename.ShouldBe("a.png");
        results[1].Error.ShouldBeOfType<XaiException>().Message.ShouldBe("Not today.");
    }

    [Fact]
    public void Everything_that_calls_can_be_overridden_and_everything_that_is_answered_can_be_made()
    {
        Type[] exported = typeof(XaiClient).Assembly.GetExportedTypes();
        IEnumerable<MethodInfo> fixedMethods = exported.Where(type => type.Name.EndsWith("Client", StringComparison.Ordinal))
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Where(method => method.Name.EndsWith("Async", StringComparison.Ordinal) && !(method.IsVirtual && !method.IsFinal));
        IEnumerable<Type> answers = exported.Where(type => type.Name.EndsWith("Client", StringComparison.Ordinal))
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .SelectMany(method => Within(method.ReturnType))
            .Where(type => type.Assembly == typeof(XaiClient).Assembly && type is { IsValueType: false, IsAbstract: false })
            .Distinct();

        fixedMethods.ShouldBeEmpty();
        answers.Where(type => !type.GetConstructors(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance)
            .Any(constructor => constructor.IsPublic || (constructor.IsFamily && !type.IsSealed))).ShouldBeEmpty();

        static IEnumerable<Type> Within(Type type)
            => type.IsGenericType ? [type, .. type.GetGenericArguments().SelectMany(Within)] : [type];
    }

    private sealed class ClientDouble : XaiClient
    {
        public override FilesClient Files { get; } = new FilesDouble();

        public override VideosClient Videos { get; } = new VideosDouble();
    }

    private sealed class FilesDouble : FilesClient
    {
        public override Task<FileObject> GetAsync(FileId fileId, CancellationToken cancellationToken = default)
            => Task.FromResult(Named(fileId));

        public override IAsyncEnumerable<FileObject> ListAsync(
            int? limit = null, FileSortOrder? order = null, FileSortField? sortBy = null, string? filter = null,
            CancellationToken cancellationToken = default)
            => new[] { Named(new FileId("file_1")), Named(new FileId("file_2")) }.ToAsyncEnumerable();

        public override Task<IReadOnlyList<BatchResult<FileObject>>> UploadManyAsync(
            IEnumerable<string> paths, TimeSpan? expiresAfter = null, UploadBatchOptions? options = null,
            CancellationToken cancellationToken = default)
            => Task.FromResult<IReadOnlyList<BatchResult<FileObject>>>(
            [
                new BatchResult<FileObject> { Value = Named(new FileId("a")) },
                new BatchResult<FileObject> { Error = new XaiException("Not today.") },
            ]);

        private static FileObject Named(FileId id) => new()
        {
            Id = id,
            Object = "file",
            Filename = $"{id}.png",
            Bytes = 1,
            CreatedAt = DateTimeOffset.UnixEpoch,
        };
    }

    private sealed class VideosDouble : VideosClient
    {
        // Also the overloads that take parts come here, as the client's own do.
        public override Task<VideoOperation> GenerateAsync(VideoRequest request, CancellationToken cancellationToken = default)
            => Task.FromResult<VideoOperation>(new OperationDouble());

        public override VideoOperation Resume(GenerationId id) => new OperationDouble();
    }

    private sealed class OperationDouble : VideoOperation
    {
        public override Task<VideoStatus.Done> WaitForResultAsync(
            IProgress<int>? progress = null, TimeSpan? timeout = null, CancellationToken cancellationToken = default)
            => Task.FromResult(new VideoStatus.Done { Progress = 100 });
    }
}
