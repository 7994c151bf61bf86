using XaiGen.Fuzz.Documents;
using XaiGen.Fuzz.Mutations;
using XaiGen.Fuzz.Running;

namespace XaiGen.Fuzz.Targets;

/// <summary>
/// Whatever bytes a server sends, a call returns a result or throws an <see cref="XaiException"/>, and does the same with and without
/// listeners.
/// </summary>
internal sealed class ResponsesTarget : Target
{
    private static readonly TimeSpan s_timeLimit = TimeSpan.FromSeconds(30);

    public override string Name => "responses";

    public override Verdict Check(FuzzCase fuzzCase) => CheckAsync(fuzzCase).GetAwaiter().GetResult();

    protected override FuzzCase Make(int seed, Random random)
    {
        ClientCall call = ClientCall.All[random.Next(ClientCall.All.Count)];
        byte[] response = new ResponseMutator(random).Make(ResponseExamples.Of(call.OperationId));
        Dictionary<string, string> settings = new() { ["call"] = call.Name };
        if (random.Next(3) == 0)
        {
            settings["retries"] = "1";
        }

        if (random.Next(20) == 0)
        {
            settings["ends"] = "by reset";
        }

        return new FuzzCase(Name, settings, [new CasePart("response", WireText.Of(response))]);
    }

    private static async Task<Verdict> CheckAsync(FuzzCase fuzzCase)
    {
        CallOutcome unwatched = await CallAsync(fuzzCase, watcher: null);
        using var watcher = new CallWatcher();
        CallOutcome watched = await CallAsync(fuzzCase, watcher);

        // A reset may or may not overtake the response that was sent before it.
        bool isComparable = fuzzCase.Setting("ends") is null;
        Failure[] failures = [.. new[] { unwatched.Failure, watched.Failure, watcher.Failure }.OfType<Failure>()];
        return failures.Length == 0 && isComparable && unwatched.Description != watched.Description
            ? Verdict.Of("failed", new Failure("watching changes what a caller gets", $"{unwatched.Description}\n{watched.Description}"))
            : new Verdict(unwatched.Kind, failures);
    }

    private static async Task<CallOutcome> CallAsync(FuzzCase fuzzCase, CallWatcher? watcher)
    {
        // Each call has its own server, because the second call could use a connection that the first call's server has closed.
        await using var server = new ResponseServer(WireText.ToBytes(fuzzCase["response"]), isReset: fuzzCase.Setting("ends") is not null);
        // Each attempt has its own connection, because a retry could use one that the server is closing.
        using SocketsHttpHandler handler = XaiClientOptions.CreateHandler();
        handler.PooledConnectionLifetime = TimeSpan.Zero;
        var options = new XaiClientOptions
        {
            HttpHandler = handler,
            Endpoint = server.Address,
            MaxRetries = fuzzCase.Setting("retries") is null ? 0 : 1,
            RetryDelay = TimeSpan.FromMilliseconds(1),
            MaxRetryDelay = TimeSpan.FromMilliseconds(1),
            NetworkTimeout = TimeSpan.FromSeconds(10),
            TotalTimeout = TimeSpan.FromSeconds(20),
            MaxResponseSize = 1024 * 1024,
            MaxDownloadSize = 1024 * 1024,
            AllowPrivateNetworks = true,
        };
        if (watcher is not null)
        {
            options.ClientLoggingOptions = new() { LoggerFactory = watcher };
        }

        var call = ClientCall.Of(fuzzCase.Setting("call") ?? "");
        CallOutcome outcome = await call.RunAsync(new XaiClient("key", options), server.Address).WaitAsync(s_timeLimit);
        string description = outcome.Description.Replace($"127.0.0.1:{server.Address.Port}", "the server", StringComparison.Ordinal);
        return outcome with { Description = description };
    }
}
