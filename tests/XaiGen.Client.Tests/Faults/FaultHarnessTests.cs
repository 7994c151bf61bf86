namespace XaiGen.Client.Tests.Faults;

/// <summary>A thousand operations against a server that fails them in every way it can.</summary>
public sealed class FaultyRun : IAsyncLifetime
{
    internal const int Count = 1_000;

    private const int Seed = 20_261_121;

    internal FaultyOperation[] Operations { get; } = [.. Enumerable.Range(0, Count).Select(number => new FaultyOperation(Seed, number))];

    public async Task InitializeAsync()
    {
        await using var server = new FaultServer([.. Operations.Select(operation => operation.Dossier)]);
        await Parallel.ForAsync(0, Count, new ParallelOptions { MaxDegreeOfParallelism = 32 }, async (number, _) =>
            await Operations[number].RunAsync(server.AddressOf(number)));
    }

    public Task DisposeAsync() => Task.CompletedTask;
}

/// <summary>Compares the server's own log of the run with the results of the callers.</summary>
public sealed class FaultHarnessTests(FaultyRun run) : IClassFixture<FaultyRun>
{
    private readonly FaultyOperation[] _operations = run.Operations;

    [Fact]
    public void Calls_that_cost_money_are_done_once_at_most_and_every_caller_is_told()
    {
        None("did work twice that costs money", operation =>
            operation.Dossier.Exchanges.Count(exchange => exchange is { IsBilled: true, HasWorked: true }) > 1);
        None("sent what costs money again that may have been done", operation =>
            Billed(operation).SkipLast(1).Any(exchange => !exchange.Fault.TurnsAway()));
        None("sent a stream again that can be read once only", operation =>
            operation.Deed == Deed.UploadFromOneWayStream && operation.Dossier.Exchanges.Count > 1);

        None("ended without a result and without an error of the client's own", operation =>
            operation.Result is null && !IsTyped(operation));
        None("has a result that the server did not give", operation => operation.Result is { } result && !IsOf(operation, result));
        None("was given an answer and did not pass it on", operation =>
            operation is { Result: null, IsCancelled: false, IsImpatient: false }
                && operation.Dossier.Exchanges.LastOrDefault() is { IsAnswered: true }
            && operation.Deed != Deed.GenerateVideo);
        None("uploaded other bytes than the caller's", operation =>
            operation.Dossier.Stored.Any(stored => !stored.AsSpan().SequenceEqual(operation.Content)));
        None("was told of another number of tries than the server saw", operation =>
            operation is { Error: XaiException error, IsImpatient: false, Deed: not Deed.GenerateVideo } && Billed(operation).Any()
            && error.Status is 0 or >= 400 && error.Tries != operation.Dossier.Exchanges.Count);

        None("waited longer than a minute at a time", operation => operation.Clock.Waits.Any(wait => wait > TimeSpan.FromMinutes(1)));
        None("did not wait as long as the server asked", operation =>
            operation is { IsImpatient: false, Deed: not Deed.GenerateVideo }
                && AskedFor(operation) > operation.Clock.Waits.Sum(wait => wait.TotalSeconds));
    }

    [Fact]
    public void The_run_has_met_what_it_is_about()
    {
        foreach (Fault fault in Enum.GetValues<Fault>())
        {
            foreach (bool isBilled in (bool[])[false, true])
            {
                _operations.SelectMany(operation => operation.Dossier.Exchanges)
                    .Count(exchange => exchange.Fault == fault && exchange.IsBilled == isBilled)
                    .ShouldBePositive($"{fault} of {(isBilled ? "a billed call" : "another call")}");
            }
        }

        _operations.Count(operation => operation.Result is not null).ShouldBeGreaterThan(FaultyRun.Count / 4);
        _operations.Count(operation => operation.Error is XaiException).ShouldBeGreaterThan(FaultyRun.Count / 10);
        _operations.Count(operation => operation.Error is OperationCanceledException).ShouldBeGreaterThan(FaultyRun.Count / 100);
        _operations.Where(operation => Billed(operation).Count() > 1)
            .Count(operation => operation.Result is not null).ShouldBeGreaterThan(5);
        _operations.Count(operation => operation is { Deed: Deed.Upload, Result: not null, Dossier.Stored.Count: > 1 })
            .ShouldBePositive("An upload went on after its answer had been lost.");
    }

    private void None(string did, Predicate<FaultyOperation> isSo)
    {
        FaultyOperation[] such = Array.FindAll(_operations, isSo);
        such.ShouldBeEmpty(
            $"{such.Length} operations {did}:\n{string.Join('\n', such.Take(5).Select(operation => operation.ToString()))}\n");
    }

    private static IEnumerable<Exchange> Billed(FaultyOperation operation)
        => operation.Dossier.Exchanges.Where(exchange => exchange.IsBilled);

    // A stream that the caller reads is a stream, and fails as streams do.
    private static bool IsTyped(FaultyOperation operation)
        => operation.Error is XaiException
        || (operation.IsCancelled && operation.Error is OperationCanceledException)
        || (operation is { Deed: Deed.Download, Error: IOException or OperationCanceledException });

    private static bool IsOf(FaultyOperation operation, object result)
    {
        string number = operation.ToString()[1..].Split(' ')[0];
        return result switch
        {
            // A body that is shorter than intended, but matches the promised length, cannot be detected.
            string content => FaultyApi.Content.StartsWith(content, StringComparison.Ordinal)
                || content.StartsWith("<html>", StringComparison.Ordinal) || content.Length == 0,
            FileObject { Filename: "a.bin" } file => file.Bytes == operation.Content.Length
                && Enumerable.Range(1, operation.Dossier.Stored.Count).Any(copy => file.Id.Value == $"file_{number}_{copy}"),
            FileObject file => file.Id.Value == $"file_{number}",
            FileList list => list.Data.Single().Id.Value == $"file_{number}",
            DeletedFile deleted => deleted is { Deleted: true } && deleted.Id.Value == $"file_{number}",
            CreatedPublicUrl created => created.PublicUrl.AbsolutePath == $"/{number}/a.png",
            RevokedPublicUrl revoked => revoked.Revoked,
            ImageResponse images => images.Image.Url?.AbsolutePath == $"/{number}.png",
            VideoStatus.Done video => video.Video?.Url?.AbsolutePath == $"/{number}.mp4",
            _ => false,
        };
    }

    /// <summary>
    /// The number of seconds that the server's Retry-After headers, each limited to a minute, ask a continuing client to wait.
    /// </summary>
    private static double AskedFor(FaultyOperation operation) => operation.Dossier.Exchanges
        .Select((exchange, number) => exchange.Fault switch
        {
            Fault.TooManyFor => Math.Clamp(90 - (number * 40), 0, 60),
            Fault.UnavailableFor => 7,
            _ => 0,
        })
        .SkipLast(1)
        .Sum();
}
