namespace XaiGen.Client.Tests.Faults;

/// <summary>The operations of a caller.</summary>
internal enum Deed
{
    Upload,
    UploadFromOneWayStream,
    GetFile,
    ListFiles,
    DeleteFile,
    Download,
    CreatePublicUrl,
    RevokePublicUrl,
    GenerateImage,
    GenerateVideo,
}

/// <summary>One call, or one call and its waiting, with everything that will go wrong; all of it follows from the seed.</summary>
internal sealed class FaultyOperation
{
    private static readonly Deed[] s_deeds = Enum.GetValues<Deed>();
    private static readonly Fault[] s_faults = Enum.GetValues<Fault>();

    private readonly int _number;
    private readonly int? _cancelledAt;
    private readonly CancellationTokenSource _cancellation = new();

    public FaultyOperation(int seed, int number)
    {
        var random = new Random(HashCodeOf(seed, number));
        _number = number;
        Deed = s_deeds[random.Next(s_deeds.Length)];
        Content = new byte[random.Next(1, 64 * 1024)];
        random.NextBytes(Content);
        Dossier = new Dossier([.. Enumerable.Range(0, random.Next(6)).Select(_ => PickFault(random))]);
        _cancelledAt = random.Next(12) == 0 ? random.Next(3) : null;
        Dossier.Arrived = request =>
        {
            if (request == _cancelledAt)
            {
                _cancellation.Cancel();
            }
        };
    }

    public Deed Deed { get; }

    public byte[] Content { get; }

    public Dossier Dossier { get; }

    public EagerClock Clock { get; } = new();

    public object? Result { get; private set; }

    public Exception? Error { get; private set; }

    public bool IsCancelled => _cancellation.IsCancellationRequested;

    /// <summary>Whether the client gives up early, because the server will not respond. It may then give up at any point.</summary>
    public bool IsImpatient => Dossier.Faults.Any(fault => fault.NeedsPatience());

    public async Task RunAsync(Uri address)
    {
        var client = new XaiClient("key", new XaiClientOptions
        {
            Endpoint = address,
            TimeProvider = Clock,
            NetworkTimeout = IsImpatient ? TimeSpan.FromMilliseconds(200) : TimeSpan.FromMinutes(5),
        });
        try
        {
            Result = await CallAsync(client, new FileId($"file_{_number}"), _cancellation.Token);
        }
        catch (Exception e)
        {
            Error = e;
        }
    }

    public override string ToString()
        => $"#{_number} {Deed} [{string.Join(", ", Dossier.Faults)}]{(IsCancelled ? " cancelled" : "")}: {Result ?? Error}; "
        + string.Join(", ", Dossier.Exchanges);

    private async Task<object> CallAsync(XaiClient client, FileId file, CancellationToken cancellation) => Deed switch
    {
        Deed.Upload => await client.Files.UploadAsync(Content, "a.bin", cancellationToken: cancellation),
        Deed.UploadFromOneWayStream => await client.Files.UploadAsync(new OneWayStream(Content), "a.bin", cancellationToken: cancellation),
        Deed.GetFile => await client.Files.GetAsync(file, cancellation),
        Deed.ListFiles => await client.Files.ListPageAsync(cancellationToken: cancellation),
        Deed.DeleteFile => await client.Files.DeleteAsync(file, cancellation),
        Deed.Download => await DownloadAsync(client, file, cancellation),
        Deed.CreatePublicUrl => await client.Files.CreatePublicUrlAsync(file, cancellationToken: cancellation),
        Deed.RevokePublicUrl => await client.Files.RevokePublicUrlAsync(file, cancellation),
        Deed.GenerateImage => await client.Images.GenerateAsync("A ferry", cancellationToken: cancellation),
        Deed.GenerateVideo => await (await client.Videos.GenerateAsync("A ferry", cancellationToken: cancellation)).WaitForResultAsync(
            cancellationToken: cancellation),
        _ => throw new InvalidOperationException($"Nobody does {Deed}."),
    };

    private static async Task<object> DownloadAsync(XaiClient client, FileId file, CancellationToken cancellation)
    {
        await using Stream stream = await client.Files.DownloadAsync(file, cancellationToken: cancellation);
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync(cancellation);
    }

    // Faults that end only with a timeout take real time, so there are fewer of them.
    private static Fault PickFault(Random random)
    {
        Fault fault = s_faults[random.Next(s_faults.Length)];
        return fault.NeedsPatience() && random.Next(2) > 0 ? Fault.SlowBytes : fault;
    }

    // Not HashCode.Combine, which differs from one process to the next.
    private static int HashCodeOf(int seed, int number) => unchecked((seed * 31_337) + (number * 7_919));

    /// <summary>A stream that can be read once only.</summary>
    private sealed class OneWayStream(byte[] content) : MemoryStream(content)
    {
        public override bool CanSeek => false;
    }
}
